import Classification
import ClassifierLaws
import Domain
import Negotiation
import Testing

struct NegotiationTests {
    static let cases: [Case] = [
        Case("nothing known", [Past(.note, 3)], "none"),
        Case("an open order", [Past.order(800), Past(.inquiry, 1)], "following-order"),
        Case("one of two open", [Past.order(9), .order(8), Past(.orderCompleted, 7)], "following-order"),
        Case("an inquiry", [Past(.inquiry, 5)], "negotiating"),
        Case("a quote", [Past(.quote, 5)], "negotiating"),
        Case("a sample", [Past(.sampleOrder, 5)], "negotiating"),
        Case("in 90 days", [Past(.inquiry, 90, ms: 1)], "negotiating"),
        Case("90 days ago", [Past(.inquiry, 90)], "unsuccessful"),
        Case("a follow-up keeps it", [Past(.inquiry, 200), .contact(.email, .outbound, 90, ms: 1)], "negotiating"),
        Case("an old one does not", [Past(.inquiry, 200), .contact(.email, .outbound, 90)], "unsuccessful"),
        Case(
            "a bounced one does not", [Past(.inquiry, 200), .contact(.email, .outbound, 1, .bounced)], "unsuccessful"),
        Case("what comes in keeps it", [Past(.inquiry, 200), .contact(.email, .inbound, 90, ms: 1)], "negotiating"),
        Case("a missed call in too", [Past(.inquiry, 200), .contact(.phone, .inbound, 1, .noAnswer)], "negotiating"),
        Case(
            "marketing does not", [Past(.inquiry, 200), .contact(.email, .inbound, 1, .reached, .marketing)],
            "unsuccessful"),
        Case("a lost deal", [Past(.inquiry, 5), Past(.dealLost, 4)], "unsuccessful"),
        Case("of the same instant", [Past(.dealLost, 5), Past(.inquiry, 5)], "unsuccessful"),
        Case("interest 1 ms later", [Past(.dealLost, 5), Past(.inquiry, 5, ms: 1)], "negotiating"),
        Case("completed", [Past.order(9), Past(.orderCompleted, 8)], "after-sales"),
        Case("interest after completion", [Past.order(9), Past(.orderCompleted, 8), Past(.quote, 7)], "negotiating"),
        Case("at completion", [Past.order(9), Past(.orderCompleted, 8), Past(.quote, 8)], "after-sales"),
        Case("interest at the order", [Past(.quote, 9), .order(9), Past(.orderCompleted, 9)], "after-sales"),
        Case("lost after completed", [Past.order(9), Past(.orderCompleted, 8), Past(.dealLost, 7)], "unsuccessful"),
        Case("completed beats lost", [Past.order(9), Past(.orderCompleted, 8), Past(.dealLost, 8)], "after-sales"),
        Case("completed after lost", [Past.order(9), Past(.dealLost, 8), Past(.orderCompleted, 7)], "after-sales"),
        Case(
            "stale after completion", [Past.order(200), Past(.orderCompleted, 199), Past(.quote, 90)], "unsuccessful"),
        Case("cancelled", [Past.order(9), Past(.orderCancelled, 8)], "none"),
        Case(
            "an inquiry before a cancelled order", [Past(.inquiry, 10), .order(9), Past(.orderCancelled, 8)],
            "negotiating"),
    ]

    @Test(arguments: cases)
    func `the status follows from what happened`(_ given: Case) throws {
        #expect(try Given(given.past).asked(NegotiationClassifier.standard()).label == given.label)
    }

    @Test func `a negotiation holds until 90 days after the latest sign of life`() throws {
        let past = [Past(.inquiry, 50), .contact(.email, .outbound, 20), .contact(.email, .inbound, 30)]
        #expect(try Given(past).asked(NegotiationClassifier.standard()).until == Given.now + .days(70))
    }

    @Test func `stale_after is a value of the policy`() throws {
        let classifier = NegotiationClassifier.configured(["stale_after": "5d"]).classifier
        #expect(try Given([Past(.inquiry, 5, ms: 1)]).asked(classifier).label == "negotiating")
        #expect(try Given([Past(.inquiry, 5)]).asked(classifier).label == "unsuccessful")
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(
            NegotiationClassifier.standard().scheme,
            ["none", "negotiating", "unsuccessful", "following-order", "after-sales"])
    }

    @Test func `it keeps the laws`() {
        #expect(ClassifierLaws().violations(of: NegotiationClassifier.standard()) == [])
    }
}
