public import Domain

/// A time to come as a person says it.
public enum When: Hashable, Sendable {
    case instant(Instant)
    /// On the clocks of a zone that is yet to be known; without minutes the closing of that day's work.
    case local(Day, minutes: Int?)

    func instant(in zone: ZoneRules, closing: (Day) -> Instant) -> Instant {
        switch self {
        case .instant(let instant): instant
        case .local(let day, let minutes?): zone.instant(day, at: Int64(minutes) * 60_000)
        case .local(let day, nil): closing(day)
        }
    }
}

/// How values typed by a person are read: in the organisation's zone and base currency.
public struct InputContext: Sendable {
    let zone: ZoneRules
    let base: Currency
    let zones: ZoneSource

    /// An RFC 3339 instant, or on the organisation's clocks a time such as `2026-03-31T11:00`, or a date meaning its first
    /// instant.
    public func instant(_ text: String) throws(RapportError) -> Instant {
        if let instant = Instant(rfc3339: text) { return instant }
        if let day = Day(iso: text) { return zone.start(of: day) }
        if let (day, minutes) = local(text) { return zone.instant(day, at: Int64(minutes) * 60_000) }
        throw .invalid(.time, value: text)
    }

    /// A time to come: `2026-04-07T10:00`, a day, an instant, or `+2h`, `+3d` from now.
    ///
    /// `now`: what is counted from.
    public func when(_ text: String, now: Instant) throws(RapportError) -> When {
        if let instant = Instant(rfc3339: text) { return .instant(instant) }
        if let day = Day(iso: text) { return .local(day, minutes: nil) }
        if text.hasPrefix("+"), let count = Int(text.dropFirst().dropLast()), (1...3660).contains(count) {
            switch text.last {
            case "d": return .instant(now + .days(count))
            case "h": return .instant(now + .hours(count))
            default: break
            }
        }
        if let (day, minutes) = local(text) { return .local(day, minutes: minutes) }
        throw .invalid(.when, value: text)
    }

    /// A day and the minutes from its start, without saying on whose clocks.
    private func local(_ text: String) -> (Day, Int)? {
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard parts.count == 2, let day = Day(iso: String(parts[0])), let range = TimeRange(text: "\(parts[1])-24:00")
        else { return nil }
        return (day, range.start)
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
        guard let code = Countries.code(text) else { throw .invalid(.country, value: text) }
        return code
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
