/// What a token looks like: `rapport_`, 43 characters of base 62, and 6 that show a slip of the pen. Scanners for secrets
/// know it by its beginning.
enum TokenText {
    static let start = "rapport_"
    private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

    /// - `secret`: 32 bytes that nobody can guess.
    static func make(_ secret: [UInt8]) -> String {
        var number = secret
        var text: [Character] = []
        for _ in 0..<43 {
            var rest = 0
            for place in number.indices {
                let value = rest << 8 | Int(number[place])
                number[place] = UInt8(value / 62)
                rest = value % 62
            }
            text.append(digits[rest])
        }
        let body = String(text.reversed())
        return start + body + check(body)
    }

    /// Whether `text` can be a token at all.
    static func isWhole(_ text: String) -> Bool {
        guard text.hasPrefix(start), text.utf8.count == start.utf8.count + 49 else { return false }
        let rest = text.dropFirst(start.count)
        return check(String(rest.prefix(43))) == rest.suffix(6)
    }

    /// CRC-32 (ISO-HDLC) in base 62.
    private static func check(_ body: String) -> String {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in body.utf8 {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        crc = ~crc
        var text: [Character] = []
        for _ in 0..<6 {
            text.append(digits[Int(crc % 62)])
            crc /= 62
        }
        return String(text.reversed())
    }
}
