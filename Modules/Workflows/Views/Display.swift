import Classification
public import Domain
import Scheduling
import Storage

/// What it takes to show stable codes to people: the organisation's clock and money, and the names of labels.
public struct Display: Sendable {
    /// Of the organisation.
    public let zone: ZoneRules
    public let currency: Currency
    /// Those that have a rate, by their codes; the organisation's own is among them.
    public let currencies: [Currency]
    /// Of the policy that was read by, ordered by id.
    public let schemes: [Scheme]
    /// How far ahead something can be put off; nil where it was not asked.
    public let longestSnooze: Span?

    init(_ engine: Engine) {
        zone = engine.fold.zone
        currency = engine.fold.rates.base
        currencies = ([currency] + engine.fold.rates.billionths.keys.filter { [currency] in $0 != currency })
            .sorted { $0.code < $1.code }
        schemes = engine.classifiers.schemes
        longestSnooze = engine.scheduler.rules.snooze.longest
    }

    public init(zone: ZoneRules, currency: Currency, schemes: [Scheme], longestSnooze: Span? = nil) {
        self.zone = zone
        self.currency = currency
        currencies = [currency]
        self.schemes = schemes
        self.longestSnooze = longestSnooze
    }

    public func scheme(_ id: String) -> Scheme? { schemes.first { $0.id.text == id } }

    public func names(of label: String, in scheme: String) -> Names? {
        self.scheme(scheme)?.definition(of: LabelID(label))?.names
    }

    /// An RFC 3339 instant as clocks of the organisation show it, `2026-03-31 10:00`; other texts as they are.
    public func clock(_ text: String) -> String {
        Instant(rfc3339: text).map { "\(day(of: $0).iso) \(time(of: $0))" } ?? text
    }

    public func day(of instant: Instant) -> Day { zone.day(of: instant) }

    /// `HH:MM`.
    public func time(of instant: Instant) -> String { zone.clock(at: instant) }
}

extension Session {
    /// How what the session reads is shown.
    public func display() async throws(RapportError) -> Display {
        try await read(.readPolicy) { lens in Display(lens.engine) }
    }
}
