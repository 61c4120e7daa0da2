public import Domain

/// One customer as a classifier sees it: profile, facts, the labels it declared to use, and the moment.
public struct Subject: Sendable {
    public var profile: Profile
    /// What the buyer says it buys a year, in minor units of the base currency.
    public var annualPurchase: Int64?
    public var createdAt: Instant
    public var facts: Facts
    public var moment: Moment
    public var key: CustomerKey
    @usableFromInline var used: [UsedLabel] = []

    /// How many other schemes one scheme may read.
    public static let maximumUses = 8

    public init(customer: Customer, facts: Facts, moment: Moment, rates: ExchangeRates) {
        self.profile = customer.profile
        self.annualPurchase = customer.profile.annualPurchase.flatMap(rates.inBase)
        self.createdAt = customer.createdAt
        self.key = customer.key
        self.facts = facts
        self.moment = moment
    }

    @inlinable public var now: Instant { moment.now }
    @inlinable public var today: Day { moment.today }

    /// The label in force of a scheme that the classifier declared in ``Classifier/uses``; nil for any other.
    @inlinable
    public func label(_ scheme: SchemeID) -> LabelID? {
        for entry in used where entry.scheme == scheme { return entry.label }
        return nil
    }

    /// The computed score of a scheme that the classifier declared to use, where it has one.
    @inlinable
    public func score(_ scheme: SchemeID) -> Int32? {
        for entry in used where entry.scheme == scheme { return entry.score }
        return nil
    }
}

@usableFromInline
struct UsedLabel: Sendable {
    @usableFromInline var scheme: SchemeID
    @usableFromInline var label: LabelID
    @usableFromInline var score: Int32?

    @usableFromInline
    init(scheme: SchemeID, label: LabelID, score: Int32?) {
        self.scheme = scheme
        self.label = label
        self.score = score
    }
}
