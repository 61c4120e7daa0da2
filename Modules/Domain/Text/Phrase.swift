/// Something to be said to a person: a stable code, and the values that its words need.
///
/// Errors have phrases instead of texts, because a floor that finds a fault does not know the reader's language. The
/// words stand in `Wording`, in every language side by side.
public struct Phrase: Hashable, Sendable {
    /// A stable name of the words, for example `unknown-customer`.
    public let code: String
    /// What stands in the places that the words leave open, by name.
    public let arguments: [String: Argument]

    /// A value within a phrase.
    public enum Argument: Hashable, Sendable {
        case text(String)
        case number(Int)
        /// Names or codes, which languages list in their own way.
        case list([String])
        case phrase(Phrase)
        case phrases([Phrase])
    }

    public init(_ code: String, _ arguments: KeyValuePairs<String, any PhraseValue> = [:]) {
        self.code = code
        self.arguments = Dictionary(
            arguments.map { ($0.key, $0.value.phraseArgument) }, uniquingKeysWith: { _, last in last })
    }

    public init(code: String, arguments: [String: Argument]) {
        self.code = code
        self.arguments = arguments
    }

    /// A text that is the same in every language, such as what an operating system reports.
    public init(verbatim text: String) { self.init("verbatim", ["text": text]) }
}

/// What can stand within a ``Phrase``.
public protocol PhraseValue {
    var phraseArgument: Phrase.Argument { get }
}

extension String: PhraseValue {
    public var phraseArgument: Phrase.Argument { .text(self) }
}

extension Int: PhraseValue {
    public var phraseArgument: Phrase.Argument { .number(self) }
}

extension [String]: PhraseValue {
    public var phraseArgument: Phrase.Argument { .list(self) }
}

extension Phrase: PhraseValue {
    public var phraseArgument: Argument { .phrase(self) }
}

/// Several phrases as one value of another.
public struct PhraseList: PhraseValue {
    private let phrases: [Phrase]
    public init(_ phrases: some Sequence<Phrase>) { self.phrases = Array(phrases) }
    public var phraseArgument: Phrase.Argument { .phrases(phrases) }
}
