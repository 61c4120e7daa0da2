public import Classification
public import Domain

/// Checks the laws of classifiers (RULES.md §5) on random customers.
///
/// Nothing here knows a test framework: every function returns what it found as sentences, so that a test is one line
/// that expects none. A sentence names the seed of its customer, with which ``RandomSubject`` makes the same one again.
public struct ClassifierLaws: Sendable {
    public let seed: UInt64
    /// How many customers are tried.
    public let count: Int
    /// What timelines are folded by. Make the classifier with the same.
    public let rules: FoldRules
    /// More than this is not told.
    public let limit: Int
    /// How often in a row `until` may ask to be asked again for one customer.
    public let longestWalk: Int

    public init(
        seed: UInt64 = 1, count: Int = 200, rules: FoldRules = .sample(), limit: Int = 10, longestWalk: Int = 2000
    ) {
        self.seed = seed
        self.count = count
        self.rules = rules
        self.limit = limit
        self.longestWalk = longestWalk
    }

    /// What `classifier` breaks, in sentences; empty when it keeps the laws.
    ///
    /// `labels` are schemes of which customers carry random labels, whose scores are three digits from 1 to 5: those that
    /// the classifier uses. `texts` are the industries of customers.
    public func violations(
        of classifier: some Classifier, labels: [Scheme] = [], texts: [String] = ["valves", "toys"]
    ) -> [String] {
        var found = Violations(limit: limit, name: classifier.scheme.id.text)
        for number in 0..<UInt64(max(0, count)) where !found.isFull {
            guard let random = try? RandomSubject(seed: seed &+ number, rules: rules, labels: labels, texts: texts)
            else {
                return ["customers cannot be made"]
            }
            found.seed = seed &+ number
            var evidence = Evidence()
            let verdict = classifier.classify(random.subject, &evidence)
            check(verdict, evidence, of: classifier, for: random.subject, &found)
            guard Int(verdict.label) < classifier.scheme.labels.count else { continue }
            walk(classifier, random, from: verdict, &found)
            var bulk = ContiguousArray(repeating: Verdict(0), count: Self.batch)
            var column = bulk.mutableSpan
            classifier.classify(batch: SubjectBatch(repeating: random.subject, count: Self.batch), into: &column)
            if bulk.contains(where: { $0 != verdict }) { found.add("bulk and why give different verdicts") }
        }
        return found.sentences
    }

    /// Customers of one moment in a batch.
    private static let batch = 3

    private func check(
        _ verdict: Verdict, _ evidence: Evidence, of classifier: some Classifier, for subject: Subject,
        _ found: inout Violations
    ) {
        var again = Evidence()
        if classifier.classify(subject, &again) != verdict { found.add("the same customer got two verdicts") }
        if again != evidence { found.add("the same customer got two explanations") }
        if Int(verdict.label) >= classifier.scheme.labels.count {
            found.add("label number \(verdict.label) is not in the scheme")
        }
        if verdict.until <= subject.now { found.add("until is \(verdict.until.milliseconds), not after now") }
        if evidence.rules.isEmpty || evidence.rules.contains("") { found.add("no rule is named") }
        if evidence.facts.isEmpty || evidence.facts.contains(where: \.name.isEmpty) { found.add("no fact is named") }
        let points = evidence.parts.reduce(Int64(0)) { $0 + Int64($1.points) }
        if points != Int64(verdict.score ?? 0) {
            found.add("the parts add up to \(points), the score is \(verdict.score.map(String.init) ?? "none")")
        }
    }

    /// Goes from each `until` to the next and probes between.
    private func walk(
        _ classifier: some Classifier, _ random: RandomSubject, from start: Verdict, _ found: inout Violations
    ) {
        var probes = TimeProbes(random, seed: seed)
        var subject = random.subject
        var verdict = start
        var nothing = NoEvidence()
        for _ in 0..<longestWalk {
            for instant in probes.instants(after: subject.now, before: verdict.until) {
                subject.moment = Moment(instant, in: rules.zone)
                let other = classifier.classify(subject, &nothing)
                if !other.agrees(with: verdict) {
                    found.add(
                        "at \(instant.milliseconds) label or score differ, though until is \(verdict.until.milliseconds)"
                    )
                    return
                }
                if other.until <= instant { found.add("until is not after now at \(instant.milliseconds)"); return }
            }
            guard verdict.until < .never else { return }
            let next = verdict.until
            subject.moment = Moment(next, in: rules.zone)
            verdict = classifier.classify(subject, &nothing)
            if verdict.until <= next { found.add("until is not after now at \(next.milliseconds)"); return }
        }
        found.add("until asks more than \(longestWalk) times; let it end")
    }
}

/// Sentences about what was broken, no more than somebody reads.
struct Violations {
    let limit: Int
    let name: String
    var seed: UInt64?
    private(set) var sentences: [String] = []

    init(limit: Int, name: String) {
        self.limit = limit
        self.name = name
    }

    var isFull: Bool { sentences.count >= limit }

    mutating func add(_ sentence: String) {
        if !isFull { sentences.append("\(name)\(seed.map { ", customer of seed \($0)" } ?? ""): \(sentence)") }
    }
}
