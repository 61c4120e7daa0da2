import Classification
import ClassifierLaws
import Domain
import Priority
import RFM
import Testing

struct PriorityTests {
    static func answer(_ past: [Past], rfm: Int32? = nil, _ change: (inout Profile) -> Void = { _ in }) throws
        -> Given.Answer
    {
        var given = Given(past, change)
        given.labels = [("rfm", rfm == nil ? "never-bought" : "others", rfm)]
        return try given.asked(PriorityClassifier.standard())
    }

    /// One kind of points at a time.
    static let parts: [(name: String, past: [Past], part: String, points: Int32?)] = [
        ("obvious", [.need(.obvious)], "need", 20), ("potential", [.need(.potential)], "need", 5),
        ("none", [.need(.none)], "need", nil), ("spent", [.need(.obvious, 3), .order(2)], "need", nil),
        ("in 30 days", [.need(.obvious, expected: 30)], "expected_day", 15),
        ("in 31 days", [.need(.obvious, expected: 31)], "expected_day", 8),
        ("in 90 days", [.need(.obvious, expected: 90)], "expected_day", 8),
        ("in 91 days", [.need(.obvious, expected: 91)], "expected_day", nil),
        ("passed", [.need(.obvious, 60, expected: -29)], "expected_day", 15),
        ("passed with its grace", [.need(.obvious, 60, expected: -30)], "expected_day", nil),
        ("a signal", [.signal(.demoRequest, 30, ms: 1)], "strong_signals", 6),
        ("an old one", [.signal(.demoRequest, 30)], "strong_signals", nil),
        ("a weak one", [.signal(.content, 1)], "strong_signals", nil),
        ("three", [.signal(), .signal(), .signal()], "strong_signals", 18),
        ("four", [.signal(), .signal(), .signal(), .signal()], "strong_signals", 18),
        ("inbound", [.contact(.visit, .inbound, 7, ms: 1, .noAnswer)], "inbound", 8),
        ("7 days ago", [.contact(.email, .inbound, 7)], "inbound", nil),
        ("marketing", [.contact(.email, .inbound, 1, .reached, .marketing)], "inbound", nil),
        ("a request", [Past(.serviceRequest, 5)], "service_request", 5),
        ("closed", [Past(.serviceRequest, 5), Past(.serviceClosed, 5)], "service_request", nil),
        ("after the close", [Past(.serviceClosed, 5), Past(.serviceRequest, 5, ms: 1)], "service_request", 5),
        (
            "answered at its instant", [.contact(.email, .outbound, 5), Past(.serviceRequest, 5)], "service_request",
            nil
        ),
        ("before it", [.contact(.email, .outbound, 5), Past(.serviceRequest, 5, ms: 1)], "service_request", 5),
        ("bounced", [Past(.serviceRequest, 5), .contact(.email, .outbound, 4, .bounced)], "service_request", 5),
    ]

    @Test(arguments: parts)
    func `points turn on their thresholds`(name: String, past: [Past], part: String, points: Int32?) throws {
        #expect(try Self.answer(past).parts[part] == points, "\(name)")
    }

    static let sources: [(Source?, Int32?)] = [
        (.referral, 10), (.exhibition, 8), (.b2bPlatform, 5), (.website, 5), (.searchAd, 2), (.social, nil),
        (.coldOutreach, nil), (.other, nil), (nil, nil),
    ]

    @Test(arguments: sources)
    func `a source has its points`(source: Source?, points: Int32?) throws {
        #expect(try Self.answer([]) { $0.source = source }.parts["source"] == points)
    }

    @Test(arguments: [(111, nil), (555, 24), (543, 18), (151, 8)] as [(Int32, Int32?)])
    func `rfm counts twice its digits less three`(score: Int32, points: Int32?) throws {
        #expect(try Self.answer([], rfm: score).parts["rfm"] == points)
    }

    @Test func `rfm of who never bought counts nothing`() throws {
        let answer = try Self.answer([])
        #expect(answer.score == 0)
        #expect(answer.label == "D")
        #expect(answer.parts.isEmpty)
        #expect(answer.evidence.rules == ["points"])
    }

    @Test func `an authorised budget has its points, a refused or unknown one has none`() throws {
        #expect(try Self.answer([]) { $0.budgetAuthorised = true }.parts == ["budget_authorised": 7])
        #expect(try Self.answer([]) { $0.budgetAuthorised = false }.parts.isEmpty)
    }

    @Test func `everything together adds up`() throws {
        let past = [
            Past.need(.obvious, 3, expected: 10), .signal(), .signal(), .signal(), .contact(.email, .inbound, 1),
            Past(.serviceRequest, 1),
        ]
        let answer = try Self.answer(past, rfm: 555) {
            $0.source = .referral
            $0.budgetAuthorised = true
        }
        #expect(answer.score == 107)  // 24 + 20 + 15 + 18 + 8 + 10 + 7 + 5
        #expect(answer.rules == ["ready-to-buy"])
    }

    /// Points made of a policy whose industry is worth as many.
    @Test(arguments: [(0, "D"), (19, "D"), (20, "C"), (39, "C"), (40, "B"), (59, "B"), (60, "A"), (1000, "A")])
    func `points turn to labels on their thresholds`(points: Int, label: String) throws {
        let (classifier, issues) = PriorityClassifier.configured([
            "target_industries": ["valves", "pumps"], "industry": .text("\(points)"),
        ])
        #expect(issues.isEmpty)
        let answer = try Given { $0.industry = "pumps" }.asked(classifier)
        #expect(answer.label == label)
        #expect(answer.score == Int32(points))
        #expect(try Given { $0.industry = "Pumps" }.asked(classifier).score == 0)
    }

    /// Need 20, day 15 or 8, budget 7: without the rule it would be B.
    @Test(arguments: [
        (30, true, "A"), (31, true, "C"), (-29, true, "A"), (-30, true, "C"), (30, false, "C"), (30, nil, "C"),
    ])
    func `a need, a budget and a day that is near are always A`(day: Int, budget: Bool?, label: String) throws {
        let answer = try Self.answer([.need(.obvious, 60, expected: day)]) { $0.budgetAuthorised = budget }
        #expect(answer.label == label)
    }

    @Test func `ready_is_a and other values are the policy's`() throws {
        let ready = Given([.need(.obvious, expected: 1)]) { $0.budgetAuthorised = true }
        let (classifier, issues) = PriorityClassifier.configured([
            "ready_is_a": "no", "need": .map(["obvious": "0"]), "sources": .map(["other": "3"]),
        ])
        #expect(issues.isEmpty)
        #expect(try ready.asked(classifier).label == "C")
        #expect(try ready.asked(classifier).parts == ["expected_day": 15, "budget_authorised": 7])
        #expect(try Given { $0.source = .other }.asked(classifier).score == 3)
        let wrong = PriorityClassifier.configured([
            "strong_signals": .map(["at_most": "9"]), "thresholds": .map(["c": "41"]),
            "expected_day": .map(["near_within": "29d"]), "surprise": "1",
        ])
        #expect(Set(wrong.issues.map(\.kind)) == [.outOfRange, .conflict, .unknownKey])
    }

    @Test func `it is asked again when the earliest signal that counts leaves`() throws {
        let past = [
            Past.signal(.demoRequest, 9), .signal(.demoRequest, 5), .signal(.demoRequest, 3), .signal(.demoRequest, 1),
        ]
        #expect(try Self.answer(past).until == Given.now + .days(25))
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(PriorityClassifier.standard().scheme, ["A", "B", "C", "D"])
    }

    @Test func `it keeps the laws`() {
        let labels = [RFMClassifier.standard().scheme]
        #expect(ClassifierLaws().violations(of: PriorityClassifier.standard(), labels: labels) == [])
        let classifier = PriorityClassifier.configured(["target_industries": ["valves"]]).classifier
        #expect(ClassifierLaws(seed: 300).violations(of: classifier, labels: labels) == [])
    }
}
