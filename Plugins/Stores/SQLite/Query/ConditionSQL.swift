import Domain
import GRDB
import Storage

enum SQLArgument {
    case integer(Int64)
    case text(String)
}

/// Writes conditions as SQL over `customers c` and `facts f`: every text is a literal of ours, every value an argument.
///
/// What it writes is true or false, never NULL, so that NOT means what ``Condition/evaluate(_:)`` means by it.
/// Arguments are numbered in the order of writing, so a text is written from left to right.
struct ConditionSQL {
    let moment: Moment
    let rates: ExchangeRates
    private(set) var arguments: [SQLArgument] = []
    private(set) var needsFacts = false

    /// Small letters as Swift makes them, whatever the script; SQLite's own `lower` knows ASCII alone.
    static let lowercase = DatabaseFunction("rapport_lower", argumentCount: 1, pure: true) { values in
        values.first.flatMap { String.fromDatabaseValue($0) }?.lowercased()
    }

    init(moment: Moment, rates: ExchangeRates) {
        self.moment = moment
        self.rates = rates
    }

    mutating func argument(_ value: Int64) -> String {
        arguments.append(.integer(value))
        return "?"
    }

    mutating func argument(_ text: String) -> String {
        arguments.append(.text(text))
        return "?"
    }

    /// A column of `facts`.
    mutating func fact(_ column: StaticString) -> String {
        needsFacts = true
        return "f.\(column)"
    }

    /// Nil for everything.
    mutating func scope(_ scope: Scope) -> String? {
        guard case .owners(let owners, let highSeas) = scope else { return nil }
        if owners.isEmpty, !highSeas { return "FALSE" }
        let owner = fact("owner")
        let seas = "\(owner) IS NULL"
        if owners.isEmpty { return seas }
        let owned = "\(owner) IN (\(list(owners.map(\.text))))"
        return highSeas ? "(\(seas) OR \(owned))" : owned
    }

    mutating func condition(_ condition: Condition) -> String {
        switch condition {
        case .all(let parts): joined(parts, by: " AND ", empty: "TRUE")
        case .any(let parts): joined(parts, by: " OR ", empty: "FALSE")
        case .not(let part): "NOT \(self.condition(part))"
        case .test(let field, let comparison, let operand): test(self.field(field), comparison, operand)
        case .search(let text): "(instr(c.search_text, \(argument(text.lowercased()))) > 0)"
        }
    }

    private mutating func joined(_ parts: [Condition], by word: String, empty: String) -> String {
        if parts.isEmpty { return empty }
        var written: [String] = []
        for part in parts { written.append(condition(part)) }
        return "(\(written.joined(separator: word)))"
    }

    private mutating func test(_ field: FieldSQL, _ comparison: Comparison, _ operand: Operand) -> String {
        if comparison == .isMissing { return missing(field) }
        switch (field, operand) {
        case (.text(let column), .text(let text)): return self.text(column, comparison, text)
        case (.text(let column), .texts(let texts)) where comparison == .oneOf:
            return "COALESCE(\(column(&self)) IN (\(list(texts))), FALSE)"
        case (.list(let column), .text(let text)):
            switch comparison {
            case .equal, .contains: return has(column, [text])
            case .notEqual: return "(\(column) <> '[]' AND NOT \(has(column, [text])))"
            default: return "FALSE"
            }
        case (.list(let column), .texts(let texts)) where comparison == .oneOf: return has(column, texts)
        case (.number(let column), .number(let value)):
            return NumberTest(comparison, value).map { number(column(&self), $0) } ?? "FALSE"
        case (.instant(let column), .instant(let value)):
            return NumberTest(comparison, value.milliseconds).map { number(column(&self), $0) } ?? "FALSE"
        case (.daysSince(let column), .number(let value)):
            return NumberTest(comparison, value).map { days(since: column(&self), $0) } ?? "FALSE"
        case (.dayAhead(let column), .number(let value)):
            return NumberTest(comparison, value).map { number(column(&self), $0.shifted(by: moment.today)) } ?? "FALSE"
        case (.annualPurchase, .number(let value)):
            return NumberTest(comparison, value).map { annualPurchase($0) } ?? "FALSE"
        default: return "FALSE"
        }
    }

    private mutating func missing(_ field: FieldSQL) -> String {
        switch field {
        case .text(let column), .number(let column), .instant(let column), .daysSince(let column),
            .dayAhead(let column):
            "(\(column(&self)) IS NULL)"
        case .list(let column): "(\(column) = '[]')"
        case .annualPurchase:
            "COALESCE(c.annual_purchase_currency NOT IN (\(list(knownCurrencies.map(\.code)))), TRUE)"
        }
    }

    private mutating func text(_ column: FieldSQL.Column, _ comparison: Comparison, _ text: String) -> String {
        let comparator: String
        switch comparison {
        case .equal: comparator = "="
        case .notEqual: comparator = "<>"
        case .less: comparator = "<"
        case .atMost: comparator = "<="
        case .more: comparator = ">"
        case .atLeast: comparator = ">="
        case .contains:
            return "COALESCE(instr(rapport_lower(\(column(&self))), \(argument(text.lowercased()))) > 0, FALSE)"
        case .oneOf, .isMissing: return "FALSE"
        }
        return "COALESCE(\(column(&self)) \(comparator) \(argument(text)), FALSE)"
    }

    private mutating func has(_ list: String, _ texts: [String]) -> String {
        "EXISTS (SELECT 1 FROM json_each(\(list)) j WHERE j.value IN (\(self.list(texts))))"
    }

    /// One argument of many texts: there is a limit to the number of arguments, and none to people, tags and keys.
    private mutating func list(_ texts: [String]) -> String {
        // SQLite reads JSON up to a NUL, and nothing that is stored has one.
        let storable = texts.filter { !$0.utf8.contains(0) }
        return "SELECT value FROM json_each(\(argument(JSONText.text(storable))))"
    }

    private mutating func number(_ column: String, _ test: NumberTest) -> String {
        switch test {
        case .within(let range):
            "COALESCE(\(column) BETWEEN \(argument(range.lowerBound)) AND \(argument(range.upperBound)), FALSE)"
        case .other(let value): "COALESCE(\(column) <> \(argument(value)), FALSE)"
        }
    }

    /// "Days since" in range, as instants of the days that are meant: so an instant is compared, and no zone is asked.
    private mutating func days(since column: String, _ test: NumberTest) -> String {
        func start(daysAgo days: Int64) -> Int64 {
            // Days beyond this are no days.
            let clamped = Int(max(-1_000_000, min(1_000_000, days)))
            return moment.zone.start(of: moment.today - clamped).milliseconds
        }
        switch test {
        case .within(let range):
            let newest = range.lowerBound == .min ? Int64.max : start(daysAgo: range.lowerBound - 1)
            let oldest = range.upperBound == .max ? Int64.min : start(daysAgo: range.upperBound)
            return "COALESCE(\(column) BETWEEN \(argument(oldest)) AND \(argument(newest - 1)), FALSE)"
        case .other(let value):
            let oldest = start(daysAgo: value)
            let newest = value == .min ? Int64.max : start(daysAgo: value - 1)
            return
                "COALESCE(\(column) NOT BETWEEN \(argument(oldest)) AND \(argument(newest - 1)), FALSE)"
        }
    }

    private var knownCurrencies: [Currency] {
        Set(rates.billionths.keys).union([rates.base]).sorted { $0.code < $1.code }
    }

    /// The sum in the base currency in range, as amounts in each currency that has a rate.
    private mutating func annualPurchase(_ test: NumberTest) -> String {
        var parts: [String] = []
        for currency in knownCurrencies {
            let code = argument(currency.code)
            switch test {
            case .within(let range):
                let amounts = rates.amounts(in: currency, for: range)
                // An empty range holds nothing.
                let low = argument(amounts?.lowerBound ?? 1)
                parts.append(
                    "(c.annual_purchase_currency = \(code) AND c.annual_purchase BETWEEN \(low) AND \(argument(amounts?.upperBound ?? 0)))"
                )
            case .other(let value):
                let amounts = rates.amounts(in: currency, for: value...value)
                let low = argument(amounts?.lowerBound ?? 1)
                parts.append(
                    "(c.annual_purchase_currency = \(code) AND c.annual_purchase NOT BETWEEN \(low) AND \(argument(amounts?.upperBound ?? 0)))"
                )
            }
        }
        return "COALESCE(\(parts.joined(separator: " OR ")), FALSE)"
    }
}
