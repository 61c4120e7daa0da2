import Domain
import Storage

/// The lines of one owner's worklist, or of the high seas', each tree in the order of lines of one section.
struct Desk: Sendable {
    /// Whoever is owed anything, by the earliest of it.
    private(set) var lines = SortedTree<DeskLine>()
    /// Those for whom a response clock runs, by the earliest of these.
    private(set) var pressing = SortedTree<DeskLine>()
    /// Those whose recycle-warning comes before all else, by the earliest of the rest.
    private(set) var warned = SortedTree<DeskLine>()

    var isEmpty: Bool { lines.count == 0 }

    mutating func insert(_ line: DeskLine) {
        let owing = line.owing
        if let due = owing.due { lines.insert(line.at(due)) }
        if let clock = owing.clock { pressing.insert(line.at(clock)) }
        if owing.due != owing.work { warned.insert(line.at(owing.work ?? .last)) }
    }

    mutating func remove(_ line: DeskLine) {
        let owing = line.owing
        if let due = owing.due { lines.remove(line.at(due)) }
        if let clock = owing.clock { pressing.remove(line.at(clock)) }
        if owing.due != owing.work { warned.remove(line.at(owing.work ?? .last)) }
    }
}

/// A customer by where its line stands.
struct DeskLine: Comparable, Sendable {
    let rank: Int32
    /// What it stands by in a tree.
    private(set) var at = Instant.first
    let name: ByteText
    let key: ByteText
    var customer = CustomerID(0)
    var owing = Owing([])

    /// Of a customer that is owed anything; nil of another.
    init?(_ standing: Standing, of customer: Customer) {
        if standing.obligations.isEmpty { return nil }
        rank = standing.rank
        name = ByteText(customer.profile.name)
        key = ByteText(customer.key.text)
        self.customer = customer.id
        owing = Owing(standing.obligations)
    }

    /// A place between lines: before all of a rank that stand at `at` or later.
    init(_ rank: Int32, at: Instant, name: String = "", key: String = "") {
        self.rank = rank
        self.at = at
        self.name = ByteText(name)
        self.key = ByteText(key)
    }

    func at(_ instant: Instant) -> DeskLine {
        var line = self
        line.at = instant
        return line
    }

    static func < (a: DeskLine, b: DeskLine) -> Bool {
        if (a.rank, a.at) != (b.rank, b.at) { return (a.rank, a.at) < (b.rank, b.at) }
        return a.name == b.name ? a.key < b.key : a.name < b.name
    }
    static func == (a: DeskLine, b: DeskLine) -> Bool {
        (a.rank, a.at) == (b.rank, b.at) && a.key == b.key && a.name == b.name
    }

    /// Whether it is the same line at the same places.
    func isSame(as other: DeskLine?) -> Bool {
        guard let other else { return false }
        return rank == other.rank && owing == other.owing && name == other.name
    }
}

extension Instant {
    static let first = Instant(milliseconds: .min)
    static let last = Instant(milliseconds: .max)
    var next: Instant { self == .last ? self : Instant(milliseconds: milliseconds + 1) }
    var previous: Instant { self == .first ? self : Instant(milliseconds: milliseconds - 1) }
}
