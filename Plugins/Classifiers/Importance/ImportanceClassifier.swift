public import Classification
public import Domain

/// Whether a customer is one whom the team must not lose (RULES.md §4.7).
public struct ImportanceClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "importance"
    private enum Label: Int { case important, ordinary }

    public let scheme: Scheme
    /// `important_amount`: orders in the window, or an annual purchase, of at least this; minor units of the base currency.
    public let importantAmount: Int64
    /// `order_window`: days for which orders count, 1 to 730.
    public let orderWindow: Int
    /// `trusted_credit`: with an order, this credit is enough.
    public let trustedCredit: Credit

    public init(_ section: inout SectionReader, context: PolicyContext) {
        importantAmount = section.amount("important_amount", default: 100_000, of: context.baseCurrency)
        orderWindow = section.days("order_window", default: 365, in: 1...Facts.orderWindow)
        trustedCredit = section.choice("trusted_credit", default: Credit.a)
        scheme = Scheme(
            Self.id, zh: "重要程度", en: "Importance",
            labels: [
                LabelDefinition("important", zh: "重要", en: "Important", colour: "#b5172f"),
                LabelDefinition("ordinary", zh: "普通", en: "Ordinary", colour: "#8a8f98"),
            ])
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        let annual = subject.annualPurchase
        evidence.fact("annual_purchase", annual.map(EvidenceValue.amount) ?? .nothing)
        if let annual, annual >= importantAmount {
            evidence.rule("annual-purchase-large")
            return Verdict(Label.important.rawValue)
        }
        let credit = subject.traits.credit
        evidence.fact("credit", credit.map { .text($0.rawValue) } ?? .nothing)
        evidence.fact("orders", .number(Int64(subject.facts.orders)))
        if credit == trustedCredit, subject.facts.orders > 0 {
            evidence.rule("credit-trusted")
            return Verdict(Label.important.rawValue)
        }
        let orders = subject.facts.orders(in: orderWindow, at: subject.moment)
        evidence.fact("order_sum", .amount(orders.sum))
        if orders.sum >= importantAmount {
            evidence.rule("orders-large")
            return Verdict(Label.important.rawValue, until: orders.until)
        }
        evidence.rule("below-amount")
        return Verdict(Label.ordinary.rawValue)
    }
}
