import Crypto
import CryptoExtras
import Foundation
import Storage
public import Workflows

/// Passwords by scrypt (RFC 7914): N = 2^15, r = 8, p = 3, which OWASP's ASVS 5 approves; some 0.3 s and 32 MiB each.
public struct ScryptHasher: PasswordHasher {
    /// The binary logarithm of N.
    public let cost: Int
    public let blockSize: Int
    public let parallelism: Int
    private let random: @Sendable (Int) -> [UInt8]

    private static let saltSize = 16
    private static let keySize = 32

    /// - `random`: gives so many bytes that nobody can guess.
    public init(
        cost: Int = 15, blockSize: Int = 8, parallelism: Int = 3, random: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.cost = cost
        self.blockSize = blockSize
        self.parallelism = parallelism
        self.random = random
    }

    public func hash(_ password: String) async throws(RapportError) -> String { try hashed(password) }

    public func verify(_ password: String, against hash: String) async throws(RapportError) -> Bool {
        try verified(password, against: hash)
    }

    public func isOutdated(_ hash: String) -> Bool {
        guard let form = Form(hash) else { return true }
        return (form.cost, form.blockSize, form.parallelism) != (cost, blockSize, parallelism)
    }

    /// As ``hash(_:)``, on the caller's thread.
    public func hashed(_ password: String) throws(RapportError) -> String {
        var form = Form(
            cost: cost, blockSize: blockSize, parallelism: parallelism, salt: random(Self.saltSize), key: [])
        form.key = try Self.derive(password, form)
        return form.text
    }

    /// As ``verify(_:against:)``, on the caller's thread. What is no form of ours matches nothing.
    public func verified(_ password: String, against hash: String) throws(RapportError) -> Bool {
        guard let form = Form(hash) else { return false }
        let key = try Self.derive(password, form)
        // Every byte is looked at, whatever the first ones say.
        return key.count == form.key.count && zip(key, form.key).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// The password is canonically composed first: how it is typed does not matter.
    private static func derive(_ password: String, _ form: Form) throws(RapportError) -> [UInt8] {
        let composed = Array(password.precomposedStringWithCanonicalMapping.utf8)
        do {
            let key = try KDF.Scrypt.deriveKey(
                from: composed, salt: form.salt, outputByteCount: keySize, rounds: 1 << form.cost,
                blockSize: form.blockSize, parallelism: form.parallelism)
            return key.withUnsafeBytes { Array($0) }
        } catch { throw .store(.failed("scrypt: \(error)")) }
    }

    /// `$scrypt$ln=15,r=8,p=3$SALT$KEY`, base 64 without padding.
    private struct Form {
        var cost: Int
        var blockSize: Int
        var parallelism: Int
        var salt: [UInt8]
        var key: [UInt8]

        init(cost: Int, blockSize: Int, parallelism: Int, salt: [UInt8], key: [UInt8]) {
            self.cost = cost
            self.blockSize = blockSize
            self.parallelism = parallelism
            self.salt = salt
            self.key = key
        }

        init?(_ text: String) {
            let parts = text.split(separator: "$")
            guard parts.count == 4, parts[0] == "scrypt" else { return nil }
            var numbers: [Substring: Int] = [:]
            for part in parts[1].split(separator: ",") {
                let halves = part.split(separator: "=")
                guard halves.count == 2, let number = Int(halves[1]) else { return nil }
                numbers[halves[0]] = number
            }
            // Bounds: a damaged store must not eat all memory.
            guard let cost = numbers["ln"], (1...20).contains(cost), let block = numbers["r"],
                (1...32).contains(block), let parallelism = numbers["p"], (1...16).contains(parallelism),
                let salt = Self.bytes(parts[2]), let key = Self.bytes(parts[3])
            else { return nil }
            self.init(cost: cost, blockSize: block, parallelism: parallelism, salt: salt, key: key)
        }

        var text: String {
            "$scrypt$ln=\(cost),r=\(blockSize),p=\(parallelism)$\(Self.text(salt))$\(Self.text(key))"
        }

        private static func text(_ bytes: [UInt8]) -> String {
            Data(bytes).base64EncodedString().replacing("=", with: "")
        }

        private static func bytes(_ text: Substring) -> [UInt8]? {
            let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
            return Data(base64Encoded: text + padding).map { Array($0) }
        }
    }
}
