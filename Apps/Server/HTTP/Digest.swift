import Crypto

/// What two requests have in common when they ask for the same, and two answers that are the same.
enum Digest {
    /// Lower-case hexadecimal SHA-256 of address and body.
    static func of(_ address: String, _ body: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(data: Array(address.utf8) + [0])
        hash.update(data: body)
        return hexadecimal(hash.finalize())
    }

    /// Lower-case hexadecimal SHA-256.
    static func of(_ body: [UInt8]) -> String { hexadecimal(SHA256.hash(data: body)) }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
