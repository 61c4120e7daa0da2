/// What a user may do at most (RULES.md §1).
public enum Role: String, CaseIterable, Sendable {
    case salesperson, manager, admin
}

/// Somebody who owns customers or acts on them.
public struct User: Hashable, Sendable {
    public let id: UserID
    public var role: Role
    /// False for an owner who is known from an import only.
    public var canLogIn: Bool
    public let createdAt: Instant

    public init(id: UserID, role: Role, canLogIn: Bool, createdAt: Instant) {
        self.id = id
        self.role = role
        self.canLogIn = canLogIn
        self.createdAt = createdAt
    }
}
