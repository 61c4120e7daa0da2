import Classification
import ClassifierLaws
import Domain
import Hot
import RFM
import Testing

/// The kit itself: a classifier that breaks a law is found out, for each law.
struct ClassifierLawsTests {
    /// `hot`, with something done to it.
    struct Altered: Classifier {
        let original = HotClassifier.standard()
        var scheme: Scheme { original.scheme }
        var alter: @Sendable (Verdict, Instant) -> Verdict = { verdict, _ in verdict }
        var explain: @Sendable (Evidence) -> Evidence = { $0 }
        var bulk: (@Sendable (Verdict) -> Verdict)?

        func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
            var kept = Evidence()
            let verdict = original.classify(subject, &kept)
            let told = explain(kept)
            for rule in told.rules { evidence.rule(rule) }
            for fact in told.facts { evidence.fact(fact.name, fact.value) }
            for part in told.parts { evidence.part(part.name, part.points) }
            return alter(verdict, subject.now)
        }

        func classify(batch subjects: borrowing SubjectBatch, into verdicts: inout MutableSpan<Verdict>) {
            var nothing = NoEvidence()
            for index in 0..<subjects.count {
                let verdict = classify(subjects[index], &nothing)
                verdicts[index] = bulk?(verdict) ?? verdict
            }
        }
    }

    static func label(_ label: Int, _ verdict: Verdict) -> Verdict {
        Verdict(label, score: verdict.score, until: verdict.until)
    }

    static let broken: [(name: String, classifier: Altered, sentence: String)] = [
        (
            "late by 1 ms", Altered(alter: { v, _ in Verdict(Int(v.label), until: v.until + Span(milliseconds: 1)) }),
            "though until"
        ),
        ("never", Altered(alter: { v, _ in Verdict(Int(v.label)) }), "though until"),
        ("not after now", Altered(alter: { v, now in Verdict(Int(v.label), until: now) }), "not after now"),
        (
            "endless", Altered(alter: { v, now in Verdict(Int(v.label), until: now + Span(milliseconds: 1)) }),
            "more than 2000"
        ),
        ("no such label", Altered(alter: { v, _ in label(2, v) }), "not in the scheme"),
        (
            "a score without parts", Altered(alter: { v, _ in Verdict(Int(v.label), score: 3, until: v.until) }),
            "add up"
        ),
        (
            "parts without a score",
            Altered(explain: {
                var e = $0; e.parts = [.init(name: "x", points: 1)]; return e
            }), "add up"
        ),
        (
            "no rule",
            Altered(explain: {
                var e = $0; e.rules = []; return e
            }), "no rule"
        ),
        (
            "no fact",
            Altered(explain: {
                var e = $0; e.facts = []; return e
            }), "no fact"
        ),
        ("bulk differs", Altered(bulk: { label(0, $0) }), "bulk and why"),
        (
            "the time of day counts", Altered(alter: { v, now in label(Int(now.milliseconds / 3_600_000 % 2), v) }),
            "though until"
        ),
    ]

    @Test(arguments: broken)
    func `a broken law is told`(name: String, classifier: Altered, sentence: String) {
        let violations = ClassifierLaws(count: 100).violations(of: classifier)
        #expect(violations.contains { $0.contains(sentence) }, "\(name): \(violations)")
        #expect(violations.count <= 10)
    }

    @Test func `an untouched classifier breaks nothing`() {
        #expect(ClassifierLaws(count: 100).violations(of: Altered()) == [])
    }

    /// Another verdict each time it is asked.
    final class Moody: Classifier {
        let scheme = HotClassifier.standard().scheme
        func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
            evidence.rule("mood")
            evidence.fact("mood", .nothing)
            return Verdict(Int.random(in: 0...1))
        }
    }

    @Test func `one that is not deterministic is found out`() {
        let violations = ClassifierLaws(count: 100).violations(of: Moody())
        #expect(violations.contains { $0.contains("two verdicts") })
    }

    @Test func `a set whose turn is late is found out`() throws {
        let late = Altered(alter: { v, _ in Verdict(Int(v.label), until: v.until + .hours(1)) })
        let violations = ClassifierLaws(count: 25).violations(of: try ClassifierSet([late]))
        #expect(violations.contains { $0.contains("hot differs at") })
    }

    @Test func `the same seed gives the same customer`() throws {
        let rules = FoldRules.sample()
        let first = try RandomSubject(seed: 7, rules: rules)
        let again = try RandomSubject(seed: 7, rules: rules)
        #expect(first.timeline == again.timeline)
        #expect(first.subject.facts == again.subject.facts)
        #expect(first.subject.profile == again.subject.profile)
    }

    @Test func `customers are of many kinds`() throws {
        var labels: [SchemeID: Set<UInt8>] = [:]
        let classifiers: [any Classifier] = try Together.all()
        let set = try ClassifierSet(classifiers)
        for seed in 0..<400 as Range<UInt64> {
            let verdicts = set.classify([try RandomSubject(seed: seed, rules: .sample()).subject])
            for (scheme, verdict) in zip(set.schemes, verdicts) {
                labels[scheme.id, default: []].insert(verdict[0].label)
            }
        }
        for scheme in set.schemes where scheme.id != "rfm" {
            #expect(labels[scheme.id]?.count == scheme.labels.count, "\(scheme.id)")
        }
    }
}
