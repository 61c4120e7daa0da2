/// One record of a delimited text file: its fields, unquoted, and its place.
///
/// A record owns its bytes, so it may be kept or sent on while reading goes on.
public struct CSVRecord: Hashable, Sendable {
    /// The record's number as a spreadsheet counts: the header is row 1, the first data row is row 2; blank lines count.
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
            ends = [Int32](unsafeUninitializedCapacity: fields.count) { buffer, count in
                for field in fields {
                    buffer.initializeElement(at: count, to: field.end)
                    count += 1
                }
            }
            return
        }
        var ends: [Int32] = []
        ends.reserveCapacity(fields.count)
        bytes = [UInt8](unsafeUninitializedCapacity: Int(last) + 1) { buffer, count in
            for field in fields {
                var from = Int(field.start)
                while from < Int(field.end) {
                    buffer.initializeElement(at: count, to: base[from])
                    count += 1
                    // Within quotes every quote is one of a pair.
                    from += field.hasPairs && base[from] == CSVScanner.quote ? 2 : 1
                }
                ends.append(Int32(count))
                buffer.initializeElement(at: count, to: 0)
                count += 1
            }
        }
        self.ends = ends
    }
}

/// What a reader delivers for one row: the record, or why it was refused.
public enum CSVRow: Hashable, Sendable {
    case record(CSVRecord)
    case refused(CSVRowError)
}
