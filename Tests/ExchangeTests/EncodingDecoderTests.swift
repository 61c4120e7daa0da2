import Exchange
import Testing

@Suite struct EncodingDecoderTests {
    static let named: [(bytes: [UInt8], encoding: TextEncoding, text: String)] = [
        ([0xEF, 0xBB, 0xBF, 0x61], .utf8, "a"),
        ([0x61, 0x00, 0x2C, 0x4E], .utf16, "a丬"),
        ([0x00, 0x61, 0x4E, 0x2C], .utf16, "a丬"),
        ([0xFE, 0xFF, 0x00, 0x61], .utf16, "a"),
        ([0xFF, 0xFE, 0x61, 0x00], .utf16, "a"),
        ([0x3D, 0xD8, 0x42, 0xDE], .utf16LittleEndian, "🙂"),
        ([0xFE, 0xFF, 0xD8, 0x3D, 0xDE, 0x42], .utf16BigEndian, "🙂"),
        ([0xB5, 0xC4, 0x80, 0x31], .gb18030, "的€1"),
        ([0x94, 0x39, 0xDA, 0x33], .gb18030, "💩"),
        ([0xAA, 0xBA, 0xA3, 0xE1], .big5, "的€"),
        ([0x80, 0x96, 0xE9], .windows1252, "€–é"),
        ([0xE9, 0xFF], .latin1, "éÿ"),
        ([], .gb18030, ""),
        ([], .utf16, ""),
    ]

    @Test(arguments: named.indices)
    func `a named encoding is decoded`(index: Int) throws {
        let (bytes, encoding, text) = Self.named[index]
        #expect(try decoded([bytes], as: encoding).text == text)
        #expect(try decoded(bytes.map { [$0] }, as: encoding).text == text)
    }

    static let invalid: [(bytes: [UInt8], encoding: TextEncoding, offset: Int, line: Int)] = [
        (Array("a\r\nb\rc\n".utf8) + [0xE4, 0xBC, 0x2C], .utf8, 7, 4),
        (Array("a\n".utf8) + [0xE4, 0xBC], .utf8, 2, 2),
        ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], .utf8, 4, 1),
        ([0xED, 0xA0, 0x80], .utf8, 0, 1),
        ([0xC0, 0xAF], .utf8, 0, 1),
        ([0xF4, 0x90, 0x80, 0x80], .utf8, 0, 1),
        ([0x61, 0x0A, 0xB5, 0xC4, 0xFF, 0x31], .gb18030, 4, 2),
        ([0x61, 0xB5], .gb18030, 1, 1),
        ([0x61, 0x0A, 0xAA, 0x20], .big5, 2, 2),
        ([0x61, 0x81], .windows1252, 1, 1),
        ([0xFF, 0xFE, 0x0A, 0x00, 0x42, 0xDE], .utf16LittleEndian, 4, 2),
        ([0x61, 0x00, 0x62], .utf16LittleEndian, 2, 1),
    ]

    @Test(arguments: invalid.indices)
    func `invalid bytes are refused with their place`(index: Int) {
        let (bytes, encoding, offset, line) = Self.invalid[index]
        let error = EncodingError.invalidBytes(encoding: encoding, offset: offset, line: line)
        #expect(throws: error) { try decoded([bytes], as: encoding) }
        #expect(throws: error) { try decoded(bytes.map { [$0] }, as: encoding) }
    }

    @Test(arguments: [TextEncoding.utf8, .gb18030, .big5, .windows1252])
    func `places are right far into a text that comes in chunks`(encoding: TextEncoding) {
        let line = Array("0123456\r\n".utf8)
        let text = Array(repeatElement(line, count: 40_000).joined()) + [0x41, 0x81, 0x20]
        let chunks = stride(from: 0, to: text.count, by: 4099).map { Array(text[$0..<min($0 + 4099, text.count)]) }
        let error = EncodingError.invalidBytes(encoding: encoding, offset: 360_001, line: 40_001)
        #expect(throws: error) { try decoded(chunks, as: encoding) }
    }

    static let tables: [(bytes: [UInt8], encoding: TextEncoding)] = [
        (EncodedTables.simplifiedGBK, .gb18030),
        (EncodedTables.traditionalBig5, .big5),
        (EncodedTables.simplifiedUTF16LE, .utf16LittleEndian),
        (Array(EncodedTables.simplified.utf8), .utf8),
    ]

    @Test(arguments: tables.indices)
    func `a cut at any byte changes nothing`(index: Int) throws {
        let (bytes, encoding) = Self.tables[index]
        let whole = try decoded([bytes], as: encoding).text
        for position in 0...bytes.count {
            let chunks = [Array(bytes[..<position]), Array(bytes[position...])]
            let text = try decoded(chunks, as: encoding).text
            #expect(text == whole, "cut at byte \(position)")
        }
    }

    @Test func `an error names the way out`() {
        let error = EncodingError.invalidBytes(encoding: .gb18030, offset: 12, line: 3)
        #expect(
            error.description == "Invalid gb18030 at byte offset 12, line 3. "
                + "Save the file as UTF-8, or name its encoding with --encoding.")
        #expect(error.code == "encoding-invalid-bytes")
    }

    static let names: [(name: String, encoding: TextEncoding)] = [
        ("utf-8", .utf8), ("UTF8", .utf8), ("utf-16", .utf16), ("UTF-16LE", .utf16LittleEndian),
        ("utf-16be", .utf16BigEndian), ("gb18030", .gb18030), ("GBK", .gb18030), ("gb2312", .gb18030),
        ("Big5", .big5), ("windows-1252", .windows1252), ("cp1252", .windows1252), ("latin1", .latin1),
        ("ISO-8859-1", .latin1),
    ]

    @Test(arguments: names.indices)
    func `encodings are known by their names`(index: Int) throws {
        #expect(try TextEncoding(named: Self.names[index].name) == Self.names[index].encoding)
    }

    @Test func `every listed name is known and an unknown one is refused`() throws {
        for name in TextEncoding.names { _ = try TextEncoding(named: name) }
        #expect(Set(TextEncoding.allCases.map(\.rawValue)).isSubset(of: Set(TextEncoding.names)))
        #expect(throws: EncodingError.unknownEncoding(name: "koi8-r")) { try TextEncoding(named: "koi8-r") }
    }
}
