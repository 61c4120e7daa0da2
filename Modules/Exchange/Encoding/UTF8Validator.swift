/// Checks a stream of bytes for well-formed UTF-8 (Unicode 16, table 3-7), chunk by chunk.
struct UTF8Validator {
    /// Sequences of three and four bytes seen so far.
    private(set) var longSequences = 0
    /// True once a byte above 0x7F was seen.
    private(set) var hasMultibyte = false
    /// Continuation bytes still due; 0 between characters.
    private(set) var due = 0
    /// Bytes of the unfinished sequence seen so far, its first one included; 0 between characters.
    private(set) var begun = 0
    /// The allowed range of the next continuation byte.
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xBF

    /// Checks the next bytes.
    ///
    /// - Returns: the index of the first byte that cannot stand where it does; nil when all can.
    mutating func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        var index = start
        while index < bytes.count {
            if due == 0 {
                index = Self.endOfASCII(in: bytes, from: index)
                guard index < bytes.count else { return nil }
                hasMultibyte = true
                guard begin(bytes[index]) else { return index }
                begun = 1
            } else {
                guard lower...upper ~= bytes[index] else { return index }
                (lower, upper) = (0x80, 0xBF)
                due -= 1
                begun = due == 0 ? 0 : begun + 1
            }
            index += 1
        }
        return nil
    }

    /// Forgets a broken sequence, so that the check can go on with the next byte.
    mutating func reset() {
        (due, begun, lower, upper) = (0, 0, 0x80, 0xBF)
    }

    private mutating func begin(_ lead: UInt8) -> Bool {
        switch lead {
        case 0xC2...0xDF: due = 1
        case 0xE0...0xEF:
            due = 2
            if lead == 0xE0 { lower = 0xA0 }
            if lead == 0xED { upper = 0x9F }
        case 0xF0...0xF4:
            due = 3
            if lead == 0xF0 { lower = 0x90 }
            if lead == 0xF4 { upper = 0x8F }
        default: return false
        }
        if due > 1 { longSequences += 1 }
        return true
    }

    /// The index of the first byte above 0x7F from `start` on; the count of bytes when there is none.
    static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        while index &+ 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard word & 0x8080_8080_8080_8080 == 0 else { break }
            index &+= 8
        }
        while index < raw.count, raw[index] < 0x80 { index &+= 1 }
        return index
    }
}
