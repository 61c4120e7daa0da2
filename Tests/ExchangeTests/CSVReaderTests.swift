import Exchange
import Testing

/// All that a reader gives for one text.
struct CSVReading: Hashable {
    var names: [String]
    var rows: [CSVRow] = []
    var delimiter: CSVDelimiter
    var encoding: TextEncoding?

    /// Reads a text to its end.
    init(
        _ chunks: some Sequence<[UInt8]>,
        encoding: TextEncoding? = nil,
        delimiter: CSVDelimiter? = nil
    ) throws(CSVError) {
        var reader = try CSVReader(chunks, encoding: encoding, delimiter: delimiter)
        names = reader.header.names
        self.delimiter = reader.delimiter
        while let row = try reader.next() { rows.append(row) }
        self.encoding = reader.encoding
    }

    /// Reads a text given as a string, in one chunk.
    init(_ text: String, delimiter: CSVDelimiter? = .comma) throws(CSVError) {
        try self.init(CollectionOfOne(Array(text.utf8)), delimiter: delimiter)
    }

    var records: [CSVRecord] {
        rows.compactMap { if case .record(let record) = $0 { record } else { nil } }
    }

    /// The fields of the records.
    var fields: [[String]] {
        records.map { record in record.indices.map { record[text: $0] } }
    }

    /// The refused rows.
    var errors: [CSVRowError] {
        rows.compactMap { if case .refused(let error) = $0 { error } else { nil } }
    }
}

@Suite struct CSVReaderTests {
    static let wellFormed: [(text: String, fields: [[String]])] = [
        ("a,b\n1,2\n", [["1", "2"]]),
        ("a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
        ("a,b\r1,2\r3,4", [["1", "2"], ["3", "4"]]),
        ("a,b\n1,2", [["1", "2"]]),
        ("a,b\n1,\n,2\n,\n", [["1", ""], ["", "2"], ["", ""]]),
        ("a,b\n\"1\",\"2\"", [["1", "2"]]),
        ("a,b\n\"\",\"\"\n", [["", ""]]),
        ("a,b\n\"x,y\",\"p\nq\"\n", [["x,y", "p\nq"]]),
        ("a,b\n\"x\r\ny\",\"p\rq\"\r\n", [["x\r\ny", "p\rq"]]),
        ("a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", [["say \"hi\"", "\""]]),
        ("a,b\n 1 , 2 \n", [[" 1 ", " 2 "]]),
        ("a,b\n\n1,2\n\r\n   \n3,4\n\n", [["1", "2"], ["3", "4"]]),
        ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
        ("a,b\n张伟,中文 🙂\n", [["张伟", "中文 🙂"]]),
        ("a\nx\n\"\"\ny", [["x"], [""], ["y"]]),
        ("a,b\n", []),
        ("a,b", []),
    ]

    @Test(arguments: wellFormed.indices)
    func `well-formed text gives its fields`(index: Int) throws {
        let (text, fields) = Self.wellFormed[index]
        let reading = try CSVReading(text)
        #expect(reading.fields == fields)
        #expect(reading.errors.isEmpty)
        #expect(reading.names.first == "a")
    }

    @Test func `combining marks beside delimiters and quotes change nothing`() throws {
        let reading = try CSVReading("a,b\n1,\u{0301}2\n\"x\",\"\u{0301}y\u{0301}\"\n\u{0600},z\n")
        #expect(
            reading.fields.map { $0.map { Array($0.unicodeScalars) } } == [
                [["1"], ["\u{0301}", "2"]],
                [["x"], ["\u{0301}", "y", "\u{0301}"]],
                [["\u{0600}"], ["z"]],
            ])
    }

    @Test func `rows count as in a spreadsheet and lines as in an editor`() throws {
        let reading = try CSVReading("a,b\r\n1,\"x\r\ny\nz\"\r\n\r\n2,w\r\n\"3\r\",v\n4,u")
        #expect(reading.records.map(\.row) == [2, 4, 5, 6])
        #expect(reading.records.map(\.line) == [2, 6, 7, 9])
        #expect(reading.records.map(\.lastLine) == [4, 6, 8, 9])
    }

    @Test func `fields are given as bytes and as text`() throws {
        let record = try #require(try CSVReading("a,b,c\n张伟,\"x\"\"y\",\n").records.first)
        #expect(Array(record[0]) == Array("张伟".utf8))
        #expect(Array(record[1]) == Array("x\"y".utf8))
        #expect(record[2].isEmpty)
        #expect(record.count == 3)
        #expect(!record.isBlank)
    }

    @Test func `a row of bare delimiters is blank`() throws {
        let reading = try CSVReading("a,b\n,\n\"\",\n ,\n")
        #expect(reading.records.map(\.isBlank) == [true, true, false])
    }

    @Test func `columns are found by their trimmed names`() throws {
        let reader = try CSVReader(CollectionOfOne(Array("key , 姓名\u{3000},\"note\"\n".utf8)))
        let header = reader.header
        #expect(header.names == ["key", "姓名", "note"])
        #expect(header.column(named: "姓名") == 1)
        #expect(header.column(named: "Key") == nil)
    }

    static let badHeaders: [(text: String, error: CSVError)] = [
        ("", .empty),
        ("\n \r\n", .empty),
        ("\u{FEFF}", .empty),
        ("a,,c\n", .emptyColumnName(column: 2, line: 1)),
        ("\na,\u{A0} ,c\n", .emptyColumnName(column: 2, line: 2)),
        ("a,b, a\n", .duplicateColumnName(name: "a", first: 1, second: 3, line: 1)),
        (
            "a,b\"c\n",
            .malformedHeader(
                CSVRowError(row: 1, line: 1, lastLine: 1, problem: .quoteInUnquotedField(column: 2)))
        ),
    ]

    @Test(arguments: badHeaders.indices)
    func `a header at fault refuses the file`(index: Int) {
        let (text, error) = Self.badHeaders[index]
        #expect(throws: error) { try CSVReading(text) }
    }

    @Test func `a failing source fails every call`() throws {
        var calls = 0
        var reader = try CSVReader(encoding: .utf8, delimiter: .comma) { () throws(CSVError) -> [UInt8]? in
            calls += 1
            if calls == 1 { return Array("abc\n1\n".utf8) }
            throw .sourceFailed(reason: "disk gone")
        }
        #expect(calls == 1)
        let first = try reader.next()
        #expect(first != nil)
        for _ in 0..<2 {
            var failure: CSVError?
            do throws(CSVError) { _ = try reader.next() } catch { failure = error }
            #expect(failure == .sourceFailed(reason: "disk gone"))
        }
        #expect(calls == 2)
    }

    @Test func `a long text is read without being held`() throws {
        let body = Array("k,名字,\"a \"\"b\"\"\nc\"\n".utf8)
        var left = 20_000
        var reader = try CSVReader { () throws(CSVError) -> [UInt8]? in
            left -= 1
            return left == 19_999 ? Array("x,y,z\n".utf8) : left >= 0 ? body : nil
        }
        var count = 0
        while let row = try reader.next() {
            guard case .record(let record) = row else {
                Issue.record("a sound row was refused")
                break
            }
            count += record[2].count == 7 ? 1 : 0
        }
        #expect(count == 19_999)
    }
}

/// Sizes that tests take from the documentation, in bytes.
enum TextSizes {
    /// The sample by which encoding and delimiter are found.
    static let sample = 262_144
}
