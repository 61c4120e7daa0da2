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
    }

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
        for subject: Subject, labels: [CurrentLabel], at now: Instant
    ) -> (obligations: [Obligation], nextChange: Instant) {
        let facts = subject.facts
        let choice = ChannelChoice(profile: subject.profile, lastInbound: facts.lastInboundChannel)
        var agenda = Agenda(now: now, snoozes: facts.commitments.snoozes)
        guard let spell = facts.spell else {
            if let channel = choice.suggested {
                agenda.add(greetOnline(facts, by: channel))
                agenda.add(reply(facts, by: channel, at: now))
            }
            return agenda.finish(changes: [lapse(facts)])
        }
        let promised = openPromises(of: facts)
        let recycling = recycling(facts, labels, promised: promised, at: now)
        var changes = [passing(facts)] + recyclingChanges(facts, recycling, promised: promised)
        guard let channel = choice.suggested else {
            agenda.add(reclassify(facts, spell, labels, at: now))
            agenda.add(recordForm(facts))
            return agenda.finish(changes: changes)
        }
        let care = care(subject, by: channel, at: now)
        let service = service(facts, by: channel, at: now)
        // In the order of kinds.
        agenda.add(care.owed)
        agenda.add(firstContact(spell, labels, by: channel))
        agenda.add(followUp(spell, subject, labels, by: choice, channel))
        agenda.add(greetOnline(facts, by: channel))
        agenda.add(phoneConfirm(facts, labels, by: choice))
        agenda.add(planned(promised, by: channel))
        agenda.add(reclassify(facts, spell, labels, at: now))
        agenda.add(recordForm(facts))
        agenda.add(recycleWarning(recycling, by: channel))
        agenda.add(reply(facts, by: channel, at: now))
        agenda.add(service.owed)
        changes += [lapse(facts)] + care.changes + service.from
        return agenda.finish(changes: changes)
    }

    /// The rules of a customer's zone.
    func zone(of profile: Profile) -> ZoneRules { zone(named: profile.timeZone) }

    func zone(named name: String?) -> ZoneRules { name.flatMap(zones.rules(of:)) ?? calendar.zone }

    /// When the message that waits lapses.
    private func lapse(_ facts: Facts) -> Instant {
        facts.waitingMessage.isSet ? facts.waitingMessage.at + replyLapse : .never
    }

    /// When the expected day has passed.
    private func passing(_ facts: Facts) -> Instant {
        expectedDay(facts).map { calendar.zone.start(of: $0 + 1) } ?? .never
    }

    /// The day of the obvious need in force, whether or not it has long passed.
    func expectedDay(_ facts: Facts) -> Day? {
        guard let need = facts.needInForce, need.level == .obvious else { return nil }
        return need.expectedDay.orNil
    }
}
