import Domain

/// What a field can be compared with, and how: the types of ``ConditionReader``.
enum OperandKind {
    case text
    case choice([String])
    case country
    case list
    case number
    case days
    case amount(Currency)

    init(_ field: Field, baseCurrency: Currency) {
        switch field {
        case .label, .custom: self = .text
        case .score: self = .number
        case .profile(let field):
            switch field {
            case .key, .name, .company, .language, .industry, .owner, .timeZone: self = .text
            case .country: self = .country
            case .source: self = .choice(Source.allCases.map(\.rawValue))
            case .credit: self = .choice(Credit.allCases.map(\.rawValue))
            case .budgetAuthorised: self = .choice(["yes", "no"])
            case .preferredChannel: self = .choice(Channel.allCases.map(\.rawValue))
            case .categories, .tags: self = .list
            case .companySize: self = .number
            case .annualPurchase: self = .amount(baseCurrency)
            }
        case .fact(let field):
            switch field {
            case .inquiries, .orders, .openOrders, .ordersInYear, .ordersInTwoYears, .due: self = .number
            case .orderSumInYear, .orderSumInTwoYears: self = .amount(baseCurrency)
            case .need: self = .choice(NeedLevel.allCases.map(\.rawValue))
            case .daysSinceInquiry, .daysSinceQuote, .daysSinceSampleOrder, .daysSinceOrder, .daysSinceDealLost,
                .daysSinceFollowUp, .daysSinceInbound, .daysToExpected:
                self = .days
            }
        }
    }

    var comparisons: [Comparison] {
        switch self {
        case .text, .list: [.equal, .notEqual, .contains, .oneOf, .isMissing]
        case .choice, .country: [.equal, .notEqual, .oneOf, .isMissing]
        case .number, .days, .amount: [.equal, .notEqual, .less, .atMost, .more, .atLeast, .isMissing]
        }
    }

    /// The test of `field` by the value under the comparison's key; nil when it makes no sense, which is noted.
    func test(_ field: Field, _ comparison: Comparison, _ reader: inout SectionReader) -> Condition? {
        let key = comparison.rawValue
        guard comparisons.contains(comparison) else {
            _ = reader.section(key)
            let known = comparisons.map(\.rawValue).joined(separator: ", ")
            reader.note(.wrongType, key: key, "makes no sense for this field; possible: \(known)")
            return nil
        }
        let issues = reader.issues.count
        switch comparison {
        case .isMissing:
            let isWanted = reader.flag(key, default: true)
            guard reader.issues.count == issues else { return nil }
            let test = Condition.test(field, .isMissing, .none)
            return isWanted ? test : .not(test)
        case .oneOf:
            let texts = reader.texts(key)
            if texts.isEmpty { reader.note(.missing, key: key, "must list at least one value") }
            for text in texts { check(text, key, &reader) }
            return reader.issues.count == issues ? .test(field, .oneOf, .texts(texts)) : nil
        default:
            guard let text = reader.text(key) else {
                if reader.issues.count == issues { reader.note(.missing, key: key, "needs a value") }
                return nil
            }
            let operand = operand(text, key, &reader)
            return reader.issues.count == issues ? operand.map { .test(field, comparison, $0) } : nil
        }
    }

    private func check(_ text: String, _ key: String, _ reader: inout SectionReader) {
        switch self {
        case .choice(let known) where !known.contains(text):
            reader.note(.outOfRange, key: key, "is “\(text)”; possible: \(known.joined(separator: ", "))")
        case .country where text.utf8.count != 2 || !text.utf8.allSatisfy { (65...90).contains($0) }:
            reader.note(.outOfRange, key: key, "is “\(text)”; countries are two capitals such as DE")
        default: break
        }
    }

    private func operand(_ text: String, _ key: String, _ reader: inout SectionReader) -> Operand? {
        switch self {
        case .text, .choice, .country, .list:
            check(text, key, &reader)
            return .text(text)
        case .number:
            if let number = Int64(text) { return .number(number) }
            reader.note(.wrongType, key: key, "must be a whole number, not “\(text)”")
        case .days:
            if let days = Int32(text.hasSuffix("d") ? String(text.dropLast()) : text) { return .number(Int64(days)) }
            reader.note(.wrongType, key: key, "must be a count of days such as 30, not “\(text)”")
        case .amount(let currency):
            if let amount = Money(decimal: text, currency: currency) { return .number(amount.minorUnits) }
            reader.note(.wrongType, key: key, "must be an amount of \(currency.code) such as 20000.00, not “\(text)”")
        }
        return nil
    }
}
