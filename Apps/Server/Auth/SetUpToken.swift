import Crypto
import Domain
import Synchronization

/// What opens the set-up while nobody has a password: shown once where the server was started, good for 15 minutes and one
/// use.
final class SetUpToken: Sendable {
    private struct Current {
        let digest: SHA256Digest
        let expires: Instant
    }

    static let life = 900_000
    private let current = Mutex<Current?>(nil)

    /// Makes a new one; the one before is worth nothing then.
    ///
    /// - `bytes`: 20 or more that nobody can guess.
    func make(_ bytes: [UInt8], at now: Instant) -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let text = String(bytes.map { letters[Int($0) % letters.count] })
        current.withLock {
            $0 = Current(digest: Self.digest(text), expires: Instant(milliseconds: now.milliseconds + Int64(Self.life)))
        }
        return text
    }

    func accepts(_ text: String, at now: Instant) -> Bool {
        current.withLock { current in
            guard let known = current, now < known.expires else { return false }
            return known.digest == Self.digest(text)
        }
    }

    func use() { current.withLock { $0 = nil } }

    private static func digest(_ text: String) -> SHA256Digest { SHA256.hash(data: Array(text.utf8)) }
}
