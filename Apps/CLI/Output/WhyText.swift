import Domain
import Wording
import Workflows

/// The reasons of labels for people.
struct WhyText {
    let explanation: CustomerExplanation
    let wording: Wording
    let display: Display

    init(_ explanation: CustomerExplanation, wording: Wording, display: Display) {
        self.explanation = explanation
        self.wording = wording
        self.display = display
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
        "\(explanation.name)  (\(explanation.customer)) · \(display.clock(explanation.at)) \(display.zone.name)\n"
            + explanation.schemes.map { "\n" + text(of: $0) }.joined()
    }

    private func text(of scheme: Explanation) -> String {
        let id = scheme.label.scheme
        var lines = [heading(of: scheme.label)]
        lines.append(line("because", "原因", scheme.rules.map(wording.rule).joined(separator: word("; ", "；"))))
        lines += facts(of: scheme).map { line("", "", $0) }
        if !scheme.parts.isEmpty {
            let parts = scheme.parts.map { "\(wording.part($0.name)) \($0.points)" }
            lines.append(line("points", "得分", "\(parts.joined(separator: " + ")) = \(scheme.label.score ?? 0)"))
        }
        lines.append(line("since", "自", display.clock(scheme.label.since)))
        lines.append(line("until", "至", until(of: scheme)))
        for (index, change) in changes(of: scheme).enumerated() {
            lines.append(line(index == 0 ? "else" : "", index == 0 ? "否则" : "", change))
        }
        _ = id
        return lines.joined(separator: "\n") + "\n"
    }
}
