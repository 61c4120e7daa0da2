/// How many aliases (`*name`) a YAML document has, and whether they cost no more than it weighs.
///
/// The parser puts what they stand for in their place, and aliases of aliases multiply: a few lines become billions of
/// values. So they are counted before it runs. What merely looks like one, in a comment or a text, counts too: that is
/// the safe side.
public struct YAMLAliases: Hashable, Sendable {
    /// How many a document may have, and how many bytes it may be long then. Few and short, because they multiply.
    public static let maximum = 8
    public static let maximumBytes = 65_536

    public let count: Int
    public let isBounded: Bool

    /// Counts those of the document `text`.
    public init(in text: String) {
        var count = 0
        var before: UInt8 = 32
        var isStar = false
        for byte in text.utf8 {
            if isStar, byte > 32 { count += 1 }
            isStar = byte == 42 && (before <= 32 || [44, 45, 58, 63, 91, 123].contains(before))
            before = byte
        }
        self.count = count
        isBounded = count == 0 || (count <= Self.maximum && text.utf8.count <= Self.maximumBytes)
    }
}
