public import Classification
public import Domain

/// How soon something has to be done for a customer (RULES.md §4.8).
public struct UrgencyClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "urgency"
    private enum Label: Int { case urgent, expedited, unhurried, slow }

    public let scheme: Scheme
    /// `urgent_within`: days to the expected day at most, 0 to 3650.
    public let urgentDays: Int
    /// `expedited_months`, `unhurried_months`: calendar months to the expected day at most, 0 to 120.
    public let expeditedMonths: Int, unhurriedMonths: Int
    /// `waiting_after`: how long a message may wait for its reply, 1 min to 365 d.
    public let waitingAfter: Span
    private let replyLapse: Span
    private let needs: NeedRules

    public init(_ section: inout SectionReader, context: PolicyContext) {
        needs = context.need
        replyLapse = context.fold.replyLapse
        urgentDays = section.days("urgent_within", default: 7, in: 0...3650)
        expeditedMonths = section.integer("expedited_months", default: 1, in: 0...120)
        unhurriedMonths = section.integer("unhurried_months", default: 3, in: 0...120)
        waitingAfter = section.span("waiting_after", default: .hours(24), in: .minutes(1) ... .days(365))
        if expeditedMonths > unhurriedMonths {
            section.note(.conflict, key: "expedited_months", "must not be more than unhurried_months")
        }
        scheme = Scheme(
            Self.id, zh: "紧急程度", en: "Urgency",
            labels: [
                LabelDefinition("urgent", zh: "紧急", en: "Urgent", colour: "#b5172f"),
                LabelDefinition("expedited", zh: "加急", en: "Expedited", colour: "#d9730d"),
                LabelDefinition("unhurried", zh: "不急", en: "Unhurried", colour: "#2f6fde"),
                LabelDefinition("slow", zh: "缓", en: "Slow", colour: "#8a8f98"),
            ])
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        var begins = Instant.never
        let waiting = subject.facts.waitingMessage.at
        evidence.fact("waiting_message", EvidenceValue(waiting))
        if waiting.isWithin(replyLapse, of: subject.now) {
            let lapse = waiting + replyLapse
            if subject.now >= waiting + waitingAfter {
                evidence.rule("message-waiting")
                return Verdict(Label.urgent.rawValue, until: lapse)
            }
            // With a lapse shorter than the wait the answer is asked for again in vain, once.
            begins = waiting + waitingAfter
        }
        let expected = needs.expectedDay(of: subject.facts.needInForce, at: subject.moment)
        let day = expected.day
        evidence.fact("expected_day", EvidenceValue(day))
        guard day.isSet else {
            evidence.rule("no-day-in-force")
            return Verdict(Label.slow.rawValue, until: begins)
        }
        let until = min(begins, expected.until)
        if day - subject.today <= urgentDays {
            evidence.rule(subject.today > day ? "day-passed" : "day-urgent")
            return Verdict(Label.urgent.rawValue, until: until)
        }
        let urgent = min(until, subject.moment.ahead(day - urgentDays))
        if subject.today.isWithin(months: expeditedMonths, of: day) {
            evidence.rule("day-expedited")
            return Verdict(Label.expedited.rawValue, until: urgent)
        }
        let expedited = min(urgent, subject.moment.ahead(day.firstDayWithin(months: expeditedMonths)))
        if subject.today.isWithin(months: unhurriedMonths, of: day) {
            evidence.rule("day-unhurried")
            return Verdict(Label.unhurried.rawValue, until: expedited)
        }
        evidence.rule("day-later")
        let unhurried = subject.moment.ahead(day.firstDayWithin(months: unhurriedMonths))
        return Verdict(Label.slow.rawValue, until: min(expedited, unhurried))
    }
}
