public import Domain

/// What reading an import needs to know of the world and of the policy in force.
public struct ImportContext: Sendable {
    /// The moment of the import: nothing in a file may be later.
    public let now: Instant
    /// The organisation's zone, in which dates without a time begin.
    public let zone: ZoneRules
    /// The base currency, and which others have a rate.
    public let rates: ExchangeRates
    /// Where the customers' own zones are looked up.
    public let zones: ZoneSource

    public init(now: Instant, zone: ZoneRules, rates: ExchangeRates, zones: ZoneSource) {
        self.now = now
        self.zone = zone
        self.rates = rates
        self.zones = zones
    }
}
