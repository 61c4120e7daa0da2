/// Why a file cannot be imported at all; nothing of it was taken then.
public enum ImportFileError: Error, Hashable, Sendable {
    /// The file cannot be opened. Trying again may help.
    case unreadable(file: String, reason: String)
    /// The file is not delimited text that can be read.
    case csv(file: String, CSVError)
    /// The header lacks columns that the format cannot do without.
    case missingColumns(file: String, missing: [String], found: [String])
    /// A timeline file has columns that are none of the format's.
    case unknownColumns(file: String, unknown: [String], known: [String])
    /// The mapping has errors; all of them, by place.
    case mapping(file: String, issues: [MappingIssue])
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
    /// What is wrong and what would be right, in English.
    public let message: String

    public init(line: Int, column: Int, path: String, message: String) {
        self.line = line
        self.column = column
        self.path = path
        self.message = message
    }
}

extension ImportFileError: CustomStringConvertible {
    /// What is wrong, where, and the way out, in English.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            return "\(file) cannot be read: \(reason)."
        case .csv(let file, let error):
            return "\(file): \(error)"
        case .missingColumns(let file, let missing, let found):
            let columns = missing.count == 1 ? "column" : "columns"
            return "\(file): the header lacks the \(columns) \(Self.list(missing)). Its first row names "
                + "\(Self.list(found)). Name the columns in the first row, or give a mapping."
        case .unknownColumns(let file, let unknown, let known):
            let them = unknown.count == 1 ? "it" : "them"
            return "\(file): a timeline has no place for \(Self.list(unknown)). Remove or rename \(them), or give a "
                + "mapping that uses \(them). Known: \(Self.list(known))."
        case .mapping(let file, let issues):
            return issues.map { "\(file):\($0)" }.joined(separator: "\n")
        case .ambiguousDates(let file, let column, let row, let value, let readings):
            return "\(file): column \(column) has dates that can be read in two ways, and none that decides: in row "
                + "\(row) \(RowIssue.quoted(value)) is \(readings.joined(separator: " or ")). Say which in the mapping: "
                + "dates: {order: dmy} or dates: {order: mdy}."
        case .contradictoryDates(let file, let column, let dayFirst, let monthFirst):
            return "\(file): column \(column) has dates of both orders: \(RowIssue.quoted(dayFirst)) begins with the "
                + "day, \(RowIssue.quoted(monthFirst)) with the month. Say in the mapping which is right, for example "
                + "dates: {order: dmy}; rows of the other order are then reported."
        }
    }

    static func list(_ names: [String]) -> String {
        names.prefix(40).map { RowIssue.quoted($0) }.joined(separator: ", ") + (names.count > 40 ? " …" : "")
    }
}

extension MappingIssue: CustomStringConvertible {
    /// `LINE:COLUMN: PATH: MESSAGE`.
    public var description: String { "\(line):\(column): \(path.isEmpty ? "" : "\(path): ")\(message)" }
}
