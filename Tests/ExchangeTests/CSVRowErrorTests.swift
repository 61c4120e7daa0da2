import Exchange
import Testing

@Suite struct CSVRowErrorTests {
    struct Case {
        var text: String
        var errors: [CSVRowError]
        var fields: [[String]]

        init(_ text: String, _ errors: [(Int, ClosedRange<Int>, CSVRowProblem)], _ fields: [[String]]) {
            self.text = text
            self.errors = errors.map {
                CSVRowError(row: $0.0, line: $0.1.lowerBound, lastLine: $0.1.upperBound, problem: $0.2)
            }
            self.fields = fields
        }
    }

    static let cases: [Case] = [
        Case("a,b\n1\n3,4\n", [(2, 2...2, .tooFewFields(found: 1, expected: 2))], [["3", "4"]]),
        Case("a,b\n1,2,3\n3,4\n", [(2, 2...2, .tooManyFields(found: 3, expected: 2))], [["3", "4"]]),
        Case("a,b\n\"1\n2\"\n3,4\n", [(2, 2...3, .tooFewFields(found: 1, expected: 2))], [["3", "4"]]),
        Case("a,b\n1,\"x\"y\n3,4\n", [(2, 2...2, .textAfterQuote(column: 2, quoteLine: 2))], [["3", "4"]]),
        Case("a,b\n1,\"x\" \n3,4\n", [(2, 2...2, .textAfterQuote(column: 2, quoteLine: 2))], [["3", "4"]]),
        Case("a,b\n1,x\"y\"\r\n3,4\n", [(2, 2...2, .quoteInUnquotedField(column: 2))], [["3", "4"]]),
        Case("a,b\n1, \"y\"\r3,4\n", [(2, 2...2, .quoteInUnquotedField(column: 2))], [["3", "4"]]),
        Case("a,b\n1,x\0y\n3,4\n", [(2, 2...2, .nulByte(column: 2))], [["3", "4"]]),
        Case("a,b\n\"\0\nx\",\0\n3,4\n", [(2, 2...3, .nulByte(column: 1))], [["3", "4"]]),
        Case("a,b\n1,x\"", [(2, 2...2, .quoteInUnquotedField(column: 2))], []),
        // An unclosed quote costs its line and no other.
        Case(
            "a,b\n1,\"x\n3,4\r\n5,6\n", [(2, 2...5, .unterminatedQuote(column: 2, quoteLine: 2))],
            [["3", "4"], ["5", "6"]]),
        Case("a,b\n1,\"x", [(2, 2...2, .unterminatedQuote(column: 2, quoteLine: 2))], []),
        Case("a,b\n1,\"", [(2, 2...2, .unterminatedQuote(column: 2, quoteLine: 2))], []),
        Case("a,b\n1,\"\"\"\n3,4", [(2, 2...3, .unterminatedQuote(column: 2, quoteLine: 2))], [["3", "4"]]),
        Case(
            "a,b\n\"p\nq\",\"x\n3,4\n", [(2, 2...5, .unterminatedQuote(column: 2, quoteLine: 3))],
            [["3", "4"]]),
        Case(
            "a,b\n1,\"x\n3,\"y\"\n5,6\n", [(2, 2...3, .textAfterQuote(column: 2, quoteLine: 2))],
            [["3", "y"], ["5", "6"]]),
        // Two of them make one sound field, which nothing can tell from an intended one.
        Case("a,b\n1,\"\n2,\"\n3,4", [], [["1", "\n2,"], ["3", "4"]]),
    ]

    @Test(arguments: cases.indices)
    func `a row at fault is refused with its place and the next ones are read`(index: Int) throws {
        let example = Self.cases[index]
        let reading = try CSVReading(example.text)
        #expect(reading.errors == example.errors)
        #expect(reading.fields == example.fields)
    }

    @Test func `numbers go on after refused rows`() throws {
        let reading = try CSVReading("a,b\n1,\"x\ny,z\n\n3\n5,6\n")
        #expect(reading.records.map(\.row) == [3, 6])
        #expect(reading.records.map(\.line) == [3, 6])
        #expect(reading.errors.map(\.row) == [2, 5])
        #expect(reading.errors.map(\.line) == [2, 5])
    }

    @Test(arguments: [65_535, 65_536, 65_537, 300_000], [false, true])
    func `a field holds 65,536 bytes and no more`(size: Int, isQuoted: Bool) throws {
        let content = String(repeating: isQuoted ? "\"\"" : "x", count: size)
        let field = isQuoted ? "\"\(content)\"" : content
        let bytes = Array("a,b\n1,\(field)\n3,4\n".utf8)
        let chunks = stride(from: 0, to: bytes.count, by: 1000).map { Array(bytes[$0..<min($0 + 1000, bytes.count)]) }
        let reading = try CSVReading(chunks, delimiter: .comma)
        if size <= 65_536 {
            #expect(reading.records.map { $0[1].count } == [size, 1])
            #expect(reading.errors.isEmpty)
        } else {
            let line = isQuoted ? 2 : nil
            #expect(reading.errors.map(\.problem) == [.fieldTooLong(column: 2, limit: 65_536, quoteLine: line)])
            #expect(reading.fields == [["3", "4"]])
        }
    }

    @Test(arguments: [255, 256, 257, 100_000])
    func `a header names 256 columns and no more`(count: Int) throws {
        let header = (1...count).map { "c\($0)" }.joined(separator: ",")
        if count <= 256 {
            #expect(try CSVReading(header + "\n").names.count == count)
        } else {
            let error = CSVRowError(row: 1, line: 1, lastLine: 1, problem: .tooManyColumns(limit: 256))
            #expect(throws: CSVError.malformedHeader(error)) { try CSVReading(header + "\n") }
        }
    }

    @Test func `a row of a million fields is refused and skipped`() throws {
        let reading = try CSVReading("a,b\n" + String(repeating: ",", count: 1_000_000) + "\n3,4\n")
        #expect(reading.errors.map(\.problem) == [.tooManyColumns(limit: 256)])
        #expect(reading.fields == [["3", "4"]])
    }

    @Test func `errors have codes and say where and what to do`() {
        let problem = CSVRowProblem.textAfterQuote(column: 3, quoteLine: 8)
        let error = CSVRowError(row: 5, line: 7, lastLine: 9, problem: problem)
        #expect(error.code == "csv-text-after-quote")
        #expect(
            error.description
                == "Row 5 (lines 7–9): text after the closing quote in column 3 (opened on line 8). "
                + "Double each quote within a quoted field, or close the quote.")
        #expect(CSVError.encoding(.undetected).code == "encoding-undetected")
        #expect(
            CSVError.duplicateColumnName(name: "key", first: 1, second: 4, line: 1).description
                == "Columns 1 and 4 are both named “key” (header, line 1). Rename one of them.")
    }
}
