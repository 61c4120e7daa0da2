public import Domain

/// When a label next differs by time alone, and what it will be then.
public struct Turn: Hashable, Sendable {
    /// ``Instant/never`` when time alone changes nothing.
    public let at: Instant
    /// The verdict from then on; the present one when `at` is never.
    public let verdict: Verdict
}

extension ClassifierSet {
    /// For each scheme the first later instant at which its label or score really differs with the same facts
    /// (RULES.md §5), in the order of ``schemes``.
    ///
    /// Classifiers may answer early; the host asks again at each returned instant until something differs.
    public func turns(of subject: Subject) -> [Turn] {
        var subject = subject
        let first = explainless(subject)
        var current = first
        var turns = [Turn?](repeating: nil, count: first.count)
        // Facts give each threshold once, so the walk ends; the bound is a guard against a plugin that breaks its law.
        for _ in 0..<100_000 {
            // Only what an open question depends on can move it, but asking all is the plain way and finite as well.
            let next = current.map(\.until).min() ?? .never
            guard next < .never, next > subject.moment.now, turns.contains(where: { $0 == nil }) else { break }
            subject.moment = Moment(next, in: subject.moment.zone)
            current = explainless(subject)
            for index in turns.indices where turns[index] == nil && !current[index].agrees(with: first[index]) {
                turns[index] = Turn(at: next, verdict: current[index])
            }
        }
        return turns.enumerated().map { index, turn in turn ?? Turn(at: .never, verdict: first[index]) }
    }

    private func explainless(_ subject: Subject) -> [Verdict] {
        classify([subject]).map { $0[0] }
    }
}
