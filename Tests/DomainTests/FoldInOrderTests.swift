import ClassifierLaws
import Testing

@testable import Domain

/// The one pass over a timeline in the order of folding, beside the general way.
struct FoldInOrderTests {
    @Test
    func `one pass over a timeline gives what sorting and keeping books gives`() {
        let rules = FoldRules.sample()
        var passed = 0
        for seed in 0..<3_000 as Range<UInt64> {
            var random = RandomTimeline(seed: seed, rules: rules)
            let now = Instant(milliseconds: 1_767_225_600_000)
            let kinds: [EventKind] = seed % 3 == 0 ? [] : [.retracted, .orderCancelled]
            let timeline = random.make(until: now, count: Int(seed % 40) + 1)
                .filter { !kinds.contains($0.kind) && (seed % 2 == 0 || $0.details.orderRef == nil) }
                .sorted { rules.place(of: $0) < rules.place(of: $1) }
            let general = Facts(generally: timeline, rules: rules)
            #expect(Facts(timeline: timeline, rules: rules) == general, "timeline of seed \(seed)")
            #expect(Facts(timeline: timeline.reversed(), rules: rules) == general, "reversed, of seed \(seed)")
            if Facts.isFoldedInOrder(timeline, rules: rules) { passed += 1 }
        }
        // Else the general way would have been compared with itself.
        #expect(passed > 800, "\(passed) were folded in one pass")
    }

    @Test
    func `facts are folded over those of another customer without a trace of them`() {
        let rules = FoldRules.sample()
        let now = Instant(milliseconds: 1_767_225_600_000)
        var facts = Facts()
        for seed in 0..<200 as Range<UInt64> {
            var random = RandomTimeline(seed: seed, rules: rules)
            let timeline = random.make(until: now, count: Int(seed % 20) + 1)
            timeline.withUnsafeBufferPointer { facts.refold($0, rules: rules) }
            #expect(facts == Facts(generally: timeline, rules: rules))
        }
        [].withUnsafeBufferPointer { facts.refold($0, rules: rules) }
        #expect(facts == Facts())
    }

    @Test
    func `an order at the instant of an ending before it is left to the general way`() {
        let at = Instant(milliseconds: 1_767_225_600_000)
        let timeline = [EventKind.orderCompleted, .order].enumerated().map { number, kind in
            Event(
                id: EventID(Int64(number + 1)), customer: CustomerID(1), kind: kind, occurredAt: at, recordedAt: at,
                actor: .admin, ref: "\(number)", details: EventDetails())
        }
        let facts = Facts(timeline: timeline, rules: .sample())
        #expect(facts.openOrders == 0 && facts.orderCompleted == at && !facts.hasUnmatchedEnding)
    }
}

/// Days with orders, beside an array that is kept the plain way.
struct OrderLedgerTests {
    @Test
    func `a ledger has the days that a plain array has, however many`() {
        var generator = SplitMix64(seed: 5)
        for _ in 0..<300 {
            var ledger = OrderLedger()
            var plain: [OrderDay] = []
            var day = Day(number: 20_000)
            for _ in 0..<Int.random(in: 1...14, using: &generator) {
                day = day + Int.random(in: 0...250, using: &generator)
                let sum = Int64.random(in: 0...Money.ceiling, using: &generator)
                ledger.add(sum, on: day, dropping: day - Facts.orderWindow)
                if let last = plain.last, last.day == day {
                    plain[plain.count - 1].count += 1
                    plain[plain.count - 1].sum = min(last.sum + sum, Money.ceiling)
                } else {
                    plain.removeAll { $0.day <= day - Facts.orderWindow }
                    plain.append(OrderDay(day: day, count: 1, sum: sum))
                }
                #expect(Array(ledger) == plain)
                // The same days are the same ledger, whichever way they came in.
                #expect(ledger == OrderLedger(plain) && ledger.last == plain.last)
            }
        }
        #expect(OrderLedger().last == .none && OrderLedger([]) == OrderLedger())
    }

    @Test
    func `the eight latest signals are kept, and counted while they are in a span`() {
        var signals = StrongSignals()
        #expect(signals.latest == .unset && signals.instants.isEmpty)
        let start = Instant(milliseconds: 0)
        for day in 1...10 { signals.insert(start + .days(day)) }
        #expect(signals.instants == (3...10).map { start + .days($0) })
        #expect(signals.latest(1) == start + .days(10) && signals.latest(8) == start + .days(3))
        #expect(signals.count(within: .days(4), of: start + .days(12)) == 2)
        #expect(signals.count(within: .days(30), of: start + .days(12)) == 8)
        #expect(signals.nextLeaving(.days(4), after: start + .days(12)) == start + .days(13))
        #expect(signals.nextLeaving(.days(4), after: start + .days(14)) == .never)
    }
}
