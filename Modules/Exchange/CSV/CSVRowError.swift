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

extension CSVRowProblem: CustomStringConvertible {
    /// What is wrong and what to do, in English, without the place of the row.
    public var description: String {
        switch self {
        case .tooFewFields(let found, let expected):
            return "\(found) fields, but the header has \(expected). Add the missing fields, empty if not known."
        case .tooManyFields(let found, let expected):
            return "\(found) fields, but the header has \(expected). Put a field that holds the delimiter in quotes."
        case .tooManyColumns(let limit):
            return "more than \(limit) fields. Remove columns, or check the delimiter."
        case .textAfterQuote(let column, let quoteLine):
            return "text after the closing quote in column \(column) (opened on line \(quoteLine)). "
                + "Double each quote within a quoted field, or close the quote."
        case .quoteInUnquotedField(let column):
            return "a quote within column \(column), which does not begin with one. "
                + "Put the whole field in quotes and double the quotes in it."
        case .unterminatedQuote(let column, let quoteLine):
            return "the quote opened in column \(column) on line \(quoteLine) is never closed. "
                + "Close it; the lines after it were read as rows of their own."
        case .fieldTooLong(let column, let limit, let quoteLine?):
            return "column \(column) is longer than \(limit) bytes. Shorten it, or close its quote, "
                + "opened on line \(quoteLine); the lines after it were read as rows of their own."
        case .fieldTooLong(let column, let limit, nil):
            return "column \(column) is longer than \(limit) bytes. Shorten it, or check the delimiter."
        case .nulByte(let column):
            return "a zero byte in column \(column). Remove it, or name the file's encoding with --encoding."
        }
    }
}
