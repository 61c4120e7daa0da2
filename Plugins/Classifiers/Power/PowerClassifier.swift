public import Classification
public import Domain

/// How much a customer can buy (RULES.md §4.9).
public struct PowerClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "power"
    private static let unknown = 5

    public let scheme: Scheme
    /// `bounds` `a` to `d`: from how much on a year, minor units of the base currency, descending.
    public let bounds: [Int64]
    /// `order_window`: days for which orders count, 1 to 730.
    public let orderWindow: Int

    public init(_ section: inout SectionReader, context: PolicyContext) {
        orderWindow = section.days("order_window", default: 365, in: 1...Facts.orderWindow)
        bounds = section.nested("bounds") { section in
            let defaults: [(String, Int64)] = [("a", 1_000_000), ("b", 300_000), ("c", 100_000), ("d", 20_000)]
            let bounds = defaults.map { section.amount($0, default: $1, of: context.baseCurrency) }
            if zip(bounds, bounds.dropFirst()).contains(where: <) {
                section.note(.conflict, at: section.position, key: nil, "must not rise from a to d")
            }
            return bounds
        }
        scheme = Scheme(
            Self.id, zh: "采购能力", en: "Purchasing power",
            labels: [
                LabelDefinition("A", zh: "A级", en: "A", colour: "#0b6e4f"),
                LabelDefinition("B", zh: "B级", en: "B", colour: "#1f8f5f"),
                LabelDefinition("C", zh: "C级", en: "C", colour: "#2f6fde"),
                LabelDefinition("D", zh: "D级", en: "D", colour: "#b8860b"),
                LabelDefinition("E", zh: "E级", en: "E", colour: "#5c6470"),
                LabelDefinition("unknown", zh: "未知", en: "Unknown", colour: "#8a8f98"),
            ])
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        let annual = subject.annualPurchase
        let orders = subject.facts.orders(in: orderWindow, at: subject.moment)
        evidence.fact("annual_purchase", annual.map(EvidenceValue.amount) ?? .nothing)
        evidence.fact("order_count", .number(Int64(orders.count)))
        evidence.fact("order_sum", .amount(orders.sum))
        guard annual != nil || orders.count > 0 else {
            evidence.rule("nothing-known")
            return Verdict(Self.unknown)
        }
        // What the buyer says does not age; orders that leave the window cannot pull the larger of both below it.
        if let annual, annual >= orders.sum {
            evidence.rule("annual-purchase")
            return Verdict(label(of: annual))
        }
        evidence.rule("orders")
        return Verdict(label(of: orders.sum), until: orders.until)
    }

    private func label(of amount: Int64) -> Int {
        for index in bounds.indices where amount >= bounds[index] { return index }
        return bounds.count
    }
}
