public import Domain

/// All classifiers of a policy, in an order in which each comes after those it uses.
public struct ClassifierSet: Sendable {
    /// In the order of classification.
    let classifiers: [any Classifier]
    /// For each classifier the places of those it uses.
    private let uses: [[Int]]
    /// Places in the order of scheme ids, as labels are stored and exported.
    private let byID: [Int]
    /// For each classifier its place in the order of scheme ids.
    private let ranks: [Int]
    /// For each classifier the schemes that it may read.
    private let readable: [ContiguousArray<Readable>]

    /// The schemes, ordered by id.
    public let schemes: [Scheme]

    public func scheme(_ id: SchemeID) -> Scheme? { classifier(id)?.scheme }
    public func uses(of id: SchemeID) -> [SchemeID] { classifier(id)?.uses ?? [] }
    private func classifier(_ id: SchemeID) -> (any Classifier)? { classifiers.first { $0.scheme.id == id } }

    /// The classifier of one scheme with those it uses, and no others; nil when the policy has no such scheme.
    public func needed(for id: SchemeID) -> ClassifierSet? {
        guard classifier(id) != nil else { return nil }
        var needed: [SchemeID] = []
        var open = [id]
        while let next = open.popLast() {
            if needed.contains(next) { continue }
            needed.append(next)
            open += uses(of: next)
        }
        let chosen = classifiers.filter { needed.contains($0.scheme.id) }
        return try? ClassifierSet(chosen)
    }

    /// Labels of which one owner should not have too many, ordered by scheme id.
    public var ownerLimits: [(scheme: SchemeID, label: LabelID, limit: Int)] {
        byID.flatMap { place in
            let classifier = classifiers[place]
            return classifier.scheme.labels.compactMap { label in
                classifier.ownerLimits[label.id].map { (classifier.scheme.id, label.id, $0) }
            }
        }
    }

    /// - Throws: when a scheme stands twice, uses one that is not there or too many, or stands in a cycle.
    public init(_ classifiers: [any Classifier]) throws(ClassifierSetError) {
        var byScheme: [SchemeID: any Classifier] = [:]
        for classifier in classifiers {
            let scheme = classifier.scheme
            if byScheme.updateValue(classifier, forKey: scheme.id) != nil { throw .duplicate(scheme.id) }
            guard (1...256).contains(scheme.labels.count) else { throw .labelCount(scheme.id, scheme.labels.count) }
            guard classifier.uses.count <= Subject.maximumUses else { throw .tooManyUses(scheme.id) }
        }
        var ordered: [any Classifier] = []
        var places: [SchemeID: Int] = [:]
        var path: [SchemeID] = []
        func visit(_ classifier: any Classifier) throws(ClassifierSetError) {
            let id = classifier.scheme.id
            if places[id] != nil { return }
            if let start = path.firstIndex(of: id) { throw .cycle(Array(path[start...]) + [id]) }
            path.append(id)
            for used in classifier.uses {
                guard let other = byScheme[used] else { throw .unknownUse(by: id, of: used) }
                try visit(other)
            }
            path.removeLast()
            places[id] = ordered.count
            ordered.append(classifier)
        }
        for classifier in classifiers.sorted(by: { $0.scheme.id < $1.scheme.id }) { try visit(classifier) }
        self.classifiers = ordered
        self.uses = ordered.map { $0.uses.compactMap { places[$0] } }
        self.byID = ordered.indices.sorted { ordered[$0].scheme.id < ordered[$1].scheme.id }
        self.schemes = byID.map { ordered[$0].scheme }
        self.ranks = byID.indices.sorted { [byID] in byID[$0] < byID[$1] }
        self.readable = uses.map { places in
            ContiguousArray(
                places.map { place in
                    let scheme = ordered[place].scheme
                    return Readable(scheme: scheme.id, labels: ContiguousArray(scheme.labels.map(\.id)))
                })
        }
    }

    /// Classifies customers one by one. A label set by hand that is in force takes the place of the rule's, also for the
    /// schemes that use it; the score stays the computed one (RULES.md §4, §6).
    ///
    /// - Returns: for each scheme, in the order of ``schemes``, a column with a verdict for each subject.
    public func classify(_ subjects: some Sequence<Subject>) -> [ContiguousArray<Verdict>] {
        var all = columns(0)
        var one = columns(1)
        for subject in subjects {
            classify(SubjectBatch(repeating: subject, count: 1), into: &one)
            for place in all.indices { all[place].append(one[place][0]) }
        }
        return all
    }

    /// Columns that batches of up to `count` subjects can be classified into, one after the other.
    public func columns(_ count: Int) -> [ContiguousArray<Verdict>] {
        [ContiguousArray<Verdict>](
            repeating: ContiguousArray(repeating: Verdict(0), count: count), count: classifiers.count)
    }

    /// The same for a batch, into columns that are used again: nothing is allocated for a customer.
    public func classify(_ subjects: borrowing SubjectBatch, into columns: inout [ContiguousArray<Verdict>]) {
        let overridden = (0..<subjects.count).filter {
            subjects[$0].facts.hasCommitments && !subjects[$0].facts.commitments.overrides.isEmpty
        }
        for (place, classifier) in classifiers.enumerated() {
            subjects.common.pointee.readable = readable[place]
            for (number, other) in uses[place].enumerated() {
                for index in 0..<subjects.count {
                    subjects.rows[index].used.set(number, columns[ranks[other]][index])
                }
            }
            var verdicts = columns[ranks[place]].mutableSpan
            classifier.classify(batch: subjects, into: &verdicts)
            for index in overridden {
                verdicts[index] = inForce(verdicts[index], of: classifier.scheme, for: subjects[index])
            }
        }
    }

    /// One customer's verdicts by the rules with their evidence, in the order of ``schemes``: the same code as in bulk.
    /// Rules that use another scheme see its label in force.
    public func explain(_ subject: Subject) -> [(verdict: Verdict, evidence: Evidence)] {
        var subject = subject
        var results: [(verdict: Verdict, evidence: Evidence)] = []
        var labels: [Verdict] = []
        for (place, classifier) in classifiers.enumerated() {
            subject = subject.changed { row, common in
                common.readable = readable[place]
                for (number, other) in uses[place].enumerated() { row.used.set(number, labels[other]) }
            }
            var evidence = Evidence()
            let verdict = classifier.classify(subject, &evidence)
            results.append((verdict, evidence))
            labels.append(inForce(verdict, of: classifier.scheme, for: subject))
        }
        return byID.map { results[$0] }
    }

    /// The verdict with the label of an override that holds, up to its end. One whose label the scheme no longer has says
    /// nothing.
    private func inForce(_ verdict: Verdict, of scheme: Scheme, for subject: borrowing Subject) -> Verdict {
        guard let override = subject.facts.commitments.override(of: scheme, at: subject.now),
            let label = scheme.index(of: override.label)
        else { return verdict }
        return Verdict(label, score: verdict.score, until: min(verdict.until, override.until ?? .never))
    }
}

/// Why classifiers cannot work together.
public enum ClassifierSetError: Error, Hashable, Sendable {
    case duplicate(SchemeID)
    case labelCount(SchemeID, Int)
    case unknownUse(by: SchemeID, of: SchemeID)
    case tooManyUses(SchemeID)
    /// From a scheme over those it uses back to itself.
    case cycle([SchemeID])
}
