public import Domain

/// A place in a policy document: line and column from 1.
public struct Position: Hashable, Comparable, Sendable {
    public let line: Int
    public let column: Int
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
    public static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A part of a policy as a tree with positions. Plugins never see YAML.
public struct Section: Hashable, Sendable {
    public indirect enum Content: Hashable, Sendable {
        /// The text of a plain or quoted value; an empty plain value is nil.
        case scalar(String?)
        case list([Section])
        /// In document order.
        case map([Entry])
    }
    public struct Entry: Hashable, Sendable {
        public let key: String
        public let position: Position
        public let value: Section
        public init(key: String, position: Position, value: Section) {
            self.key = key
            self.position = position
            self.value = value
        }
    }

    public let content: Content
    public let position: Position

    public init(_ content: Content, at position: Position) {
        self.content = content
        self.position = position
    }

    /// What a policy that says nothing about a part gives to it: all defaults.
    public static let empty = Section(.map([]), at: Position(line: 1, column: 1))
}

/// Something wrong in a policy, with the place and the way out.
public struct PolicyIssue: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case syntax
        case unknownKey = "unknown-key"
        case wrongType = "wrong-type"
        case outOfRange = "out-of-range"
        case missing, cycle, conflict
    }
    public let kind: Kind
    public let position: Position
    /// The keys from the top of the document, for example `schemes.stage.undealt_after`.
    public let path: String
    /// What is wrong and what would be right, in English.
    public var message: String { said.text }
    /// The same for readers of any language.
    public var phrase: Phrase { said.phrase }
    private let said: Message

    public init(_ kind: Kind, at position: Position, path: String, _ message: Message) {
        self.kind = kind
        self.position = position
        self.path = path
        said = message
    }
}
