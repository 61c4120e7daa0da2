import Classification
import Domain

@testable import Workflows

/// What happened to one customer, whatever it may be, and what follows from it.
enum Histories {
    static func run(_ input: [UInt8]) {
        var choices = Choices(input)
        let engine = choices.pick(House.engines)
        let history = History(&choices, rates: engine.fold.rates)
        history.expectOneFold(engine.fold)
        history.expectSense(by: engine)
    }
}

/// A customer with its timeline, at an instant.
struct History {
    let customer: Customer
    let timeline: [Event]
    let now: Instant

    init(_ choices: inout Choices, rates: ExchangeRates) {
        let now: Instant
        switch choices.below(3) {
        case 0: now = House.now
        case 1: now = House.now + .days(choices.below(256))
        default:
            now = Instant(
                milliseconds: choices.number(in: Instant.earliest.milliseconds...Instant.latest.milliseconds))
        }
        self.now = now
        customer = Self.customer(&choices, now: now)
        var timeline: [Event] = []
        while !choices.isEmpty, timeline.count < 60 {
            timeline.append(Self.event(&choices, after: timeline, now: now, rates: rates))
        }
        self.timeline = timeline
    }

    private static func customer(_ choices: inout Choices, now: Instant) -> Customer {
        guard let key = CustomerKey(validating: "C-1") else { broken("no key") }
        var profile = Profile(name: "Acme")
        let flags = choices.byte()
        if flags & 1 != 0 { profile.country = choices.pick(["DE", "CN", "SA", "BR", "US", "ZZ"]) }
        if flags & 2 != 0 {
            profile.timeZone = choices.pick(["Europe/Berlin", "Pacific/Apia", "Asia/Kathmandu", "No/Where"])
        }
        if flags & 4 != 0 {
            profile.annualPurchase = Money(minorUnits: choices.number(in: 0...Money.limit), currency: .cny)
        }
        if flags & 8 != 0 { profile.credit = choices.pick(Credit.allCases) }
        if flags & 16 != 0 { profile.companySize = Int(choices.number(in: 0...Int64(Int32.max))) }
        if flags & 32 != 0 { profile.budgetAuthorised = choices.flag() }
        if flags & 64 != 0 {
            var contact = Contact()
            contact.birthday = Day(number: Int32(choices.number(in: -25_567...84_005)))
            contact.emails = ["a@b.example"]
            for channel in Channel.allCases where choices.flag() { contact.doNotContact.insert(channel) }
            profile.contacts = [contact]
        }
        if flags & 128 != 0 {
            profile.source = choices.pick(Source.allCases)
            profile.industry = choices.pick(["valves", "toys"])
            profile.preferredChannel = choices.pick(Channel.allCases)
        }
        return Customer(id: CustomerID(1), key: key, createdAt: now, profile: profile)
    }

    private static func event(
        _ choices: inout Choices, after others: [Event], now: Instant, rates: ExchangeRates
    ) -> Event {
        let kind = choices.pick(EventKind.allCases)
        let at: Instant
        switch choices.below(4) {
        case 0: at = others.last?.occurredAt ?? now
        case 1: at = Instant(milliseconds: choices.number(in: Instant.earliest.milliseconds...now.milliseconds))
        default:
            let span = Span(milliseconds: Int64(choices.below(256)) * 86_400_000 + Int64(choices.below(3)))
            at = max(.earliest, Instant(milliseconds: now.milliseconds - span.milliseconds))
        }
        var details = EventDetails()
        let flags = choices.byte()
        if flags & 1 != 0 {
            let currency = choices.pick([rates.base] + rates.billionths.keys.sorted { $0.code < $1.code })
            details.amount = Money(minorUnits: choices.number(in: 0...Money.limit), currency: currency)
        }
        details.channel = choices.pick(Channel.allCases)
        details.direction = choices.pick(Direction.allCases)
        if flags & 2 != 0 { details.purpose = choices.pick(Purpose.allCases) }
        if flags & 4 != 0 { details.outcome = choices.pick(Outcome.allCases) }
        details.signal = choices.pick(Signal.allCases)
        details.level = choices.pick(NeedLevel.allCases)
        if flags & 8 != 0 { details.expectedClose = Day(number: Int32(choices.number(in: -25_567...84_005))) }
        if flags & 16 != 0 { details.orderRef = "r\(choices.below(8))" }
        if flags & 32 != 0 { details.target = EventID(Int64(choices.below(16))) }
        if kind == .owned { details.owner = UserID(validating: choices.pick(["ann", "bob"])) }
        if kind == .retracted { details.target = EventID(Int64(choices.below(16))) }
        fill(&details, kind, &choices)
        return Event(
            id: EventID(Int64(others.count + 1)), customer: CustomerID(1), kind: kind, occurredAt: at,
            recordedAt: choices.flag() ? now : at, actor: .admin, ref: "r\(others.count)", details: details)
    }

    private static let rules = [
        "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=6", "FREQ=YEARLY;INTERVAL=999999999",
        "FREQ=MONTHLY;INTERVAL=2;UNTIL=21991231",
    ]

    /// What some kinds say beside the columns of a file.
    private static func fill(_ details: inout EventDetails, _ kind: EventKind, _ choices: inout Choices) {
        func instant() -> Instant {
            Instant(milliseconds: choices.number(in: Instant.earliest.milliseconds...Instant.latest.milliseconds))
        }
        switch kind {
        case .promised:
            details.promise = PromiseTerms(
                due: instant(), zone: choices.flag() ? "Pacific/Apia" : nil,
                recurrence: choices.flag() ? Recurrence.parse(choices.pick(rules)) : nil,
                channel: choices.pick(Channel.allCases))
        case .promiseKept: if choices.flag() { details.occurrence = instant() }
        case .installed:
            details.serviceDays = Int(choices.number(in: 1...36_500))
            if choices.flag() { details.parts = ["belt": Int(choices.number(in: 1...36_500))] }
        case .serviceClosed: if choices.flag() { details.replacedParts = ["belt"] }
        case .labelOverridden, .overrideEnded:
            details.scheme = choices.pick(["grade", "stage", "priority", "none"])
            details.label = choices.pick(["A", "E", "inquiry", "normal"])
            details.labelBefore = choices.pick(["A", "B"])
            details.overrideState = choices.pick(LabelOverride.State.allCases)
            details.overrideEnd = choices.pick(OverrideEnd.allCases)
            if choices.flag() { details.until = instant() }
        case .obligationSnoozed:
            let event = EventID(Int64(choices.below(16)))
            let cause: Cause = choices.flag() ? .event(event) : .occurrence(event, instant())
            details.obligation = (choices.pick(ObligationKind.allCases), cause)
            details.until = instant()
        case .released: if choices.flag() { details.warned = instant() }
        case .profileChanged: details.lock = choices.flag()
        default: break
        }
    }

    /// A timeline folds to the same facts in whatever order it comes, at once or event by event.
    func expectOneFold(_ rules: FoldRules) {
        let facts = Facts(timeline: timeline, rules: rules)
        expect(Facts(timeline: timeline.reversed(), rules: rules) == facts, "reversed it folds to other facts")
        var rising = Facts()
        var past: [Event] = []
        for event in Facts.foldable(timeline, rules: rules) {
            past.append(event)
            if rising.canAppend(event, rules: rules) {
                rising.append(event, rules: rules)
            } else {
                rising = Facts(timeline: past, rules: rules)
            }
        }
        expect(rising == facts, "event by event it folds to other facts")
    }

    /// Labels and obligations are the same whenever they are derived, and stay until they say.
    func expectSense(by engine: Engine) {
        let facts = Facts(timeline: timeline, rules: engine.fold)
        let standing = derived(engine, facts, at: now)
        expect(derived(engine, facts, at: now) == standing, "derived twice it stands otherwise")
        expect(standing.nextChange > now, "what changes next has changed already")
        for result in engine.classifiers.explain(engine.subject(customer, facts: facts, at: now)) {
            expect(result.verdict.until > now, "a verdict has ended already")
            expect(!result.evidence.rules.isEmpty, "a verdict has no reason")
        }
        guard standing.nextChange.isFinite else { return }
        let last = Instant(milliseconds: standing.nextChange.milliseconds - 1)
        guard last > now else { return }
        let later = derived(engine, facts, at: last, old: standing)
        for (before, after) in zip(standing.labels, later.labels) {
            expect(
                before.label == after.label && before.score == after.score,
                "\(before.scheme) turns from \(before.label) to \(after.label) before it says")
        }
        expect(
            later.obligations == standing.obligations,
            "at \(last) \(later.obligations) is owed, where \(standing.obligations) was at \(now)")
    }

    private func derived(_ engine: Engine, _ facts: Facts, at now: Instant, old: Standing? = nil) -> Standing {
        engine.derive([Unsettled(customer: customer, facts: facts, old: old)], at: now)[0]
    }
}

/// A few customers with long timelines, the same at every run: whom rules are tried on.
enum Crowd {
    static let histories = (1...6).map { seed in
        var state = UInt64(seed)
        var choices = Choices(
            (0..<600).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            })
        return History(&choices, rates: ExchangeRates(base: .cny, billionths: [:]))
    }

    static func expectSense(by engine: Engine) { for history in histories { history.expectSense(by: engine) } }
}
