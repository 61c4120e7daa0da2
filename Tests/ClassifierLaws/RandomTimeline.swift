public import Domain

/// Makes timelines whose instants crowd where rules turn: on thresholds, on the starts of days, and on each other.
public struct RandomTimeline: Sendable {
    public var generator: SplitMix64
    public let rules: FoldRules

    /// Days that rules of ours and of others like to count.
    static let thresholds = [0, 1, 2, 7, 15, 30, 31, 60, 90, 91, 180, 365, 366, 729, 730, 731]
    /// Amounts in whole units of a currency at which something turns, as far as rules of ours say so.
    static let amounts: [Int64] = [0, 1, 10_000, 20_000, 50_000, 100_000, 200_000, 300_000, 1_000_000]

    public init(seed: UInt64, rules: FoldRules) {
        generator = SplitMix64(seed: seed)
        self.rules = rules
    }

    /// A timeline with everything that can stand on one, in the order of recording: late events, ties, orders that are
    /// completed and cancelled (by name, and without one), events that are taken back, owners that come and go. No event is
    /// later than `now`.
    public mutating func make(until now: Instant, count: Int) -> [Event] {
        var events: [Event] = []
        guard let customer = UserID(validating: "somebody") else { return events }
        for number in 1...max(1, count) {
            let kind = kind()
            let at = instant(until: now, among: events)
            var details = details(of: kind, at: at)
            if kind.endsOrder, generator.chance(60) {
                details.orderRef = generator.pick(events.filter { $0.kind == .order }.map(\.ref), else: "unknown")
            }
            if kind == .retracted {
                details.target = events.filter { !$0.kind.isSystem }.randomElement(using: &generator)?.id
            }
            // Few names, so that a name that has become free is taken again.
            let isFree = { (ref: String) in Self.isFree(ref, kind, events) }
            let short = "r\(Int.random(in: 0..<6, using: &generator))"
            events.append(
                Event(
                    id: EventID(Int64(number)), customer: CustomerID(1), kind: kind, occurredAt: at, recordedAt: now,
                    actor: customer, ref: isFree(short) ? short : "e\(number)", details: details))
        }
        return events
    }

    private static func isFree(_ ref: String, _ kind: EventKind, _ events: [Event]) -> Bool {
        let retracted = Set(events.compactMap { $0.kind == .retracted ? $0.details.target : nil })
        return !events.contains { $0.kind == kind && $0.ref == ref && !retracted.contains($0.id) }
    }

    private mutating func kind() -> EventKind {
        let often: [EventKind] = [
            .inquiry, .quote, .sampleOrder, .order, .order, .orderCompleted, .orderCancelled, .dealLost, .need, .need,
            .contact, .contact, .contact, .contact, .signal, .signal, .online, .noReplyNeeded, .owned,
        ]
        return generator.chance(80)
            ? generator.pick(often, else: .note) : generator.pick(EventKind.allCases, else: .note)
    }

    /// An instant at or before `now`.
    mutating func instant(until now: Instant, among events: [Event]) -> Instant {
        let shake = Span(milliseconds: Int64.random(in: -1...1, using: &generator))
        let days = generator.pick(Self.thresholds, else: 0)
        let at: Instant =
            switch Int.random(in: 0..<100, using: &generator) {
            case ..<30: generator.pick(events.map(\.occurredAt), else: now)
            case ..<60: now + .days(-days) + shake
            case ..<75: rules.zone.start(of: rules.zone.day(of: now) - days) + shake
            case ..<80: now + .hours(-24) + rules.replyLapse.negated + shake
            default: now + Span(milliseconds: -Int64.random(in: 0..<800 * 86_400_000, using: &generator))
            }
        return min(at, now)
    }

    private mutating func details(of kind: EventKind, at: Instant) -> EventDetails {
        var details = EventDetails()
        switch kind {
        case .order:
            if generator.chance(90) {
                let known = rules.rates.billionths.keys.sorted { $0.code < $1.code } + [rules.rates.base]
                details.amount = amount(in: generator.pick(known, else: rules.rates.base))
            }
        case .need:
            details.level = generator.pick([NeedLevel.obvious, .obvious, .potential, .none], else: NeedLevel.none)
            if details.level == .obvious, generator.chance(85) {
                details.expectedClose = rules.zone.day(of: at) + Int.random(in: -40...400, using: &generator)
            }
        case .contact:
            details.channel = generator.pick(Channel.allCases, else: .email)
            details.direction = generator.pick(Direction.allCases, else: .inbound)
            details.purpose = generator.pick([.business, .business, .care, .marketing], else: .business)
            details.outcome = generator.pick([.reached, .reached, .noAnswer, .bounced], else: .reached)
        case .signal:
            details.signal = generator.pick(Signal.allCases, else: .content)
        case .owned:
            details.owner = UserID(validating: generator.pick(["ann", "bo"], else: "ann"))
        default: break
        }
        return details
    }

    /// An amount on or one minor unit beside a threshold, or any.
    mutating func amount(in currency: Currency) -> Money {
        let scale = (0..<currency.minorDigits).reduce(Int64(1)) { scale, _ in scale * 10 }
        let minor =
            generator.chance(70)
            ? generator.pick(Self.amounts, else: 0) * scale + Int64.random(in: -1...1, using: &generator)
            : Int64.random(in: 0...2_000_000, using: &generator) * scale
        return Money(minorUnits: max(0, minor), currency: currency)
    }
}

extension Span {
    var negated: Span { Span(milliseconds: -milliseconds) }
}
