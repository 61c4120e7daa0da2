import Classification
import Domain
import Testing

struct SectionReaderTests {
    /// A document with one key a line, its value 10 columns in.
    private func reader(_ entries: [(String, Section.Content)]) -> SectionReader {
        let entries = entries.enumerated().map { index, entry in
            Section.Entry(
                key: entry.0, position: Position(line: index + 1, column: 1),
                value: Section(entry.1, at: Position(line: index + 1, column: 10)))
        }
        return SectionReader(Section(.map(entries), at: Position(line: 1, column: 1)), path: "top")
    }

    private func told(_ reader: inout SectionReader) -> [String] {
        reader.finish().map { "\($0.position.line):\($0.position.column) \($0.kind.rawValue) \($0.path) \($0.message)" }
    }

    static let readings: [(text: String, read: @Sendable (inout SectionReader) -> Bool, told: String?)] = [
        ("30", { $0.integer("x", default: 1, in: 0...30) == 30 }, nil),
        ("31", { $0.integer("x", default: 1, in: 0...30) == 1 }, "out-of-range top.x is 31; 0 to 30 is possible"),
        ("-1", { $0.integer("x", default: 1, in: 0...30) == 1 }, "out-of-range top.x is -1; 0 to 30 is possible"),
        (
            "many", { $0.integer("x", default: 1, in: 0...30) == 1 },
            "wrong-type top.x must be a whole number, not “many”"
        ),
        ("30d", { $0.days("x", default: 1, in: 1...30) == 30 }, nil),
        ("30", { $0.days("x", default: 1, in: 1...30) == 30 }, nil),
        ("30 d", { $0.days("x", default: 1, in: 1...30) == 30 }, nil),
        (
            "30h", { $0.days("x", default: 1, in: 1...30) == 1 },
            "wrong-type top.x must be a count of days such as 30d, not “30h”"
        ),
        ("15min", { $0.span("x", default: .days(1), in: .minutes(1) ... .days(2)) == .minutes(15) }, nil),
        ("48h", { $0.span("x", default: .days(1), in: .minutes(1) ... .days(2)) == .days(2) }, nil),
        (
            "3d", { $0.span("x", default: .days(1), in: .minutes(1) ... .days(2)) == .days(1) },
            "out-of-range top.x is 3d; 1min to 2d is possible"
        ),
        (
            "0min", { $0.span("x", default: .days(1), in: .minutes(1) ... .days(2)) == .days(1) },
            "out-of-range top.x is 0min; 1min to 2d is possible"
        ),
        (
            "15", { $0.span("x", default: .days(1), in: .minutes(1) ... .days(2)) == .days(1) },
            "wrong-type top.x must be a length of time such as 15min, 24h or 30d, not “15”"
        ),
        ("1000.5", { $0.amount("x", default: 1) == 100_050 }, nil),
        (
            "1.005", { $0.amount("x", default: 1) == 1 },
            "wrong-type top.x must be an amount such as 100000.00, not “1.005”"
        ),
        ("-1", { $0.amount("x", default: 1) == 1 }, "wrong-type top.x must be an amount such as 100000.00, not “-1”"),
        ("yes", { $0.flag("x", default: false) }, nil),
        ("true", { $0.flag("x", default: false) }, nil),
        ("no", { !$0.flag("x", default: true) }, nil),
        ("maybe", { $0.flag("x", default: true) }, "wrong-type top.x must be yes or no, not “maybe”"),
        ("B", { $0.choice("x", default: Credit.a) == .b }, nil),
        ("E", { $0.choice("x", default: Credit.a) == .a }, "out-of-range top.x is “E”; possible: A, B, C, D"),
        ("one", { $0.texts("x", default: ["no"]) == ["one"] }, nil),
        ("one", { $0.list("x").isEmpty }, "wrong-type top.x must be a list"),
    ]

    @Test(arguments: readings.indices)
    func `a value is read, or the default is given and the place told`(index: Int) {
        let (text, read, message) = Self.readings[index]
        var reader = reader([("first", .scalar("")), ("x", .scalar(text))])
        _ = reader.text("first")
        #expect(read(&reader), "\(text)")
        #expect(told(&reader) == (message.map { ["2:10 \($0)"] } ?? []))
    }

    @Test func `what is absent has its default and is no error`() {
        var reader = reader([])
        #expect(
            reader.integer("a", default: 7, in: 8...9) == 7 && reader.text("b") == nil
                && reader.flag("c", default: true))
        #expect(reader.texts("d", default: ["e"]) == ["e"] && reader.list("f").isEmpty)
        #expect(reader.span("g", default: .hours(1), in: .hours(2) ... .hours(3)) == .hours(1))
        #expect(told(&reader) == [])
    }

    @Test func `a key that nobody asks for is unknown, with those that are known`() {
        var reader = reader([("b", .scalar("1")), ("a", .scalar("1")), ("colour", .scalar("red"))])
        _ = (reader.text("b"), reader.text("a"))
        #expect(told(&reader) == ["3:1 unknown-key top.colour is not known; known here: a, b"])
    }

    @Test func `a key that stands twice is told at its second place`() {
        var reader = reader([("a", .scalar("1")), ("a", .scalar("2"))])
        #expect(reader.text("a") == "2")
        #expect(told(&reader) == ["2:1 conflict top.a stands twice; keep one"])
    }

    @Test func `what stands below carries the keys from the top`() {
        let inner = Section.Entry(
            key: "deep", position: Position(line: 5, column: 3),
            value: Section(.scalar("x"), at: Position(line: 5, column: 9)))
        var reader = reader([("below", .map([inner])), ("list", .map([]))])
        #expect(reader.nested("below") { $0.integer("deep", default: 3, in: 0...9) } == 3)
        #expect(reader.nested("absent") { $0.integer("deep", default: 4, in: 0...9) } == 4)
        #expect(reader.list("list").isEmpty)
        #expect(
            told(&reader) == [
                "5:9 wrong-type top.below.deep must be a whole number, not “x”",
                "2:10 wrong-type top.list must be a list",
            ])
    }

    @Test func `a section that is no mapping is told, an empty one is all defaults`() {
        var wrong = SectionReader(Section(.scalar("x"), at: Position(line: 4, column: 2)), path: "top")
        #expect(told(&wrong) == ["4:2 wrong-type top must be a mapping of keys to values"])
        var empty = SectionReader(Section(.scalar(nil), at: Position(line: 4, column: 2)), path: "top")
        #expect(empty.integer("a", default: 1, in: 0...2) == 1)
        #expect(told(&empty) == [])
    }

    static let spans: [(span: Span, text: String)] = [
        (.days(30), "30d"), (.hours(24), "1d"), (.hours(25), "25h"), (.minutes(90), "90min"), (.minutes(0), "0d"),
    ]

    @Test(arguments: spans)
    func `a length of time is written in the largest unit that divides it`(span: Span, text: String) {
        #expect(span.brief == text)
    }
}
