public import Domain

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

extension CSVError {
    /// What is wrong, where, and the way out.
    public var phrase: Phrase {
        switch self {
        case .empty: Phrase(code)
        case .emptyColumnName(let column, let line): Phrase(code, ["column": column, "line": line])
        case .duplicateColumnName(let name, let first, let second, let line):
            Phrase(code, ["name": name, "first": first, "second": second, "line": line])
        case .malformedHeader(let error) where error.lastLine > error.line:
            Phrase(
                "\(code)-lines",
                ["row": error.row, "line": error.line, "last": error.lastLine, "problem": error.problem.phrase])
        case .malformedHeader(let error):
            Phrase(code, ["row": error.row, "line": error.line, "problem": error.problem.phrase])
        case .ambiguousDelimiter(let readings): Phrase(code, ["readings": PhraseList(readings.map(\.phrase))])
        case .encoding(let error): error.phrase
        case .sourceFailed(let reason): Phrase(code, ["reason": reason])
        }
    }
}
