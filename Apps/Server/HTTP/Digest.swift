import Crypto

/// What two requests have in common when they ask for the same.
enum Digest {
    /// Lower-case hexadecimal SHA-256 of address and body.
    static func of(_ address: String, _ body: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(data: Array(address.utf8) + [0])
        hash.update(data: body)
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
