public import Domain

/// A record that was refused, with its place; reading goes on with the next record.
public struct CSVRowError: Error, Hashable, Sendable {
    /// The record's number as a spreadsheet counts: the header is row 1, and blank lines count.
    public let row: Int
    /// The physical line on which the record starts, from 1.
    public let line: Int
    /// The physical line on which the trouble was noticed, `line` or later.
    public let lastLine: Int
    /// What is wrong with it.
    public let problem: CSVRowProblem

    /// Makes the error from its place and what is wrong there.
    public init(row: Int, line: Int, lastLine: Int, problem: CSVRowProblem) {
        self.row = row
        self.line = line
        self.lastLine = lastLine
        self.problem = problem
    }

    /// A stable name of the problem, for logs, JSON and translated wording.
    public var code: String { problem.code }
}

extension CSVRowError: CustomStringConvertible {
    /// Where the record is, what is wrong, and what to do, in English.
    public var description: String {
        let place = lastLine > line ? "lines \(line)–\(lastLine)" : "line \(line)"
        return "Row \(row) (\(place)): \(problem)"
    }
}

/// What is wrong with a refused record; columns and lines count from 1.
public enum CSVRowProblem: Hashable, Sendable {
    /// The record has fewer fields than the header.
    case tooFewFields(found: Int, expected: Int)
    /// The record has more fields than the header.
    case tooManyFields(found: Int, expected: Int)
    /// The record has more fields than any file may have; what follows on the same line was not read.
    case tooManyColumns(limit: Int)
    /// A quoted field goes on after its closing quote; its opening quote is on `quoteLine`.
    case textAfterQuote(column: Int, quoteLine: Int)
    /// A quote stands within a field that does not begin with one.
    case quoteInUnquotedField(column: Int)
    /// A quote opened on `quoteLine` is not closed before the text ends.
    case unterminatedQuote(column: Int, quoteLine: Int)
    /// A field is longer than `limit` bytes; `quoteLine` is where its quote opened, nil when it is not quoted.
    case fieldTooLong(column: Int, limit: Int, quoteLine: Int?)
    /// A field holds a byte of value zero.
    case nulByte(column: Int)

    /// A stable name of the case, for logs, JSON and translated wording.
    public var code: String {
        switch self {
        case .tooFewFields: "csv-too-few-fields"
        case .tooManyFields: "csv-too-many-fields"
        case .tooManyColumns: "csv-too-many-columns"
        case .textAfterQuote: "csv-text-after-quote"
        case .quoteInUnquotedField: "csv-quote-in-unquoted-field"
        case .unterminatedQuote: "csv-unterminated-quote"
        case .fieldTooLong: "csv-field-too-long"
        case .nulByte: "csv-nul-byte"
        }
    }
}

extension CSVRowProblem {
    /// What is wrong and what to do, without the place of the row.
    public var phrase: Phrase {
        switch self {
        case .tooFewFields(let found, let expected): Phrase(code, ["found": found, "expected": expected])
        case .tooManyFields(let found, let expected): Phrase(code, ["found": found, "expected": expected])
        case .tooManyColumns(let limit): Phrase(code, ["limit": limit])
        case .textAfterQuote(let column, let line): Phrase(code, ["column": column, "line": line])
        case .quoteInUnquotedField(let column): Phrase(code, ["column": column])
        case .unterminatedQuote(let column, let line): Phrase(code, ["column": column, "line": line])
        case .fieldTooLong(let column, let limit, let line?):
            Phrase("\(code)-quoted", ["column": column, "limit": limit, "line": line])
        case .fieldTooLong(let column, let limit, nil): Phrase(code, ["column": column, "limit": limit])
        case .nulByte(let column): Phrase(code, ["column": column])
        }
    }
}
