/// One record of a delimited text file: its fields, unquoted, and its place.
///
/// A record owns its bytes, so it may be kept or sent on while reading goes on.
public struct CSVRecord: Hashable, Sendable {
    /// The record's number as a spreadsheet counts: the header is row 1; blank lines count.
    public let row: Int
    /// The physical line on which the record starts, from 1.
    public let line: Int
    /// The physical line on which the record ends; after `line` when a quoted field holds line ends.
    public let lastLine: Int
    /// The fields one after another, each followed by one byte that belongs to none.
    private let bytes: [UInt8]
    /// Where in `bytes` each field ends.
    private let ends: [Int32]

    /// The field's text; bytes that are not UTF-8 become U+FFFD.
    ///
    /// - Parameter column: from 0 to below `count`; anything else is a programming error and traps.
    public subscript(text column: Int) -> String {
        String(decoding: self[column], as: UTF8.self)
    }

    /// True when every field is empty, as in the rows of bare delimiters that spreadsheets leave behind.
    public var isBlank: Bool {
        ends.indices.allSatisfy { self[$0].isEmpty }
    }
}

extension CSVRecord: RandomAccessCollection {
    /// The first column.
    public var startIndex: Int { 0 }

    /// The number of fields.
    public var endIndex: Int { ends.count }

    /// The field's bytes, unquoted, in UTF-8; a slice of the record's own storage.
    ///
    /// - Parameter column: from 0 to below `count`; anything else is a programming error and traps.
    public subscript(column: Int) -> ArraySlice<UInt8> {
        let start = column == 0 ? 0 : Int(ends[column - 1]) + 1
        return bytes[start..<Int(ends[column])]
    }
}

extension CSVRecord {
    /// Copies a scanned record out of the text.
    ///
    /// - Parameters:
    ///   - fields: where the fields lie, in bytes from `base`; at least one.
    ///   - base: the record's first byte.
    ///   - row: the record's number.
    ///   - lines: the lines on which it starts and ends.
    init(_ fields: [CSVScanner.Field], at base: UnsafePointer<UInt8>, row: Int, lines: ClosedRange<Int>) {
        self.row = row
        line = lines.lowerBound
        lastLine = lines.upperBound
        let last = fields.last?.end ?? 0
        if fields.allSatisfy({ !$0.isQuoted }) {
            // Unquoted fields already lie one delimiter apart.
            bytes = [UInt8](UnsafeBufferPointer(start: base, count: Int(last)))
            ends = fields.map(\.end)
            return
        }
        var ends: [Int32] = []
        var bytes: [UInt8] = []
        ends.reserveCapacity(fields.count)
        bytes.reserveCapacity(Int(last) + 1)
        for field in fields {
            let text = UnsafeBufferPointer(start: base + Int(field.start), count: Int(field.end - field.start))
            if field.hasPairs {
                Self.append(text, to: &bytes)
            } else {
                bytes.append(contentsOf: text)
            }
            ends.append(Int32(bytes.count))
            bytes.append(0)
        }
        self.bytes = bytes
        self.ends = ends
    }

    /// Appends the inside of a quoted field, one quote for each pair of them.
    private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var index = 0
        while index < text.count {
            bytes.append(text[index])
            index += text[index] == CSVScanner.quote ? 2 : 1
        }
    }
}

/// What a reader delivers for one row: the record, or why it was refused.
public enum CSVRow: Hashable, Sendable {
    case record(CSVRecord)
    case refused(CSVRowError)
}
