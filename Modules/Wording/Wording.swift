public import Domain

/// Turns stable codes into words of one language. A code without words is shown as it is: nothing is hidden.
public struct Wording: Sendable {
    public let language: Language
    /// Whether what only somebody at a command line can do is said.
    let namesCommands: Bool

    /// - `namesCommands`: false for pages, whose readers have no command line.
    public init(_ language: Language, namesCommands: Bool = true) {
        self.language = language
        self.namesCommands = namesCommands
    }

    public func callAsFunction(_ names: Names) -> String { names(language) }

    /// The name of a kind of obligation, for example `follow up`.
    public func kind(_ kind: String) -> String { word(kind, in: Phrases.kinds) }
    public func channel(_ channel: String) -> String { word(channel, in: Phrases.channels) }
    /// The name of a kind of event.
    public func entry(_ kind: String) -> String { word(kind, in: Phrases.entries) }
    /// What could happen, for example `an order`.
    public func event(_ code: String) -> String { word(code, in: Phrases.events) }
    public func weekday(_ weekday: Weekday) -> String {
        switch language {
        case .english: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday.index]
        case .chinese: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][weekday.index]
        }
    }
    /// The rule that decided a label, as a clause that can follow “because”. `when:LABEL` is a condition of the policy.
    public func rule(_ code: String) -> String {
        word(code.hasPrefix("when:") ? "when" : code, in: Phrases.rules)
    }
    /// A part of a score.
    public func part(_ name: String) -> String { word(name, in: Phrases.parts) }

    /// A fact that a label rests on.
    ///
    /// - Parameters:
    ///   - name: as evidence has it: a fact, a field of a condition, `SCHEME`, `SCHEME.score` or `custom.COLUMN`.
    ///   - scheme: the names of a scheme by its id.
    /// - Returns: its name in the language.
    public func fact(_ name: String, scheme: (String) -> Names? = { _ in nil }) -> String {
        if let names = Phrases.facts[name] ?? scheme(name) { return names(language) }
        if name.hasSuffix(".score"), let names = scheme(String(name.dropLast(6))) {
            return names(language) + Names(zh: "得分", en: " score")(language)
        }
        // What a file calls a column is a name already.
        return name.hasPrefix("custom.") ? String(name.dropFirst(7)) : word(name, in: [:])
    }

    /// What a fact holds, where that is one of few words.
    public func value(_ value: String, of fact: String) -> String {
        Phrases.values["\(fact):\(value)"]?(language) ?? value
    }

    /// Why something is owed, in one sentence, from its reason code (FORMATS.md).
    ///
    /// - Parameters:
    ///   - code: for example `cadence:grade:A`.
    ///   - moment: when the cause was, as it is to be shown; nil for a few words that do not say.
    ///   - names: the names of a scheme and of one of its labels.
    /// - Returns: a clause without a full stop.
    public func reason(
        _ code: String, of moment: String?, names: (SchemeID, LabelID) -> (scheme: Names, label: Names)?
    ) -> String {
        let table = moment == nil ? Phrases.briefReasons : Phrases.reasons
        let parts = code.split(separator: ":", maxSplits: 2)
        guard parts.count > 1 else { return Self.fill(word(code, in: table), ["moment": moment ?? ""]) }
        if parts.count == 3, parts[0] == "cadence" {
            let known = names(SchemeID(String(parts[1])), LabelID(String(parts[2])))
            let values: KeyValuePairs = [
                "scheme": known?.scheme(language) ?? String(parts[1]),
                "label": known?.label(language) ?? String(parts[2]), "moment": moment ?? "",
            ]
            return Self.fill(word("cadence", in: table), values)
        }
        guard parts[0] == "part" || parts[0] == "holiday" else {
            return Self.fill(word(code, in: table), ["moment": moment ?? ""])
        }
        // The name may have a colon of its own.
        let name = String(code.dropFirst(parts[0].count + 1))
        return Self.fill(word(String(parts[0]), in: table), ["name": name, "moment": moment ?? ""])
    }

    /// Puts values into the places of a sentence, byte by byte: every line of a worklist has one.
    private static func fill(_ sentence: String, _ values: KeyValuePairs<String, String>) -> String {
        var result = ""
        var rest = sentence[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            let name = rest[rest.utf8.index(after: open)..<close]
            result += rest[..<open]
            result += values.first { $0.key == name }?.value ?? "{\(name)}"
            rest = rest[rest.utf8.index(after: close)...]
        }
        return result + rest
    }

    private func word(_ code: String, in table: [String: Names]) -> String {
        if let names = table[code] { return names(language) }
        return String(code.map { $0 == "_" || $0 == "-" ? " " : $0 })
    }
}
