public import Classification
public import Domain

/// Derives what is owed to a customer (RULES.md §7): the same facts, labels, policy and calendar always give the same
/// obligations.
public struct Scheduler: Sendable {
    public let rules: ScheduleRules
    public let pool: PoolRules
    /// The organisation's calendar. Leave of a person changes no due instant.
    public let calendar: WorkingCalendar
    let replyLapse: Span
    let careHolidays: CareHolidays
    private let zones: ZoneSource
    let questions: LabelQuestions
    private let reasons: OwedReasons
    /// ``QuietRules/weekdays`` in bits, Monday the lowest.
    let quietDays: UInt8

    /// How many of one kind are owed to one customer at most; those that are due first.
    public static let limit = 200

    /// `calendar` is in the zone of `fold`. `zones` gives the zones of customers and promises; one that it does not
    /// know counts as the organisation's.
    public init(
        rules: ScheduleRules, pool: PoolRules, calendar: WorkingCalendar, fold: FoldRules, zones: ZoneSource
    ) {
        self.rules = rules
        self.pool = pool
        self.calendar = calendar
        self.replyLapse = fold.replyLapse
        self.careHolidays = CareHolidays(names: rules.care.holidays)
        self.zones = zones
        var reasons = OwedReasons()
        self.questions = LabelQuestions(rules, pool, &reasons)
        self.reasons = reasons
        self.quietDays = rules.quiet.weekdays.reduce(0) { $0 | 1 << UInt8($1.index) }
    }

    /// An agenda for customers at `now`, to be used for all of a batch.
    public func agenda(at now: Instant) -> Agenda { Agenda(now: now, reasons: reasons) }

    /// The questions about labels for customers whose labels stand in the order of `schemes`.
    public func questions(in schemes: [Scheme]) -> PlacedQuestions { questions.placed(in: schemes) }

    /// What is owed at `now`, ordered by kind (byte order of its name), then due; none has the kind and cause of
    /// another. Of most kinds there is at most one, of planned, service and care at most ``limit``.
    ///
    /// Without an owner only reply and greet-online are owed; without a usable channel only reclassify and record-form.
    /// What was put off is due at the later instant, but for recycle-warning, which cannot be put off.
    ///
    /// - Parameters:
    ///   - subject: the customer with its facts.
    ///   - labels: those in force.
    ///   - now: decides only whether a message has lapsed, a day has come or passed, and what keeps a customer.
    /// - Returns: also the earliest later instant at which other obligations are owed by time alone, or a
    ///   recycle-warning is due, with the same facts and labels; never late, perhaps early; ``Instant/never`` if none.
    public func obligations(
        for subject: Subject, labels: some Sequence<CurrentLabel>, at now: Instant
    ) -> (obligations: [Obligation], nextChange: Instant) {
        var agenda = agenda(at: now)
        schedule(subject, questions.answers(of: labels), into: &agenda)
        return (agenda.list.rows.indices.map { agenda.list.obligation(at: $0) }, agenda.nextChange)
    }

    /// The same for one of many: adds rows to the list of `agenda`, whose instant is "now", and leaves the next change in it.
    ///
    /// `label` gives for the place of a scheme the place of the label in force, and since when it is.
    public func schedule(
        _ subject: borrowing Subject, _ questions: borrowing PlacedQuestions, into agenda: inout Agenda,
        label: (Int) -> (place: UInt8, since: Instant)
    ) {
        schedule(subject, questions.answers(label), into: &agenda)
    }

    private func schedule(_ subject: borrowing Subject, _ labels: LabelAnswers, into agenda: inout Agenda) {
        let choice = ChannelChoice(subject.traits, lastInbound: subject.facts.lastInboundChannel)
        agenda.begin(subject.facts)
        guard subject.facts.isOwned else {
            if let channel = choice.suggested {
                greetOnline(subject, by: channel, &agenda)
                reply(subject, by: channel, &agenda)
            }
            agenda.turn(at: lapse(subject))
            return
        }
        let promised = subject.facts.hasCommitments ? openPromises(of: subject.facts) : []
        let clock = recyclingClock(subject, labels, promised, &agenda)
        let expected = expectedDay(subject)
        if expected.isSet { agenda.turn(at: calendar.zone.start(of: expected + 1)) }
        guard let channel = choice.suggested else {
            reclassify(subject, labels, expected, &agenda)
            recordForm(subject, &agenda)
            return
        }
        // In the order of kinds.
        if subject.traits.hasBirthdays || subject.traits.hasCountry { care(subject, by: channel, &agenda) }
        firstContact(subject, labels, by: channel, &agenda)
        followUp(subject, labels, by: choice, channel, &agenda)
        greetOnline(subject, by: channel, &agenda)
        phoneConfirm(subject, labels, by: choice, &agenda)
        if !promised.isEmpty { agenda.add(planned(promised, by: channel)) }
        reclassify(subject, labels, expected, &agenda)
        recordForm(subject, &agenda)
        if let clock { recycleWarning(clock, by: channel, &agenda) }
        reply(subject, by: channel, &agenda)
        if subject.facts.hasCommitments { service(subject, by: channel, &agenda) }
        agenda.turn(at: lapse(subject))
    }

    /// The rules of a customer's zone.
    func zone(of subject: borrowing Subject) -> ZoneRules {
        subject.traits.hasZone ? zone(named: subject.profile.timeZone) : calendar.zone
    }

    func zone(named name: String?) -> ZoneRules { name.flatMap(zones.rules(of:)) ?? calendar.zone }

    /// When the message that waits lapses.
    private func lapse(_ subject: borrowing Subject) -> Instant {
        let waiting = subject.facts.waitingMessage
        return waiting.isSet ? waiting.at + replyLapse : .never
    }

    /// The day of the obvious need in force, whether or not it has long passed; ``Day/unset`` for none.
    private func expectedDay(_ subject: borrowing Subject) -> Day {
        guard let need = subject.facts.needInForce, need.level == .obvious else { return .unset }
        return need.expectedDay
    }
}
