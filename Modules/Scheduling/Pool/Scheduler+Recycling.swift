public import Classification
public import Domain

extension Scheduler {
    /// Whether and when the customer leaves its owner (RULES.md §8).
    ///
    /// It is gone from the instant at which it leaves on. `labels` are those in force.
    public func recycling(of subject: Subject, labels: [CurrentLabel], at now: Instant) -> Recycling {
        recycling(subject.facts, labels, promised: openPromises(of: subject.facts), at: now)
    }

    func recycling(
        _ facts: Facts, _ labels: [CurrentLabel], promised: [OpenPromise], at now: Instant
    ) -> Recycling {
        guard let spell = facts.spell else { return .unowned }
        guard pool.recycling.isOn else { return .off }
        var reasons: [Exemption] = []
        if facts.openOrders > 0 { reasons.append(.openOrder) }
        if facts.commitments.overrides.contains(where: { $0.state == .waiting && !$0.hasEnded(at: now) }) {
            reasons.append(.waitingApproval)
        }
        if spell.isLocked { reasons.append(.locked) }
        // As it was promised: putting it off neither keeps the customer nor loses it.
        let near = promised.map(\.due).filter { $0 >= now && $0 < now + pool.recycling.promiseWithin }
        if let due = near.min() { reasons.append(.promise(due: due)) }
        guard let countdown = countdown(facts, spell, labels) else { return .exempt(reasons + [.never]) }
        return reasons.isEmpty ? .counting(countdown) : .exempt(reasons)
    }

    /// The clock that runs out first, whatever keeps the customer now; nil when none runs.
    private func countdown(_ facts: Facts, _ spell: Spell, _ labels: [CurrentLabel]) -> Countdown? {
        let rules = pool.recycling
        var first: (reason: String, base: Instant, leaves: Instant)?
        if let label = labels.first(where: { $0.scheme == rules.scheme })?.label, !rules.never.contains(label),
            let span = rules.noFollowUp[label]
        {
            let base = max(spell.start.at, facts.validFollowUp.at)
            // Who keeps the cadence keeps the customer.
            let promised = self.rules.cadence.step(for: labels).map {
                Span(milliseconds: Span.days($0.days).milliseconds + rules.warnBefore.milliseconds)
            }
            first = ("no-follow-up", base, base + max(span, promised ?? span))
        }
        if facts.orders == 0, let noDeal = rules.noDeal {
            let leaves = spell.start.at + noDeal
            if first.map({ leaves < $0.leaves }) ?? true { first = ("no-deal", spell.start.at, leaves) }
        }
        return first.map {
            Countdown(
                reason: $0.reason, cause: .spell(spell.start.event, calendar.zone.day(of: $0.base)), leaves: $0.leaves,
                warnAt: Instant(milliseconds: $0.leaves.milliseconds - rules.warnBefore.milliseconds))
        }
    }

    func recycleWarning(_ recycling: Recycling, by channel: Channel) -> Obligation? {
        guard case .counting(let countdown) = recycling else { return nil }
        return Obligation(
            kind: .recycleWarning, cause: countdown.cause, due: countdown.warnAt, channel: channel,
            reason: countdown.reason)
    }

    /// The instants at which time alone gives ``recycling(of:labels:at:)`` another answer, and that of the warning.
    func recyclingChanges(_ facts: Facts, _ recycling: Recycling, promised: [OpenPromise]) -> [Instant] {
        var changes: [Instant] = []
        switch recycling {
        case .unowned, .off: return []
        case .counting(let countdown): changes.append(countdown.warnAt)
        case .exempt: break
        }
        for override in facts.commitments.overrides where override.state == .waiting {
            if let until = override.until { changes.append(until) }
        }
        for promise in promised {
            // Due in now ..< now + span: from just after the span before it, up to and with its own instant.
            let due = promise.due.milliseconds
            changes.append(Instant(milliseconds: due - pool.recycling.promiseWithin.milliseconds + 1))
            changes.append(Instant(milliseconds: due + 1))
        }
        return changes
    }
}
