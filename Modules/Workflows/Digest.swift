import Crypto

/// SHA-256 of what was asked for, as changes keep it.
enum Digest {
    /// Lower-case hexadecimal.
    static func of(_ text: String) -> String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
