import Domain
import Synchronization

/// When sessions and tokens were last used, until the clock writes it down: reading writes nothing.
final class Seen: Sendable {
    private let latest = Mutex<[String: Instant]>([:])

    func note(login digest: String, at now: Instant) { latest.withLock { $0[digest] = now } }
    func note(token digest: String, at now: Instant) { latest.withLock { $0[digest] = now } }

    /// What there is, once.
    func take() -> [String: Instant] {
        latest.withLock { latest in
            defer { latest = [:] }
            return latest
        }
    }
}
