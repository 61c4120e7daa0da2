public import Classification
public import Domain

/// What is being talked about with a customer now (RULES.md §4.2).
public struct NegotiationClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "negotiation"
    private enum Label: Int { case none, negotiating, unsuccessful, followingOrder, afterSales }

    public let scheme: Scheme
    /// `stale_after`: how long a negotiation may rest before it counts as unsuccessful. Days, 1 to 3650.
    public let staleAfter: Span

    public init(_ section: inout SectionReader, context: PolicyContext) {
        staleAfter = .days(section.days("stale_after", default: 90, in: 1...3650))
        scheme = Scheme(
            Self.id, zh: "跟进状态", en: "Negotiation",
            labels: [
                LabelDefinition("none", zh: "无", en: "None", colour: "#8a8f98"),
                LabelDefinition("negotiating", zh: "洽谈中", en: "Negotiating", colour: "#2f6fde"),
                LabelDefinition("unsuccessful", zh: "未成交", en: "Unsuccessful", colour: "#b5472f"),
                LabelDefinition("following-order", zh: "跟单中", en: "Following order", colour: "#1f8f5f"),
                LabelDefinition("after-sales", zh: "售后", en: "After-sales", colour: "#7a4fd0"),
            ], order: .course,
            moves: [
                "none": ["negotiating"], "negotiating": ["unsuccessful", "following-order"],
                "unsuccessful": ["negotiating"], "following-order": ["after-sales", "unsuccessful"],
                "after-sales": ["negotiating"],
            ])
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        evidence.fact("open_orders", .number(Int64(subject.facts.openOrders)))
        if subject.facts.openOrders > 0 {
            evidence.rule("order-open")
            return Verdict(Label.followingOrder.rawValue)
        }
        evidence.fact("interest", EvidenceValue(subject.facts.interest))
        evidence.fact("deal_lost", EvidenceValue(subject.facts.dealLost))
        evidence.fact("order", EvidenceValue(subject.facts.order))
        evidence.fact("order_completed", EvidenceValue(subject.facts.orderCompleted))
        // Strictly: at one instant an outcome counts as later than what it answers.
        if subject.facts.interest > max(subject.facts.dealLost, subject.facts.order, subject.facts.orderCompleted) {
            let latest = max(subject.facts.interest, subject.facts.validFollowUp.at, subject.facts.inbound)
            evidence.fact("valid_follow_up", EvidenceValue(subject.facts.validFollowUp.at))
            evidence.fact("inbound", EvidenceValue(subject.facts.inbound))
            guard latest.isWithin(staleAfter, of: subject.now) else {
                evidence.rule("negotiation-rested")
                return Verdict(Label.unsuccessful.rawValue)
            }
            evidence.rule("interest-open")
            return Verdict(Label.negotiating.rawValue, until: latest + staleAfter)
        }
        // Completed beats lost at one instant.
        if subject.facts.orderCompleted.isSet, subject.facts.orderCompleted >= subject.facts.dealLost {
            evidence.rule("order-completed")
            return Verdict(Label.afterSales.rawValue)
        }
        if subject.facts.dealLost.isSet {
            evidence.rule("deal-lost")
            return Verdict(Label.unsuccessful.rawValue)
        }
        evidence.rule("nothing-known")
        return Verdict(Label.none.rawValue)
    }
}
