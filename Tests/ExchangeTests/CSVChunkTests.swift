import Exchange
import Testing

@Suite struct CSVChunkTests {
    /// Every line end, quoted and not, doubled quotes, characters of one to four bytes, blank lines, and faults.
    static let nasty = Array(
        ("\u{FEFF}k,名,n\r\n1,张伟,\"a\"\"b\r\n\r\nc\"\r\r2,é🙂,\"\"\"\"\n\n\"3\"x,y,z\r\n4,\"p\"\r\n5,q\"r,s\n6,\0,t\n"
            + "7,u,v,w\n   \n8,\"\r\",\"\n\"\r9,\"open,x\n10,y,z").utf8)

    static func whole() throws -> CSVReading {
        try CSVReading(CollectionOfOne(nasty), encoding: .utf8, delimiter: .comma)
    }

    @Test func `the nasty text reads as it should`() throws {
        let reading = try Self.whole()
        #expect(reading.names == ["k", "名", "n"])
        #expect(
            reading.fields == [
                ["1", "张伟", "a\"b\r\n\r\nc"], ["2", "é🙂", "\""], ["8", "\r", "\n"], ["10", "y", "z"],
            ])
        #expect(
            reading.errors.map(\.code) == [
                "csv-text-after-quote", "csv-too-few-fields", "csv-quote-in-unquoted-field", "csv-nul-byte",
                "csv-too-many-fields", "csv-unterminated-quote",
            ])
        #expect(reading.records.map(\.line) == [2, 6, 14, 18])
    }

    @Test(arguments: 0...nasty.count)
    func `a cut at any byte changes nothing`(position: Int) throws {
        let chunks = [Array(Self.nasty[..<position]), Array(Self.nasty[position...])]
        #expect(try CSVReading(chunks, encoding: .utf8, delimiter: .comma) == Self.whole())
    }

    @Test(arguments: 1...9)
    func `chunks of any size change nothing`(size: Int) throws {
        let chunks = stride(from: 0, to: Self.nasty.count, by: size).map {
            Array(Self.nasty[$0..<min($0 + size, Self.nasty.count)])
        }
        #expect(try CSVReading(chunks, encoding: .utf8, delimiter: .comma) == Self.whole())
    }

    /// Texts of the bytes that mean something, in any order.
    @Test(arguments: UInt64(1)...300)
    func `any text reads alike however it is cut`(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let pieces = ["a", ",", ",", "\"", "\"", "\r", "\n", "\r\n", "\0", " ", "中", "\"\"", "\","]
        let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        let bytes = Array(("k,n\n" + text.joined()).utf8)
        var chunks: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let size = Int.random(in: 0...5, using: &random)
            chunks.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        let whole = try CSVReading([bytes], encoding: .utf8, delimiter: .comma)
        #expect(try CSVReading(chunks, encoding: .utf8, delimiter: .comma) == whole)
        // Every row starts on a line of its own, and none is numbered twice.
        let places = whole.rows.map { row in
            switch row {
            case .record(let record): (row: record.row, line: record.line)
            case .refused(let error): (row: error.row, line: error.line)
            }
        }
        #expect(zip(places, places.dropFirst()).allSatisfy { $0.row < $1.row && $0.line < $1.line })
    }
}
