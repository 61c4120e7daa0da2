public import Domain

/// Turns stable codes into words of one language. A code without words is shown as it is: nothing is hidden.
public struct Wording: Sendable {
    public let language: Language

    public init(_ language: Language) { self.language = language }

    public func callAsFunction(_ names: Names) -> String { names(language) }

    /// The name of a kind of obligation, for example `follow up`.
    public func kind(_ kind: String) -> String { word(kind, in: Phrases.kinds) }
    public func channel(_ channel: String) -> String { word(channel, in: Phrases.channels) }
    /// What happened, or could happen.
    public func event(_ code: String) -> String { word(code, in: Phrases.events) }
    public func weekday(_ weekday: Weekday) -> String {
        switch language {
        case .english: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday.index]
        case .chinese: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][weekday.index]
        }
    }
    /// The rule that decided a label.
    public func rule(_ code: String) -> String { word(code, in: Phrases.rules) }
    /// A fact that a label rests on.
    public func fact(_ name: String) -> String { word(name, in: Phrases.facts) }
    /// A part of a score.
    public func part(_ name: String) -> String { word(name, in: Phrases.parts) }

    /// Why something is owed, in one sentence, from its reason code (FORMATS.md).
    ///
    /// - Parameters:
    ///   - code: for example `cadence:grade:A`.
    ///   - moment: when the cause was, as it is to be shown.
    ///   - names: the names of a scheme and of one of its labels.
    public func reason(
        _ code: String, of moment: String, names: (SchemeID, LabelID) -> (scheme: Names, label: Names)?
    ) -> String {
        let parts = code.split(separator: ":", maxSplits: 2).map(String.init)
        var sentence = word(code, in: Phrases.reasons)
        if parts.count == 3, parts[0] == "cadence" {
            let known = names(SchemeID(parts[1]), LabelID(parts[2]))
            sentence = word("cadence", in: Phrases.reasons)
                .replacing("{scheme}", with: known?.scheme(language) ?? parts[1])
                .replacing("{label}", with: known?.label(language) ?? parts[2])
        }
        return sentence.replacing("{moment}", with: moment)
    }

    private func word(_ code: String, in table: [String: Names]) -> String {
        if let names = table[code] { return names(language) }
        return String(code.map { $0 == "_" || $0 == "-" ? " " : $0 })
    }
}
