public import Classification
public import Domain

/// How far a customer has come on the way to an order (RULES.md §4.1).
///
/// A policy may add stages of its own, which are tried before the rules, in the order written:
///
///     stage:
///       undealt_after: 30d
///       extra:
///         - {id: framework, zh: 框架协议, en: Framework, when: {field: tags, contains: framework}}
public struct StageClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "stage"
    private enum Label: Int, CaseIterable { case unmarked, inquiry, sampleOrder, undealt, transaction, `repeat` }

    public let scheme: Scheme
    public let uses: [SchemeID]
    /// `undealt_after`: how long interest may rest before nothing is taken to come of it. Days, 1 to 3650.
    public let undealtAfter: Span
    /// The conditions of the stages that were added; their labels come after those of the rules.
    private let conditions: [Condition]

    private static let labels = [
        LabelDefinition("unmarked", zh: "未标记", en: "Unmarked", colour: "#8a8f98"),
        LabelDefinition("inquiry", zh: "询盘", en: "Inquiry", colour: "#2f6fde"),
        LabelDefinition("sample-order", zh: "样单", en: "Sample order", colour: "#7a4fd0"),
        LabelDefinition("undealt", zh: "未成交", en: "Undealt", colour: "#b5472f"),
        LabelDefinition("transaction", zh: "成交", en: "Transaction", colour: "#1f8f5f"),
        LabelDefinition("repeat", zh: "复购", en: "Repeat", colour: "#0b6e4f"),
    ]

    public init(_ section: inout SectionReader, context: PolicyContext) {
        undealtAfter = .days(section.days("undealt_after", default: 30, in: 1...3650))
        let extra = Self.extra(&section, context.baseCurrency)
        conditions = extra.map(\.condition)
        uses = Set(conditions.flatMap(\.schemes)).sorted()
        scheme = Scheme(Self.id, zh: "客户阶段", en: "Stage", labels: Self.labels + extra.map(\.label), order: .course)
    }

    private static func extra(
        _ section: inout SectionReader, _ currency: Currency
    ) -> [(label: LabelDefinition, condition: Condition)] {
        let path = section.path
        var extra: [(label: LabelDefinition, condition: Condition)] = []
        for (index, item) in section.list("extra").enumerated() {
            var reader = SectionReader(item, path: "\(path).extra[\(index + 1)]")
            let id = reader.text("id", default: "")
            let english = reader.text("en", default: id)
            let label = LabelDefinition(
                LabelID(id), zh: reader.text("zh", default: english), en: english,
                colour: reader.text("colour", default: "#8a8f98"))
            if !id.isPlainName(limit: 64) { reader.note(.missing, key: "id", "must be a name for the stage") }
            if (labels + extra.map(\.label)).contains(where: { $0.id == label.id }) {
                reader.note(.conflict, key: "id", "stands already; give the stage an id of its own")
            }
            let condition = reader.condition("when", baseCurrency: currency)
            if let condition { extra.append((label, condition)) }
            if !reader.keys.contains("when") { reader.note(.missing, key: "when", "must be a condition") }
            section.absorb(reader.finish())
        }
        if extra.count > 100 { section.note(.outOfRange, key: "extra", "adds \(extra.count) stages; 100 are possible") }
        return Array(extra.prefix(100))
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        guard !conditions.isEmpty else { return ruled(subject, &evidence) }
        let customer = subject.conditionSubject
        var until = Instant.never
        for (index, condition) in conditions.enumerated() {
            let (holds, end) = condition.evaluate(customer)
            until = min(until, end)
            guard holds else { continue }
            let label = Label.allCases.count + index
            evidence.rule("when:\(scheme.labels[label].id)")
            for field in condition.fields { evidence.fact(field, of: customer) }
            return Verdict(label, until: until)
        }
        var verdict = ruled(subject, &evidence)
        verdict.until = min(until, verdict.until)
        return verdict
    }

    private func ruled<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        evidence.fact("orders", .number(Int64(subject.facts.orders)))
        switch subject.facts.orders {
        case 2...: return decided(.repeat, "orders-repeated", &evidence)
        case 1: return decided(.transaction, "order-placed", &evidence)
        default: break
        }
        evidence.fact("deal_lost", EvidenceValue(subject.facts.dealLost))
        evidence.fact("inquiry", EvidenceValue(subject.facts.inquiry))
        evidence.fact("quote", EvidenceValue(subject.facts.quote))
        evidence.fact("sample_order", EvidenceValue(subject.facts.sampleOrder))
        // An outcome counts as later than what it answers at the same instant.
        if subject.facts.dealLost.isSet, subject.facts.dealLost >= subject.facts.interest {
            return decided(.undealt, "deal-lost", &evidence)
        }
        let isSampled = subject.facts.sampleOrder.isSet
        guard isSampled || subject.facts.quote.isSet else {
            return subject.facts.inquiry.isSet
                ? decided(.inquiry, "inquiry", &evidence) : decided(.unmarked, "nothing-known", &evidence)
        }
        let latest = subject.facts.interest
        guard latest.isWithin(undealtAfter, of: subject.now) else {
            return decided(.undealt, isSampled ? "sample-order-rested" : "quote-rested", &evidence)
        }
        let until = latest + undealtAfter
        return isSampled
            ? decided(.sampleOrder, "sample-order", until: until, &evidence)
            : decided(.inquiry, "quote", until: until, &evidence)
    }

    private func decided<Sink: EvidenceSink>(
        _ label: Label, _ rule: @autoclosure () -> String, until: Instant = .never, _ evidence: inout Sink
    ) -> Verdict {
        evidence.rule(rule())
        return Verdict(label.rawValue, until: until)
    }
}
