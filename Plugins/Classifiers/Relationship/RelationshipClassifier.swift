public import Classification
public import Domain

/// What a customer is to the team so far (RULES.md §4.6).
public struct RelationshipClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "relationship"
    private enum Label: Int { case traded, negotiating, potential }

    public let scheme: Scheme
    public let uses: [SchemeID] = ["negotiation"]

    public init(_ section: inout SectionReader, context: PolicyContext) {
        scheme = Scheme(
            Self.id, zh: "合作关系", en: "Relationship",
            labels: [
                LabelDefinition("traded", zh: "已成交", en: "Traded", colour: "#1f8f5f"),
                LabelDefinition("negotiating", zh: "洽谈中", en: "Negotiating", colour: "#2f6fde"),
                LabelDefinition("potential", zh: "潜在", en: "Potential", colour: "#8a8f98"),
            ])
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        evidence.fact("orders", .number(Int64(subject.facts.orders)))
        if subject.facts.orders > 0 {
            evidence.rule("order-placed")
            return Verdict(Label.traded.rawValue)
        }
        let negotiation = subject.label("negotiation")
        evidence.fact("negotiation", negotiation.map { .text($0.text) } ?? .nothing)
        let isNegotiating = negotiation == "negotiating"
        evidence.rule(isNegotiating ? "negotiating" : "no-order")
        return Verdict((isNegotiating ? Label.negotiating : Label.potential).rawValue)
    }
}
