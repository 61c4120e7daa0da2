/// The record of one committed write: who did what, when.
public struct Change: Hashable, Sendable {
    public let id: ChangeID
    public let actor: UserID
    /// What was done, for example `import.timeline`.
    public let action: String
    public let at: Instant
    /// The caller's own name for the request, where it gave one.
    public let request: String?
    /// Lower-case hexadecimal SHA-256 of what was asked for.
    public let digest: String

    public init(id: ChangeID, actor: UserID, action: String, at: Instant, request: String?, digest: String) {
        self.id = id
        self.actor = actor
        self.action = action
        self.at = at
        self.request = request
        self.digest = digest
    }
}

/// A policy that was adopted.
public struct PolicyRecord: Hashable, Sendable {
    public let version: PolicyVersion
    /// The YAML document as it was given.
    public let text: String
    public let adoptedAt: Instant
    public let adoptedBy: UserID

    public init(version: PolicyVersion, text: String, adoptedAt: Instant, adoptedBy: UserID) {
        self.version = version
        self.text = text
        self.adoptedAt = adoptedAt
        self.adoptedBy = adoptedBy
    }
}
