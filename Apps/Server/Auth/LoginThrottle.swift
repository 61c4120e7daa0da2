import Domain
import Synchronization

/// How often a password may be guessed: by account, by address, and by everybody together. A browser in which the account's
/// owner has logged in before guesses on its own: nobody is locked out there by what strangers do.
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
    /// - `device`: the browser's name, where its user has logged in before.
    /// - Returns: nil when it may be made, else after how many seconds it may.
    func guess(account: String, address: String, device: String? = nil, at now: Instant) -> Int? {
        buckets.withLock { buckets in
            if buckets.count > Self.crowd { buckets = Self.used(buckets, now) }
            let names = device.map { ["d:\($0)"] } ?? ["a:\(account)", "i:\(address)", "e"]
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
    func succeed(account: String, address: String, device: String? = nil) {
        buckets.withLock { buckets in
            if let device {
                buckets["d:\(device)"] = nil
                return
            }
            buckets["a:\(account)"] = nil
            for name in ["i:\(address)", "e"] { buckets[name]?.left += 1 }
        }
    }

    /// How many accounts, addresses and browsers are remembered.
    var count: Int { buckets.withLock(\.count) }

    /// Forgets whoever has all guesses again.
    func clean(at now: Instant) { buckets.withLock { $0 = Self.used($0, now) } }

    private static func used(_ buckets: [String: Bucket], _ now: Instant) -> [String: Bucket] {
        buckets.filter { left($0.value, limit($0.key), now) < limit($0.key).size }
    }

    private static func limit(_ name: String) -> Limit {
        name.hasPrefix("a:") || name.hasPrefix("d:") ? account : name.hasPrefix("i:") ? address : everybody
    }

    private static func left(_ bucket: Bucket, _ limit: Limit, _ now: Instant) -> Double {
        let passed = Double(max(0, now.milliseconds - bucket.at.milliseconds))
        return min(limit.size, bucket.left + passed / limit.refill)
    }
}
