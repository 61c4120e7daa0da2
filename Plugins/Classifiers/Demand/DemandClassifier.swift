public import Classification
public import Domain

/// Whether a customer is one to sell to (RULES.md §4.3).
public struct DemandClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "demand"
    private enum Label: Int { case target, potential, dead }

    public let scheme: Scheme
    public let uses: [SchemeID] = ["negotiation"]

    public init(_ section: inout SectionReader, context: PolicyContext) {
        scheme = Scheme(
            Self.id, zh: "需求类型", en: "Demand",
            labels: [
                LabelDefinition("target", zh: "目标", en: "Target", colour: "#1f8f5f"),
                LabelDefinition("potential", zh: "潜在", en: "Potential", colour: "#2f6fde"),
                LabelDefinition("dead", zh: "死亡", en: "Dead", colour: "#8a8f98"),
            ])
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        let need = subject.facts.needInForce
        evidence.fact("need", need.map { .text($0.level.rawValue) } ?? .nothing)
        switch need?.level {
        case .obvious:
            evidence.rule("need-obvious")
            return Verdict(Label.target.rawValue)
        case .potential:
            evidence.rule("need-potential")
            return Verdict(Label.potential.rawValue)
        case .some(.none):
            evidence.rule("need-none")
            return Verdict(Label.dead.rawValue)
        case nil:
            let negotiation = subject.label("negotiation")
            evidence.fact("negotiation", negotiation.map { .text($0.text) } ?? .nothing)
            let isNegotiating = negotiation == "negotiating"
            evidence.rule(isNegotiating ? "negotiating" : "need-not-stated")
            return Verdict((isNegotiating ? Label.target : Label.potential).rawValue)
        }
    }
}
