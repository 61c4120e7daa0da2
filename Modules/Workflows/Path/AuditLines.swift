/// JSON objects, one a line, over bytes: every write makes some.
struct AuditLines {
    private var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func add(_ other: AuditLines) {
        if !bytes.isEmpty, !other.bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        bytes.append(contentsOf: other.bytes)
    }

    /// `before`, `after`: in any order, names only once; told by name.
    mutating func add(
        what: String, name: String, customer: String? = nil, id: Int64? = nil, at: String? = nil,
        before: [(String, String)]? = nil, after: [(String, String)]? = nil
    ) {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        bytes.append(contentsOf: "{\"what\":".utf8)
        quote(what)
        member("name") { $0.quote(name) }
        if let customer { member("customer") { $0.quote(customer) } }
        if let id { member("id") { $0.bytes.append(contentsOf: String(id).utf8) } }
        if let at { member("at") { $0.quote(at) } }
        if let before { member("before") { $0.add(before) } }
        if let after { member("after") { $0.add(after) } }
        bytes.append(UInt8(ascii: "}"))
    }

    /// One that is not the first.
    private mutating func member(_ name: StaticString, _ value: (inout AuditLines) -> Void) {
        bytes.append(contentsOf: ",\"".utf8)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: "\":".utf8)
        value(&self)
    }

    private mutating func add(_ fields: [(String, String)]) {
        bytes.append(UInt8(ascii: "{"))
        for (place, field) in fields.sorted(by: { $0.0 < $1.0 }).enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            quote(field.0)
            bytes.append(UInt8(ascii: ":"))
            quote(field.1)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// As RFC 8259 has it: quotes, backslashes and control characters are escaped.
    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Self.digits[Int(byte >> 4)])
                bytes.append(Self.digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
