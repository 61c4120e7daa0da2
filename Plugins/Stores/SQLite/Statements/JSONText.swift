import Domain
import Storage

/// Short lists as JSON texts, so that SQL can look into them.
///
/// Reading and writing a customer goes through here a million times in an import; only what is written here is read.
enum JSONText {
    static func text(_ values: [String]) -> String {
        if values.isEmpty { return "[]" }
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (place, value) in values.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Ordered by the bytes of the names.
    static func text(_ values: [String: String]) -> String {
        if values.isEmpty { return "{}" }
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        for (place, entry) in values.sorted(by: { $0.key.precedes($1.key) }).enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(entry.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(entry.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    static func text(_ numbers: [Int64]) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (place, number) in numbers.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(number, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    static func texts(_ json: [UInt8], _ column: StaticString) throws(StorageError) -> [String] {
        if json.elementsEqual("[]".utf8) { return [] }
        var scanner = JSONScanner(json, column)
        var values: [String] = []
        try scanner.array { scanner throws(StorageError) in values.append(try scanner.string()) }
        return values
    }

    static func dictionary(_ json: [UInt8], _ column: StaticString) throws(StorageError) -> [String: String] {
        if json.elementsEqual("{}".utf8) { return [:] }
        var scanner = JSONScanner(json, column)
        var values: [String: String] = [:]
        try scanner.object { name, scanner throws(StorageError) in values[name] = try scanner.string() }
        return values
    }

    static func integers(_ json: [UInt8], _ column: StaticString) throws(StorageError) -> [Int64] {
        var scanner = JSONScanner(json, column)
        var numbers: [Int64] = []
        try scanner.array { scanner throws(StorageError) in numbers.append(try scanner.integer()) }
        return numbers
    }

    private static let digits = Array("0123456789abcdef".utf8)

    static func append(_ number: Int64?, to bytes: inout [UInt8]) {
        guard let number else { return bytes.append(contentsOf: "null".utf8) }
        bytes.append(contentsOf: String(number).utf8)
    }

    static func append(_ text: String?, to bytes: inout [UInt8]) {
        guard let text else { return bytes.append(contentsOf: "null".utf8) }
        bytes.append(UInt8(ascii: "\""))
        var copy = text
        copy.withUTF8 { text in
            if text.contains(where: isEscaped) {
                for byte in text { escape(byte, to: &bytes) }
            } else {
                bytes.append(contentsOf: text)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
        guard isEscaped(byte) else { return bytes.append(byte) }
        if byte >= 0x20 {
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        } else {
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
