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
        var lines = [heading(of: scheme.label)] + byHand(scheme)
        lines.append(line("because", "原因", scheme.rules.map(wording.rule).joined(separator: word("; ", "；"))))
        lines += facts(of: scheme).map { line("", "", $0) }
        if !scheme.parts.isEmpty {
            let parts = scheme.parts.map { "\(wording.part($0.name)) \($0.points)" }
            lines.append(line("points", "得分", "\(parts.joined(separator: " + ")) = \(scheme.label.score ?? 0)"))
        }
        lines.append(line("since", "自", display.clock(scheme.label.since)))
        lines.append(line("until", "至", until(of: scheme)))
        for (index, change) in changes(of: scheme).enumerated() {
            lines.append(index == 0 ? line("changes", "变化", change) : line("", "", change))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What a person set or asked for, and beside it what the rules say, whose reasons follow.
    private func byHand(_ scheme: Explanation) -> [String] {
        func told(_ label: Explanation.ByHand) -> String {
            let until = label.until.map { word(", until \(display.clock($0))", "，至 \(display.clock($0))") } ?? ""
            let approved = label.approvedBy.map { word(", approved by \($0)", "，\($0) 批准") } ?? ""
            let reason = label.reason.map { word(": \($0)", "：\($0)") } ?? ""
            let head = "\(name(of: label.label, in: scheme.label.scheme))\(word(" by ", "，"))\(label.by)"
            return head + word(" at \(display.clock(label.at))", "，\(display.clock(label.at))") + approved + until
                + reason
        }
        var lines: [String] = []
        if let override = scheme.override { lines.append(line("by hand", "手工", told(override))) }
        if let waiting = scheme.waiting { lines.append(line("waits", "待批", told(waiting))) }
        if let rule = scheme.byRule {
            lines.append(line("rules", "规则", name(of: rule, in: scheme.label.scheme, withID: true)))
        }
        return lines
    }

    /// Ids stand beside the names: they are what searches and policies ask for.
    private func heading(of label: LabelView) -> String {
        let scheme = name(of: label.scheme)
        let head = scheme.lowercased() == label.scheme ? scheme : "\(scheme) (\(label.scheme))"
        return "\(head): \(name(of: label.label, in: label.scheme, withID: true))"
            + (label.score.map { " · \($0)" } ?? "")
    }

    private func facts(of scheme: Explanation) -> [String] {
        let facts = scheme.facts.map { fact in
            let value = fact.value.map { shown($0, of: fact) } ?? "–"
            return (wording.fact(fact.name) { display.scheme($0)?.names }, value)
        }
        let used = scheme.uses.sorted { $0.key < $1.key }.map { (name(of: $0.key), name(of: $0.value, in: $0.key)) }
        let more = used.filter { use in !facts.contains { $0.0 == use.0 } }
        return (facts + more).map { "\($0.0): \($0.1)" }
    }

    private func shown(_ value: String, of fact: Explanation.FactView) -> String {
        if let currency = fact.currency { return "\(value) \(currency)" }
        if let names = display.names(of: value, in: fact.name) { return wording(names) }
        return display.clock(wording.value(value, of: fact.name))
    }

    private func until(of scheme: Explanation) -> String {
        guard let until = scheme.validUntil, let then = scheme.then else {
            return word("something happens; never by time alone", "有事发生；不随时间改变")
        }
        return "\(display.clock(until))\(word(", then ", "，之后为"))\(outcome(then, in: scheme.label.scheme))"
    }

    /// What would give another label, what gives the same together.
    private func changes(of scheme: Explanation) -> [String] {
        var groups: [(label: String, outcome: String, events: [String])] = []
        for other in scheme.alternatives {
            let event = wording.event(other.event)
            if let place = groups.firstIndex(where: { $0.label == other.label }) {
                groups[place].events.append(event)
            } else {
                groups.append((other.label, name(of: other.label, in: scheme.label.scheme), [event]))
            }
        }
        return groups.map { "\($0.events.joined(separator: word(", ", "、"))) → \($0.outcome)" }
    }

    private func outcome(_ other: Explanation.Alternative, in scheme: String) -> String {
        name(of: other.label, in: scheme) + (other.score.map { " · \($0)" } ?? "")
    }

    private func name(of scheme: String) -> String { display.scheme(scheme).map { wording($0.names) } ?? scheme }

    private func name(of label: String, in scheme: String, withID: Bool = false) -> String {
        guard let names = display.names(of: label, in: scheme) else { return label }
        let name = wording(names)
        return !withID || name.lowercased() == label.lowercased() ? name : "\(name) (\(label))"
    }

    private func line(_ en: String, _ zh: String, _ text: String) -> String {
        "  \(word(en, zh).padded(to: wording.language == .chinese ? 4 : 7))  \(text)"
    }

    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
