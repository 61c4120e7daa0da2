public import Classification
public import Domain

/// For how long nothing has been heard from a customer.
public struct SilenceClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "silence"
    private enum Label: Int { case heard, quiet, silent }

    public let scheme: Scheme
    /// `quiet_after` and `silent_after`: days since the latest inquiry or inbound contact, 1 to 3650.
    public let quietAfter: Span
    public let silentAfter: Span

    public init(_ section: inout SectionReader, context: PolicyContext) {
        let quiet = section.days("quiet_after", default: 30, in: 1...3650)
        let silent = section.days("silent_after", default: max(90, quiet), in: 1...3650)
        if silent < quiet { section.note(.conflict, key: "silent_after", "is less than quiet_after") }
        quietAfter = .days(quiet)
        silentAfter = .days(max(quiet, silent))
        scheme = Scheme(
            Self.id, zh: "沉默", en: "Silence",
            labels: [
                LabelDefinition("heard", zh: "有音讯", en: "Heard", colour: "#1f8f5f"),
                LabelDefinition("quiet", zh: "安静", en: "Quiet", colour: "#b8860b"),
                LabelDefinition("silent", zh: "沉默", en: "Silent", colour: "#b5172f"),
            ])
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        let heard = max(subject.facts.inquiry, subject.facts.inbound)
        evidence.fact("heard", EvidenceValue(heard))
        evidence.rule(heard.isSet ? "heard-before" : "never-heard")
        guard heard.isSet, subject.now < heard + silentAfter else { return Verdict(Label.silent.rawValue) }
        guard subject.now < heard + quietAfter else {
            return Verdict(Label.quiet.rawValue, until: heard + silentAfter)
        }
        return Verdict(Label.heard.rawValue, until: heard + quietAfter)
    }
}
