public import Domain

/// How values typed by a person are read: in the organisation's zone and base currency.
public struct InputContext: Sendable {
    let zone: ZoneRules
    let base: Currency
    let zones: ZoneSource

    /// An RFC 3339 instant, or a date meaning its first instant in the organisation's zone.
    public func instant(_ text: String) throws(RapportError) -> Instant {
        if let instant = Instant(rfc3339: text) { return instant }
        if let day = Day(iso: text) { return zone.start(of: day) }
        throw .invalid(.time, value: text)
    }

    /// `currency`: an ISO 4217 code; nil is the base currency.
    public func money(_ text: String, currency: String?) throws(RapportError) -> Money {
        var unit = base
        if let currency {
            guard let known = Currency(code: currency) else {
                throw .invalid(.currency, value: currency)
            }
            unit = known
        }
        guard let money = Money(decimal: text, currency: unit) else { throw .invalid(.amount(unit), value: text) }
        return money
    }

    /// Two letters of ISO 3166-1, as capitals.
    public func country(_ text: String) throws(RapportError) -> String {
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0 & 0xDF) }) else {
            throw .invalid(.country, value: text)
        }
        return text.uppercased()
    }

    /// An IANA zone that is known.
    public func timeZone(_ text: String) throws(RapportError) -> String {
        guard zones.rules(of: text) != nil else {
            throw .invalid(.timeZone, value: text)
        }
        return text
    }
}

extension Session {
    /// How values are read by the policy in force.
    public func inputContext() async throws(RapportError) -> InputContext {
        try await read(.readPolicy) { lens in
            InputContext(zone: lens.engine.fold.zone, base: lens.engine.fold.rates.base, zones: lens.engine.zones)
        }
    }
}
