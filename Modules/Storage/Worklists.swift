public import Domain

/// Worklists, read from indexes that stand in their order (RULES.md §7): a page costs what it shows, not what people own.
///
/// All of it is about what is stored: of customers whose time has passed, or that an older policy stands behind, the caller
/// finds out by itself.
public protocol WorklistStore {
    /// The lines that `query` asks for, in their order, one a customer.
    func page(_ query: WorklistQuery) throws -> [WorklistPlace]
    /// How many lines there are, whatever the query's start and limit.
    func counts(_ query: WorklistQuery) throws -> WorklistCounts
    /// How many customers of `owner` have one of the labels whose bits are set in `labels` (``Standing/crowds``).
    func crowd(_ labels: Int64, of owner: UserID) throws -> Int
}

/// Which lines of whose worklist. A value, so that every backend answers it alike.
///
/// A customer stands in the first section that holds for it:
/// - `pressing`, when a response clock is due at or before ``pressing``; the earliest of those leads,
/// - `today`, when anything is due at or before ``today``; the earliest leads,
/// - `ahead`, when anything but a recycle-warning is owed; the earliest of that leads.
///
/// Inside a section ``Standing/rank`` decides, then the leading due instant, the name and the key, both by bytes.
public struct WorklistQuery: Hashable, Sendable {
    public var scope: Scope
    /// From when on a line is overdue that leads with this due instant or an earlier one.
    public var now: Instant
    /// The latest due instant of a response clock that presses.
    public var pressing: Instant
    /// The latest due instant that is today's.
    public var today: Instant
    /// Lines ahead are listed when they lead with a due instant before this one; nil lists none.
    public var ahead: Instant?
    /// Only lines that come after this one; nil from the start.
    public var after: WorklistPlace?
    /// At most this many.
    public var limit: Int

    public init(
        scope: Scope, now: Instant, pressing: Instant, today: Instant, ahead: Instant? = nil,
        after: WorklistPlace? = nil, limit: Int = .max
    ) {
        self.scope = scope
        self.now = now
        self.pressing = pressing
        self.today = today
        self.ahead = ahead
        self.after = after
        self.limit = limit
    }
}

/// Where a customer stands on a worklist.
public struct WorklistPlace: Hashable, Sendable {
    public let section: WorklistSection
    public let rank: Int32
    /// Of what leads.
    public let due: Instant
    public let name: String
    public let key: String
    public let customer: CustomerID

    public init(
        section: WorklistSection, rank: Int32, due: Instant, name: String, key: String, customer: CustomerID
    ) {
        self.section = section
        self.rank = rank
        self.due = due
        self.name = name
        self.key = key
        self.customer = customer
    }
}

extension WorklistPlace: Comparable {
    public static func < (a: WorklistPlace, b: WorklistPlace) -> Bool {
        let (one, other) = ((a.section, a.rank, a.due), (b.section, b.rank, b.due))
        if one != other { return one < other }
        return CustomerPlace.isNamed(a.name, a.key, before: b.name, b.key)
    }
}

/// How many lines a worklist has.
public struct WorklistCounts: Hashable, Sendable {
    /// Lines that press or are today's.
    public var due = 0
    /// Those of them that are overdue.
    public var overdue = 0
    /// Lines ahead that the query does not list.
    public var ahead = 0

    public init(due: Int = 0, overdue: Int = 0, ahead: Int = 0) {
        self.due = due
        self.overdue = overdue
        self.ahead = ahead
    }
}
