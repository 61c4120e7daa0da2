public import Domain

/// Who can prove who they are.
public protocol CredentialStore {
    func credential(of user: UserID) throws -> Credential?
    /// By user.
    func all() throws -> [Credential]
    /// Inserts or replaces.
    func save(_ credential: Credential) throws
    func remove(of user: UserID) throws
}

/// Who has logged in.
public protocol LoginStore {
    func login(_ digest: String) throws -> LoginSession?
    /// The latest first.
    func logins(of user: UserID) throws -> [LoginSession]
    /// Inserts or replaces.
    func save(_ login: LoginSession) throws
    func remove(_ digest: String) throws
    /// Those that expire at or before `now`. - Returns: how many there were.
    func removeExpired(at now: Instant) throws -> Int
}

/// What lets programs act as somebody.
public protocol TokenStore {
    func token(_ digest: String) throws -> AccessToken?
    /// Those of one user, the latest first.
    func tokens(of user: UserID) throws -> [AccessToken]
    /// Inserts or replaces.
    func save(_ token: AccessToken) throws
}

/// Answers to requests that may be repeated.
public protocol ReceiptStore {
    func receipt(of user: UserID, key: String) throws -> Receipt?
    /// - Throws: ``StorageError/duplicate(_:)`` when the user has one of that key.
    func append(_ receipt: Receipt) throws
    /// Those from before `instant`. - Returns: how many there were.
    func remove(before instant: Instant) throws -> Int
}

/// Searches that people want to find again.
public protocol ViewStore {
    /// By name, byte order.
    func views(of user: UserID) throws -> [SavedView]
    /// Inserts or replaces.
    func save(_ view: SavedView) throws
    func remove(_ name: String, of user: UserID) throws
}
