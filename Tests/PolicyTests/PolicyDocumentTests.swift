import Classification
import Domain
import Policy
import Testing

@Suite struct PolicyDocumentTests {
    private static func issues(_ yaml: String) -> [PolicyIssue] {
        do {
            _ = try PolicyDocument(yaml: yaml)
            return []
        } catch {
            return error.issues
        }
    }

    @Test func `values keep the text and the place they were written with`() throws {
        let root = try PolicyDocument(yaml: "a: no\nb: [1e3, '2026-05-01',\n    \"\"]\n7: ~\ncé: {d: }\n").root
        func at(_ line: Int, _ column: Int) -> Position { Position(line: line, column: column) }
        func text(_ text: String?, _ line: Int, _ column: Int) -> Section {
            Section(.scalar(text), at: at(line, column))
        }
        let list = Section(.list([text("1e3", 2, 5), text("2026-05-01", 2, 10), text("", 3, 5)]), at: at(2, 4))
        let map = Section(.map([.init(key: "d", position: at(5, 6), value: text(nil, 5, 9))]), at: at(5, 5))
        #expect(
            root.content
                == .map([
                    .init(key: "a", position: at(1, 1), value: text("no", 1, 4)),
                    .init(key: "b", position: at(2, 1), value: list),
                    .init(key: "7", position: at(4, 1), value: text(nil, 4, 4)),
                    .init(key: "cé", position: at(5, 1), value: map),
                ]))
    }

    @Test(arguments: ["", "# only a comment\n", "---\n"])
    func `a document that says nothing has no keys`(yaml: String) throws {
        let root = try PolicyDocument(yaml: yaml).root
        #expect(SectionReader(root, path: "").keys.isEmpty)
        #expect(SectionReader(root, path: "").issues.isEmpty)
    }

    private static let wrong: [(String, PolicyIssue.Kind, Int, Int, String)] = [
        ("a: [1, 2\nb: 3\n", .syntax, 2, 2, "is not YAML"),
        ("a:\n\tb: 1\n", .syntax, 2, 1, "is not YAML"),
        ("a: \"open\n", .syntax, 2, 1, "is not YAML"),
        ("a: *b\n", .syntax, 1, 4, "undefined alias"),
        ("a: 1\n---\nb: 2\n", .syntax, 2, 1, "another document"),
        ("a: 1\nb: \u{7}\n", .syntax, 2, 4, "U+0007"),
        ("a: 1\nb: 2\na: 3\n", .conflict, 3, 1, "stands twice, first in line 1"),
        ("s:\n  a: 1\n  'a' : 3\n", .conflict, 3, 3, "stands twice, first in line 2"),
        ("s: {a: 1, a: 3}\n", .conflict, 1, 5, "stands twice"),
        ("s:\n  ? [a, b]\n  : 1\n", .wrongType, 2, 5, "not a single text"),
        ("s:\n  {a: 1}: 1\n", .wrongType, 2, 3, "not a single text"),
    ]

    @Test(arguments: wrong)
    func `what is no policy is refused with its line and column`(
        yaml: String, kind: PolicyIssue.Kind, line: Int, column: Int, message: String
    ) throws {
        let issue = try #require(Self.issues(yaml).first)
        #expect(issue.kind == kind)
        #expect(issue.position == Position(line: line, column: column))
        #expect(issue.message.contains(message), "\(issue.message)")
    }

    @Test func `documents are refused beyond their size, on it they are read`() {
        let head = "a: "
        let most = head + String(repeating: "x", count: PolicyDocument.maximumBytes - head.utf8.count)
        #expect(Self.issues(most).isEmpty)
        #expect(Self.issues(most + "x").first?.message.contains("1048577 bytes") == true)
    }

    @Test func `nesting is refused beyond its depth`() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(Self.issues(nested(PolicyDocument.maximumDepth)).isEmpty)
        #expect(Self.issues(nested(PolicyDocument.maximumDepth + 1)).map(\.kind) == [.outOfRange])
        #expect(Self.issues(nested(100_000)).map(\.kind) == [.syntax])
    }

    @Test func `an alias stands for what it names`() throws {
        let root = try PolicyDocument(yaml: "a: &x [1, 2]\nb: *x\n").root
        var reader = SectionReader(root, path: "")
        #expect(reader.texts("b") == ["1", "2"])
    }

    @Test func `aliases that multiply are refused`() {
        let row = "[x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x]"
        let fours = (1...2).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1), *l\($0 - 1), *l\($0 - 1)]\n" }.joined()
        #expect(Self.issues("l0: &l0 \(row)\n\(fours)").isEmpty)
        let wide = "[" + String(repeating: "x,", count: 10_000) + "]"
        #expect(Self.issues("l0: &l0 \(wide)\n\(fours)").map(\.kind) == [.outOfRange])
        #expect(Self.issues("l0: &l0 \(row)\n\(fours)l3: *l2\n").first?.message.contains("9 aliases") == true)
        let long = "a: &a 1\nb: *a\n# " + String(repeating: "x", count: YAMLAliases.maximumBytes)
        #expect(Self.issues(long).first?.message.contains("1 aliases") == true)
    }

    @Test func `issues are shown by place as file, line, column, path and message`() {
        let later = PolicyIssue(.missing, at: Position(line: 9, column: 2), path: "fold.rates", "needs\na value")
        let first = PolicyIssue(.syntax, at: Position(line: 2, column: 7), path: "", "is not YAML")
        #expect(
            [later, first].lines(in: "team.yaml") == [
                "team.yaml:2:7: is not YAML", "team.yaml:9:2: fold.rates: needs a value",
            ])
    }
}
