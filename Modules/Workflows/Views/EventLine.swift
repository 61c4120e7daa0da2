import Classification
import Domain
public import Wording

/// What an entry of a timeline says beside its note, in a line of words.
public struct EventLine {
    private let details: [String: String]
    private let wording: Wording
    private let display: Display

    /// `details`: those of the entry.
    public init(_ details: [String: String], wording: Wording, display: Display) {
        self.details = details
        self.wording = wording
        self.display = display
    }

    /// Told elsewhere, or names for programs.
    private static let silent: Set<String> = [
        "note", "extra.cause", "target", "currency", "scheme", "label", "direction",
    ]

    public var text: String {
        var parts: [String] = []
        if let scheme = details["scheme"], let label = details["label"] {
            let names = (display.scheme(scheme)?.names, display.names(of: label, in: scheme))
            parts.append("\(names.0.map { wording($0) } ?? scheme) → \(names.1.map { wording($0) } ?? label)")
        }
        if let channel = details["channel"] { parts.append(wording.channel(channel)) }
        if let direction = details["direction"] {
            parts.append(direction == "in" ? word("they to us", "客户发起") : word("we to them", "我方发起"))
        }
        if let amount = details["amount"] { parts.append([amount, details["currency"] ?? ""].joined(separator: " ")) }
        for (key, value) in details.sorted(by: { $0.key < $1.key })
        where !Self.silent.contains(key) && key != "channel" && key != "amount" {
            parts.append(said(key, value))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func said(_ key: String, _ value: String) -> String {
        switch (key, value) {
        case ("purpose", "business"): return ""
        case ("outcome", _): return outcome(value)
        case ("reason", _): return wording(.ownership(value))
        case ("owner", _): return value
        case ("level", _): return wording.value(value, of: "need")
        default:
            let code = key.hasPrefix("extra.") ? String(key.dropFirst(6)) : key
            let question = wording.question(code)
            let name = question == code ? wording.column(code) : question
            if ["yes", "no"].contains(value) {
                return "\(name)\(word(": ", "："))\(value == "yes" ? word("yes", "是") : word("no", "否"))"
            }
            return "\(name)\(word(": ", "："))\(display.clock(wording.value(value, of: key)))"
        }
    }

    private func outcome(_ code: String) -> String {
        switch code {
        case "reached": word("spoken with", "已联系上")
        case "no-answer": word("no answer", "无人应答")
        case "bounced": word("did not arrive", "未送达")
        default: code
        }
    }

    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
