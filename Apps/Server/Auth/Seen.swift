import Domain
import Synchronization

/// When sessions and tokens were last used, until the clock writes it down: reading writes nothing.
final class Seen: Sendable {
    private let latest = Mutex<[String: Instant]>([:])

    func note(_ principal: Principal, at now: Instant) {
        switch principal {
        case .nobody: break
        case .browser(let login): latest.withLock { $0[login.digest] = now }
        case .token(let token): latest.withLock { $0[token.digest] = now }
        }
    }

    /// What there is, once.
    func take() -> [String: Instant] {
        latest.withLock { latest in
            defer { latest = [:] }
            return latest
        }
    }

    /// Keeps what could not be written down for the next time.
    func putBack(_ seen: [String: Instant]) { latest.withLock { $0.merge(seen) { max($0, $1) } } }
}
