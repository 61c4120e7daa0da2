public import Domain

/// A character that may separate the fields of a delimited text file.
public enum CSVDelimiter: String, CaseIterable, Hashable, Sendable {
    case comma
    case semicolon
    case tab
    case pipe

    /// Reads a delimiter as people name it: its word (`comma`, `semicolon`, `tab`, `pipe`) or the character itself.
    ///
    /// Words are read in any case; `\t` is read as a tab. Anything else gives nil.
    public init?(named name: String) {
        switch name.lowercased() {
        case "comma", ",": self = .comma
        case "semicolon", ";": self = .semicolon
        case "tab", "\t", "\\t": self = .tab
        case "pipe", "|": self = .pipe
        default: return nil
        }
    }

    /// The delimiter's byte in UTF-8.
    public var byte: UInt8 {
        switch self {
        case .comma: 0x2C
        case .semicolon: 0x3B
        case .tab: 0x09
        case .pipe: 0x7C
        }
    }
}

/// How the beginning of a file reads with one delimiter; shown when more than one reading is sound.
public struct CSVDelimiterReading: Hashable, Sendable {
    /// The delimiter of this reading.
    public let delimiter: CSVDelimiter
    /// The column names it gives, untrimmed, at least two.
    public let columns: [String]
    /// How many of the sampled rows have as many fields as the header.
    public let agreeingRows: Int
    /// How many rows after the header were sampled, at most 20.
    public let sampledRows: Int

    /// The delimiter's name, then the first of the columns it gives.
    public var phrase: Phrase {
        let shown = columns.prefix(6).map { "“\($0)”" }.joined(separator: " ") + (columns.count > 6 ? " …" : "")
        return Phrase("csv-reading", ["delimiter": delimiter.rawValue, "count": columns.count, "columns": shown])
    }
}
