public import Domain

/// Reads JSON strictly (RFC 8259): no key twice, no byte-order mark, no half of a surrogate pair, no NUL, no more than
/// ``depth`` levels.
///
/// Another reader in front or behind must not find anything else in the same bytes; Foundation's takes doubled keys.
public struct JSONParser {
    static let depth = 32

    private let bytes: [UInt8]
    private var place = 0
    private var level = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Throws: ``JSONFault`` with the byte at which the trouble is.
    public static func parse(_ bytes: [UInt8]) throws(JSONFault) -> Value {
        var parser = JSONParser(bytes)
        parser.skipBlanks()
        let value = try parser.value()
        parser.skipBlanks()
        guard parser.place == bytes.count else { throw parser.fault(.trailing) }
        return value
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private func fault(_ kind: JSONFault.Kind) -> JSONFault { JSONFault(kind: kind, at: place) }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func value() throws(JSONFault) -> Value {
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw fault(.end)
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: Value) throws(JSONFault) -> Value {
        let text = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[place...].starts(with: text) else { throw fault(.unexpected) }
        place += text.count
        return value
    }

    private mutating func enter() throws(JSONFault) {
        level += 1
        guard level <= Self.depth else { throw fault(.deep) }
        place += 1
        skipBlanks()
    }

    private mutating func object() throws(JSONFault) -> Value {
        try enter()
        defer { level -= 1 }
        var members: [String: Value] = [:]
        if next == UInt8(ascii: "}") {
            place += 1
            return .object(members)
        }
        while true {
            guard next == UInt8(ascii: "\"") else { throw fault(next == nil ? .end : .unexpected) }
            let start = place
            let key = try string()
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw fault(next == nil ? .end : .unexpected) }
            place += 1
            skipBlanks()
            guard members.updateValue(try value(), forKey: key) == nil else {
                throw JSONFault(kind: .twice(key), at: start)
            }
            skipBlanks()
            switch next {
            case UInt8(ascii: ","):
                place += 1
                skipBlanks()
            case UInt8(ascii: "}"):
                place += 1
                return .object(members)
            default: throw fault(next == nil ? .end : .unexpected)
            }
        }
    }

    private mutating func array() throws(JSONFault) -> Value {
        try enter()
        defer { level -= 1 }
        var items: [Value] = []
        if next == UInt8(ascii: "]") {
            place += 1
            return .array(items)
        }
        while true {
            items.append(try value())
            skipBlanks()
            switch next {
            case UInt8(ascii: ","):
                place += 1
                skipBlanks()
            case UInt8(ascii: "]"):
                place += 1
                return .array(items)
            default: throw fault(next == nil ? .end : .unexpected)
            }
        }
    }

    private mutating func number() throws(JSONFault) -> Value {
        let start = place
        if next == UInt8(ascii: "-") { place += 1 }
        if next == UInt8(ascii: "0") { place += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            place += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            place += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
            try digits()
        }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func digits() throws(JSONFault) {
        let start = place
        while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
        guard place > start else { throw fault(next == nil ? .end : .unexpected) }
    }

    private mutating func string() throws(JSONFault) -> String {
        place += 1
        var text: [UInt8] = []
        var start = place
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                text += bytes[start..<place]
                place += 1
                guard let string = String(validating: text, as: UTF8.self) else { throw fault(.encoding) }
                return string
            case UInt8(ascii: "\\"):
                text += bytes[start..<place]
                place += 1
                try escape(into: &text)
                start = place
            case 0..<0x20: throw fault(.control)
            default: place += 1
            }
        }
        throw fault(.end)
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
        guard let byte = next else { throw fault(.end) }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text += Array(String(Character(try scalar())).utf8)
        default:
            place -= 1
            throw fault(.unexpected)
        }
    }

    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        let high = try unit()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard UTF16.isLeadSurrogate(UInt16(high)), bytes[place...].starts(with: Array("\\u".utf8)) else {
            throw fault(.encoding)
        }
        place += 2
        let low = try unit()
        guard UTF16.isTrailSurrogate(UInt16(low)),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else { throw fault(.encoding) }
        return scalar
    }

    private mutating func unit() throws(JSONFault) -> UInt32 {
        guard place + 4 <= bytes.count else { throw fault(.end) }
        var unit: UInt32 = 0
        for byte in bytes[place..<place + 4] {
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: unit = unit << 4 | UInt32(byte - 0x41 + 10)
            case 0x61...0x66: unit = unit << 4 | UInt32(byte - 0x61 + 10)
            default: throw fault(.unexpected)
            }
        }
        place += 4
        return unit
    }
}

/// Why bytes are no JSON that can be taken.
public struct JSONFault: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case end, unexpected, trailing, control, encoding, deep
        case twice(String)
    }
    public let kind: Kind
    /// Bytes from the start, from 0.
    public let at: Int

    public var phrase: Phrase {
        let problem =
            switch kind {
            case .end: Phrase("json-end")
            case .unexpected: Phrase("json-unexpected")
            case .trailing: Phrase("json-trailing")
            case .control: Phrase("json-control")
            case .encoding: Phrase("json-encoding")
            case .deep: Phrase("json-deep", ["limit": JSONParser.depth])
            case .twice(let key): Phrase("json-twice", ["key": key])
            }
        return Phrase("call-json", ["problem": problem, "at": at])
    }
}
