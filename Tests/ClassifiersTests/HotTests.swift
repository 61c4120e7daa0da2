import Classification
import ClassifierLaws
import Domain
import Hot
import Testing

struct HotTests {
    static let cases: [Case] = [
        Case("nothing", [Past(.note, 1)], "normal"),
        Case("an inquiry in 30 days", [Past(.inquiry, 30, ms: 1)], "hot"),
        Case("30 days ago", [Past(.inquiry, 30)], "normal"),
        Case("a strong signal", [.signal(.demoRequest, 30, ms: 1)], "hot"),
        Case("an old one", [.signal(.demoRequest, 30)], "normal"),
        Case("a weak one", [.signal(.websiteVisit, 1)], "normal"),
        Case("an obvious need", [.need(.obvious, 30, ms: 1)], "hot"),
        Case("an old one", [.need(.obvious, 30)], "normal"),
        Case("one that was replaced", [.need(.obvious, 5), .need(.potential, 4)], "hot"),
        Case("a potential one", [.need(.potential, 1)], "normal"),
        Case("a quote alone", [Past(.quote, 1)], "normal"),
        Case("an order of the same instant", [.order(5), Past(.inquiry, 5)], "normal"),
        Case("an inquiry 1 ms after it", [.order(5), Past(.inquiry, 5, ms: 1)], "hot"),
        Case("a cancelled order", [Past(.inquiry, 5), .order(5), Past(.orderCancelled, 4)], "hot"),
        Case("a lost deal of the same instant", [Past(.dealLost, 5), Past(.inquiry, 5)], "normal"),
        Case("an inquiry 1 ms after it", [Past(.dealLost, 5), Past(.inquiry, 5, ms: 1)], "hot"),
        Case("a denied need of the same instant", [.need(.none, 5), Past(.inquiry, 5)], "normal"),
        Case("1 ms before", [.need(.none, 5), Past(.inquiry, 5, ms: 1)], "hot"),
        Case("denied, then replaced", [Past(.inquiry, 6), .need(.none, 5), .need(.potential, 4)], "normal"),
    ]

    @Test(arguments: cases)
    func `a fresh sign makes hot until something answers it`(_ given: Case) throws {
        #expect(try Given(given.past).asked(HotClassifier.standard()).label == given.label)
    }

    @Test func `it holds until 30 days after the latest sign`() throws {
        let answer = try Given([Past(.inquiry, 20), .signal(.demoRequest, 10)]).asked(HotClassifier.standard())
        #expect(answer.until == Given.now + .days(20))
    }

    @Test func `window and limit are values of the policy`() throws {
        let classifier = HotClassifier.configured(["window": "7d", "hot_limit": "5"]).classifier
        #expect(classifier.hotLimit == 5)
        #expect(try Given([Past(.inquiry, 7)]).asked(classifier).label == "normal")
        #expect(HotClassifier.standard().hotLimit == 20)
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(HotClassifier.standard().scheme, ["hot", "normal"])
    }

    @Test func `it keeps the laws`() {
        #expect(ClassifierLaws().violations(of: HotClassifier.standard()) == [])
    }
}
