import Domain
import HashTreeCollections

/// The events of one customer.
struct Timeline: Sendable {
    /// What is unique among events that are not retracted.
    struct Name: Hashable, Sendable {
        let kind: EventKind
        let ref: ByteText
    }

    /// By (instant, id), in chunks none of which is empty: a change copies one of them, not all events.
    private var chunks: [[Event]] = []
    /// The place of each live event in time, once there are too many to look through.
    private var places: TreeDictionary<Name, Mark>?
    private var retracted: TreeSet<EventID> = []
    /// By which its events were recorded.
    private(set) var changes: TreeSet<ChangeID> = []

    /// Below this a look through all is faster than an index, and smaller.
    private static let scanned = 24
    private static let chunkSize = 64

    /// By (instant, id).
    var events: [Event] { chunks.count == 1 ? chunks[0] : Array(chunks.joined()) }

    /// Adds `event`, whose name is free, and retracts its target.
    mutating func append(_ event: Event, _ change: ChangeID) {
        changes.insert(change)
        let mark = Mark(at: event.occurredAt, event: event.id)
        insert(event, at: mark)
        if places != nil {
            places?[Self.name(of: event)] = mark
        } else if chunks[0].count > Self.scanned {
            places = TreeDictionary(
                uniqueKeysWithValues: events.filter { !retracted.contains($0.id) }
                    .map { (Self.name(of: $0), Mark(at: $0.occurredAt, event: $0.id)) })
        }
        if event.kind == .retracted, let target = event.details.target { retract(target) }
    }

    /// The event of that name, unless it is retracted.
    func live(_ kind: EventKind, _ ref: String) -> Event? {
        guard let places else {
            return chunks.first?.first {
                $0.kind == kind && $0.ref == ref && $0.ref.hasBytes(of: ref) && !retracted.contains($0.id)
            }
        }
        guard let mark = places[Name(kind: kind, ref: ByteText(ref))] else { return nil }
        let chunk = chunks[chunk(for: mark)]
        let place = Self.place(of: mark, in: chunk)
        return place < chunk.count && chunk[place].id == mark.event ? chunk[place] : nil
    }

    private mutating func insert(_ event: Event, at mark: Mark) {
        guard !chunks.isEmpty else {
            chunks = [[event]]
            return
        }
        let index = chunk(for: mark)
        chunks[index].insert(event, at: Self.place(of: mark, in: chunks[index]))
        guard chunks[index].count > Self.chunkSize else { return }
        // Most events are the latest: what is behind them stays full.
        let half = index == chunks.count - 1 ? Self.chunkSize : Self.chunkSize / 2
        chunks.insert(Array(chunks[index][half...]), at: index + 1)
        chunks[index].removeSubrange(half...)
    }

    private mutating func retract(_ target: EventID) {
        guard !retracted.contains(target), let event = chunks.joined().first(where: { $0.id == target }) else { return }
        retracted.insert(target)
        places?[Self.name(of: event)] = nil
    }

    private static func name(of event: Event) -> Name { Name(kind: event.kind, ref: ByteText(event.ref)) }

    /// The chunk that has `mark`, or ought to.
    private func chunk(for mark: Mark) -> Int {
        chunks.dropFirst().lastIndex { chunk in chunk.first.map { !Self.isBefore(mark, $0) } ?? false } ?? 0
    }

    /// The place of the first event that is not before `mark`.
    private static func place(of mark: Mark, in events: [Event]) -> Int {
        guard let last = events.last, isBefore(mark, last) || last.id == mark.event else { return events.count }
        var low = 0
        var high = events.count
        while low < high {
            let middle = (low + high) / 2
            if isAfter(mark, events[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func isBefore(_ mark: Mark, _ event: Event) -> Bool {
        (mark.at, mark.event) < (event.occurredAt, event.id)
    }
    private static func isAfter(_ mark: Mark, _ event: Event) -> Bool {
        (mark.at, mark.event) > (event.occurredAt, event.id)
    }
}
