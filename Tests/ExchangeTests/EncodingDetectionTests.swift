import Exchange
import Testing

/// Decodes a whole text given in chunks.
func decoded(
    _ chunks: some Sequence<[UInt8]>,
    as encoding: TextEncoding? = nil
) throws(EncodingError) -> (text: String, encoding: TextEncoding?) {
    var decoder = TextDecoder(encoding: encoding)
    var bytes: [UInt8] = []
    for chunk in chunks { bytes += try decoder.decode(chunk) }
    bytes += try decoder.finish()
    return (String(decoding: bytes, as: UTF8.self), decoder.encoding)
}

@Suite struct EncodingDetectionTests {
    static let simplified = Array(EncodedTables.simplified.utf8)

    static let tables: [(bytes: [UInt8], encoding: TextEncoding, text: String)] = [
        (simplified, .utf8, EncodedTables.simplified),
        ([0xEF, 0xBB, 0xBF] + simplified, .utf8, EncodedTables.simplified),
        (EncodedTables.simplifiedUTF16LE, .utf16LittleEndian, EncodedTables.simplified),
        ([0xFF, 0xFE] + EncodedTables.simplifiedUTF16LE, .utf16LittleEndian, EncodedTables.simplified),
        (EncodedTables.traditionalUTF16BE, .utf16BigEndian, EncodedTables.traditional),
        ([0xFE, 0xFF] + EncodedTables.traditionalUTF16BE, .utf16BigEndian, EncodedTables.traditional),
        (EncodedTables.simplifiedGBK, .gb18030, EncodedTables.simplified),
        ([0x84, 0x31, 0x95, 0x33] + EncodedTables.simplifiedGBK, .gb18030, EncodedTables.simplified),
        (EncodedTables.traditionalBig5, .big5, EncodedTables.traditional),
        (EncodedTables.westernWindows1252, .windows1252, EncodedTables.western),
    ]

    @Test(arguments: tables.indices)
    func `the encoding of a customer table is found`(index: Int) throws {
        let (bytes, encoding, text) = Self.tables[index]
        let result = try decoded([bytes])
        #expect(result.encoding == encoding)
        #expect(result.text == text)
    }

    @Test(arguments: tables.indices)
    func `a table reads alike whatever its encoding`(index: Int) throws {
        let (bytes, encoding, text) = Self.tables[index]
        let reading = try CSVReading(bytes.map { [$0] })
        #expect(reading.fields == (try CSVReading(text, delimiter: nil)).fields)
        #expect(reading.encoding == encoding)
        #expect(reading.errors.isEmpty)
        #expect(reading.records.count == 3)
    }

    /// Each line of a table alone, because a small file has little to go by.
    static let lines: [(bytes: [UInt8], encoding: TextEncoding)] =
        lines(of: EncodedTables.simplifiedGBK, .gb18030)
        + lines(of: EncodedTables.traditionalBig5, .big5)
        + lines(of: EncodedTables.westernWindows1252, .windows1252)

    /// The lines of a table that are more than ASCII.
    private static func lines(of table: [UInt8], _ encoding: TextEncoding) -> [(bytes: [UInt8], encoding: TextEncoding)]
    {
        table.split(separator: 0x0A).filter { $0.contains { $0 >= 0x80 } }.map { (Array($0), encoding) }
    }

    @Test(arguments: lines.indices)
    func `one line is enough`(index: Int) throws {
        let (bytes, encoding) = Self.lines[index]
        #expect(try decoded([bytes]).encoding == encoding)
    }

    @Test func `ASCII needs no encoding`() throws {
        let result = try decoded([Array("key,name\n1,x\n".utf8)])
        #expect(result.encoding == nil)
        #expect(result.text == "key,name\n1,x\n")
    }

    @Test func `ASCII in UTF-16 is told by its zero bytes`() throws {
        let text = "key,name\r\n1,x\r\n"
        let big: [UInt8] = text.utf8.flatMap { [0, $0] as [UInt8] }
        let little: [UInt8] = text.utf8.flatMap { [$0, 0] as [UInt8] }
        let results = try (decoded([big]), decoded([little]))
        #expect(results.0.encoding == .utf16BigEndian)
        #expect(results.1.encoding == .utf16LittleEndian)
        #expect(results.0.text == text)
        #expect(results.1.text == text)
    }

    @Test func `a stray zero byte does not make UTF-16`() throws {
        #expect(try decoded([Array("key,name\n1,\0\n".utf8)]).encoding == nil)
        #expect(try decoded([Array("key,名字\n1,\0\n".utf8)]).encoding == .utf8)
    }

    /// Tables in encodings whose ASCII is one byte each, without a byte order mark.
    static let continuations = [0, 6, 8, 9]

    @Test(arguments: continuations)
    func `an encoding that shows after a long ASCII beginning is found`(index: Int) throws {
        let (bytes, encoding, text) = Self.tables[index]
        let beginning = [UInt8](repeating: 0x0A, count: TextSizes.sample + 5)
        let result = try decoded([beginning] + bytes.map { [$0] })
        #expect(result.encoding == encoding)
        #expect(result.text.utf8.dropFirst(beginning.count).elementsEqual(text.utf8))
    }

    @Test func `UTF-8 with one bad byte is UTF-8 with an error, not Chinese`() {
        var bytes = Self.simplified
        bytes[7] = 0xFF
        #expect(throws: EncodingError.invalidBytes(encoding: .utf8, offset: 6, line: 1)) { try decoded([bytes]) }
    }

    static let foreign: [(bytes: [UInt8], error: EncodingError)] = [
        ([0x50, 0x4B, 0x03, 0x04, 0x14], .notText(.zip)),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .notText(.xls)),
        ([0xFF, 0xFE, 0x00, 0x00, 0x61], .unsupported(name: "utf-32")),
        ([0x80, 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0x20, 0xFF], .undetected),
    ]

    @Test(arguments: foreign.indices)
    func `what is no text is refused by name`(index: Int) {
        let (bytes, error) = Self.foreign[index]
        #expect(throws: error) { try decoded([bytes]) }
    }
}
