import Domain
import Wording
import Workflows

/// What an entry of a timeline says, in a line of words.
struct EventLine {
    let event: EventView
    let reader: Reader

    /// Told elsewhere, or names for programs.
    private static let silent: Set<String> = [
        "note", "extra.cause", "target", "currency", "scheme", "label", "direction",
    ]

    var text: String {
        var parts: [String] = []
        let details = event.details
        if let scheme = details["scheme"], let label = details["label"] {
            parts.append("\(reader.scheme(scheme)) → \(reader.label(label, in: scheme))")
        }
        if let channel = details["channel"] { parts.append(reader.wording.channel(channel)) }
        if let direction = details["direction"] {
            parts.append(direction == "in" ? reader.word("they to us", "客户发起") : reader.word("we to them", "我方发起"))
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
        case ("outcome", _): return Self.outcome(value, reader)
        case ("reason", _): return reader.wording(.ownership(value))
        case ("owner", _): return value
        case ("level", _): return reader.wording.value(value, of: "need")
        default:
            let code = key.hasPrefix("extra.") ? String(key.dropFirst(6)) : key
            let question = reader.wording.question(code)
            let name = question == code ? reader.wording.column(code) : question
            if ["yes", "no"].contains(value) {
                return
                    "\(name)\(reader.word(": ", "："))\(value == "yes" ? reader.word("yes", "是") : reader.word("no", "否"))"
            }
            return "\(name)\(reader.word(": ", "："))\(reader.display.clock(reader.wording.value(value, of: key)))"
        }
    }

    static func outcome(_ code: String, _ reader: Reader) -> String {
        switch code {
        case "reached": reader.word("spoken with", "已联系上")
        case "no-answer": reader.word("no answer", "无人应答")
        case "bounced": reader.word("did not arrive", "未送达")
        default: code
        }
    }
}
