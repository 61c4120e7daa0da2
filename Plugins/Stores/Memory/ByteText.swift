import Domain

/// A text that equals and sorts by its bytes of UTF-8, not by canonical equivalence: as every store sees it.
struct ByteText: Hashable, Comparable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    /// What is not even canonically equal is told apart fast.
    static func == (a: ByteText, b: ByteText) -> Bool { a.text == b.text && a.text.hasBytes(of: b.text) }
    static func < (a: ByteText, b: ByteText) -> Bool { a.text.precedes(b.text) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
