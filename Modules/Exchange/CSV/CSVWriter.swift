/// A writer of delimited text (RFC 4180) in UTF-8, with CRLF line ends and quotes only where they are needed.
///
/// Bytes gather in a buffer and go to `flush` in whole records. Fields are written as they are: a guard against
/// formulas in spreadsheets is the caller's. A writer has one owner; `finish()` must be called at the end.
public struct CSVWriter<Failure: Error>: ~Copyable {
    private let delimiter: UInt8
    private let bufferSize: Int
    private let flush: ([UInt8]) throws(Failure) -> Void
    private var buffer: [UInt8] = []
    private var recordStart = 0
    private var fieldCount = 0
    private var hasFlushed = false

    /// Makes a writer; nothing is flushed yet.
    ///
    /// - Parameters:
    ///   - delimiter: the byte between fields.
    ///   - byteOrderMark: true to begin with one, by which Excel knows the text as UTF-8.
    ///   - bufferSize: bytes after which a finished record is flushed with all before it; at least 1.
    ///   - flush: takes the bytes, never none, in order.
    public init(
        delimiter: CSVDelimiter = .comma,
        byteOrderMark: Bool = false,
        bufferSize: Int = 65_536,
        flush: @escaping ([UInt8]) throws(Failure) -> Void
    ) {
        self.delimiter = delimiter.byte
        self.bufferSize = max(bufferSize, 1)
        self.flush = flush
        buffer.reserveCapacity(self.bufferSize + 4096)
        if byteOrderMark { buffer += ByteOrderMark.utf8 }
        recordStart = buffer.count
    }

    /// Writes one record of text.
    ///
    /// - Parameter fields: the fields in order; none at all is written as one empty field.
    /// - Throws: what `flush` throws; the record is then in no defined state, and writing should end.
    public mutating func write(_ fields: some Sequence<String>) throws(Failure) {
        for field in fields { append(utf8: field.utf8) }
        try endRecord()
    }

    /// Writes one record of fields in UTF-8.
    ///
    /// - Parameter fields: the fields in order; none at all is written as one empty field.
    /// - Throws: what `flush` throws; the record is then in no defined state, and writing should end.
    public mutating func write<Field: Collection<UInt8>>(utf8 fields: some Sequence<Field>) throws(Failure) {
        for field in fields { append(utf8: field) }
        try endRecord()
    }

    /// Adds a field of text to the record at hand.
    public mutating func append(_ field: String) {
        append(utf8: field.utf8)
    }

    /// Adds a field in UTF-8 to the record at hand.
    public mutating func append(utf8 field: some Collection<UInt8>) {
        if fieldCount > 0 { buffer.append(delimiter) }
        fieldCount += 1
        let start = buffer.count
        buffer.append(contentsOf: field)
        // At the very beginning of a file, a field's own U+FEFF would be read as a byte order mark.
        let looksLikeMark = start == 0 && !hasFlushed && buffer.starts(with: ByteOrderMark.utf8)
        if looksLikeMark || needsQuotes(from: start) { quote(from: start) }
    }

    /// Ends the record at hand and flushes the buffer once it is full.
    ///
    /// - Throws: what `flush` throws.
    public mutating func endRecord() throws(Failure) {
        // One field of nothing but spaces would be read as a blank line.
        if fieldCount <= 1, buffer[recordStart...].allSatisfy({ $0 == 0x20 }) { quote(from: recordStart) }
        buffer.append(CSVScanner.carriageReturn)
        buffer.append(CSVScanner.lineFeed)
        fieldCount = 0
        recordStart = buffer.count
        if buffer.count >= bufferSize { try flushBuffer() }
    }

    /// Ends a record that was begun, flushes what is left, and gives the writer up.
    ///
    /// - Throws: what `flush` throws.
    public consuming func finish() throws(Failure) {
        if fieldCount > 0 { try endRecord() }
        if !buffer.isEmpty { try flushBuffer() }
    }

    private mutating func flushBuffer() throws(Failure) {
        try flush(buffer)
        hasFlushed = true
        buffer.removeAll(keepingCapacity: true)
        recordStart = 0
    }

    private func needsQuotes(from start: Int) -> Bool {
        buffer.withUnsafeBufferPointer { bytes in
            for index in start..<bytes.count {
                let byte = bytes[index]
                if byte == delimiter || byte == CSVScanner.quote || byte == CSVScanner.lineFeed
                    || byte == CSVScanner.carriageReturn
                {
                    return true
                }
            }
            return false
        }
    }

    /// Puts the field that begins at `start` in quotes and doubles those in it.
    private mutating func quote(from start: Int) {
        let field = buffer[start...]
        buffer.removeSubrange(start...)
        buffer.append(CSVScanner.quote)
        for byte in field {
            if byte == CSVScanner.quote { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(CSVScanner.quote)
    }
}
