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
        let schemes = classifiers.schemes
        var standings: [Standing] = []
        standings.reserveCapacity(customers.count)
        let directory = CustomerDirectory { customers[$0].customer }
        var bulk = BulkDerivation(self, of: directory, at: now, count: customers.count)
        bulk.run(customers.indices, warning: warning) { place, subject, earlier in
            let entry = customers[place]
            subject.traits = Traits(entry.customer, rates: fold.rates)
            subject.facts = entry.facts
            guard let old = entry.old else { return }
            for (place, scheme) in schemes.enumerated() {
                guard let before = old.label(scheme.id, near: place), let label = scheme.index(of: before.label) else {
                    continue
                }
                earlier.set(UInt8(truncatingIfNeeded: label), since: before.since, in: place)
            }
            if let warning = old.obligations.first(where: { $0.kind == .recycleWarning }) {
                earlier.set(warning: warning)
            }
        } take: { batch in
            for place in batch.places { standings.append(standing(of: customers[place], at: place, batch, now)) }
        }
        return standings
    }

    private func standing(
        of entry: Unsettled, at place: Int, _ batch: borrowing BulkDerivation, _ now: Instant
    ) -> Standing {
        let isOverridden = entry.facts.hasCommitments
        let labels = classifiers.schemes.enumerated().map { number, scheme in
            let verdict = batch.verdict(of: place, in: number)
            return CurrentLabel(
                scheme: scheme.id, label: scheme.labels[Int(verdict.label)].id, score: verdict.score,
                since: batch.since(of: place, in: number),
                origin: isOverridden && entry.facts.commitments.override(of: scheme, at: now) != nil
                    ? .override : .rule)
        }
        let owed = batch.owed
        return Standing(
            facts: entry.facts, labels: labels, obligations: batch.owed(to: place).map { owed.obligation(at: $0) },
            nextChange: batch.nextChange(of: place), policy: version,
            rank: ranking.rank { Int(batch.verdict(of: place, in: $0).label) },
            crowds: crowds.bits { Int(batch.verdict(of: place, in: $0).label) })
    }

    /// When a customer with this recycle-warning leaves its owner if nothing happens: one that is not warned yet will be at
    /// the earliest now.
    func departure(_ warning: Obligation, at now: Instant) -> Instant {
        scheduler.leaving(due: warning.due, warned: warning.warned ?? max(now, warning.due)) ?? warning.due
    }

    /// When a customer with this recycle-warning leaves its owner; nil before it was given.
    func leaving(_ warning: Obligation) -> Instant? {
        scheduler.leaving(due: warning.due, warned: warning.warned)
    }
}

extension Scheduler {
    func leaving(due: Instant, warned: Instant?) -> Instant? {
        warned.map { max(due + pool.recycling.warnBefore, $0 + pool.recycling.warnedAtLeast) }
    }
}
