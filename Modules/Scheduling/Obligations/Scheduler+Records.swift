import Domain

// What is owed inside the house (RULES.md §7): it needs no channel.
extension Scheduler {
    /// Owed for the latest reached call, when it was recorded soon after and has no form.
    func recordForm(_ facts: Facts) -> Obligation? {
        let call = facts.call
        guard call.isSet, !facts.callHasForm, call.at.isWithin(rules.recordForm, of: facts.callRecordedAt) else {
            return nil
        }
        let day = calendar.zone.day(of: call.at)
        var due = calendar.closing(of: day)
        if call.at >= due { due = calendar.closing(ofWorkingDay: 1, after: call.at) }
        return Obligation(
            kind: .recordForm, cause: .event(call.event), due: due, channel: nil, reason: "form-missing")
    }

    /// A passed day says more than a missing grade: of two reasons the first is given.
    func reclassify(_ facts: Facts, _ spell: Spell, _ labels: [CurrentLabel], at now: Instant) -> Obligation? {
        let count = rules.reclassify.workingDays
        if let day = expectedDay(facts), calendar.zone.day(of: now) > day, let need = facts.needInForce {
            let due = calendar.closing(of: calendar.workingDay(count, after: day))
            return Obligation(
                kind: .reclassify, cause: .event(need.event), due: due, channel: nil, reason: "expected-passed")
        }
        let first = spell.firstFollowUp
        guard first.isSet, facts.openOrders == 0, rules.reclassify.labels.holds(in: labels) else { return nil }
        return Obligation(
            kind: .reclassify, cause: .event(first.event),
            due: calendar.closing(ofWorkingDay: count, after: first.at), channel: nil, reason: "ungraded")
    }
}
