/// How somebody proves who they are.
public struct Credential: Hashable, Sendable {
    public let user: UserID
    /// In the PHC form, for example `$scrypt$ln=15,r=8,p=3$SALT$HASH`.
    public var hash: String
    public var changedAt: Instant

    public init(user: UserID, hash: String, changedAt: Instant) {
        self.user = user
        self.hash = hash
        self.changedAt = changedAt
    }
}

/// Somebody who has logged in with a browser, until they leave or time is up.
public struct LoginSession: Hashable, Sendable {
    /// SHA-256 of the token, lower-case hexadecimal; the token itself is nowhere kept.
    public let digest: String
    public let user: UserID
    public let createdAt: Instant
    /// When it was last used, as far as that was written down.
    public var lastSeen: Instant
    /// When its owner last gave the password.
    public let authenticatedAt: Instant
    public let expires: Instant
    /// What the browser calls itself.
    public let agent: String?

    public init(
        digest: String, user: UserID, createdAt: Instant, lastSeen: Instant, authenticatedAt: Instant,
        expires: Instant, agent: String? = nil
    ) {
        self.digest = digest
        self.user = user
        self.createdAt = createdAt
        self.lastSeen = lastSeen
        self.authenticatedAt = authenticatedAt
        self.expires = expires
        self.agent = agent
    }
}

/// What a token may be used for. The raw values stand in stores and requests.
public enum TokenScope: String, CaseIterable, Sendable {
    case read, write, `import`, export, admin
}

/// What lets a program act as somebody, and never as more than they are.
public struct AccessToken: Hashable, Sendable {
    /// SHA-256 of the token, lower-case hexadecimal; the token itself is nowhere kept.
    public let digest: String
    public let user: UserID
    /// For whoever looks at the list later.
    public let name: String
    /// In the order of ``TokenScope/allCases``.
    public let scopes: [TokenScope]
    public let createdAt: Instant
    public let expires: Instant
    /// When it was last used, as far as that was written down.
    public var lastUsed: Instant?
    public var revokedAt: Instant?

    public init(
        digest: String, user: UserID, name: String, scopes: [TokenScope], createdAt: Instant, expires: Instant,
        lastUsed: Instant? = nil, revokedAt: Instant? = nil
    ) {
        self.digest = digest
        self.user = user
        self.name = name
        self.scopes = scopes
        self.createdAt = createdAt
        self.expires = expires
        self.lastUsed = lastUsed
        self.revokedAt = revokedAt
    }
}

/// The answer to a request that its sender may repeat: sent again, it is answered by this and not done again.
public struct Receipt: Hashable, Sendable {
    public let user: UserID
    /// The sender's own name for the request.
    public let key: String
    /// Of what was asked for, lower-case hexadecimal SHA-256.
    public let digest: String
    public let status: Int
    public let body: [UInt8]
    public let at: Instant

    public init(user: UserID, key: String, digest: String, status: Int, body: [UInt8], at: Instant) {
        self.user = user
        self.key = key
        self.digest = digest
        self.status = status
        self.body = body
        self.at = at
    }
}

/// A search that somebody wants to find again.
public struct SavedView: Hashable, Sendable {
    public let user: UserID
    public let name: String
    /// In the query language.
    public let query: String

    public init(user: UserID, name: String, query: String) {
        self.user = user
        self.name = name
        self.query = query
    }
}
