public import Classification
public import Domain

extension Scheduler {
    /// Whether and when the customer leaves its owner (RULES.md §8).
    ///
    /// It is gone from the instant at which it leaves on. `labels` are those in force.
    public func recycling(of subject: Subject, labels: some Sequence<CurrentLabel>, at now: Instant) -> Recycling {
        guard subject.facts.isOwned else { return .unowned }
        guard pool.recycling.isOn else { return .off }
        let reasons = exemptions(subject, openPromises(of: subject.facts), at: now)
        guard let clock = clock(subject, questions.answers(of: labels)) else { return .exempt(reasons + [.never]) }
        return reasons.isEmpty ? .counting(countdown(clock)) : .exempt(reasons)
    }

    /// What keeps the customer whatever clock runs.
    private func exemptions(_ subject: borrowing Subject, _ promised: [OpenPromise], at now: Instant) -> [Exemption] {
        var reasons: [Exemption] = []
        if subject.facts.openOrders > 0 { reasons.append(.openOrder) }
        if subject.facts.hasCommitments,
            subject.facts.commitments.overrides.contains(where: { $0.state == .waiting && !$0.hasEnded(at: now) })
        {
            reasons.append(.waitingApproval)
        }
        if subject.facts.isLocked { reasons.append(.locked) }
        // As it was promised: putting it off neither keeps the customer nor loses it.
        let near = promised.map(\.due).filter { $0 >= now && $0 < now + pool.recycling.promiseWithin }
        if let due = near.min() { reasons.append(.promise(due: due)) }
        return reasons
    }

    /// The clock that runs out first, whatever keeps the customer now; nil when none runs.
    private func clock(_ subject: borrowing Subject, _ labels: LabelAnswers) -> RecyclingClock? {
        let start = subject.facts.spellStart
        var first: RecyclingClock?
        if var span = labels.noFollowUp {
            let base = max(start.at, subject.facts.validFollowUp.at)
            // Who keeps the cadence keeps the customer.
            if let step = labels.step {
                let promised = Span.days(step.days).milliseconds + pool.recycling.warnBefore.milliseconds
                span = max(span, Span(milliseconds: promised))
            }
            first = RecyclingClock(
                reason: OwedReasons.noFollowUp, spell: start.event, base: base, leaves: base + span)
        }
        if subject.facts.orders == 0, let noDeal = pool.recycling.noDeal {
            let leaves = start.at + noDeal
            if first.map({ leaves < $0.leaves }) ?? true {
                first = RecyclingClock(
                    reason: OwedReasons.noDeal, spell: start.event, base: start.at, leaves: leaves)
            }
        }
        return first
    }

    private func countdown(_ clock: RecyclingClock) -> Countdown {
        Countdown(
            reason: clock.reason == OwedReasons.noDeal ? "no-deal" : "no-follow-up",
            cause: .spell(clock.spell, calendar.zone.day(of: clock.base)), leaves: clock.leaves, warnAt: warnAt(clock))
    }

    private func warnAt(_ clock: RecyclingClock) -> Instant {
        Instant(milliseconds: clock.leaves.milliseconds - pool.recycling.warnBefore.milliseconds)
    }

    /// The clock of ``recycling(of:labels:at:)`` when one counts. Notes the instants at which time alone gives another
    /// answer, and that of the warning.
    func recyclingClock(
        _ subject: borrowing Subject, _ labels: LabelAnswers, _ promised: [OpenPromise], _ agenda: inout Agenda
    ) -> RecyclingClock? {
        guard pool.recycling.isOn else { return nil }
        if subject.facts.hasCommitments {
            for override in subject.facts.commitments.overrides where override.state == .waiting {
                if let until = override.until { agenda.turn(at: until) }
            }
            for promise in promised {
                // Due in now ..< now + span: from just after the span before it, up to and with its own instant.
                let due = promise.due.milliseconds
                agenda.turn(at: Instant(milliseconds: due - pool.recycling.promiseWithin.milliseconds + 1))
                agenda.turn(at: Instant(milliseconds: due + 1))
            }
        }
        guard subject.facts.openOrders == 0, let clock = clock(subject, labels) else { return nil }
        if subject.facts.isLocked || subject.facts.hasCommitments {
            guard exemptions(subject, promised, at: agenda.now).isEmpty else { return nil }
        }
        agenda.turn(at: warnAt(clock))
        return clock
    }

    func recycleWarning(_ clock: RecyclingClock, by channel: Channel, _ agenda: inout Agenda) {
        let day = Int64(calendar.zone.day(of: clock.base).number)
        agenda.add(
            .recycleWarning, CompactCause(.spell, clock.spell, day), due: warnAt(clock), channel: channel,
            reason: clock.reason)
    }
}

/// A ``Countdown`` in numbers.
struct RecyclingClock {
    /// A place among the ``OwedReasons``.
    let reason: Int32
    let spell: EventID
    let base: Instant
    let leaves: Instant
}
