public import Classification
public import Domain

/// Whether a customer shows right now that it wants to buy (RULES.md §4.12).
public struct HotClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "hot"
    private enum Label: Int { case hot, normal }

    public let scheme: Scheme
    /// `window`: how long a sign keeps a customer hot. Days, 1 to 3650.
    public let window: Span
    /// `hot_limit`: above so many hot customers of one owner a warning is shown, 1 to 100000. No part of the verdict.
    public let hotLimit: Int

    public init(_ section: inout SectionReader, context: PolicyContext) {
        window = .days(section.days("window", default: 30, in: 1...3650))
        hotLimit = section.integer("hot_limit", default: 20, in: 1...100_000)
        scheme = Scheme(
            Self.id, zh: "热点", en: "Hot",
            labels: [
                LabelDefinition("hot", zh: "热点", en: "Hot", colour: "#b5172f"),
                LabelDefinition("normal", zh: "普通", en: "Normal", colour: "#8a8f98"),
            ])
    }

    public var ownerLimits: [LabelID: Int] { ["hot": hotLimit] }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        let sign = max(subject.facts.obviousNeed, subject.facts.inquiry, subject.facts.strongSignal)
        let end = max(subject.facts.order, subject.facts.dealLost, subject.facts.deniedNeed)
        evidence.fact("need_obvious", EvidenceValue(subject.facts.obviousNeed))
        evidence.fact("inquiry", EvidenceValue(subject.facts.inquiry))
        evidence.fact("strong_signal", EvidenceValue(subject.facts.strongSignal))
        evidence.fact("order", EvidenceValue(subject.facts.order))
        evidence.fact("deal_lost", EvidenceValue(subject.facts.dealLost))
        evidence.fact("need_none", EvidenceValue(subject.facts.deniedNeed))
        guard sign.isSet else {
            evidence.rule("no-sign")
            return Verdict(Label.normal.rawValue)
        }
        guard sign > end else {
            evidence.rule("sign-answered")
            return Verdict(Label.normal.rawValue)
        }
        guard sign.isWithin(window, of: subject.now) else {
            evidence.rule("sign-rested")
            return Verdict(Label.normal.rawValue)
        }
        evidence.rule("sign-fresh")
        return Verdict(Label.hot.rawValue, until: sign + window)
    }
}
