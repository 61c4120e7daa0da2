import ClassifierLaws
import Domain
import Testing

/// What a timeline of a few events folds into: instants are minutes of one day.
struct FoldTests {
    static let rules = FoldRules.sample(zone: .eightHoursAhead)
    static let start = Instant(milliseconds: 1_767_225_600_000)  // 2026-01-01T00:00:00Z

    static func at(_ minute: Int, days: Int = 0, ms: Int64 = 0) -> Instant {
        start + Span(milliseconds: Int64(minute) * 60_000 + Int64(days) * 86_400_000 + ms)
    }

    /// One event; its id is its place in the list it is put into.
    struct Step: Sendable {
        let kind: EventKind
        let at: Instant
        var ref = ""
        var details = EventDetails()

        init(_ kind: EventKind, _ minute: Int, days: Int = 0, ms: Int64 = 0, ref: String = "") {
            self.kind = kind
            self.at = FoldTests.at(minute, days: days, ms: ms)
            self.ref = ref
        }

        static func contact(
            _ channel: Channel, _ direction: Direction, _ minute: Int, _ outcome: Outcome = .reached,
            _ purpose: Purpose = .business, days: Int = 0, ms: Int64 = 0
        ) -> Step {
            var step = Step(.contact, minute, days: days, ms: ms)
            step.details.channel = channel
            step.details.direction = direction
            step.details.outcome = outcome
            step.details.purpose = purpose
            return step
        }
        static func need(_ level: NeedLevel, _ minute: Int) -> Step {
            var step = Step(.need, minute)
            step.details.level = level
            return step
        }
        static func order(_ minute: Int, _ ref: String, amount: Int64? = nil, days: Int = 0) -> Step {
            var step = Step(.order, minute, days: days, ref: ref)
            step.details.amount = amount.map { Money(minorUnits: $0, currency: .cny) }
            return step
        }
        static func end(_ kind: EventKind, _ minute: Int, of ref: String? = nil) -> Step {
            var step = Step(kind, minute)
            step.details.orderRef = ref
            return step
        }
        static func retract(_ number: Int64, _ minute: Int) -> Step {
            var step = Step(.retracted, minute)
            step.details.target = EventID(number)
            return step
        }
        static func owned(_ owner: String, _ minute: Int) -> Step {
            var step = Step(.owned, minute)
            step.details.owner = UserID(validating: owner)
            return step
        }
    }

    static func events(_ steps: [Step]) -> [Event] {
        steps.enumerated().map { index, step in
            Event(
                id: EventID(Int64(index + 1)), customer: CustomerID(1), kind: step.kind, occurredAt: step.at,
                recordedAt: at(0, days: 4000), actor: .admin, ref: step.ref.isEmpty ? "\(index + 1)" : step.ref,
                details: step.details)
        }
    }

    static func fold(_ steps: [Step]) -> Facts { Facts(timeline: events(steps), rules: rules) }

    // MARK: Event by event

    @Test(arguments: [ZoneRules.eightHoursAhead, .shiftingAtMidnight])
    func `recording event by event gives what folding from nothing gives`(zone: ZoneRules) {
        let rules = FoldRules.sample(zone: zone)
        var appended = 0
        for seed in 1...400 as ClosedRange<UInt64> {
            var random = RandomTimeline(seed: seed, rules: rules)
            let timeline = random.make(until: Self.at(0), count: 25)
            var facts = Facts()
            for count in 1...timeline.count {
                let whole = Facts(timeline: Array(timeline[..<count]), rules: rules)
                if facts.canAppend(timeline[count - 1], rules: rules) {
                    appended += 1
                    facts.append(timeline[count - 1], rules: rules)
                } else {
                    facts = whole
                }
                #expect(facts == whole, "seed \(seed), event \(count)")
            }
        }
        #expect(appended > 500)
    }

    @Test func `in the order of time most events can be appended`() {
        var appended = 0
        for seed in 1...200 as ClosedRange<UInt64> {
            var random = RandomTimeline(seed: seed, rules: Self.rules)
            let made = random.make(until: Self.at(0), count: 25).filter { $0.kind != .retracted }
            let timeline = Facts.foldable(made, rules: Self.rules)
            var facts = Facts()
            for count in 1...timeline.count {
                let whole = Facts(timeline: Array(timeline[..<count]), rules: Self.rules)
                if facts.canAppend(timeline[count - 1], rules: Self.rules) {
                    appended += 1
                    facts.append(timeline[count - 1], rules: Self.rules)
                } else {
                    facts = whole
                }
                #expect(facts == whole, "seed \(seed), event \(count)")
            }
        }
        #expect(appended > 3000)
    }

    @Test func `the order in which events are given does not matter`() {
        for seed in 1...100 as ClosedRange<UInt64> {
            var random = RandomTimeline(seed: seed, rules: Self.rules)
            let timeline = random.make(until: Self.at(0), count: 20)
            let shuffled = timeline.shuffled(using: &random.generator)
            #expect(Facts(timeline: shuffled, rules: Self.rules) == Facts(timeline: timeline, rules: Self.rules))
        }
    }

    @Test func `an order under a name that became free is ended by what named it`() {
        let before = [Step.order(1, "PO1"), .end(.orderCompleted, 2, of: "PO1"), .retract(1, 3)]
        let again = Step.order(9, "PO1")
        let all = Self.events(before + [again])
        #expect(!Self.fold(before).canAppend(all[3], rules: Self.rules))
        #expect(Self.fold(before + [again]).openOrders == 0)
    }

    // MARK: The wait for a reply

    static let waits: [(String, [Step], Instant)] = [
        ("a message waits", [.contact(.email, .inbound, 1)], at(1)),
        ("an inquiry waits", [Step(.inquiry, 1)], at(1)),
        ("the first of two waits", [.contact(.chat, .inbound, 1), .contact(.sms, .inbound, 2)], at(1)),
        ("marketing does not", [.contact(.email, .inbound, 1, .reached, .marketing)], .unset),
        ("a bounced one does", [.contact(.email, .inbound, 1, .bounced)], at(1)),
        ("a call does not", [.contact(.phone, .inbound, 1, .noAnswer)], .unset),
        ("a follow-up answers", [Step(.inquiry, 1), .contact(.email, .outbound, 2)], .unset),
        ("one of the same instant answers", [.contact(.email, .outbound, 1), Step(.inquiry, 1)], .unset),
        ("one before does not", [.contact(.email, .outbound, 1), Step(.inquiry, 1, ms: 1)], at(1, ms: 1)),
        ("a bounced one does not answer", [Step(.inquiry, 1), .contact(.email, .outbound, 2, .bounced)], at(1)),
        ("care answers", [Step(.inquiry, 1), .contact(.email, .outbound, 2, .reached, .care)], .unset),
        (
            "marketing does not answer", [Step(.inquiry, 1), .contact(.email, .outbound, 2, .reached, .marketing)],
            at(1)
        ),
        ("a reached call in answers", [Step(.inquiry, 1), .contact(.phone, .inbound, 2)], .unset),
        ("a quote answers", [Step(.inquiry, 1), Step(.quote, 2)], .unset),
        ("a quote of the same instant answers", [Step(.quote, 1), Step(.inquiry, 1)], .unset),
        ("no reply needed answers", [Step(.inquiry, 1), Step(.noReplyNeeded, 2)], .unset),
        ("an order does not answer", [Step(.inquiry, 1), .order(2, "a")], at(1)),
        ("the first after the answer waits", [Step(.inquiry, 1), Step(.quote, 2), Step(.inquiry, 3)], at(3)),
        ("before the lapse the first stays", [Step(.inquiry, 1), Step(.inquiry, 1, days: 31, ms: -1)], at(1)),
        ("at the lapse it starts anew", [Step(.inquiry, 1), Step(.inquiry, 1, days: 31)], at(1, days: 31)),
        ("a late answer goes back", [Step(.inquiry, 1), Step(.inquiry, 5), Step(.quote, 3)], at(5)),
    ]

    @Test(arguments: waits)
    func `the first message since the last answer waits`(name: String, steps: [Step], expected: Instant) {
        #expect(Self.fold(steps).waitingMessage.at == expected, "\(name)")
    }

    // MARK: Orders

    static let books: [(String, [Step], orders: Int32, open: Int32)] = [
        ("an order is open", [.order(1, "a")], 1, 1),
        ("completed by name", [.order(1, "a"), .order(2, "b"), .end(.orderCompleted, 3, of: "b")], 2, 1),
        ("completed twice", [.order(1, "a"), .order(2, "b")] + twice(.orderCompleted, "a"), 2, 1),
        ("cancelled by name", [.order(1, "a"), .order(2, "b"), .end(.orderCancelled, 3, of: "a")], 1, 1),
        (
            "cancelled after completed", [.order(1, "a"), .end(.orderCompleted, 2), .end(.orderCancelled, 3, of: "a")],
            0, 0
        ),
        (
            "completed after cancelled", [.order(1, "a"), .end(.orderCancelled, 2), .end(.orderCompleted, 3, of: "a")],
            0, 0
        ),
        ("none at or before it", [.order(2, "a"), .end(.orderCompleted, 1)], 1, 1),
        ("one of the same instant", [.order(2, "a"), .end(.orderCompleted, 2)], 1, 0),
        ("cancelled at the same instant", [.end(.orderCancelled, 2), .order(2, "a")], 0, 0),
        ("named before it happened", [.order(2, "a"), .end(.orderCompleted, 1, of: "a")], 1, 0),
        ("an unknown name", [.order(1, "a"), .end(.orderCompleted, 2, of: "x")], 1, 1),
        ("taken back", [.order(1, "a"), .order(2, "b"), .retract(1, 3)], 1, 1),
        ("a completion taken back", [.order(1, "a"), .end(.orderCompleted, 2), .retract(2, 3)], 1, 1),
    ]

    static func twice(_ kind: EventKind, _ ref: String) -> [Step] { [.end(kind, 3, of: ref), .end(kind, 4, of: ref)] }

    @Test(arguments: books)
    func `completions and cancellations find their orders`(name: String, steps: [Step], orders: Int32, open: Int32) {
        let facts = Self.fold(steps)
        #expect(facts.orders == orders, "\(name)")
        #expect(facts.openOrders == open, "\(name)")
        #expect(facts.orderDays.reduce(0) { $0 + $1.count } == orders, "\(name)")
    }

    @Test func `without a name the oldest is completed and the newest cancelled`() {
        let orders: [Step] = [.order(1, "a", amount: 1), .order(2, "b", amount: 10), .order(3, "c", amount: 100)]
        let book = OrderBook(Self.events(orders + [.end(.orderCompleted, 4), .end(.orderCancelled, 5)]))
        #expect(book.entries.map(\.isOpen) == [false, true, false])
        #expect(book.entries.map(\.isLive) == [true, true, false])
        let facts = Self.fold(orders + [.end(.orderCompleted, 4), .end(.orderCancelled, 5)])
        #expect(facts.order == Self.at(2))
        #expect(facts.orderCompleted == Self.at(4))
        #expect(facts.orderDays.map(\.sum) == [11])
        #expect(facts.events == 5)
    }

    @Test func `a cancelled order takes its completion along`() {
        let facts = Self.fold([.order(1, "a"), .end(.orderCompleted, 2), .end(.orderCancelled, 3, of: "a")])
        #expect(!facts.order.isSet)
        #expect(!facts.orderCompleted.isSet)
        #expect(facts.orderDays.isEmpty)
        #expect(facts.events == 3)
    }

    @Test(arguments: [(729, 2), (730, 1), (731, 1)])
    func `day sums reach back 730 days`(days: Int, kept: Int) {
        let facts = Self.fold([.order(1, "a"), .order(1, "b", days: days)])
        #expect(facts.orderDays.count == kept)
        #expect(facts.orders == 2)
    }

    // MARK: Needs

    static let needs: [(String, [Step], NeedLevel?)] = [
        ("stated", [.need(.obvious, 1)], .obvious),
        ("replaced whole", [.need(.obvious, 1), .need(.potential, 2)], .potential),
        ("of one instant the later recorded", [.need(.obvious, 1), .need(.potential, 1)], .potential),
        ("spent by an order of the same instant", [.order(1, "a"), .need(.obvious, 1)], nil),
        ("not by one before", [.order(1, "a"), .need(.obvious, 2)], .obvious),
        ("spent by a lost deal of the same instant", [Step(.dealLost, 1), .need(.potential, 1)], nil),
        ("spent by a lost deal", [.need(.obvious, 1), Step(.dealLost, 2)], nil),
        ("not by a cancelled order", [.need(.obvious, 1), .order(2, "a"), .end(.orderCancelled, 3)], .obvious),
        ("inquiries do not spend it", [.need(.obvious, 1), Step(.inquiry, 2)], .obvious),
        ("none stays", [.need(.none, 1), Step(.dealLost, 2)], NeedLevel.none),
        ("none is revived by an inquiry", [.need(.none, 1), Step(.inquiry, 1, ms: 1)], nil),
        ("not by one of the same instant", [.need(.none, 1), Step(.inquiry, 1)], NeedLevel.none),
        ("by a quote", [.need(.none, 1), Step(.quote, 2)], nil),
        ("by a sample order", [.need(.none, 1), Step(.sampleOrder, 2)], nil),
        ("by an order of the same instant", [.need(.none, 1), .order(1, "a")], nil),
        ("not by a weak signal", [.need(.none, 1), signal(.content, 2)], NeedLevel.none),
        ("by a strong one", [.need(.none, 1), signal(.demoRequest, 2)], nil),
    ]

    static func signal(_ signal: Signal, _ minute: Int) -> Step {
        var step = Step(.signal, minute)
        step.details.signal = signal
        return step
    }

    @Test(arguments: needs)
    func `a need is in force until it is spent or revived`(name: String, steps: [Step], expected: NeedLevel?) {
        #expect(Self.fold(steps).needInForce?.level == expected, "\(name)")
    }

    @Test func `the eight latest strong signals are kept`() {
        let facts = Self.fold((1...9).map { Self.signal(.demoRequest, $0) } + [Self.signal(.content, 20)])
        #expect(facts.strongSignals.instants == (2...9).map { Self.at($0) })
        #expect(facts.weakSignal == Self.at(20))
    }

    // MARK: Phone confirmation, greetings, spells

    static let mails: [(String, [Step], Instant)] = [
        ("the first email out", [.contact(.email, .outbound, 1), .contact(.email, .outbound, 2)], at(1)),
        ("unanswered counts", [.contact(.email, .outbound, 1, .noAnswer)], at(1)),
        ("bounced does not", [.contact(.email, .outbound, 1, .bounced)], .unset),
        ("care does not", [.contact(.email, .outbound, 1, .reached, .care)], .unset),
        ("a chat does not", [.contact(.chat, .outbound, 1)], .unset),
        ("a reached call confirms", [.contact(.email, .outbound, 1), .contact(.phone, .outbound, 2)], .unset),
        (
            "one that is not reached does not",
            [.contact(.email, .outbound, 1), .contact(.phone, .outbound, 2, .noAnswer)], at(1)
        ),
        (
            "a call of the same instant confirms", [.contact(.phone, .outbound, 1), .contact(.email, .outbound, 1)],
            .unset
        ),
        ("anything inbound confirms", [.contact(.email, .outbound, 1), .contact(.email, .inbound, 2)], .unset),
        (
            "an email answers what came at its instant",
            [.contact(.email, .outbound, 1), .contact(.email, .inbound, 1)], at(1)
        ),
        (
            "an unanswered email does not", [.contact(.email, .outbound, 1, .noAnswer), .contact(.email, .inbound, 1)],
            .unset
        ),
        (
            "after a call it starts anew",
            [.contact(.email, .outbound, 1), .contact(.phone, .outbound, 2), .contact(.email, .outbound, 3)], at(3)
        ),
    ]

    @Test(arguments: mails)
    func `an email waits for a call to confirm it`(name: String, steps: [Step], expected: Instant) {
        #expect(Self.fold(steps).unconfirmedEmail.at == expected, "\(name)")
    }

    static let greetings: [(String, [Step], Instant)] = [
        ("seen", [Step(.online, 1)], at(1)),
        ("greeted", [Step(.online, 1), .contact(.chat, .outbound, 2)], .unset),
        ("greeted at the same instant", [.contact(.chat, .outbound, 1), Step(.online, 1)], .unset),
        ("any contact out greets", [Step(.online, 1), .contact(.email, .outbound, 2, .bounced)], .unset),
        (
            "a failed one of the same instant does not", [.contact(.email, .outbound, 1, .bounced), Step(.online, 1)],
            at(1)
        ),
        ("greeted before", [.contact(.chat, .outbound, 1), Step(.online, 2)], at(2)),
        ("an inbound contact does not greet", [Step(.online, 1), .contact(.chat, .inbound, 2)], at(1)),
    ]

    @Test(arguments: greetings)
    func `somebody online waits for a contact out`(name: String, steps: [Step], expected: Instant) {
        #expect(Self.fold(steps).online.at == expected, "\(name)")
    }

    @Test func `a spell ends, and the same owner again starts a new one`() {
        #expect(Self.fold([.owned("ann", 1), Step(.released, 2)]).spell == nil)
        let steps: [Step] = [.owned("ann", 1), .contact(.email, .outbound, 2), .owned("ann", 3)]
        #expect(Self.fold(steps).spell?.start.at == Self.at(3))
        #expect(Self.fold(steps).spell?.firstFollowUp.isSet == false)
        #expect(Self.fold(Array(steps.dropLast())).spell?.firstFollowUp.at == Self.at(2))
    }

    @Test func `a follow-up at the instant a spell starts is in it`() {
        #expect(Self.fold([.contact(.email, .outbound, 1), .owned("ann", 1)]).spell?.firstFollowUp.at == Self.at(1))
    }

    @Test func `only what people and customers do counts as an event`() {
        #expect(Self.fold([.owned("ann", 1), Step(.created, 1), Step(.tagged, 2)]).events == 0)
        #expect(Self.fold([Step(.note, 1), .owned("ann", 2)]).events == 1)
        #expect(Self.fold([Step(.note, 1), .retract(1, 2)]).events == 0)
    }
}
