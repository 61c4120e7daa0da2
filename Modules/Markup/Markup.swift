/// HTML on its way: elements are written one after another into one run of bytes.
///
/// There is no way to write a value unescaped: texts and attributes are escaped byte by byte, names of elements and
/// attributes are constants of the program, addresses are ``Link``s, and neither scripts nor styles have content.
public struct Markup: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// A whole document.
    public static func document(language: Language, _ content: (inout Markup) -> Void) -> [UInt8] {
        var markup = Markup()
        markup.bytes.reserveCapacity(32 * 1024)
        markup.raw("<!doctype html>\n")
        markup.element(.html, .lang(language)) { content(&$0) }
        return markup.bytes
    }

    /// The language of a text (BCP 47).
    public enum Language: String, Sendable {
        case english = "en"
        case chinese = "zh-Hans"
    }

    /// An element with what stands in it.
    public mutating func element(_ tag: Tag, _ attributes: Attribute..., content: (inout Markup) -> Void) {
        element(tag, attributes, content: content)
    }

    public mutating func element(_ tag: Tag, _ attributes: [Attribute], content: (inout Markup) -> Void) {
        open(tag.name, attributes)
        content(&self)
        close(tag.name)
    }

    /// An element whose content is a text.
    public mutating func element(_ tag: Tag, _ attributes: Attribute..., text: String) {
        open(tag.name, attributes)
        self.text(text)
        close(tag.name)
    }

    /// An element without content.
    public mutating func element(_ tag: VoidTag, _ attributes: Attribute...) { open(tag.name, attributes) }

    public mutating func element(_ tag: VoidTag, _ attributes: [Attribute]) { open(tag.name, attributes) }

    /// A script of this site. It has no content, so nothing of a page gets into one.
    public mutating func script(_ source: Link) {
        open("script", [.src(source), .defer])
        close("script")
    }

    /// Whether an element of this id has been written.
    public func contains(id: String) -> Bool {
        var wanted = Markup()
        wanted.raw(" id=\"")
        wanted.escape(id)
        wanted.raw("\"")
        return bytes.contains(wanted.bytes)
    }

    /// A text, as it is to be read.
    public mutating func text(_ value: String) { escape(value) }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        raw("<")
        raw(name)
        for attribute in attributes {
            guard attribute.isPresent else { continue }
            raw(" ")
            raw(attribute.name)
            guard let value = attribute.value else { continue }
            raw("=\"")
            escape(value)
            raw("\"")
        }
        raw(">")
    }

    private mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        raw(">")
    }

    private mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Bytes of UTF-8, not characters: no combining mark in front of a bracket hides it. What HTML has no place for becomes
    /// U+FFFD.
    private mutating func escape(_ value: String) {
        for byte in value.utf8 {
            switch byte {
            case 0x26: raw("&amp;")
            case 0x3C: raw("&lt;")
            case 0x3E: raw("&gt;")
            case 0x22: raw("&quot;")
            case 0x27: raw("&#39;")
            case 0x09, 0x0A: bytes.append(byte)
            case 0x0D: raw("&#13;")
            case ..<0x20, 0x7F: raw("\u{FFFD}")
            default: bytes.append(byte)
            }
        }
    }
}
