import Classification
import Policy
import Testing

@Suite struct PolicyEditorTests {
    private static let path = ["s", "rfm", "edges"]

    // Before and after setting s.rfm.edges to [1, 2].
    private static let edits: [(String, String)] = [
        ("s:\n  rfm:\n    edges: [9, 8]  # mine\n# end\n", "s:\n  rfm:\n    edges: [1, 2]  # mine\n# end\n"),
        ("s:\n  rfm:\n    edges: [9,\n      8] # mine\n  x: 1\n", "s:\n  rfm:\n    edges: [1, 2] # mine\n  x: 1\n"),
        ("s: {a: 1, rfm: {edges: [ 'a]', 8 ], b: 2}}\n", "s: {a: 1, rfm: {edges: [1, 2], b: 2}}\n"),
        (
            "s:\n  rfm:\n    edges: # mine\n      - 9\n      - 8\n\n    # next\n    b: 2\n",
            "s:\n  rfm:\n    edges: [1, 2] # mine\n\n    # next\n    b: 2\n"
        ),
        ("s:\n  rfm:\n    edges:\n    - 9\n    - 8\n    b: 2\n", "s:\n  rfm:\n    edges: [1, 2]\n    b: 2\n"),
        ("s:\n  rfm:\n    edges:\n    b: 2\n", "s:\n  rfm:\n    edges: [1, 2]\n    b: 2\n"),
        ("s:\n  rfm:\n    edges: ~ # none\n", "s:\n  rfm:\n    edges: [1, 2] # none\n"),
        ("s:\n  rfm:\n    edges: x y # text\n", "s:\n  rfm:\n    edges: [1, 2] # text\n"),
        ("s: {rfm: {edges: x y}}\n", "s: {rfm: {edges: [1, 2]}}\n"),
        ("s:\n  rfm:\n    'edges' : \"x # \\\" y\"\n", "s:\n  rfm:\n    'edges' : [1, 2]\n"),
        ("s:\n  rfm:\n    a: 1 # one\n  b: 2\n", "s:\n  rfm:\n    a: 1 # one\n    edges: [1, 2]\n  b: 2\n"),
        (
            "s:\n  rfm:\n    a:\n      - 1\n\n  # next\n  b: 2",
            "s:\n  rfm:\n    a:\n      - 1\n    edges: [1, 2]\n\n  # next\n  b: 2"
        ),
        ("s: {rfm: {a: 1}}\n", "s: {rfm: {a: 1, edges: [1, 2]}}\n"),
        ("s:\n  b: 2\n", "s:\n  b: 2\n  rfm:\n    edges: [1, 2]\n"),
        ("s:\n  rfm:\n", "s:\n  rfm: {edges: [1, 2]}\n"),
        ("s:\n  rfm: {} # none\n", "s:\n  rfm: {edges: [1, 2]} # none\n"),
        ("a: 1", "a: 1\ns:\n  rfm:\n    edges: [1, 2]\n"),
        ("", "s:\n  rfm:\n    edges: [1, 2]\n"),
        ("# nothing yet", "# nothing yet\ns:\n  rfm:\n    edges: [1, 2]\n"),
        ("s:\r\n  rfm:\r\n    a: 名\r\n", "s:\r\n  rfm:\r\n    a: 名\r\n    edges: [1, 2]\r\n"),
        ("s:\n  rfm: {名: \"😀\", edges: [9]} # 是\n", "s:\n  rfm: {名: \"😀\", edges: [1, 2]} # 是\n"),
    ]

    @Test(arguments: edits)
    func `a value is set and all else stays byte for byte`(before: String, after: String) throws {
        let result = try PolicyEditor.setting(Self.path, to: ["1", "2"], in: before)
        #expect(Array(result.utf8) == Array(after.utf8), "\(result)")
    }

    private static let refused = [
        "s: 1\n", "s: [a]\n", "s:\n  rfm: text\n", "x: &x {edges: [9]}\ns: {rfm: *x}\n",
        "s:\n  rfm:\n    edges: &e [9]\n",
        "s:\n  rfm:\n    edges: &e [9]\n    b: *e\n",
    ]

    @Test(arguments: refused)
    func `a text that cannot be edited safely is refused`(yaml: String) {
        #expect(throws: PolicyEditError.self) { try PolicyEditor.setting(Self.path, to: ["1"], in: yaml) }
    }

    @Test func `a text that is no document is refused with its issues`() {
        #expect {
            try PolicyEditor.setting(Self.path, to: ["1"], in: "a: [")
        } throws: { error in
            guard case .notADocument(let cause)? = error as? PolicyEditError else { return false }
            return cause.issues.first?.kind == .syntax
        }
    }

    @Test func `values that YAML would misread are quoted`() throws {
        var editor = try PolicyEditor("a: 1\n")
        try editor.set(["a"], to: .text("x: \"y\" # z"))
        #expect(editor.text == "a: \"x: \\\"y\\\" # z\"\n")
        try editor.set(["b c"], to: .list(["", "~", "-1", "7.5"]))
        #expect(editor.text == "a: \"x: \\\"y\\\" # z\"\n\"b c\": [\"\", \"~\", \"-1\", 7.5]\n")
    }

    @Test(arguments: Preset.allCases)
    func `a preset is calibrated line by line`(preset: Preset) throws {
        var text = preset.text
        for key in ["recency", "frequency", "monetary"] {
            text = try PolicyEditor.setting(["schemes", "rfm", "edges", key], to: ["1.5", "2", "3", "4"], in: text)
        }
        let old = Set(preset.text.split(separator: "\n"))
        let changed = text.split(separator: "\n").filter { !old.contains($0) }
        #expect((1...3).contains(changed.count))
        #expect(changed.allSatisfy { $0.contains("1.5, 2, 3, 4") || $0.contains("edges:") })
    }
}
