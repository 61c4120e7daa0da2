/// Finds the fields of one record in a run of UTF-8 bytes, by RFC 4180, strictly.
///
/// It looks at bytes only: every byte it acts on is ASCII, and no byte of a longer UTF-8 sequence is.
struct CSVScanner {
    /// A field's place in bytes from the record's first byte, without its quotes.
    struct Field {
        var start: Int32
        var end: Int32
        var isQuoted = false
        /// True when the field holds quotes, each doubled.
        var hasPairs = false
    }

    /// What a scan found.
    enum Outcome {
        /// A record that ends before `end` (its line end included); `lineEnds` of them lie in it.
        case record(end: Int, lineEnds: Int, breaksInside: Int)
        /// A line without fields that ends before `end`.
        case blank(end: Int, lineEnds: Int)
        /// The bytes end before the record does.
        case incomplete
        /// A fault; reading goes on after the physical line that holds `at`, which is `lineEnds` lines further on.
        case malformed(CSVRowProblem, at: Int, lineEnds: Int, faultLine: Int)
        /// Nothing is left.
        case exhausted
    }

    static let quote: UInt8 = 0x22
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D

    /// The fields of the last record found.
    private(set) var fields: [Field] = []
    /// The first field of the last record that holds a zero byte, from 0.
    private(set) var fieldWithNUL: Int?
    private let delimiter: UInt8
    /// For each byte value, bit 0: ends a run in an unquoted field; bit 1: ends a run in a quoted one.
    private let stops: [UInt8]

    init(delimiter: CSVDelimiter) {
        self.delimiter = delimiter.byte
        var stops = [UInt8](repeating: 0, count: 256)
        for byte in [0, Self.quote, Self.lineFeed, Self.carriageReturn] { stops[Int(byte)] = 3 }
        stops[Int(delimiter.byte)] = 1
        self.stops = stops
        fields.reserveCapacity(CSVReader.columnLimit + 1)
    }

    /// Scans one record.
    ///
    /// - Parameters:
    ///   - text: the bytes at hand.
    ///   - start: where the record begins in them.
    ///   - line: the physical line of `start`.
    ///   - isEnd: true when no bytes follow those at hand.
    /// - Returns: what was found; for a record, `fields` and `fieldWithNUL` describe it.
    mutating func scan(_ text: UnsafeBufferPointer<UInt8>, from start: Int, line: Int, isEnd: Bool) -> Outcome {
        fields.removeAll(keepingCapacity: true)
        fieldWithNUL = nil
        var cursor = Cursor(index: start)
        guard start < text.count else { return isEnd ? .exhausted : .incomplete }
        while true {
            guard fields.count < CSVReader.columnLimit else {
                let problem = CSVRowProblem.tooManyColumns(limit: CSVReader.columnLimit)
                return malformed(problem, at: cursor, line: line)
            }
            let isQuoted = cursor.index < text.count && text[cursor.index] == Self.quote
            let fault =
                isQuoted
                ? scanQuoted(text, &cursor, start: start, line: line, isEnd: isEnd)
                : scanUnquoted(text, &cursor, start: start, line: line, isEnd: isEnd)
            if let fault { return fault }
            guard cursor.index < text.count else { return isEnd ? finish(text, cursor, start, 0) : .incomplete }
            switch text[cursor.index] {
            case delimiter:
                cursor.index += 1
            case Self.carriageReturn:
                guard cursor.index + 1 < text.count || isEnd else { return .incomplete }
                let isPair = cursor.index + 1 < text.count && text[cursor.index + 1] == Self.lineFeed
                return finish(text, cursor, start, isPair ? 2 : 1)
            default:
                return finish(text, cursor, start, 1)
            }
        }
    }

    private struct Cursor {
        var index: Int
        var lineEnds = 0
    }

    private func malformed(_ problem: CSVRowProblem, at cursor: Cursor, line: Int) -> Outcome {
        .malformed(problem, at: cursor.index, lineEnds: cursor.lineEnds, faultLine: line + cursor.lineEnds)
    }

    /// Ends a record at the cursor, where a line end of `width` bytes stands (0: the end of the text).
    private func finish(_ text: UnsafeBufferPointer<UInt8>, _ cursor: Cursor, _ start: Int, _ width: Int) -> Outcome {
        let end = cursor.index + width
        let lineEnds = cursor.lineEnds + (width == 0 ? 0 : 1)
        if fields.count == 1, !fields[0].isQuoted, text[start..<cursor.index].allSatisfy({ $0 == 0x20 }) {
            return .blank(end: end, lineEnds: lineEnds)
        }
        return .record(end: end, lineEnds: lineEnds, breaksInside: cursor.lineEnds)
    }

    /// Scans a field without quotes and leaves the cursor at what ended it; returns an outcome that ends the scan.
    private mutating func scanUnquoted(
        _ text: UnsafeBufferPointer<UInt8>,
        _ cursor: inout Cursor,
        start: Int,
        line: Int,
        isEnd: Bool
    ) -> Outcome? {
        let first = cursor.index
        var index = first
        while true {
            index = stops.withUnsafeBufferPointer { stops in
                var index = index
                while index < text.count, stops[Int(text[index])] & 1 == 0 { index &+= 1 }
                return index
            }
            guard index < text.count, text[index] == 0 else { break }
            noteNUL()
            index += 1
        }
        cursor.index = index
        if index - first > CSVReader.fieldLimit {
            let problem = CSVRowProblem.fieldTooLong(
                column: fields.count + 1, limit: CSVReader.fieldLimit, quoteLine: nil)
            return malformed(problem, at: cursor, line: line)
        }
        if index < text.count, text[index] == Self.quote {
            return malformed(.quoteInUnquotedField(column: fields.count + 1), at: cursor, line: line)
        }
        fields.append(Field(start: Int32(first - start), end: Int32(index - start)))
        return nil
    }

    /// Scans a quoted field and leaves the cursor at what ended it; returns an outcome that ends the scan.
    private mutating func scanQuoted(
        _ text: UnsafeBufferPointer<UInt8>,
        _ cursor: inout Cursor,
        start: Int,
        line: Int,
        isEnd: Bool
    ) -> Outcome? {
        let opening = cursor
        let column = fields.count + 1
        let quoteLine = line + opening.lineEnds
        var index = opening.index + 1
        var pairs = 0
        /// A fault in quotes is laid at the line where they opened, so that the lines they swallowed are read again.
        func fault(_ problem: CSVRowProblem) -> Outcome {
            let noticed = line + cursor.lineEnds
            return .malformed(problem, at: opening.index, lineEnds: opening.lineEnds, faultLine: noticed)
        }
        while true {
            index = stops.withUnsafeBufferPointer { stops in
                var index = index
                while index < text.count, stops[Int(text[index])] & 2 == 0 { index &+= 1 }
                return index
            }
            if index - opening.index - 1 - pairs > CSVReader.fieldLimit {
                return fault(.fieldTooLong(column: column, limit: CSVReader.fieldLimit, quoteLine: quoteLine))
            }
            guard index < text.count else {
                return isEnd ? fault(.unterminatedQuote(column: column, quoteLine: quoteLine)) : .incomplete
            }
            let next = index + 1 < text.count ? text[index + 1] : nil
            guard next != nil || isEnd else { return .incomplete }
            switch text[index] {
            case Self.quote where next == Self.quote:
                pairs += 1
                index += 2
            case Self.quote:
                let stop = next ?? Self.lineFeed
                guard stop == delimiter || stop == Self.lineFeed || stop == Self.carriageReturn else {
                    return fault(.textAfterQuote(column: column, quoteLine: quoteLine))
                }
                let first = Int32(opening.index + 1 - start)
                let field = Field(start: first, end: Int32(index - start), isQuoted: true, hasPairs: pairs > 0)
                fields.append(field)
                cursor.index = index + 1
                return nil
            case 0:
                noteNUL()
                index += 1
            case Self.carriageReturn where next == Self.lineFeed:
                cursor.lineEnds += 1
                index += 2
            default:
                cursor.lineEnds += 1
                index += 1
            }
        }
    }

    private mutating func noteNUL() {
        if fieldWithNUL == nil { fieldWithNUL = fields.count }
    }
}
