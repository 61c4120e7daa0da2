public import Domain

extension Wording {
    /// What a code says, with the names of its places; nil for one without words.
    public func sentence(_ code: String) -> String? {
        Phrases.sentences[code].map { Template($0(language), commands: namesCommands).text }
    }

    /// What a code says of anything: with dots in its places.
    public func outline(_ code: String) -> String? {
        Phrases.sentences[code].map { Template($0(language), commands: namesCommands).filled { _ in "…" } }
    }

    /// The phrase in the language. A code without words is shown with its values: nothing is hidden. A code that is a
    /// text with places, as a policy's errors have it, is shown as that text.
    public func callAsFunction(_ phrase: Phrase) -> String {
        guard let names = Phrases.sentences[phrase.code] else {
            let text = Template(phrase.code)
            if text.names == Set(phrase.arguments.keys) {
                return text.filled { place in phrase.arguments[place.name].map { self.text(of: $0, at: place) } }
            }
            let values = phrase.arguments.sorted { $0.key < $1.key }.map { "\($0.key) \(joined($0.value, ", "))" }
            return ([phrase.code] + values).joined(separator: ", ")
        }
        return Template(names(language), commands: namesCommands).filled { place in
            phrase.arguments[place.name].map { text(of: $0, at: place) }
        }
    }

    private func text(of value: Phrase.Argument, at place: Template.Place) -> String {
        if let (one, more) = place.number { return value.count == 1 ? one : more }
        let chinese = language == .chinese
        switch place.joint {
        case "&": return chinese ? linked(value, "和") : joined(value, " and ")
        case "/": return chinese ? linked(value, "或") : joined(value, " or ")
        case ",": return joined(value, chinese ? "、" : ", ")
        case ";": return joined(value, chinese ? "；" : "; ")
        case "$": return joined(value, "\n")
        case "'": return Shell.word(joined(value, " "))
        default:
            // Words follow each other with another comma than clauses do.
            if case .phrases = value { return joined(value, chinese ? "，" : ", ") }
            return joined(value, chinese ? "、" : ", ")
        }
    }

    /// As ``joined(_:_:)``, with a blank between the Chinese joint and Latin letters.
    private func linked(_ value: Phrase.Argument, _ joint: String) -> String {
        let parts: [String] =
            switch value {
            case .list(let texts): texts
            case .phrases(let phrases): phrases.map { self($0) }
            case .text, .number, .phrase: [joined(value, joint)]
            }
        return parts.dropFirst().reduce(parts.first ?? "") { text, next in
            let before = text.last?.isASCII ?? false ? " " : ""
            let after = next.first?.isASCII ?? false ? " " : ""
            return text + before + joint + after + next
        }
    }

    private func joined(_ value: Phrase.Argument, _ joint: String) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): String(number)
        case .list(let texts): texts.joined(separator: joint)
        case .phrase(let phrase): self(phrase)
        case .phrases(let phrases): phrases.map { self($0) }.joined(separator: joint)
        }
    }
}

extension Phrase.Argument {
    fileprivate var count: Int {
        switch self {
        case .number(let number): number
        case .list(let texts): texts.count
        case .phrases(let phrases): phrases.count
        case .text, .phrase: 1
        }
    }
}
