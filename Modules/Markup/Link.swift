/// An address that a page may lead to: one of this site, a mail address or a telephone number. No value makes it one that
/// runs something.
public struct Link: Hashable, Sendable {
    public let text: String

    private init(text: String) { self.text = text }

    /// An address of this site: its segments, whatever they hold, and its query. A pair without a value is left out.
    public init(_ segments: String..., query: [(name: String, value: String?)] = [], fragment: String? = nil) {
        self.init(segments: segments, query: query, fragment: fragment)
    }

    public init(segments: [String], query: [(name: String, value: String?)] = [], fragment: String? = nil) {
        var text = "/" + segments.map(Self.encoded).joined(separator: "/")
        let pairs = query.compactMap { pair in pair.value.map { "\(Self.encoded(pair.name))=\(Self.encoded($0))" } }
        if !pairs.isEmpty { text += "?" + pairs.joined(separator: "&") }
        if let fragment { text += "#" + Self.encoded(fragment) }
        self.init(text: text)
    }

    /// The page itself, at a place in it.
    public static func here(_ fragment: String) -> Link { Link(text: "#" + encoded(fragment)) }

    /// An address of this site that somebody sent back; nil for what leads elsewhere.
    public init?(local text: String) {
        guard text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 2048,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C })
        else { return nil }
        self.init(text: text)
    }

    public static func mail(_ address: String) -> Link { Link(text: "mailto:" + encoded(address, but: "@")) }

    /// Digits, and a plus in front.
    public static func phone(_ number: String) -> Link {
        let digits = number.utf8.filter { (0x30...0x39).contains($0) || $0 == 0x2B }
        return Link(text: "tel:" + String(decoding: digits, as: UTF8.self))
    }

    /// Only what is unreserved (RFC 3986) stays as it is.
    private static func encoded(_ text: String) -> String { encoded(text, but: "") }

    private static func encoded(_ text: String, but kept: StaticString) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        let keep = UnsafeBufferPointer(start: kept.utf8Start, count: kept.utf8CodeUnitCount)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            case let byte where keep.contains(byte): bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
