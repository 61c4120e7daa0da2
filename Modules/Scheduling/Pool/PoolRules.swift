public import Domain

/// The policy's `pool` section: the numbers of the high seas (RULES.md §8). The defaults are those of the policy
/// `foreign-trade`.
public struct PoolRules: Hashable, Sendable {
    /// How many customers without an order one salesperson may own.
    public var maxOwned = 200
    /// How many customers one salesperson may claim on one day, given back or not.
    public var maxClaimsPerDay = 20
    /// How long a former owner waits, from the end of their spell.
    public var coolDown = Span.days(7)
    /// How long a customer that was released is nobody's to claim.
    public var rest = Span.days(0)
    /// How many customers one salesperson may keep from being recycled.
    public var maxLocked = 20
    public var returning = ReturningRules()
    public var recycling = RecycleRules()
    /// What the section says about schemes and labels, with the places where it does.
    public internal(set) var references: [LabelReference] = []

    public init() {}
}

/// Who gets a customer that comes back to the high seas by itself (RULES.md §8).
public struct ReturningRules: Hashable, Sendable {
    /// Who of the team is next.
    public enum Allocation: String, CaseIterable, Sendable {
        case leastLoaded = "least-loaded"
        case roundRobin = "round-robin"
        /// Nobody: it stays in the high seas.
        case none
    }
    /// Whether the last owner is asked first.
    public var toLastOwner = true
    public var then = Allocation.leastLoaded

    public init() {}
}

/// When a customer leaves the private sea (RULES.md §8).
public struct RecycleRules: Hashable, Sendable {
    public var isOn = true
    /// The scheme whose label in force says how long nobody may follow up.
    public var scheme: SchemeID = "stage"
    /// How long without a valid follow-up, by label.
    public var noFollowUp: [LabelID: Span] = [
        "inquiry": .days(15), "sample-order": .days(30), "undealt": .days(30), "transaction": .days(180),
        "unmarked": .days(7),
    ]
    /// Labels of customers that are never recycled for want of a follow-up.
    public var never: Set<LabelID> = ["repeat"]
    /// How long a spell may last without any order; nil for ever.
    public var noDeal: Span? = .days(180)
    /// A promise that is due within this keeps the customer.
    public var promiseWithin = Span.days(7)
    /// How long before it leaves the owner is warned.
    public var warnBefore = Span.days(3)
    /// What lies between warning and leaving at least.
    public var warnedAtLeast = Span.days(1)

    public init() {}
}
