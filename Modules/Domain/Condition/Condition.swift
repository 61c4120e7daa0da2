/// A test of one customer, as written in a custom scheme or a search. Depth ≤ 16 and nodes ≤ 256 are checked where
/// conditions are read (RULES.md §4.13); there are no regular expressions.
public indirect enum Condition: Hashable, Sendable {
    /// True when all are; true when there are none.
    case all([Condition])
    /// True when one is; false when there are none.
    case any([Condition])
    case not(Condition)
    /// False when the field has no value, but for ``Comparison/isMissing``.
    case test(Field, Comparison, Operand)
    /// Key, name, company, an e-mail address or phone number contains the text, capitals and small letters alike.
    case search(String)
}

public enum Comparison: String, CaseIterable, Sendable {
    case equal, less, more
    case notEqual = "not-equal"
    case atMost = "at-most"
    case atLeast = "at-least"
    /// A text contains the operand; a list has it as an element.
    case contains
    /// The field equals one of the operand's values.
    case oneOf = "one-of"
    /// The field has no value. The operand is ``Operand/none``.
    case isMissing = "is-missing"
}

/// What a field is compared with. Money is minor units of the base currency.
public enum Operand: Hashable, Sendable {
    case none
    case text(String)
    case number(Int64)
    case instant(Instant)
    case texts([String])
}

/// What can be asked about a customer. The raw names are those of policies and searches.
public enum Field: Hashable, Sendable {
    case profile(ProfileField)
    case fact(FactField)
    /// The label in force of a scheme.
    case label(SchemeID)
    case score(SchemeID)
    /// A custom profile field by its name.
    case custom(String)

    /// A stable name for evidence, for example `orders_365`, `grade`, `rfm.score` or `custom.size_class`.
    public var name: String {
        switch self {
        case .profile(let field): field.rawValue
        case .fact(let field): field.rawValue
        case .label(let scheme): scheme.text
        case .score(let scheme): "\(scheme.text).score"
        case .custom(let name): "custom.\(name)"
        }
    }

    /// Whether its number is minor units of the base currency.
    public var isAmount: Bool {
        switch self {
        case .profile(.annualPurchase), .fact(.orderSumInYear), .fact(.orderSumInTwoYears): true
        default: false
        }
    }
}

public enum ProfileField: String, CaseIterable, Sendable {
    case key, name, company, country, language, source, industry, categories, credit, tags, owner
    case timeZone = "time_zone"
    case companySize = "company_size"
    /// Minor units of the base currency.
    case annualPurchase = "annual_purchase"
    /// `yes` or `no`.
    case budgetAuthorised = "budget_authorised"
    case preferredChannel = "preferred_channel"
}

public enum FactField: String, CaseIterable, Sendable {
    case inquiries, orders
    case openOrders = "open_orders"
    /// Count and sum (minor units of the base currency) of live orders in 365 and 730 days.
    case ordersInYear = "orders_365"
    case orderSumInYear = "order_sum_365"
    case ordersInTwoYears = "orders_730"
    case orderSumInTwoYears = "order_sum_730"
    /// Whole calendar days from the day of the latest one to today.
    case daysSinceInquiry = "days_since_inquiry"
    case daysSinceQuote = "days_since_quote"
    case daysSinceSampleOrder = "days_since_sample_order"
    case daysSinceOrder = "days_since_order"
    case daysSinceDealLost = "days_since_deal_lost"
    case daysSinceFollowUp = "days_since_follow_up"
    case daysSinceInbound = "days_since_inbound"
    /// The level of the need in force.
    case need
    /// Days from today to the expected day of the need in force, negative when it has passed.
    case daysToExpected = "days_to_expected"
    /// The earliest due instant among the customer's obligations.
    case due
}
