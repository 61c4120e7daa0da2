import Classification
import Domain
import Scheduling

extension Engine {
    /// Labels and obligations of `customers` at `now`, in their order. A label that is equal keeps its `since`, a warning
    /// of a recycling that is the same one keeps when it was given.
    ///
    /// `warning`: whether warnings that are due are given, which only a write may do.
    func derive(_ customers: [Unsettled], at now: Instant, warning: Bool = false) -> [Standing] {
        guard !customers.isEmpty else { return [] }
        let moment = moment(now)
        let subjects = ContiguousArray(
            customers.map {
                Subject(customer: $0.customer, facts: $0.facts, moment: moment, rates: fold.rates)
            })
        let schemes = classifiers.schemes
        let columns = classifiers.classify(subjects)
        return customers.indices.map { index in
            let entry = customers[index]
            var next = Instant.never
            var labels: [CurrentLabel] = []
            labels.reserveCapacity(schemes.count)
            for (place, (scheme, column)) in zip(schemes, columns).enumerated() {
                let verdict = column[index]
                next = min(next, verdict.until)
                let label = scheme.labels[Int(verdict.label)].id
                let before = entry.old?.label(scheme.id, near: place)
                labels.append(
                    CurrentLabel(
                        scheme: scheme.id, label: label, score: verdict.score,
                        since: before.flatMap { $0.label == label ? $0.since : nil } ?? now,
                        origin: entry.facts.commitments.override(of: scheme, at: now) == nil ? .rule : .override))
            }
            var owed = scheduler.obligations(for: subjects[index], labels: labels, at: now)
            next = min(next, owed.nextChange)
            for end in entry.facts.commitments.overrides.compactMap(\.until) where end > now { next = min(next, end) }
            next = min(next, carryWarnings(into: &owed.obligations, from: entry.old, at: now, warning: warning))
            return Standing(
                facts: entry.facts, labels: labels, obligations: owed.obligations,
                // A plugin that answers with the past would be asked for ever.
                nextChange: max(next, Instant(milliseconds: now.milliseconds + 1)), policy: version)
        }
    }

    /// - Returns: when the customer leaves, if it was warned; never otherwise.
    private func carryWarnings(
        into obligations: inout [Obligation], from old: Standing?, at now: Instant, warning: Bool
    ) -> Instant {
        guard let place = obligations.firstIndex(where: { $0.kind == .recycleWarning }) else { return .never }
        // A warning for another reason is another warning: it names another day.
        let before = old?.obligations.first {
            $0.isSame(as: obligations[place]) && $0.reason == obligations[place].reason
        }
        obligations[place].warned = before?.warned
        if warning, obligations[place].warned == nil, obligations[place].due <= now { obligations[place].warned = now }
        return leaving(obligations[place]) ?? .never
    }

    /// When a customer with this recycle-warning leaves its owner if nothing happens: one that is not warned yet will be at
    /// the earliest now.
    func departure(_ warning: Obligation, at now: Instant) -> Instant {
        var warned = warning
        warned.warned = warning.warned ?? max(now, warning.due)
        return leaving(warned) ?? warning.due
    }

    /// When a customer with this recycle-warning leaves its owner; nil before it was given.
    func leaving(_ warning: Obligation) -> Instant? {
        let rules = pool.recycling
        let countdown = Countdown(
            reason: warning.reason, cause: warning.cause, leaves: warning.due + rules.warnBefore, warnAt: warning.due)
        return countdown.leaving(warned: warning.warned, rules: rules)
    }
}
