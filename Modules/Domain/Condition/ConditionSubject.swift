/// One customer as a ``Condition`` sees it, at a moment.
public struct ConditionSubject {
    public var key: CustomerKey
    public var profile: Profile
    /// What the buyer says it buys a year, in minor units of the base currency; nil when not known.
    public var annualPurchase: Int64?
    public var createdAt: Instant
    public var facts: Facts
    /// Nil in the high seas.
    public var owner: UserID?
    /// The earliest due instant among the customer's obligations; nil when nothing is owed or it cannot be known here.
    public var due: Instant?
    public var moment: Moment
    /// The label in force of a scheme and the computed score, or nil where there are none.
    public var label: (SchemeID) -> (id: LabelID, score: Int32?)?

    /// Amounts are minor units of the base currency. Without an owner that of the spell that runs is taken; `label` gives
    /// the label in force of a scheme, and its score.
    public init(
        key: CustomerKey, profile: Profile, annualPurchase: Int64?, createdAt: Instant, facts: Facts,
        owner: UserID? = nil, due: Instant? = nil, moment: Moment,
        label: @escaping (SchemeID) -> (id: LabelID, score: Int32?)? = { _ in nil }
    ) {
        self.key = key
        self.profile = profile
        self.annualPurchase = annualPurchase
        self.createdAt = createdAt
        self.facts = facts
        self.owner = owner ?? facts.spell?.owner
        self.due = due
        self.moment = moment
        self.label = label
    }

    /// A customer with what was derived for it.
    public init(customer: Customer, standing: Standing, moment: Moment, rates: ExchangeRates) {
        self.init(
            key: customer.key, profile: customer.profile,
            annualPurchase: customer.profile.annualPurchase.flatMap(rates.inBase), createdAt: customer.createdAt,
            facts: standing.facts, due: standing.obligations.map(\.due).min(), moment: moment,
            label: { scheme in standing.label(scheme).map { ($0.label, $0.score) } })
    }
}

/// What a field holds, and how time alone moves it.
enum FieldValue {
    case missing
    case text(String)
    case texts([String])
    case instant(Instant)
    case number(Int64, Course)

    /// How a number moves while the facts stay.
    enum Course {
        case still
        /// One more with each day; the day at which it is 0.
        case rising(from: Day)
        /// One less with each day; the day at which it is 0.
        case falling(to: Day)
        /// It falls, and not before this instant.
        case fallingAt(Instant)
    }

    init(_ text: String?) { self = text.map(FieldValue.text) ?? .missing }
    init(_ texts: [String]) { self = texts.isEmpty ? .missing : .texts(texts) }
    init(_ number: Int64?) { self = number.map { .number($0, .still) } ?? .missing }
}

extension ConditionSubject {
    /// What `field` holds at the moment; ``Operand/none`` when it has no value.
    public func operand(of field: Field) -> Operand {
        switch value(of: field) {
        case .missing: .none
        case .text(let text): .text(text)
        case .texts(let texts): .texts(texts)
        case .instant(let instant): .instant(instant)
        case .number(let number, _): .number(number)
        }
    }

    func value(of field: Field) -> FieldValue {
        switch field {
        case .profile(let field): value(of: field)
        case .fact(let field): value(of: field)
        case .label(let scheme): FieldValue(label(scheme)?.id.text)
        case .score(let scheme): FieldValue(label(scheme)?.score.map(Int64.init))
        case .custom(let name): FieldValue(profile.custom[name])
        }
    }

    private func value(of field: ProfileField) -> FieldValue {
        switch field {
        case .key: .text(key.text)
        case .name: .text(profile.name)
        case .company: FieldValue(profile.company)
        case .country: FieldValue(profile.country)
        case .language: FieldValue(profile.language)
        case .source: FieldValue(profile.source?.rawValue)
        case .industry: FieldValue(profile.industry)
        case .categories: FieldValue(profile.categories)
        case .credit: FieldValue(profile.credit?.rawValue)
        case .tags: FieldValue(profile.tags)
        case .owner: FieldValue(owner?.text)
        case .timeZone: FieldValue(profile.timeZone)
        case .companySize: FieldValue(profile.companySize.map(Int64.init))
        case .annualPurchase: FieldValue(annualPurchase)
        case .budgetAuthorised: FieldValue(profile.budgetAuthorised.map { $0 ? "yes" : "no" })
        case .preferredChannel: FieldValue(profile.preferredChannel?.rawValue)
        }
    }

    private func value(of field: FactField) -> FieldValue {
        switch field {
        case .inquiries: .number(Int64(facts.inquiries), .still)
        case .orders: .number(Int64(facts.orders), .still)
        case .openOrders: .number(Int64(facts.openOrders), .still)
        case .ordersInYear: window(365) { Int64($0.count) }
        case .orderSumInYear: window(365) { $0.sum }
        case .ordersInTwoYears: window(730) { Int64($0.count) }
        case .orderSumInTwoYears: window(730) { $0.sum }
        case .daysSinceInquiry: days(since: facts.inquiry)
        case .daysSinceQuote: days(since: facts.quote)
        case .daysSinceSampleOrder: days(since: facts.sampleOrder)
        case .daysSinceOrder: days(since: facts.order)
        case .daysSinceDealLost: days(since: facts.dealLost)
        case .daysSinceFollowUp: days(since: facts.validFollowUp.at)
        case .daysSinceInbound: days(since: facts.inbound)
        case .need: FieldValue(facts.needInForce?.level.rawValue)
        case .daysToExpected: days(to: facts.needInForce?.expectedDay.orNil)
        case .due: due.map(FieldValue.instant) ?? .missing
        }
    }

    private func days(since instant: Instant) -> FieldValue {
        guard instant.isSet else { return .missing }
        let day = moment.zone.day(of: instant)
        return .number(Int64(moment.today - day), .rising(from: day))
    }

    private func days(to day: Day?) -> FieldValue {
        day.map { .number(Int64($0 - moment.today), .falling(to: $0)) } ?? .missing
    }

    private func window(_ days: Int, _ read: ((count: Int, sum: Int64, until: Instant)) -> Int64) -> FieldValue {
        let orders = facts.orders(in: days, at: moment)
        return .number(read(orders), .fallingAt(orders.until))
    }
}
