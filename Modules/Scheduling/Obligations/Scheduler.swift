public import Classification
public import Domain

/// Derives what is owed to a customer (RULES.md §7): the same facts, labels, policy and calendar always give the same
/// obligations.
public struct Scheduler: Sendable {
    public let rules: ScheduleRules
    /// The organisation's calendar. Leave of a person changes no due instant.
    public let calendar: WorkingCalendar
    let replyLapse: Span
    private let zones: ZoneSource

    /// `calendar` is in the zone of `fold`. `zones` gives the zones of customers; one that it does not know counts as the
    /// organisation's.
    public init(rules: ScheduleRules, calendar: WorkingCalendar, fold: FoldRules, zones: ZoneSource) {
        self.rules = rules
        self.calendar = calendar
        self.replyLapse = fold.replyLapse
        self.zones = zones
    }

    /// What is owed at `now`, ordered by kind (byte order of its name), at most one of each kind.
    ///
    /// Without an owner only reply and greet-online are owed; without a usable channel only reclassify and record-form.
    ///
    /// - Parameters:
    ///   - subject: the customer with its facts.
    ///   - labels: those in force.
    ///   - now: decides only whether a message has lapsed and a day has passed.
    /// - Returns: also the earliest later instant at which other obligations are owed by time alone, with the same
    ///   facts and labels; never late, perhaps early; ``Instant/never`` if none.
    public func obligations(
        for subject: Subject, labels: [CurrentLabel], at now: Instant
    ) -> (obligations: [Obligation], nextChange: Instant) {
        let facts = subject.facts
        let choice = ChannelChoice(profile: subject.profile, lastInbound: facts.lastInboundChannel)
        var owed: [Obligation] = []
        // In the order of kinds.
        if let spell = facts.spell {
            if let channel = choice.suggested {
                add(firstContact(spell, labels, by: channel), to: &owed)
                add(followUp(spell, subject, labels, by: choice, channel), to: &owed)
            }
        }
        if let channel = choice.suggested { add(greetOnline(facts, by: channel), to: &owed) }
        if let spell = facts.spell {
            if choice.suggested != nil { add(phoneConfirm(facts, labels, by: choice), to: &owed) }
            add(reclassify(facts, spell, labels, at: now), to: &owed)
            add(recordForm(facts), to: &owed)
        }
        if let channel = choice.suggested { add(reply(facts, by: channel, at: now), to: &owed) }
        return (owed, nextChange(facts, after: now))
    }

    private func add(_ obligation: Obligation?, to owed: inout [Obligation]) {
        if let obligation { owed.append(obligation) }
    }

    /// The rules of a customer's zone.
    func zone(of profile: Profile) -> ZoneRules { profile.timeZone.flatMap(zones.rules(of:)) ?? calendar.zone }

    private func nextChange(_ facts: Facts, after now: Instant) -> Instant {
        let lapse = facts.waitingMessage.isSet ? facts.waitingMessage.at + replyLapse : .never
        let passing = expectedDay(facts).map { calendar.zone.start(of: $0 + 1) } ?? .never
        return [lapse, passing].filter { $0 > now }.min() ?? .never
    }

    /// The day of the obvious need in force, whether or not it has long passed.
    func expectedDay(_ facts: Facts) -> Day? {
        guard let need = facts.needInForce, need.level == .obvious else { return nil }
        return need.expectedDay.orNil
    }
}
