import Domain
import Storage

/// What the connection that writes knows without asking: the few rows that every write needs.
///
/// One process owns the file and one connection of it writes, so nothing here goes stale. It is a value: a transaction
/// works on a copy, which takes the place of what was known once the body has succeeded, and is let go with a body that
/// is undone. When a commit fails, all of it is.
struct WriterState {
    /// The next free id of each counter that was asked for.
    var next: [Int64?] = Sequences.Name.allCases.map { _ in nil }
    /// What stands in the file for each counter: ids below it may be given.
    var reserved = Sequences.Name.allCases.map { _ in Int64(0) }
    /// Up to when the store is processed; nil when it was not asked for yet.
    var processedTo: Instant?
    /// The end of the audit's chain; nil when it was not asked for yet.
    var auditHead: AuditHead?
    /// Users that were asked for, at most ``Users/limit``.
    var users = Users()
    /// The policy in force that was seen.
    var policy: PolicyRecord?

    /// The next free id of a counter, as far as it is known.
    subscript(name: Sequences.Name) -> Int64? { next[name.place] }

    struct AuditHead {
        /// The latest link; nil when there is none.
        let link: AuditLink?
    }

    struct Users {
        static let limit = 1024
        private var known: [UserID: User] = [:]

        subscript(id: UserID) -> User? {
            get {
                // Names that only look alike are different.
                guard let user = known[id], user.id.text.hasBytes(of: id.text) else { return nil }
                return user
            }
            set {
                if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
                known[id] = newValue
            }
        }
    }
}
