public import Domain

/// Why a file cannot be imported at all; nothing of it was taken then.
public enum ImportFileError: Error, Hashable, Sendable {
    /// The file cannot be opened. Trying again may help.
    case unreadable(file: String, reason: Phrase)
    /// The file is not delimited text that can be read.
    case csv(file: String, CSVError)
    /// The header lacks columns that the format cannot do without.
    case missingColumns(file: String, missing: [String], found: [String])
    /// A timeline file has columns that are none of the format's.
    case unknownColumns(file: String, unknown: [String], known: [String])
    /// The mapping has errors; all of them, by place.
    case mapping(file: String, issues: [MappingIssue])
    /// No column of the file is taken as these of the format, which it cannot do without.
    case columnsNotTaken(file: String, fields: [String])
    /// Two columns of the file are taken as the same one of the format.
    case columnTwice(file: String, field: String, columns: [String])
    /// A column's dates can be read in two ways, and no value decides.
    case ambiguousDates(file: String, column: String, row: Int, value: String, readings: [String])
    /// A column has dates that can only be day first and others that can only be month first.
    case contradictoryDates(file: String, column: String, dayFirst: String, monthFirst: String)

    /// A stable name of the case, for logs, JSON and translated wording.
    public var code: String {
        switch self {
        case .unreadable: "file-unreadable"
        case .csv(_, let error): error.code
        case .missingColumns: "columns-missing"
        case .unknownColumns: "columns-unknown"
        case .mapping: "mapping-invalid"
        case .columnsNotTaken: "columns-not-taken"
        case .columnTwice: "column-twice"
        case .ambiguousDates: "dates-ambiguous"
        case .contradictoryDates: "dates-contradictory"
        }
    }
}

/// Something wrong in a mapping file.
public struct MappingIssue: Error, Hashable, Sendable {
    /// Line and column in the mapping file, from 1.
    public let line: Int
    public let column: Int
    /// The keys from the top of the document, for example `events[2].at`.
    public let path: String
    /// What is wrong and what would be right.
    public let problem: Phrase

    public init(line: Int, column: Int, path: String, _ problem: Phrase) {
        self.line = line
        self.column = column
        self.path = path
        self.problem = problem
    }
}

extension ImportFileError {
    /// What is wrong, where, and the way out.
    public var phrase: Phrase {
        switch self {
        case .unreadable(let file, let reason): Phrase(code, ["file": file, "reason": reason])
        case .csv(let file, let error): Phrase("file-csv", ["file": file, "problem": error.phrase])
        case .missingColumns(let file, let missing, let found):
            Phrase(code, ["file": file, "missing": Self.list(missing), "found": Self.list(found)])
        case .unknownColumns(let file, let unknown, let known):
            Phrase(code, ["file": file, "unknown": Self.list(unknown), "known": Self.list(known)])
        case .mapping(let file, let issues):
            Phrase("mapping-faults", ["lines": PhraseList(issues.map { $0.phrase(in: file) })])
        case .columnsNotTaken(let file, let fields):
            Phrase(code, ["file": file, "fields": PhraseList(fields.map { Phrase("field-\($0)") })])
        case .columnTwice(let file, let field, let columns):
            Phrase(code, ["file": file, "field": Phrase("field-\(field)"), "columns": Self.list(columns)])
        case .ambiguousDates(let file, let column, let row, let value, let readings):
            Phrase(
                code,
                [
                    "file": file, "column": column, "row": row, "value": RowIssue.shortened(value),
                    "readings": readings,
                ])
        case .contradictoryDates(let file, let column, let dayFirst, let monthFirst):
            Phrase(
                code,
                [
                    "file": file, "column": column, "dayfirst": RowIssue.shortened(dayFirst),
                    "monthfirst": RowIssue.shortened(monthFirst),
                ])
        }
    }

    /// The names in quotation marks, at most 40 of them.
    static func list(_ names: [String]) -> [String] {
        var shown = names.prefix(40).map { "“\(RowIssue.shortened($0))”" }
        if let last = shown.popLast() { shown.append(names.count > 40 ? "\(last) …" : last) }
        return shown
    }
}

extension MappingIssue {
    /// `FILE:LINE:COLUMN: PATH: PROBLEM`.
    func phrase(in file: String) -> Phrase {
        path.isEmpty
            ? Phrase("mapping-line", ["file": file, "line": line, "column": column, "problem": problem])
            : Phrase(
                "mapping-line-at",
                ["file": file, "line": line, "column": column, "path": path, "problem": problem])
    }
}
