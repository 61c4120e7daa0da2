import Exchange
import Testing

@Suite struct CSVDelimiterTests {
    static let clear: [(text: String, delimiter: CSVDelimiter)] = [
        ("a,b\n1,2\n", .comma),
        ("a;b\n1;2\n", .semicolon),
        ("a\tb\n1\t2\n", .tab),
        ("a|b\n1|2\n", .pipe),
        ("a\n1,5\n", .comma),
        ("name;price\nx;1,5\ny;2,5\n", .semicolon),
        ("name,tags\nx,a;b\ny,c;d\n", .comma),
        ("\"a;b\",c\n1,2\n", .comma),
        ("\"a\";\"b,c\"\n1;2\n", .semicolon),
        ("a;b, c\n1;2\n3;4,5\n", .semicolon),
        ("name,note\nx,\"a|b\n1;2\"\n", .comma),
        ("a;b;c,d\n1;2;3,4\n5;6;7\n", .semicolon),
        ("a,b\n1\n2,3\n", .comma),
    ]

    @Test(arguments: clear.indices)
    func `the delimiter is found from header and rows`(index: Int) throws {
        let (text, delimiter) = Self.clear[index]
        #expect(try CSVReading(text, delimiter: nil).delimiter == delimiter)
    }

    static let ambiguous = ["a,b;c\n", "a,b;c\n1,2;3\n4,5;6\n", "a,b;c\n1;2\n3,4\n"]

    @Test(arguments: ambiguous)
    func `equally sound readings are refused and shown`(text: String) throws {
        let error = #expect(throws: CSVError.self) { try CSVReading(text, delimiter: nil) }
        guard case .ambiguousDelimiter(let readings)? = error else {
            Issue.record("not refused as ambiguous: \(String(describing: error))")
            return
        }
        #expect(readings.map(\.delimiter) == [.comma, .semicolon])
        #expect(readings.map(\.columns) == [["a", "b;c"], ["a,b", "c"]])
    }

    @Test func `the refusal names the way out`() {
        let error = #expect(throws: CSVError.self) { try CSVReading("a,b;c\n", delimiter: nil) }
        #expect(
            error?.description
                == "The delimiter is ambiguous: comma gives 2 columns: “a” “b;c”; semicolon gives 2 columns: “a,b” “c”. "
                + "Name the right one with --delimiter.")
    }

    @Test func `a named delimiter is not questioned`() throws {
        #expect(try CSVReading("a,b;c\n1,2;3\n", delimiter: .semicolon).fields == [["1,2", "3"]])
    }

    @Test func `rows after the sample have no say`() throws {
        let text = "a;b\n" + String(repeating: "1;2\n", count: 40_000) + "1,2\n"
        let reading = try CSVReading(text, delimiter: nil)
        #expect(reading.delimiter == .semicolon)
        #expect(reading.errors.map(\.row) == [40_002])
    }

    static let names: [(name: String, delimiter: CSVDelimiter?)] = [
        ("comma", .comma), (",", .comma), ("Semicolon", .semicolon), (";", .semicolon), ("TAB", .tab), ("\\t", .tab),
        ("\t", .tab), ("|", .pipe), ("pipe", .pipe), ("", nil), (":", nil), (",,", nil),
    ]

    @Test(arguments: names.indices)
    func `delimiters are named by word or character`(index: Int) {
        #expect(CSVDelimiter(named: Self.names[index].name) == Self.names[index].delimiter)
    }
}
