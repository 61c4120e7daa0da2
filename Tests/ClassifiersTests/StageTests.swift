import Classification
import ClassifierLaws
import Domain
import Stage
import Testing

struct StageTests {
    static let cases: [Case] = [
        Case("nothing known", [Past(.note, 3)], "unmarked"),
        Case("an inquiry, however old", [Past(.inquiry, 2000)], "inquiry"),
        Case("a quote in 30 days", [Past(.quote, 30, ms: 1)], "inquiry"),
        Case("a quote 30 days ago", [Past(.quote, 30)], "undealt"),
        Case("an inquiry keeps the quote alive", [Past(.quote, 60), Past(.inquiry, 30, ms: 1)], "inquiry"),
        Case("an inquiry that rests like the quote", [Past(.quote, 60), Past(.inquiry, 30)], "undealt"),
        Case("a sample in 30 days", [Past(.sampleOrder, 30, ms: 1)], "sample-order"),
        Case("a sample 30 days ago", [Past(.sampleOrder, 30)], "undealt"),
        Case("a quote keeps the sample alive", [Past(.sampleOrder, 90), Past(.quote, 1)], "sample-order"),
        Case("an inquiry keeps the sample alive", [Past(.sampleOrder, 90), Past(.inquiry, 1)], "sample-order"),
        Case("a lost deal with nothing before", [Past(.dealLost, 5)], "undealt"),
        Case("a lost deal", [Past(.inquiry, 6), Past(.dealLost, 5)], "undealt"),
        Case("a lost deal of the same instant", [Past(.dealLost, 5), Past(.inquiry, 5)], "undealt"),
        Case("an inquiry 1 ms after it", [Past(.dealLost, 5), Past(.inquiry, 5, ms: 1)], "inquiry"),
        Case("a quote after it", [Past(.dealLost, 5), Past(.quote, 4)], "inquiry"),
        Case("a sample after it", [Past(.dealLost, 5), Past(.sampleOrder, 4)], "sample-order"),
        Case("an order", [Past.order(800)], "transaction"),
        Case("an order and a lost deal", [Past.order(8), Past(.dealLost, 1)], "transaction"),
        Case("two orders", [Past.order(800), .order(9)], "repeat"),
        Case("three orders", [Past.order(800), .order(9), .order(9)], "repeat"),
        Case("one of two cancelled", [Past.order(800), .order(9), Past(.orderCancelled, 8)], "transaction"),
        Case("the only one cancelled", [Past.order(9), Past(.orderCancelled, 8)], "unmarked"),
    ]

    @Test(arguments: cases)
    func `the stage follows from what happened`(_ given: Case) throws {
        #expect(try Given(given.past).asked(StageClassifier.standard()).label == given.label)
    }

    @Test func `an inquiry after a lost deal reopens the stage`() throws {
        let answer = try Given([Past(.dealLost, 40), Past(.inquiry, 3)]).asked(StageClassifier.standard())
        #expect(answer.label == "inquiry")
        #expect(answer.until == .never)
    }

    @Test func `a quote or sample holds until 30 days after the latest interest`() throws {
        for kind in [EventKind.quote, .sampleOrder] {
            let answer = try Given([Past(kind, 20), Past(.inquiry, 10)]).asked(StageClassifier.standard())
            #expect(answer.until == Given.now + .days(20))
        }
    }

    @Test func `undealt_after is a value of the policy`() throws {
        let classifier = StageClassifier.configured(["undealt_after": "10d"]).classifier
        #expect(try Given([Past(.quote, 10, ms: 1)]).asked(classifier).label == "inquiry")
        #expect(try Given([Past(.quote, 10)]).asked(classifier).label == "undealt")
        #expect(StageClassifier.configured(["undealt_after": "0d"]).issues.map(\.kind) == [.outOfRange])
    }

    @Test func `a stage of the policy comes before the rules`() throws {
        let (classifier, issues) = StageClassifier.configured([
            "extra": [
                .map([
                    "id": "silent", "en": "Silent",
                    "when": .map(["field": "days_since_inquiry", "at-least": "10"]),
                ]),
                .map(["id": "buyer", "zh": "老客户", "when": .map(["scheme": "grade", "equal": "A"])]),
            ]
        ])
        #expect(issues.isEmpty)
        #expect(classifier.uses == ["grade"])
        #expect(classifier.scheme.labels.suffix(2).map(\.id) == ["silent", "buyer"])
        let fresh = try Given([Past(.inquiry, 9)]).asked(classifier)
        #expect(fresh.label == "inquiry")
        #expect(fresh.until == Given.rules.zone.start(of: Given.today + 1))
        let silent = try Given([Past(.inquiry, 10)]).asked(classifier)
        #expect(silent.label == "silent")
        #expect(silent.rules == ["when:silent"])
        var graded = Given([Past(.inquiry, 9)])
        graded.labels = [("grade", "A", nil)]
        #expect(try graded.asked(classifier).label == "buyer")
    }

    @Test func `a stage of the policy needs an id of its own and a condition`() {
        let issues = StageClassifier.configured([
            "extra": [.map(["id": "inquiry", "when": .map(["field": "orders", "at-least": "1"])]), .map(["id": "x"])]
        ]).issues
        #expect(issues.map(\.kind) == [.conflict, .missing])
        #expect(issues.map(\.path) == ["stage.extra[1].id", "stage.extra[2].when"])
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(
            StageClassifier.standard().scheme,
            ["unmarked", "inquiry", "sample-order", "undealt", "transaction", "repeat"])
    }

    @Test func `it keeps the laws`() {
        #expect(ClassifierLaws().violations(of: StageClassifier.standard()) == [])
    }

    @Test func `it keeps the laws with stages of the policy`() {
        let classifier = StageClassifier.configured([
            "extra": [
                .map(["id": "warm", "when": .map(["field": "days_to_expected", "at-most": "30"])]),
                .map(["id": "silent", "when": .map(["field": "days_since_inbound", "more": "90"])]),
            ]
        ]).classifier
        #expect(ClassifierLaws(seed: 500).violations(of: classifier) == [])
    }
}
