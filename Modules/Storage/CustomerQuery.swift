public import Domain

/// Which customers, in which order. A value, so that every backend answers it alike.
public struct CustomerQuery: Hashable, Sendable {
    public enum Order: String, CaseIterable, Sendable {
        /// By id: the order in which they were made.
        case id
        /// By key, byte order.
        case key
        /// By name, byte order, then key.
        case name
        /// By the earliest instant by which anything is owed, those who are owed nothing last, then as by name.
        case due
        /// By ``Standing/rank`` as worklists are, then as by what is due. Without a standing the rank is 0.
        case rank
    }

    public var condition: Condition
    /// Whose customers may be seen.
    public var scope: Scope
    public var order: Order
    /// Only those after this place in the order, whether anybody still stands there or not; nil from the start.
    public var after: CustomerPlace?
    /// At most this many.
    public var limit: Int
    /// What the fields that count days are measured from.
    public var moment: Moment
    public var rates: ExchangeRates

    public init(
        _ condition: Condition = .all([]), scope: Scope, order: Order = .key, after: CustomerPlace? = nil,
        limit: Int = .max, moment: Moment, rates: ExchangeRates
    ) {
        self.condition = condition
        self.scope = scope
        self.order = order
        self.after = after
        self.limit = limit
        self.moment = moment
        self.rates = rates
    }
}

/// Which customers an acting user may see, or whose are meant, as a condition that a backend can put into its query.
public enum Scope: Hashable, Sendable {
    case everything
    /// The customers of these users, and with `highSeas` those that nobody owns.
    case owners([UserID], highSeas: Bool)

    public func contains(owner: UserID?) -> Bool {
        switch self {
        case .everything: true
        case .owners(let owners, let highSeas): owner.map(owners.contains) ?? highSeas
        }
    }
}
