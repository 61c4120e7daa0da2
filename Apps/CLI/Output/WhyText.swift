import Domain
import Wording
import Workflows

/// The reasons of labels for people.
struct WhyText {
    let explanation: CustomerExplanation
    let wording: Wording

    init(_ explanation: CustomerExplanation, wording: Wording) {
        self.explanation = explanation
        self.wording = wording
    }

    /// A row for each fact and part.
    var table: Table {
        var table = Table(["scheme", "label", "score", "since", "valid_until", "rule", "what", "name", "value"])
        for scheme in explanation.schemes {
            let head = [
                scheme.label.scheme, scheme.label.label, scheme.label.score.map(String.init) ?? "", scheme.label.since,
                scheme.validUntil ?? "", scheme.rules.joined(separator: ";"),
            ]
            for fact in scheme.facts { table.add(head + ["fact", fact.name, fact.value ?? ""]) }
            for part in scheme.parts { table.add(head + ["points", part.name, String(part.points)]) }
        }
        return table
    }

    var text: String {
        "\(explanation.name)  (\(explanation.customer)), \(explanation.at)\n"
            + explanation.schemes.map { "\n" + text(of: $0) }.joined()
    }

    private func text(of scheme: Explanation) -> String {
        let names = Names(zh: scheme.names.zh, en: scheme.names.en)
        let score = scheme.label.score.map { " · \($0)" } ?? ""
        var lines = [
            "\(scheme.label.scheme): \(scheme.label.label) (\(wording(names)))\(score)",
            "  \(word("because", "原因"))  \(scheme.rules.map(wording.rule).joined(separator: "; "))",
        ]
        for fact in scheme.facts {
            lines.append("           \(wording.fact(fact.name)): \(fact.value ?? word("not known", "无"))")
        }
        for (used, label) in scheme.uses.sorted(by: { $0.key < $1.key }) {
            lines.append("           \(used): \(label)")
        }
        if !scheme.parts.isEmpty {
            let parts = scheme.parts.map { "\(wording.part($0.name)) \($0.points)" }
            lines.append("  \(word("points ", "得分"))  \(parts.joined(separator: " + ")) = \(scheme.label.score ?? 0)")
        }
        lines.append("  \(word("since  ", "自"))  \(scheme.label.since)")
        if let until = scheme.validUntil, let then = scheme.then {
            let score = then.score.map { " · \($0)" } ?? ""
            lines.append("  \(word("until  ", "至"))  \(until), \(word("then", "之后")) \(then.label)\(score)")
        } else {
            lines.append("  \(word("until  ", "至"))  \(word("something happens; never by time alone", "有事发生；不随时间改变"))")
        }
        if !scheme.alternatives.isEmpty {
            let changes = scheme.alternatives.map { "\(wording.event($0.event)) → \($0.label)" }
            lines.append("  \(word("changes", "变化"))  \(changes.joined(separator: "; "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
