import Classification
import Domain

// What is owed inside the house (RULES.md §7): it needs no channel.
extension Scheduler {
    /// Owed for the latest reached call, when it was recorded soon after and has no form.
    func recordForm(_ subject: borrowing Subject, _ agenda: inout Agenda) {
        let call = subject.facts.call
        guard call.isSet, !subject.facts.callHasForm,
            call.at.isWithin(rules.recordForm, of: subject.facts.callRecordedAt)
        else { return }
        var due = calendar.closing(of: calendar.zone.day(of: call.at))
        if call.at >= due { due = calendar.closing(ofWorkingDay: 1, after: call.at) }
        agenda.add(
            .recordForm, CompactCause(.event, call.event), due: due, channel: nil, reason: OwedReasons.formMissing)
    }

    /// A passed day says more than a missing grade: of two reasons the first is given.
    ///
    /// `expected`: the day of the obvious need in force.
    func reclassify(
        _ subject: borrowing Subject, _ labels: LabelAnswers, _ expected: Day, _ agenda: inout Agenda
    ) {
        let count = rules.reclassify.workingDays
        if expected.isSet, calendar.zone.day(of: agenda.now) > expected {
            agenda.add(
                .reclassify, CompactCause(.event, subject.facts.need.event),
                due: calendar.closing(of: calendar.workingDay(count, after: expected)), channel: nil,
                reason: OwedReasons.expectedPassed)
            return
        }
        let first = subject.facts.firstFollowUp
        guard first.isSet, subject.facts.openOrders == 0, labels.isReclassified else { return }
        agenda.add(
            .reclassify, CompactCause(.event, first.event),
            due: calendar.closing(ofWorkingDay: count, after: first.at), channel: nil, reason: OwedReasons.ungraded)
    }
}
