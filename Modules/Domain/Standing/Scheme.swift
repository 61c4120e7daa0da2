/// The stable id of a scheme, for example `stage`.
public struct SchemeID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let text: String
    @inlinable
    public init(_ text: String) { self.text = text }
    @inlinable
    public init(stringLiteral text: String) { self.text = text }
    public var description: String { text }
    /// By bytes of UTF-8, as exports are ordered (FORMATS.md).
    public static func < (a: SchemeID, b: SchemeID) -> Bool { a.text.precedes(b.text) }
}

/// The stable id of a label within its scheme, for example `sample-order`.
public struct LabelID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let text: String
    @inlinable
    public init(_ text: String) { self.text = text }
    @inlinable
    public init(stringLiteral text: String) { self.text = text }
    public var description: String { text }
}

/// A name in both languages of the product.
public struct Names: Hashable, Sendable {
    public let zh: String
    public let en: String
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}

/// A label with its names and colour.
public struct LabelDefinition: Hashable, Sendable {
    public let id: LabelID
    public let names: Names
    /// `#rrggbb`.
    public let colour: String

    public init(_ id: LabelID, zh: String, en: String, colour: String = "#8a8f98") {
        self.id = id
        self.names = Names(zh: zh, en: en)
        self.colour = colour
    }
}

/// One way to classify: an ordered list of labels (RULES.md §1).
public struct Scheme: Hashable, Sendable {
    public let id: SchemeID
    public let names: Names
    /// In ``order``, at most 256.
    public let labels: [LabelDefinition]
    public let order: Order
    /// Where a label may be moved by hand, for schemes that are a course of steps; nil when everywhere (RULES.md §4.2).
    public let moves: [LabelID: [LabelID]]?

    /// What it means that one label stands before another.
    public enum Order: Hashable, Sendable {
        /// Best or most urgent first.
        case bestFirst
        /// The steps of a course, the first one first.
        case course
    }

    public init(
        _ id: SchemeID, zh: String, en: String, labels: [LabelDefinition], order: Order = .bestFirst,
        moves: [LabelID: [LabelID]]? = nil
    ) {
        self.id = id
        self.names = Names(zh: zh, en: en)
        self.labels = labels
        self.order = order
        self.moves = moves
    }

    public func index(of label: LabelID) -> Int? { labels.firstIndex { $0.id == label } }
    public func definition(of label: LabelID) -> LabelDefinition? { labels.first { $0.id == label } }
}
