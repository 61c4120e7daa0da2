import Domain

/// What a field is in SQL.
enum FieldSQL {
    /// Writes the expression of a field, with its arguments.
    typealias Column = (inout ConditionSQL) -> String

    case text(Column)
    /// A column with an array of texts.
    case list(String)
    case number(Column)
    case instant(Column)
    /// An instant from whose day days are counted.
    case daysSince(Column)
    /// The number of a day to which days are counted.
    case dayAhead(Column)
    case annualPurchase
}

extension ConditionSQL {
    func field(_ field: Field) -> FieldSQL {
        switch field {
        case .profile(let field): profile(field)
        case .fact(let field): fact(field)
        case .label(let scheme):
            .text { $0.label(scheme, part: 0) }
        case .score(let scheme):
            .number { $0.label(scheme, part: 1) }
        case .custom(let name):
            .text { sql in "(SELECT j.value FROM json_each(c.custom) j WHERE j.key = \(sql.argument(name)))" }
        }
    }

    private func profile(_ field: ProfileField) -> FieldSQL {
        switch field {
        case .key: .text { _ in "c.key" }
        case .name: .text { _ in "c.name" }
        case .company: .text { _ in "c.company" }
        case .country: .text { _ in "c.country" }
        case .language: .text { _ in "c.language" }
        case .source: .text { _ in "c.source" }
        case .industry: .text { _ in "c.industry" }
        case .credit: .text { _ in "c.credit" }
        case .timeZone: .text { _ in "c.time_zone" }
        case .preferredChannel: .text { _ in "c.preferred_channel" }
        case .owner: .text { $0.fact("owner") }
        case .budgetAuthorised: .text { _ in "CASE c.budget_authorised WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END" }
        case .categories: .list("c.categories")
        case .tags: .list("c.tags")
        case .companySize: .number { _ in "c.company_size" }
        case .annualPurchase: .annualPurchase
        }
    }

    private func fact(_ field: FactField) -> FieldSQL {
        switch field {
        case .inquiries: .number { "COALESCE(\($0.fact("inquiries")), 0)" }
        case .orders: .number { "COALESCE(\($0.fact("orders")), 0)" }
        case .openOrders: .number { "COALESCE(\($0.fact("open_orders")), 0)" }
        case .ordersInYear: .number { $0.orders(in: 365, part: 1) }
        case .orderSumInYear: .number { $0.orders(in: 365, part: 2) }
        case .ordersInTwoYears: .number { $0.orders(in: 730, part: 1) }
        case .orderSumInTwoYears: .number { $0.orders(in: 730, part: 2) }
        case .daysSinceInquiry: .daysSince { $0.fact("inquiry_at") }
        case .daysSinceQuote: .daysSince { $0.fact("quote_at") }
        case .daysSinceSampleOrder: .daysSince { $0.fact("sample_order_at") }
        case .daysSinceOrder: .daysSince { $0.fact("order_at") }
        case .daysSinceDealLost: .daysSince { $0.fact("deal_lost_at") }
        case .daysSinceFollowUp: .daysSince { $0.fact("follow_up_at") }
        case .daysSinceInbound: .daysSince { $0.fact("inbound_at") }
        case .need: .text { $0.needInForce("COALESCE(f.need_level, 'none')") }
        case .daysToExpected: .dayAhead { $0.needInForce("f.expected_day") }
        case .due: .instant { $0.fact("due") }
        }
    }

    /// Part 0 is the label, part 1 its score.
    private mutating func label(_ scheme: SchemeID, part: Int) -> String {
        "json_extract(\(fact("labels")), \(argument("$.\"\(scheme.text)\"[\(part)]")))"
    }

    /// Part 1 counts, part 2 sums the orders of the last `days` days.
    private mutating func orders(in days: Int, part: Int) -> String {
        let edge = argument(Int64((moment.today - days).number))
        return """
            (SELECT COALESCE(SUM(json_extract(j.value, '$[\(part)]')), 0) FROM json_each(\(fact("order_days"))) j
            WHERE json_extract(j.value, '$[0]') > \(edge))
            """
    }

    /// `value` while the stated need is in force, else NULL: ``Facts/needInForce`` in SQL.
    private mutating func needInForce(_ value: String) -> String {
        """
        CASE WHEN \(fact("need_at")) IS NULL THEN NULL
        WHEN COALESCE(f.order_at >= f.need_at, FALSE) THEN NULL
        WHEN COALESCE(f.need_level, 'none') <> 'none' AND COALESCE(f.deal_lost_at >= f.need_at, FALSE) THEN NULL
        WHEN COALESCE(f.need_level, 'none') = 'none' AND (
            COALESCE(f.inquiry_at > f.need_at, FALSE) OR COALESCE(f.quote_at > f.need_at, FALSE)
            OR COALESCE(f.sample_order_at > f.need_at, FALSE) OR COALESCE(f.strong_signal_at > f.need_at, FALSE)
        ) THEN NULL
        ELSE \(value) END
        """
    }
}
