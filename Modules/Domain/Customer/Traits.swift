/// What rules of ours ask of a customer beside its timeline, in a few bytes without a reference: made once from the
/// profile, read for every customer of a bulk run.
public struct Traits: Hashable, Sendable {
    public var createdAt: Instant
    /// What the buyer says it buys a year, in minor units of the base currency; nil when not known.
    public var annualPurchase: Int64?
    public let source: Source?
    public let credit: Credit?
    public let budgetAuthorised: Bool?
    public let preferredChannel: Channel?
    public let reachable: ChannelSet
    /// Whether the whole profile has more to say: to schedules of care, in another zone, of an industry.
    public let hasBirthdays: Bool, hasCountry: Bool, hasZone: Bool, hasIndustry: Bool

    /// Of a customer about whom nothing is known.
    public static let none = Traits()

    private init() {
        createdAt = .unset
        (source, credit, budgetAuthorised, preferredChannel) = (nil, nil, nil, nil)
        reachable = []
        (hasBirthdays, hasCountry, hasZone, hasIndustry) = (false, false, false, false)
    }

    public init(_ customer: Customer, rates: ExchangeRates) {
        let profile = customer.profile
        createdAt = customer.createdAt
        annualPurchase = profile.annualPurchase.flatMap(rates.inBase)
        source = profile.source
        credit = profile.credit
        budgetAuthorised = profile.budgetAuthorised
        preferredChannel = profile.preferredChannel
        reachable = profile.reachable
        hasBirthdays = profile.contacts.contains { $0.birthday != nil }
        hasCountry = profile.country != nil
        hasZone = profile.timeZone != nil
        hasIndustry = profile.industry != nil
    }
}
