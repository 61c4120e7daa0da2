public import Domain

/// How it stands with a customer's stay in the private sea (RULES.md §8): the one answer that countdown, warning and
/// recycler go by.
public enum Recycling: Hashable, Sendable {
    /// Nobody owns the customer.
    case unowned
    /// The policy recycles nobody.
    case off
    /// What keeps the customer, each reason there is.
    case exempt([Exemption])
    case counting(Countdown)
}

/// What keeps a customer with its owner.
public enum Exemption: Hashable, Sendable {
    case openOrder
    /// A label that was asked for waits for approval.
    case waitingApproval
    /// The owner keeps it.
    case locked
    /// The owner promised something that is due soon: the earliest.
    case promise(due: Instant)
    /// No clock runs.
    case never
}

/// The clock that runs out first.
public struct Countdown: Hashable, Sendable {
    /// The code of FORMATS.md: `no-follow-up` or `no-deal`.
    public let reason: String
    /// The spell and the day from which it counts: the identity of the warning.
    public let cause: Cause
    /// When the customer leaves, if it was warned.
    public let leaves: Instant
    /// When the owner is to be warned.
    public let warnAt: Instant

    public init(reason: String, cause: Cause, leaves: Instant, warnAt: Instant) {
        self.reason = reason
        self.cause = cause
        self.leaves = leaves
        self.warnAt = warnAt
    }

    /// When the customer leaves that was warned at `warned`; nil when it was not: nothing is recycled without a
    /// warning.
    public func leaving(warned: Instant?, rules: RecycleRules) -> Instant? {
        warned.map { max(leaves, $0 + rules.warnedAtLeast) }
    }
}
