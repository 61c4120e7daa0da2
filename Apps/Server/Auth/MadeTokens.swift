import Domain
import Synchronization
import Workflows

/// Tokens that were just made by a form, so that the same form sent again shows the same one: some minutes, and few.
final class MadeTokens: Sendable {
    private struct Made {
        let form: String
        let user: UserID
        let token: NewToken
        let at: Instant
    }

    private let made = Mutex<[Made]>([])
    private static let life: Int64 = 300_000
    private static let limit = 50

    func token(of form: String, by user: UserID, at now: Instant) -> NewToken? {
        made.withLock { made in
            Self.clean(&made, now)
            return made.first { $0.form == form && $0.user == user }?.token
        }
    }

    func keep(_ token: NewToken, of form: String, by user: UserID, at now: Instant) {
        made.withLock { made in
            Self.clean(&made, now)
            if made.count >= Self.limit { made.removeFirst() }
            made.append(Made(form: form, user: user, token: token, at: now))
        }
    }

    /// Forgets those whose time is up: the secret of a token is kept no longer.
    func clean(at now: Instant) { made.withLock { Self.clean(&$0, now) } }

    /// How many are kept.
    var count: Int { made.withLock(\.count) }

    private static func clean(_ made: inout [Made], _ now: Instant) {
        made.removeAll { now.milliseconds - $0.at.milliseconds > life }
    }
}
