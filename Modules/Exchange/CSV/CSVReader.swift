/// A streaming reader of delimited text (RFC 4180) in any known encoding.
///
/// It reads fields with and without quotes, doubled quotes, line ends of CRLF, LF or CR (within quotes too), a byte
/// order mark, and a last line without line end; it skips blank lines, which count as rows. A row that breaks the
/// rules is delivered as a ``CSVRowError`` and reading goes on: after the row when only its number of fields or a zero
/// byte is wrong, otherwise with the next physical line, and after a fault in a quoted field with the line after the
/// one where the quote opened, so that an unclosed quote costs its own line and no other.
///
/// Memory stays flat: it holds one chunk, the record at hand (at most 256 fields of 64 KiB) and, at the beginning, a
/// sample of up to 256 KiB where encoding or delimiter is to be found. It is synchronous and busy; keep it off the
/// cooperative thread pool for large files. A reader has one owner, for it consumes its source.
public struct CSVReader: ~Copyable {
    /// The most fields a record may have.
    public static let columnLimit = 256

    /// The most bytes a field may have, unquoted, in UTF-8.
    public static let fieldLimit = 65_536

    /// The delimiter, as named or as found.
    public let delimiter: CSVDelimiter

    /// The column names; every record delivered has exactly as many fields.
    public let header: CSVHeader

    private var records: CSVRecords

    /// Opens a text by reading its header.
    ///
    /// - Parameters:
    ///   - encoding: the encoding of the bytes; nil finds it.
    ///   - delimiter: the delimiter; nil finds it from the header and the first 20 rows.
    ///   - chunks: gives the next bytes at each call, in pieces of any size (64 KiB serves well), and nil at the end.
    /// - Throws: what `chunks` throws, and every case of ``CSVError``.
    public init(
        encoding: TextEncoding? = nil,
        delimiter: CSVDelimiter? = nil,
        chunks: @escaping () throws(CSVError) -> [UInt8]?
    ) throws(CSVError) {
        var input = CSVInput(encoding: encoding, source: chunks)
        let found = if let delimiter { delimiter } else { try Self.delimiter(of: &input) }
        var records = CSVRecords(input, delimiter: found)
        let header = try Self.header(of: &records)
        self.delimiter = found
        self.header = header
        self.records = records
    }

    private static func delimiter(of input: inout CSVInput) throws(CSVError) -> CSVDelimiter {
        try input.fill(atLeast: CSVDelimiter.sampleSize)
        let sample = [UInt8](input.bytes[input.start...].prefix(CSVDelimiter.sampleSize))
        return try CSVDelimiter.detect(in: sample, isWhole: input.isEnd && sample.count == input.count)
    }

    private static func header(of records: inout CSVRecords) throws(CSVError) -> CSVHeader {
        switch try records.next() {
        case nil: throw .empty
        case .refused(let error): throw .malformedHeader(error)
        case .record(let record): return try CSVHeader(record)
        }
    }

    /// Opens a text given as a sequence of chunks, by reading its header.
    ///
    /// - Parameters:
    ///   - chunks: the bytes, in pieces of any size.
    ///   - encoding: the encoding of the bytes; nil finds it.
    ///   - delimiter: the delimiter; nil finds it from the header and the first 20 rows.
    /// - Throws: every case of ``CSVError`` but `sourceFailed`.
    public init(
        _ chunks: some Sequence<[UInt8]>,
        encoding: TextEncoding? = nil,
        delimiter: CSVDelimiter? = nil
    ) throws(CSVError) {
        var iterator = chunks.makeIterator()
        try self.init(encoding: encoding, delimiter: delimiter) { () throws(CSVError) -> [UInt8]? in
            iterator.next()
        }
    }

    /// The encoding, as named or as found; nil while all bytes seen are ASCII and none was named.
    public var encoding: TextEncoding? { records.encoding }

    /// The next row: a record with as many fields as the header, or the error of a refused one; nil at the end.
    ///
    /// - Returns: the row, in the order of the file.
    /// - Throws: what the source throws, or `encoding` when bytes are not text. Further calls throw the same again.
    public mutating func next() throws(CSVError) -> CSVRow? {
        guard let row = try records.next() else { return nil }
        guard case .record(let record) = row, record.count != header.names.count else { return row }
        let expected = header.names.count
        let problem: CSVRowProblem =
            record.count < expected
            ? .tooFewFields(found: record.count, expected: expected)
            : .tooManyFields(found: record.count, expected: expected)
        return .refused(
            CSVRowError(row: record.row, line: record.line, lastLine: record.lastLine, problem: problem))
    }
}
