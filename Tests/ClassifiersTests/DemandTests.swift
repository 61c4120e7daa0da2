import Classification
import ClassifierLaws
import Demand
import Domain
import Negotiation
import Testing

struct DemandTests {
    /// What happened, the status, the demand.
    static let cases: [(past: [Past], negotiation: LabelID?, label: String)] = [
        ([.need(.obvious, 400, expected: -200)], "none", "target"),
        ([.need(.potential, 4)], "negotiating", "potential"),
        ([.need(.none, 4)], "negotiating", "dead"),
        ([.need(.none, 4), Past(.inquiry, 4)], "negotiating", "dead"),
        ([.need(.none, 4), Past(.inquiry, 4, ms: 1)], "negotiating", "target"),
        ([.need(.none, 4), Past(.inquiry, 4, ms: 1)], "unsuccessful", "potential"),
        ([.need(.obvious, 4), .order(4)], "following-order", "potential"),
        ([.need(.obvious, 4), .order(4, ms: -1)], "following-order", "target"),
        ([.need(.obvious, 4), Past(.dealLost, 4)], "unsuccessful", "potential"),
        ([], "negotiating", "target"), ([], "none", "potential"), ([], "after-sales", "potential"),
        ([], nil, "potential"),
    ]

    @Test(arguments: cases)
    func `demand is what is stated, else whether there are talks`(
        past: [Past], negotiation: LabelID?, label: String
    ) throws {
        var given = Given(past)
        if let negotiation { given.labels = [("negotiation", negotiation, nil)] }
        let answer = try given.asked(DemandClassifier.standard())
        #expect(answer.label == label)
        #expect(answer.until == .never)
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(DemandClassifier.standard().scheme, ["target", "potential", "dead"])
    }

    @Test func `it keeps the laws`() {
        let labels = [NegotiationClassifier.standard().scheme]
        #expect(ClassifierLaws().violations(of: DemandClassifier.standard(), labels: labels) == [])
    }
}
