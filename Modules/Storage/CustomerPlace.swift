public import Domain

/// Where a customer stands among others: all that an order of ``CustomerQuery`` goes by. A value, so that a list goes on
/// from where somebody stood who has moved since, or is gone.
public struct CustomerPlace: Hashable, Sendable {
    public var id: CustomerID
    public var key: String
    public var name: String
    /// ``Standing/rank``; 0 without a standing.
    public var rank: Int32
    /// The earliest instant by which anything is owed; nil when nothing is.
    public var due: Instant?

    /// Where one of that key and name would stand by name, with nothing owed and no rank.
    public init(key: String, name: String) {
        id = CustomerID(0)
        self.key = key
        self.name = name
        rank = 0
    }

    /// - `standing`: nil for none, or where nothing is ordered by it.
    public init(_ customer: Customer, _ standing: Standing?) {
        id = customer.id
        key = customer.key.text
        name = customer.profile.name
        rank = standing?.rank ?? 0
        due = standing.flatMap { Owing($0.obligations).due }
    }

    /// Whether this place comes before `other`.
    public func precedes(_ other: CustomerPlace, by order: CustomerQuery.Order) -> Bool {
        switch order {
        case .id: return id < other.id
        case .key: return key.precedes(other.key)
        case .name: return Self.isNamed(name, key, before: other.name, other.key)
        case .rank where rank != other.rank: return rank < other.rank
        case .due, .rank:
            if due == other.due { return Self.isNamed(name, key, before: other.name, other.key) }
            // Whoever is owed nothing comes last.
            guard let due else { return false }
            return other.due.map { due < $0 } ?? true
        }
    }

    /// How lists order what is alike to them: by name, then key, both by bytes.
    static func isNamed(_ name: String, _ key: String, before otherName: String, _ otherKey: String) -> Bool {
        name.hasBytes(of: otherName) ? key.precedes(otherKey) : name.precedes(otherName)
    }
}

/// The first so many of all that is put in, by place: it remembers no more than twice as many.
public struct Foremost<Value> {
    private let order: CustomerQuery.Order
    private let limit: Int
    private var found: [(place: CustomerPlace, value: Value)] = []
    /// Once there are enough: what comes after it is not wanted.
    private var last: CustomerPlace?

    /// - `limit`: how many, 1 or more.
    public init(_ limit: Int, by order: CustomerQuery.Order) {
        self.order = order
        self.limit = limit
    }

    public mutating func insert(_ value: Value, at place: CustomerPlace) {
        if let last, !place.precedes(last, by: order) { return }
        found.append((place, value))
        if found.count / 2 >= limit { trim() }
    }

    /// Those that were found, in order.
    public consuming func values() -> [Value] {
        trim()
        return found.map(\.value)
    }

    private mutating func trim() {
        found.sort { $0.place.precedes($1.place, by: order) }
        guard found.count >= limit else { return }
        found.removeLast(found.count - limit)
        last = found.last?.place
    }
}
