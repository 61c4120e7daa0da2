/// An internal number of a row, allocated inside the transaction, increasing.
public struct CustomerID: Hashable, Comparable, Sendable {
    public let number: Int64
    @inlinable
    public init(_ number: Int64) { self.number = number }
    @inlinable
    public static func < (a: CustomerID, b: CustomerID) -> Bool { a.number < b.number }
}

/// The number of an event. Events that are recorded later have larger numbers; those of one import follow file order.
public struct EventID: Hashable, Comparable, Sendable {
    public let number: Int64
    @inlinable
    public init(_ number: Int64) { self.number = number }
    @inlinable
    public static func < (a: EventID, b: EventID) -> Bool { a.number < b.number }
}

/// The number of a committed write. All that a write did carries it.
public struct ChangeID: Hashable, Comparable, Sendable {
    public let number: Int64
    @inlinable
    public init(_ number: Int64) { self.number = number }
    @inlinable
    public static func < (a: ChangeID, b: ChangeID) -> Bool { a.number < b.number }
}

/// The number of an adopted policy, from 1.
public typealias PolicyVersion = Int

/// A customer's public, immutable name: the team's own id (RULES.md §2).
///
/// Not empty, at most 200 bytes of UTF-8, no control characters, no blank at either end.
public struct CustomerKey: Hashable, Comparable, Sendable {
    public let text: String

    /// Nil when `text` breaks the rules above.
    public init?(validating text: String) {
        guard text.isPlainName(limit: 200) else { return nil }
        self.text = text
    }
    /// By bytes of UTF-8, as exports are ordered (FORMATS.md).
    public static func < (a: CustomerKey, b: CustomerKey) -> Bool { a.text.precedes(b.text) }
}

/// A user by the name that stands in files and on the command line.
public struct UserID: Hashable, Comparable, Sendable {
    public let text: String

    /// Nil when `text` is empty, longer than 200 bytes, has control characters or a blank at either end.
    public init?(validating text: String) {
        guard text.isPlainName(limit: 200) else { return nil }
        self.text = text
    }
    private init(trusted text: String) { self.text = text }

    /// The local administrator: who acts when nobody is named.
    public static let admin = UserID(trusted: "admin")
    /// The engine itself: the actor of what time brings about.
    public static let system = UserID(trusted: "system")

    public static func < (a: UserID, b: UserID) -> Bool { a.text.precedes(b.text) }
}

extension String {
    /// Whether this can be a name of something: not empty, no control character, no blank at the ends, at most `limit`
    /// bytes.
    public func isPlainName(limit: Int) -> Bool {
        // Most names are plain ASCII, and there are millions.
        if utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return !isEmpty && utf8.count <= limit }
        guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return false }
        return utf8.count <= limit && !first.properties.isWhitespace && !last.properties.isWhitespace
            && !unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
