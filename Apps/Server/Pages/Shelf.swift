import Domain
import Synchronization

/// Files that were sent and not taken yet: the latest few, for half an hour.
final class Shelf: Sendable {
    struct Held: Sendable {
        let user: UserID
        let name: String
        let content: [UInt8]
        fileprivate let at: Instant
    }

    private let held = Mutex<[(id: String, file: Held)]>([])
    private static let limit = 8
    private static let share = 2
    private static let life: Int64 = 1_800_000

    func put(_ id: String, _ name: String, _ content: [UInt8], of user: UserID, at now: Instant) {
        held.withLock { held in
            Self.clean(&held, now)
            // Somebody who sends much makes room by their own.
            while held.count(where: { $0.file.user == user }) >= Self.share,
                let oldest = held.firstIndex(where: { $0.file.user == user })
            {
                held.remove(at: oldest)
            }
            if held.count >= Self.limit { held.removeFirst() }
            held.append((id, Held(user: user, name: name, content: content, at: now)))
        }
    }

    /// Nil when it is not there any more, or is somebody else's.
    func get(_ id: String, of user: UserID, at now: Instant) -> Held? {
        held.withLock { held in
            Self.clean(&held, now)
            return held.first { $0.id == id && $0.file.user == user }?.file
        }
    }

    /// Throws away those whose time is up.
    func clean(at now: Instant) { held.withLock { Self.clean(&$0, now) } }

    /// How many are held.
    var count: Int { held.withLock(\.count) }

    private static func clean(_ held: inout [(id: String, file: Held)], _ now: Instant) {
        held.removeAll { now.milliseconds - $0.file.at.milliseconds > life }
    }
}
