import Crypto

/// SHA-256 of what was asked for, as changes keep it.
enum Digest {
    /// Lower-case hexadecimal.
    static func of(_ text: String) -> String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(2 * SHA256.byteCount)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
