import Storage

/// Reads JSON as ``JSONText`` writes it: without spaces, with texts, integers and null in arrays and objects.
struct JSONScanner {
    private let bytes: [UInt8]
    private let column: StaticString
    private var place = 0

    init(_ bytes: [UInt8], _ column: StaticString) {
        self.bytes = bytes
        self.column = column
    }

    private var damaged: StorageError { .corrupt("\(column): \(String(decoding: bytes, as: UTF8.self))") }
    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// Goes beyond `character`, which must stand here.
    mutating func expect(_ character: Unicode.Scalar) throws(StorageError) {
        guard take(character) else { throw damaged }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func takeNull() throws(StorageError) -> Bool {
        guard next == UInt8(ascii: "n") else { return false }
        for character in "null".unicodeScalars { try expect(character) }
        return true
    }

    /// An array; `element` reads each of its values.
    mutating func array(
        _ element: (inout JSONScanner) throws(StorageError) -> Void
    ) throws(StorageError) {
        try expect("[")
        if take("]") { return }
        repeat { try element(&self) } while take(",")
        try expect("]")
    }

    /// An object; `member` gets each name and reads its value.
    mutating func object(
        _ member: (String, inout JSONScanner) throws(StorageError) -> Void
    ) throws(StorageError) {
        try expect("{")
        if take("}") { return }
        repeat {
            let name = try string()
            try expect(":")
            try member(name, &self)
        } while take(",")
        try expect("}")
    }

    mutating func optionalInteger() throws(StorageError) -> Int64? { try takeNull() ? nil : try integer() }

    mutating func integer() throws(StorageError) -> Int64 {
        let isNegative = take("-")
        let start = place
        var value: Int64 = 0
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            // Downwards, where there is room for one more.
            let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isLarger) = tens.subtractingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            guard !isTooLarge, !isLarger else { throw damaged }
            value = sum
            place += 1
        }
        guard place > start, isNegative || value > .min else { throw damaged }
        return isNegative ? value : -value
    }

    mutating func optionalString() throws(StorageError) -> String? { try takeNull() ? nil : try string() }

    mutating func string() throws(StorageError) -> String {
        try expect("\"")
        let start = place
        while let byte = next, byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") { return try escaped(from: start) }
            place += 1
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        try expect("\"")
        return text
    }

    /// A text that began at `start` and has its first escape here.
    private mutating func escaped(from start: Int) throws(StorageError) -> String {
        var text = Array(bytes[start..<place])
        while let byte = next, byte != UInt8(ascii: "\"") {
            place += 1
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard let mark = next else { throw damaged }
            place += 1
            text.append(mark == UInt8(ascii: "u") ? try control() : mark)
        }
        try expect("\"")
        return String(decoding: text, as: UTF8.self)
    }

    /// What four hexadecimal digits stand for: what is written so has no more than one byte.
    private mutating func control() throws(StorageError) -> UInt8 {
        let digits = bytes[place...].prefix(4)
        guard digits.count == 4, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw damaged
        }
        place += 4
        return value
    }
}
