/// Why a delimited text file cannot be read at all; a single bad row is a ``CSVRowError`` instead.
public enum CSVError: Error, Hashable, Sendable {
    /// The text holds no record, not even a header.
    case empty
    /// A header field is empty or blank; `column` counts from 1.
    case emptyColumnName(column: Int, line: Int)
    /// Two columns have the same name once blanks around it are cut; columns count from 1.
    case duplicateColumnName(name: String, first: Int, second: Int, line: Int)
    /// The header row itself is malformed.
    case malformedHeader(CSVRowError)
    /// The header and the first rows are equally sound with each of these delimiters.
    case ambiguousDelimiter([CSVDelimiterReading])
    /// The bytes are not text in the encoding named or found.
    case encoding(EncodingError)
    /// The source of bytes failed; `reason` is the source's own account. Trying again may help.
    case sourceFailed(reason: String)

    /// A stable name of the case, for logs, JSON and translated wording.
    public var code: String {
        switch self {
        case .empty: "csv-empty"
        case .emptyColumnName: "csv-column-name-empty"
        case .duplicateColumnName: "csv-column-name-duplicate"
        case .malformedHeader: "csv-header-malformed"
        case .ambiguousDelimiter: "csv-delimiter-ambiguous"
        case .encoding(let error): error.code
        case .sourceFailed: "csv-source-failed"
        }
    }
}

extension CSVError: CustomStringConvertible {
    /// What is wrong, where, and the way out, in English.
    public var description: String {
        switch self {
        case .empty:
            return "The file is empty. Its first row must name the columns."
        case .emptyColumnName(let column, let line):
            return "Column \(column) has no name (header, line \(line)). Name it, or remove the column."
        case .duplicateColumnName(let name, let first, let second, let line):
            return "Columns \(first) and \(second) are both named “\(name)” (header, line \(line)). Rename one of them."
        case .malformedHeader(let error):
            return "The header cannot be read. \(error)"
        case .ambiguousDelimiter(let readings):
            let shown = readings.map(\.description).joined(separator: "; ")
            return "The delimiter is ambiguous: \(shown). Name the right one with --delimiter."
        case .encoding(let error):
            return error.description
        case .sourceFailed(let reason):
            return "The file cannot be read: \(reason)."
        }
    }
}
