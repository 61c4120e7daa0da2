import Domain

/// Where the cells of one row come from: the columns of a file, or what a mapping makes of them.
protocol CellSource {
    associatedtype Column: ImportColumn
    /// The cell as it stands; nil when there is no such column.
    func raw(_ column: Column) -> String?
    /// What the file itself calls the column.
    func name(of column: Column) -> String
    /// Whether the cell is a computed number, which is rounded when it becomes an amount.
    func isComputed(_ column: Column) -> Bool
    /// How dates are written.
    func dateStyle(of column: Column) -> DateStyle
}

/// The cells of a file that needs no mapping.
struct DirectCells<Column: ImportColumn>: CellSource {
    let record: CSVRecord
    let layout: ColumnLayout<Column>

    func raw(_ column: Column) -> String? {
        let place = layout.places[column.rawValue]
        return place < 0 || record[place].isEmpty ? nil : record[text: place]
    }
    func name(of column: Column) -> String { column.name }
    func isComputed(_ column: Column) -> Bool { false }
    func dateStyle(of column: Column) -> DateStyle { .strict }
}

/// Reads the cells of one row into domain values and notes every issue it meets. A cell that is empty, or has an issue,
/// gives nil.
struct RowParser<Cells: CellSource> {
    typealias Column = Cells.Column

    let cells: Cells
    let place: RowPlace
    let context: ImportContext
    private(set) var issues: [RowIssue] = []

    init(_ cells: Cells, at place: RowPlace, context: ImportContext) {
        self.cells = cells
        self.place = place
        self.context = context
    }

    mutating func append(_ issue: RowIssue) { issues.append(issue) }

    mutating func note(_ code: RowIssue.Code, _ column: Column, _ value: String?, _ reason: Phrase) {
        issues.append(
            RowIssue(code, at: place, column: cells.name(of: column), field: column.name, value: value, reason))
    }

    /// Notes the column as missing unless an issue of it says why there is no value.
    mutating func noteMissing(_ column: Column, _ reason: Phrase) {
        let name = cells.name(of: column)
        if !issues.contains(where: { $0.column == name }) { note(.missing, column, nil, reason) }
    }

    /// The cell without blanks around it, in composed form.
    mutating func text(_ column: Column, prose: Bool = false) -> String? {
        guard let raw = cells.raw(column) else { return nil }
        return clean(raw, column, prose: prose)
    }

    mutating func clean(_ raw: String, _ column: Column, prose: Bool) -> String? {
        guard let text = raw.cleaned(prose: prose) else {
            note(.invalidText, column, raw, Phrase("cell-control-characters", ["value": RowIssue.shortened(raw)]))
            return nil
        }
        return text.isEmpty ? nil : text
    }

    /// A name that is looked up later: at most 200 bytes.
    mutating func reference(_ column: Column) -> String? {
        guard let text = text(column) else { return nil }
        guard text.utf8.count <= ValueLimits.referenceBytes else {
            note(
                .invalidKey, column, text,
                Phrase(
                    "cell-too-long", ["value": RowIssue.shortened(text), "limit": ValueLimits.referenceBytes]))
            return nil
        }
        return text
    }

    mutating func key(_ column: Column) -> CustomerKey? { reference(column).flatMap(CustomerKey.init(validating:)) }

    mutating func user(_ column: Column) -> UserID? { reference(column).flatMap(UserID.init(validating:)) }

    /// The elements of a list, separated by `;`, each once.
    mutating func list(_ column: Column) -> [String] {
        guard let text = text(column) else { return [] }
        guard text.utf8.contains(0x3B) else { return [text] }
        var seen: Set<String> = []
        return text.split(separator: ";").map { String(String($0).trimmedBlanks) }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ column: Column, _ type: Value.Type = Value.self
    ) -> Value? {
        guard let text = text(column) else { return nil }
        return choice(text, column)
    }

    mutating func choice<Value: RawRepresentable<String> & CaseIterable>(_ text: String, _ column: Column) -> Value? {
        if let value = Value(rawValue: text) { return value }
        let possible = Value.allCases.map(\.rawValue)
        note(
            .invalidChoice, column, text,
            Phrase("cell-choice", ["value": RowIssue.shortened(text), "possible": possible]))
        return nil
    }

    /// `word`: what says that it is not known, as an empty cell does.
    mutating func flag(_ column: Column, unknown word: String? = nil) -> Bool? {
        guard let text = text(column), text != word else { return nil }
        switch text {
        case "yes": return true
        case "no": return false
        default:
            note(.invalidChoice, column, text, Phrase("cell-flag", ["value": RowIssue.shortened(text)]))
            return nil
        }
    }

    mutating func whole(_ column: Column, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(column) else { return nil }
        if text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(text), range.contains(value) {
            return value
        }
        note(
            .invalidNumber, column, text,
            Phrase(
                "cell-whole-number",
                ["value": RowIssue.shortened(text), "least": range.lowerBound, "most": range.upperBound]))
        return nil
    }

    /// An amount, in the currency that stands in `currency` or else in the base currency. A currency needs a rate.
    mutating func money(_ column: Column, currency currencyColumn: Column) -> Money? {
        guard let currency = currency(currencyColumn), let amount = amount(column) else { return nil }
        return money(amount, in: currency)
    }

    /// The same of a customer: an amount without a currency is left open, for it is in the one that is known of the customer.
    mutating func purchase(_ column: Column, currency currencyColumn: Column) -> (money: Money?, open: WrittenAmount?) {
        guard text(currencyColumn) == nil, let amount = amount(column) else {
            return (money(column, currency: currencyColumn), nil)
        }
        if amount.isPossible { return (nil, amount) }
        return (money(amount, in: context.rates.base), nil)
    }

    private mutating func amount(_ column: Column) -> WrittenAmount? {
        text(column).map {
            WrittenAmount(
                $0, isComputed: cells.isComputed(column), column: cells.name(of: column), field: column.name, at: place)
        }
    }

    private mutating func money(_ amount: WrittenAmount, in currency: Currency) -> Money? {
        do throws(RowIssue) { return try amount.money(in: currency) } catch {
            append(error)
            return nil
        }
    }

    /// The base currency where none stands; nil when it has an issue.
    private mutating func currency(_ column: Column) -> Currency? {
        guard let code = text(column) else { return context.rates.base }
        guard let currency = Currency(code: code) else {
            note(.invalidCurrency, column, code, Phrase("cell-currency", ["value": RowIssue.shortened(code)]))
            return nil
        }
        guard context.rates.knows(currency) else {
            note(.noRate, column, code, Phrase("cell-no-rate", ["currency": currency.code]))
            return nil
        }
        return currency
    }
}
