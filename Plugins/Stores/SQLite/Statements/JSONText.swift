import Storage

/// Short lists as JSON texts, so that SQL can look into them: arrays of texts, objects of texts, arrays of integers.
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
        for (place, entry) in values.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }).enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(entry.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(entry.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    static func texts(_ json: String, _ column: StaticString) throws(StorageError) -> [String] {
        if json == "[]" { return [] }
        return try strings(json, column)
    }

    static func dictionary(_ json: String, _ column: StaticString) throws(StorageError) -> [String: String] {
        if json == "{}" { return [:] }
        let parts = try strings(json, column)
        guard parts.count.isMultiple(of: 2) else { throw .corrupt("\(column): \(json)") }
        var values: [String: String] = [:]
        for place in stride(from: 0, to: parts.count, by: 2) { values[parts[place]] = parts[place + 1] }
        return values
    }

    /// All integers of a possibly nested array, in order.
    static func integers(_ json: String, _ column: StaticString) throws(StorageError) -> [Int64] {
        var numbers: [Int64] = []
        for part in json.utf8.split(whereSeparator: { $0 == 91 || $0 == 93 || $0 == 44 }) {
            guard let number = Int64(Substring(part)) else { throw .corrupt("\(column): \(json)") }
            numbers.append(number)
        }
        return numbers
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// All strings of an array or object, in order.
    private static func strings(_ json: String, _ column: StaticString) throws(StorageError) -> [String] {
        var found: [String] = []
        var current: [UInt8] = []
        var isInside = false
        var bytes = json.utf8.makeIterator()
        while let byte = bytes.next() {
            guard isInside else {
                isInside = byte == UInt8(ascii: "\"")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                found.append(String(decoding: current, as: UTF8.self))
                current.removeAll(keepingCapacity: true)
                isInside = false
            case UInt8(ascii: "\\"):
                guard let escaped = bytes.next() else { throw .corrupt("\(column): \(json)") }
                if escaped != UInt8(ascii: "u") {
                    current.append(escaped)
                    continue
                }
                let hex = (0..<4).compactMap { _ in bytes.next() }
                guard let value = UInt8(String(decoding: hex, as: UTF8.self), radix: 16) else {
                    throw .corrupt("\(column): \(json)")
                }
                current.append(value)
            default: current.append(byte)
            }
        }
        if isInside { throw .corrupt("\(column): \(json)") }
        return found
    }
}
