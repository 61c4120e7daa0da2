public import Domain

/// What an entry of a timeline says beside its kind and its note, in words.
public struct EntryWords {
    private let wording: Wording
    private let scheme: (String) -> Scheme?
    private let clock: (String) -> String

    /// - Parameters:
    ///   - wording: the language.
    ///   - scheme: a scheme by its id.
    ///   - clock: shows an RFC 3339 instant as clocks of the organisation do, and leaves other texts as they are.
    public init(_ wording: Wording, scheme: @escaping (String) -> Scheme?, clock: @escaping (String) -> String) {
        self.wording = wording
        self.scheme = scheme
        self.clock = clock
    }

    /// Told together with another value, or a name for programs.
    private static let silent: Set<String> = ["note", "cause", "target", "currency", "scheme", "label", "from"]
    /// What says enough without its name.
    private static let plain: Set<String> = [
        "channel", "direction", "purpose", "outcome", "signal", "level", "owner", "state", "how", "kind", "reason",
    ]
    /// What comes first, in this order.
    private static let first = ["channel", "direction", "amount"]

    /// - Parameter details: by the columns of timeline.csv, and `extra.NAME`.
    /// - Returns: clauses, to be joined as the reader's line has it.
    public func clauses(_ details: [String: String]) -> [String] {
        let named = Dictionary(
            details.map { ($0.key.hasPrefix("extra.") ? String($0.key.dropFirst(6)) : $0.key, $0.value) },
            uniquingKeysWith: { first, _ in first })
        let rest = named.keys.filter { !Self.silent.contains($0) && !Self.first.contains($0) }.sorted()
        return ([move(named)] + (Self.first + rest).map { name in named[name].map { said(name, $0, named) } ?? "" })
            .filter { !$0.isEmpty }
    }

    /// The clauses as one line.
    public func line(_ details: [String: String]) -> String { clauses(details).joined(separator: " · ") }

    /// Of a label set by hand: which, and from which.
    private func move(_ details: [String: String]) -> String {
        guard let id = details["scheme"] else { return "" }
        let known = scheme(id)
        func name(_ label: String?) -> String? {
            label.map { label in known?.definition(of: LabelID(label)).map { wording($0.names) } ?? label }
        }
        let labels = [name(details["from"]), name(details["label"])].compactMap(\.self).joined(separator: " → ")
        let title = known.map { wording($0.names) } ?? id
        return labels.isEmpty ? title : title + colon + labels
    }

    private func said(_ name: String, _ value: String, _ details: [String: String]) -> String {
        switch name {
        case "amount": return [value, details["currency"] ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        case "purpose" where value == "business": return ""
        // Clocks shown are the organisation's; theirs are those by which something comes again.
        case "zone" where details["rrule"] == nil: return ""
        case "channel": return wording.channel(value)
        case "kind": return wording.kind(value)
        case "reason": return Phrases.sentences["ownership-\(value)"].map { wording($0) } ?? value
        case "rrule": return wording.recurrence(value)
        case "tags": return value.split(separator: ";").joined(separator: word(", ", "、"))
        default: break
        }
        if name.hasPrefix("part.") { return part(String(name.dropFirst(5)), days: value) }
        if name.hasPrefix("replaced.") {
            let part = String(name.dropFirst(9))
            return word("\(part) replaced", "更换\(part)")
        }
        let shown = Phrases.entryValues["\(name):\(value)"].map { wording($0) } ?? changed(name, value)
        return Self.plain.contains(name) ? shown : self.name(of: name) + colon + shown
    }

    private func part(_ name: String, days: String) -> String {
        word("\(name) every \(days) days", "\(name)每 \(days) 天更换")
    }

    /// A value, or `old → new` of a profile, each in words where it has some.
    private func changed(_ name: String, _ value: String) -> String {
        value.split(separator: " → ", omittingEmptySubsequences: false).map { part -> String in
            switch part {
            case "yes": return word("yes", "是")
            case "no": return word("no", "否")
            case "": return "–"
            default: return clock(wording.value(String(part), of: name))
            }
        }.joined(separator: " → ")
    }

    /// A question of a form, a column, or what a file called it.
    private func name(of code: String) -> String {
        let question = wording.question(code)
        if question != code { return question }
        return code.hasPrefix("custom.") ? String(code.dropFirst(7)) : wording.column(code)
    }

    private var colon: String { word(": ", "：") }
    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
