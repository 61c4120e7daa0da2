public import Classification
import Domain

extension ClassifierLaws {
    /// What classifiers break when they work together: `explain` and bulk agree, and `turns(of:)` gives for each scheme
    /// the first instant at which label or score really differ, found out by trying every day and every event's
    /// anniversary in days.
    ///
    /// Slower than the check of a single classifier: some thousand instants for each of ``count`` customers.
    public func violations(of set: ClassifierSet) -> [String] {
        var found = Violations(limit: limit, name: "together")
        for number in 0..<UInt64(max(0, count)) where !found.isFull {
            guard let random = try? RandomSubject(seed: seed &+ number, rules: rules) else {
                return ["customers cannot be made"]
            }
            found.seed = seed &+ number
            let first = set.classify([random.subject]).map { $0[0] }
            if set.explain(random.subject).map(\.verdict) != first { found.add("explain and bulk differ") }
            check(set.turns(of: random.subject), first, set, random, &found)
        }
        return found.sentences
    }

    private func check(
        _ turns: [Turn], _ first: [Verdict], _ set: ClassifierSet, _ random: RandomSubject, _ found: inout Violations
    ) {
        let instants = TimeProbes(random, seed: seed).candidates(after: random.subject.now)
        let columns = set.classify(ContiguousArray(instants.map { moved(random.subject, to: $0) }))
        for (index, scheme) in set.schemes.enumerated() {
            let turn = turns[index]
            let differing = instants.indices.first { !columns[index][$0].agrees(with: first[index]) }.map {
                instants[$0]
            }
            if let differing, differing < turn.at {
                found.add("\(scheme.id) differs at \(differing.milliseconds), the turn is \(turn.at.milliseconds)")
            }
            guard turn.at < .never else { continue }
            let then = set.classify([moved(random.subject, to: turn.at)])[index][0]
            if then.agrees(with: first[index]) { found.add("\(scheme.id) does not differ at \(turn.at.milliseconds)") }
            if !then.agrees(with: turn.verdict) { found.add("\(scheme.id) turns to something else than told") }
        }
    }

    private func moved(_ subject: Subject, to instant: Instant) -> Subject {
        var subject = subject
        subject.moment = Moment(instant, in: rules.zone)
        return subject
    }
}
