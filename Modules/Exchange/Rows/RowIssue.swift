public import Domain

/// Something wrong with one row of an import; the other rows are not affected.
public struct RowIssue: Error, Hashable, Sendable {
    /// What is wrong, as a stable name for reports and translated wording.
    public enum Code: String, CaseIterable, Sendable {
        /// The row breaks the rules of CSV.
        case malformed
        case missing
        case invalidText = "invalid-text"
        case invalidKey = "invalid-key"
        case invalidChoice = "invalid-choice"
        case invalidTime = "invalid-time"
        case invalidDate = "invalid-date"
        case invalidAmount = "invalid-amount"
        case invalidNumber = "invalid-number"
        case invalidCurrency = "invalid-currency"
        case noRate = "no-rate"
        case unknownZone = "unknown-zone"
        case systemKind = "system-kind"
        case inFuture = "in-future"
        case recordedBeforeEvent = "recorded-before-event"
        case duplicateKey = "duplicate-key"
        case formWithoutContact = "form-without-contact"
        /// A mapping gives the row no event, and no rule of `skip` names it.
        case noEvent = "no-event"
        /// More than one row of a joined file fits, and there is no group to put them in.
        case ambiguousJoin = "ambiguous-join"
        /// A sum cannot be computed exactly.
        case notComputable = "not-computable"
    }

    public let code: Code
    public let place: RowPlace
    /// The file's own name of the column; nil when the trouble is not in one cell.
    public let column: String?
    /// The format's name of the column, where the file calls it otherwise.
    public let field: String?
    /// What is wrong and the way out, without the place.
    public let reason: Phrase
    /// The offending value, at most ``valueLimit`` characters and an ellipsis.
    public let value: String?

    /// How many characters of a value are shown.
    public static let valueLimit = 60

    public init(
        _ code: Code, at place: RowPlace, column: String? = nil, field: String? = nil, value: String? = nil,
        _ reason: Phrase
    ) {
        self.code = code
        self.place = place
        self.column = column
        self.field = field == column ? nil : field
        self.reason = reason
        self.value = value.map(Self.shortened)
    }

    init(_ error: CSVRowError, file: String? = nil) {
        let place = RowPlace(row: error.row, line: error.line, file: file)
        self.init(.malformed, at: place, error.problem.phrase)
    }

    /// What is wrong and the way out, with column and value and without the number of the row: rows of the same fate are
    /// told together.
    public var phrase: Phrase {
        var place = place.file.map { [Phrase(verbatim: $0)] } ?? []
        switch (column, value) {
        case (let column?, let value) where field != nil: place.append(foreign(column, value))
        case (let column?, let value?): place.append(Phrase("row-column-value", ["column": column, "value": value]))
        case (let column?, nil): place.append(Phrase("row-column", ["column": column]))
        case (nil, let value?): place.append(Phrase("value", ["value": value]))
        case (nil, nil): break
        }
        return place.isEmpty ? reason : Phrase("row-place", ["place": PhraseList(place), "reason": reason])
    }

    /// A column by its name in the file and ours; with the value, unless the reason says it.
    private func foreign(_ column: String, _ value: String?) -> Phrase {
        let column = Self.shortened(column), field = Phrase("field-\(field ?? "")")
        guard let value, !reason.arguments.values.contains(.text(value)) else {
            return Phrase("row-field", ["column": column, "field": field])
        }
        return Phrase("row-field-value", ["column": column, "field": field, "value": value])
    }

    /// `value` cut to ``valueLimit`` characters, control characters shown as ␀.
    static func shortened(_ value: String) -> String {
        let head = value.prefix(valueLimit)
        var text = String.UnicodeScalarView()
        for scalar in head.unicodeScalars {
            text.append(scalar.properties.generalCategory == .control ? "␀" : scalar)
        }
        return String(text) + (head.endIndex < value.endIndex ? "…" : "")
    }
}
