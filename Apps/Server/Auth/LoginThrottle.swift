import Domain
import Synchronization

/// How often a password may be guessed: by account, by address, and by everybody together. Nobody is locked out by what a
/// stranger does for longer than it takes a bucket to fill by one.
final class LoginThrottle: Sendable {
    /// Holds so many guesses, and gets one back each `refill`.
    struct Limit: Sendable {
        let size: Double
        /// Milliseconds.
        let refill: Double
    }

    static let account = Limit(size: 10, refill: 360_000)
    static let address = Limit(size: 30, refill: 20_000)
    static let everybody = Limit(size: 200, refill: 500)

    private struct Bucket {
        var left: Double
        var at: Instant
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    /// More names than that are forgotten when they are full again.
    private static let crowd = 10_000

    /// Takes one guess.
    ///
    /// - Returns: nil when it may be made, else after how many seconds it may.
    func guess(account: String, address: String, at now: Instant) -> Int? {
        buckets.withLock { buckets in
            if buckets.count > Self.crowd {
                buckets = buckets.filter { Self.left($0.value, Self.limit($0.key), now) < Self.limit($0.key).size }
            }
            let names = ["a:\(account)", "i:\(address)", "e"]
            var wait = 0.0
            for name in names {
                let limit = Self.limit(name)
                let left = buckets[name].map { Self.left($0, limit, now) } ?? limit.size
                if left < 1 { wait = max(wait, (1 - left) * limit.refill) }
            }
            guard wait == 0 else { return max(1, Int((wait / 1000).rounded(.up))) }
            for name in names {
                let limit = Self.limit(name)
                let left = buckets[name].map { Self.left($0, limit, now) } ?? limit.size
                buckets[name] = Bucket(left: left - 1, at: now)
            }
            return nil
        }
    }

    /// Gives the account its guesses back: its owner has come in. The address gets back that one alone, or whoever has an
    /// account could guess at all others without end.
    func succeed(account: String, address: String) {
        buckets.withLock { buckets in
            buckets["a:\(account)"] = nil
            for name in ["i:\(address)", "e"] { buckets[name]?.left += 1 }
        }
    }

    private static func limit(_ name: String) -> Limit {
        name.hasPrefix("a:") ? account : name.hasPrefix("i:") ? address : everybody
    }

    private static func left(_ bucket: Bucket, _ limit: Limit, _ now: Instant) -> Double {
        let passed = Double(max(0, now.milliseconds - bucket.at.milliseconds))
        return min(limit.size, bucket.left + passed / limit.refill)
    }
}
