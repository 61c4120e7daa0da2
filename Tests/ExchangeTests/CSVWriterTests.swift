import Exchange
import Testing

@Suite struct CSVWriterTests {
    /// Writes records and gives the bytes of each flush.
    static func flushes(
        _ records: [[String]],
        delimiter: CSVDelimiter = .comma,
        byteOrderMark: Bool = false,
        bufferSize: Int = 65_536
    ) -> [[UInt8]] {
        var flushes: [[UInt8]] = []
        var writer = CSVWriter(delimiter: delimiter, byteOrderMark: byteOrderMark, bufferSize: bufferSize) { bytes in
            flushes.append(bytes)
        }
        for record in records { writer.write(record) }
        writer.finish()
        return flushes
    }

    static func text(_ records: [[String]], delimiter: CSVDelimiter = .comma) -> String {
        String(decoding: flushes(records, delimiter: delimiter).joined(), as: UTF8.self)
    }

    static let records: [(fields: [String], line: String)] = [
        (["a", "b"], "a,b"),
        (["", ""], ","),
        (["a,b", "c"], "\"a,b\",c"),
        (["a\"b", "\""], "\"a\"\"b\",\"\"\"\""),
        (["a\nb", "c\rd", "e\r\nf"], "\"a\nb\",\"c\rd\",\"e\r\nf\""),
        (["a;b", " c "], "a;b, c "),
        (["中文", "🙂"], "中文,🙂"),
        ([",\u{0301}"], "\",\u{0301}\""),
        ([""], "\"\""),
        (["  "], "\"  \""),
        ([], "\"\""),
        (["\u{FEFF}a"], "\"\u{FEFF}a\""),
    ]

    @Test(arguments: records.indices)
    func `fields are quoted only where needed`(index: Int) {
        let (fields, line) = Self.records[index]
        #expect(Array(Self.text([fields]).utf8) == Array((line + "\r\n").utf8))
    }

    @Test func `another delimiter is quoted in place of the comma`() {
        #expect(Self.text([["a;b", "a,b"]], delimiter: .semicolon) == "\"a;b\";a,b\r\n")
    }

    @Test func `a byte order mark comes first when asked for`() {
        let bytes = Array(Self.flushes([["a"]], byteOrderMark: true).joined())
        #expect(bytes == [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A])
        #expect(Self.flushes([]).isEmpty)
    }

    @Test func `whole records are flushed once the buffer is full`() {
        let flushes = Self.flushes([["a", "b"], ["c", "d"], ["e", "f"]], bufferSize: 6)
        #expect(flushes.map { String(decoding: $0, as: UTF8.self) } == ["a,b\r\nc,d\r\n", "e,f\r\n"])
    }

    @Test func `fields are taken one by one and in UTF-8 too`() {
        var bytes: [UInt8] = []
        var writer = CSVWriter { bytes += $0 }
        writer.append("a")
        writer.append(utf8: [0x62, 0x2C])
        writer.endRecord()
        writer.write(utf8: ["c".utf8, "d".utf8])
        writer.append("unfinished")
        writer.finish()
        #expect(String(decoding: bytes, as: UTF8.self) == "a,\"b,\"\r\nc,d\r\nunfinished\r\n")
    }

    @Test func `an error of the sink reaches the caller`() {
        #expect(throws: CSVError.sourceFailed(reason: "full")) {
            var writer = CSVWriter(bufferSize: 1) { (_: [UInt8]) throws(CSVError) in
                throw .sourceFailed(reason: "full")
            }
            try writer.write(["a"])
        }
    }

    @Test(arguments: UInt64(1)...200)
    func `what is written reads back the same`(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let pieces = [
            ",", ";", "\t", "|", "\"", "\"\"", "\r", "\n", "\r\n", " ", "a", "xyz", "中文", "的公司", "🙂", "é", "e\u{0301}",
            "\u{FEFF}", "\u{0600}", "\u{FE0F}", "'", "=1+1",
        ]
        let delimiter = CSVDelimiter.allCases.randomElement(using: &random) ?? .comma
        let columns = Int.random(in: 1...5, using: &random)
        let header = (1...columns).map { "c\($0)" }
        let records = (0..<Int.random(in: 0...12, using: &random)).map { _ in
            header.map { _ in
                (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                    .joined()
            }
        }
        let flushes = Self.flushes([header] + records, delimiter: delimiter, bufferSize: 7)
        let reading = try CSVReading(flushes, delimiter: delimiter)
        #expect(reading.errors.isEmpty)
        // As bytes, because equal strings may differ in bytes.
        #expect(reading.fields.map { $0.map { Array($0.utf8) } } == records.map { $0.map { Array($0.utf8) } })
    }
}

/// A small generator (SplitMix64) that gives the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
