import Classification
import Domain

/// Schemes of a house's own: conditions that are written well for the most part, of any depth and with any value.
enum OwnRules {
    static func run(_ input: [UInt8]) {
        var choices = Choices(input)
        var text = "schemes:\n  custom:\n"
        for name in ["one", "two"].prefix(1 + choices.below(2)) {
            text += "    \(name):\n      labels:\n"
            for label in ["a", "b", "c"].prefix(1 + choices.below(3)) {
                text += "        - {id: \(label), when: \(condition(&choices, depth: 0))}\n"
            }
        }
        if let engine = Policies.engine(of: text) { Crowd.expectSense(by: engine) }
    }

    private static let fields =
        ProfileField.allCases.map { "field: \($0.rawValue)" } + FactField.allCases.map { "field: \($0.rawValue)" }
        + ["stage", "grade", "rfm", "one", "two", "none"].map { "scheme: \($0)" }
        + ["priority", "rfm", "stars", "one"].map { "score: \($0)" } + ["custom: region", "custom: \"\""]

    private static func condition(_ choices: inout Choices, depth: Int) -> String {
        if choices.isEmpty || depth > 20 { return "{field: orders, at-least: 1}" }
        switch choices.below(8) {
        case 0, 1:
            let head = choices.pick(["all", "any"])
            let parts = (0..<choices.below(5)).map { _ in condition(&choices, depth: depth + 1) }
            return "{\(head): [\(parts.joined(separator: ", "))]}"
        case 2, 3: return "{not: \(condition(&choices, depth: depth + 1))}"
        default:
            let field = choices.pick(fields)
            let tests = (0...choices.below(2)).map { _ in
                "\(choices.pick(Comparison.allCases).rawValue): \(value(&choices))"
            }
            return "{\(field), \(tests.joined(separator: ", "))}"
        }
    }

    private static func value(_ choices: inout Choices) -> String {
        switch choices.below(8) {
        case 0: "\(choices.number())"
        case 1: "\(choices.number(in: Int64(Int32.min)...Int64(Int32.max)))"
        case 2: "\(choices.below(256))d"
        case 3: "\(choices.number(in: 0...Money.limit)).\(choices.below(100))"
        case 4: choices.pick(["yes", "no", "obvious", "A", "DE", "email", "referral", "~", "\"\"", "[]", "{}"])
        case 5: "[A, \(choices.below(256)), \"\(escaped(choices.text()))\"]"
        default: "\"\(escaped(choices.text()))\""
        }
    }

    private static func escaped(_ text: String) -> String {
        text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    }
}
