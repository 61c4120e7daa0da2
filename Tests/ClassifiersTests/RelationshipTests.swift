import Classification
import ClassifierLaws
import Domain
import Negotiation
import Relationship
import Testing

struct RelationshipTests {
    static let cases: [(past: [Past], negotiation: LabelID?, label: String)] = [
        ([.order(900)], "negotiating", "traded"), ([.order(9), Past(.orderCancelled, 8)], "none", "potential"),
        ([], "negotiating", "negotiating"), ([], "unsuccessful", "potential"), ([], "none", "potential"),
        ([], nil, "potential"),
    ]

    @Test(arguments: cases)
    func `an order makes traded, talks make negotiating`(past: [Past], negotiation: LabelID?, label: String) throws {
        var given = Given(past)
        if let negotiation { given.labels = [("negotiation", negotiation, nil)] }
        let answer = try given.asked(RelationshipClassifier.standard())
        #expect(answer.label == label)
        #expect(answer.until == .never)
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(RelationshipClassifier.standard().scheme, ["traded", "negotiating", "potential"])
    }

    @Test func `it keeps the laws`() {
        let labels = [NegotiationClassifier.standard().scheme]
        #expect(ClassifierLaws().violations(of: RelationshipClassifier.standard(), labels: labels) == [])
    }
}
