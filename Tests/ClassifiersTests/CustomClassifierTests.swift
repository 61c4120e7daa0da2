import Classification
import Custom
import Domain
import Testing

@Suite struct CustomClassifierTests {
    private static let zone = ZoneRules(name: "Asia/Shanghai", initialOffset: 28_800, transitions: [])
    private static let context = PolicyContext(
        fold: FoldRules(
            zone: zone, rates: ExchangeRates(base: .cny, billionths: [:]), replyLapse: .days(31),
            followUpPurposes: [.business], conversationChannels: [.phone]))
    private static let today = Day(number: 20_000)

    private static func text(_ text: String?) -> Section { Section(.scalar(text), at: Position(line: 7, column: 3)) }
    private static func map(_ pairs: KeyValuePairs<String, Section>) -> Section {
        let place = Position(line: 7, column: 3)
        return Section(.map(pairs.map { Section.Entry(key: $0, position: place, value: $1) }), at: place)
    }
    private static func list(_ items: [Section]) -> Section { Section(.list(items), at: Position(line: 7, column: 3)) }
    private static func test(_ field: String, _ comparison: String, _ value: String) -> Section {
        map(["field": text(field), comparison: text(value)])
    }
    private static func label(_ id: String, when: Section? = nil) -> Section {
        guard let when else { return map(["id": text(id)]) }
        return map(["id": text(id), "when": when])
    }

    /// The schemes of a section with one of these labels, and what is wrong with it.
    private static func read(_ labels: [Section], id: String = "band") -> ([any Classifier], [PolicyIssue]) {
        let scheme = map(["zh": text("档"), "en": text("Band"), "labels": list(labels)])
        var reader = SectionReader(map([id: scheme]), path: "schemes.custom")
        let classifiers = CustomClassifier.all(&reader, context: context)
        return (classifiers, reader.finish())
    }

    private static func subject(size: Int? = nil, followedUp days: Int? = nil) throws -> Subject {
        var profile = Profile(name: "A")
        profile.companySize = size
        let now = zone.instant(today, at: 36_000_000)
        var facts = Facts()
        if let days { facts.validFollowUp = Mark(at: now + .days(-days)) }
        let key = try #require(CustomerKey(validating: "a"))
        let customer = Customer(id: CustomerID(1), key: key, createdAt: now, profile: profile)
        return Subject(
            customer: customer, facts: facts, moment: Moment(now, in: zone), rates: context.fold.rates)
    }

    private static func explain(_ classifier: any Classifier, _ subject: Subject) -> (LabelID, Verdict, Evidence) {
        var evidence = Evidence()
        let verdict = classifier.classify(subject, &evidence)
        return (classifier.scheme.labels[Int(verdict.label)].id, verdict, evidence)
    }

    private static let sizes: [(Int?, LabelID)] = [(500, "L"), (499, "M"), (50, "M"), (49, "S"), (0, "S"), (nil, "S")]

    @Test(arguments: sizes)
    func `the first label whose condition holds is given, the last one otherwise`(size: Int?, expected: LabelID) throws
    {
        let (classifiers, issues) = Self.read([
            Self.label("L", when: Self.test("company_size", "at-least", "500")),
            Self.label("M", when: Self.test("company_size", "at-least", "50")), Self.label("S"),
        ])
        #expect(issues.isEmpty)
        let classifier = try #require(classifiers.first)
        #expect(classifier.scheme.id == "band")
        #expect(classifier.scheme.names == Names(zh: "档", en: "Band"))
        #expect(classifier.scheme.labels.map(\.id) == ["L", "M", "S"])
        #expect(Self.explain(classifier, try Self.subject(size: size)).0 == expected)
    }

    @Test func `without a last label for all others there is none`() throws {
        let (classifiers, issues) = Self.read([Self.label("L", when: Self.test("company_size", "more", "9"))])
        #expect(issues.isEmpty)
        let classifier = try #require(classifiers.first)
        #expect(classifier.scheme.labels.map(\.id) == ["L", "none"])
        #expect(Self.explain(classifier, try Self.subject(size: 9)).0 == "none")
    }

    @Test func `a label holds until the first condition on the way to it can change`() throws {
        let (classifiers, _) = Self.read([
            Self.label("new", when: Self.test("days_since_follow_up", "less", "3")),
            Self.label("due", when: Self.test("days_since_follow_up", "less", "10")), Self.label("late"),
        ])
        let classifier = try #require(classifiers.first)
        let expected: [(Int, LabelID, Instant)] = [
            (2, "new", Self.zone.start(of: Self.today + 1)), (3, "due", Self.zone.start(of: Self.today + 7)),
            (9, "due", Self.zone.start(of: Self.today + 1)), (10, "late", .never),
        ]
        for (days, label, until) in expected {
            let result = Self.explain(classifier, try Self.subject(followedUp: days))
            #expect(result.0 == label)
            #expect(result.1.until == until)
        }
    }

    @Test func `evidence names the deciding label and the fields asked on the way`() throws {
        let (classifiers, _) = Self.read([
            Self.label("big", when: Self.test("annual_purchase", "at-least", "1000.00")),
            Self.label("known", when: Self.test("company_size", "at-least", "1")), Self.label("rest"),
        ])
        let classifier = try #require(classifiers.first)
        let evidence = Self.explain(classifier, try Self.subject(size: 4)).2
        #expect(evidence.rules == ["when:known"])
        #expect(
            evidence.facts == [
                Evidence.Fact(name: "annual_purchase", value: .nothing),
                Evidence.Fact(name: "company_size", value: .number(4)),
            ])
        #expect(Self.explain(classifier, try Self.subject()).2.rules == ["otherwise"])
    }

    @Test func `a scheme reads the labels and scores of those it asks for`() throws {
        let condition = Self.map(["scheme": Self.text("grade"), "one-of": Self.list([Self.text("A"), Self.text("B")])])
        let score = Self.map(["score": Self.text("priority"), "at-least": Self.text("60")])
        let (classifiers, issues) = Self.read([
            Self.label("top", when: Self.map(["all": Self.list([condition, score])])), Self.label("rest"),
        ])
        #expect(issues.isEmpty)
        let classifier = try #require(classifiers.first)
        #expect(classifier.uses == ["grade", "priority"])
        var subject = try Self.subject()
        subject.use("grade", label: "B")
        subject.use("priority", label: "A", score: 60)
        #expect(Self.explain(classifier, subject).0 == "top")
        subject.use("priority", label: "A", score: 59)
        #expect(Self.explain(classifier, subject).0 == "rest")
    }

    private static let wrong: [([Section], String, PolicyIssue.Kind, String)] = [
        ([], "band", .outOfRange, "schemes.custom.band.labels"),
        ([label("a b")], "band", .outOfRange, "schemes.custom.band.labels[1].id"),
        ([map(["when": test("orders", "more", "1")])], "band", .missing, "schemes.custom.band.labels[1].id"),
        ([label("a"), label("b")], "band", .missing, "schemes.custom.band.labels[1].when"),
        (
            [label("a", when: test("orders", "more", "1")), label("a")], "band", .conflict,
            "schemes.custom.band.labels[2].id"
        ),
        ([label("none", when: test("orders", "more", "1"))], "band", .conflict, "schemes.custom.band.labels"),
        (
            [map(["id": text("a"), "colour": text("red")])], "band", .wrongType,
            "schemes.custom.band.labels[1].colour"
        ),
        (
            [map(["id": text("a"), "color": text("#112233")])], "band", .unknownKey,
            "schemes.custom.band.labels[1].color"
        ),
        (
            [label("a", when: test("ordres", "more", "1"))], "band", .outOfRange,
            "schemes.custom.band.labels[1].when.field"
        ),
        ([label("a")], "my band", .outOfRange, "schemes.custom.my band"),
        (
            [
                label(
                    "a",
                    when: map([
                        "any": list((0...8).map { map(["scheme": text("s\($0)"), "equal": text("x")]) })
                    ])), label("b"),
            ], "band", .outOfRange, "schemes.custom.band.labels"
        ),
    ]

    @Test(arguments: wrong)
    func `what is wrong with a scheme is named with its path`(
        labels: [Section], id: String, kind: PolicyIssue.Kind, path: String
    ) {
        let issues = Self.read(labels, id: id).1
        #expect(issues.contains { $0.kind == kind && $0.path == path }, "\(issues)")
    }
}
