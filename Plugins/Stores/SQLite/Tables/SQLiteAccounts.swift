import Domain
import Storage

struct SQLiteCredentials: CredentialStore {
    let connection: Connection

    func credential(of user: UserID) throws -> Credential? {
        var call = try connection.call("SELECT user_id, hash, changed_at FROM credentials WHERE user_id = ?")
        call.bind(user)
        return try call.first(Self.credential)
    }

    func all() throws -> [Credential] {
        var call = try connection.call("SELECT user_id, hash, changed_at FROM credentials ORDER BY user_id")
        return try call.all(Self.credential)
    }

    func save(_ credential: Credential) throws {
        try connection.requireWritable()
        try Storable.check(credential.hash, column: "credentials.hash")
        var call = try connection.call(
            """
            INSERT INTO credentials (user_id, hash, changed_at) VALUES (?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at
            """)
        call.bind(credential.user)
        call.bind(credential.hash)
        call.bind(credential.changedAt.milliseconds)
        try call.run()
    }

    func remove(of user: UserID) throws {
        try connection.requireWritable()
        var call = try connection.call("DELETE FROM credentials WHERE user_id = ?")
        call.bind(user)
        try call.run()
    }

    private static func credential(_ row: inout Call) throws -> Credential {
        Credential(
            user: try row.required(row.user("credentials.user_id"), "credentials.user_id"), hash: row.text(),
            changedAt: Instant(milliseconds: row.integer()))
    }
}

struct SQLiteLogins: LoginStore {
    let connection: Connection

    func login(_ digest: String) throws -> LoginSession? {
        var call = try connection.call(
            """
            SELECT digest, user_id, created_at, last_seen, authenticated_at, expires, agent FROM logins
            WHERE digest = ?
            """)
        call.bind(digest)
        return try call.first(Self.login)
    }

    func logins(of user: UserID) throws -> [LoginSession] {
        var call = try connection.call(
            """
            SELECT digest, user_id, created_at, last_seen, authenticated_at, expires, agent FROM logins
            WHERE user_id = ? ORDER BY created_at DESC, digest
            """)
        call.bind(user)
        return try call.all(Self.login)
    }

    func save(_ login: LoginSession) throws {
        try connection.requireWritable()
        try Storable.check(login.digest, login.agent, column: "logins")
        var call = try connection.call(
            """
            INSERT INTO logins (digest, user_id, created_at, last_seen, authenticated_at, expires, agent)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (digest) DO UPDATE SET
                user_id = excluded.user_id, created_at = excluded.created_at, last_seen = excluded.last_seen,
                authenticated_at = excluded.authenticated_at, expires = excluded.expires, agent = excluded.agent
            """)
        call.bind(login.digest)
        call.bind(login.user)
        call.bind(login.createdAt.milliseconds)
        call.bind(login.lastSeen.milliseconds)
        call.bind(login.authenticatedAt.milliseconds)
        call.bind(login.expires.milliseconds)
        call.bind(login.agent)
        try call.run()
    }

    func remove(_ digest: String) throws {
        try connection.requireWritable()
        var call = try connection.call("DELETE FROM logins WHERE digest = ?")
        call.bind(digest)
        try call.run()
    }

    func removeExpired(at now: Instant) throws -> Int {
        try connection.requireWritable()
        var call = try connection.call("DELETE FROM logins WHERE expires <= ?")
        call.bind(now.milliseconds)
        return try call.run()
    }

    private static func login(_ row: inout Call) throws -> LoginSession {
        let digest = row.text()
        let user = try row.required(row.user("logins.user_id"), "logins.user_id")
        let (created, seen) = (Instant(milliseconds: row.integer()), Instant(milliseconds: row.integer()))
        let (authenticated, expires) = (Instant(milliseconds: row.integer()), Instant(milliseconds: row.integer()))
        return LoginSession(
            digest: digest, user: user, createdAt: created, lastSeen: seen, authenticatedAt: authenticated,
            expires: expires, agent: row.optionalText())
    }
}

struct SQLiteTokens: TokenStore {
    let connection: Connection

    func token(_ digest: String) throws -> AccessToken? {
        var call = try connection.call(
            """
            SELECT digest, user_id, name, scopes, created_at, expires, last_used, revoked_at FROM tokens
            WHERE digest = ?
            """)
        call.bind(digest)
        return try call.first(Self.token)
    }

    func tokens(of user: UserID) throws -> [AccessToken] {
        var call = try connection.call(
            """
            SELECT digest, user_id, name, scopes, created_at, expires, last_used, revoked_at FROM tokens
            WHERE user_id = ? ORDER BY created_at DESC, digest
            """)
        call.bind(user)
        return try call.all(Self.token)
    }

    func save(_ token: AccessToken) throws {
        try connection.requireWritable()
        try Storable.check(token.digest, token.name, column: "tokens")
        var call = try connection.call(
            """
            INSERT INTO tokens (digest, user_id, name, scopes, created_at, expires, last_used, revoked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (digest) DO UPDATE SET
                user_id = excluded.user_id, name = excluded.name, scopes = excluded.scopes,
                created_at = excluded.created_at, expires = excluded.expires, last_used = excluded.last_used,
                revoked_at = excluded.revoked_at
            """)
        call.bind(token.digest)
        call.bind(token.user)
        call.bind(token.name)
        call.bind(token.scopes.map(\.rawValue).joined(separator: " "))
        call.bind(token.createdAt.milliseconds)
        call.bind(token.expires.milliseconds)
        call.bind(optional: token.lastUsed)
        call.bind(optional: token.revokedAt)
        try call.run()
    }

    private static func token(_ row: inout Call) throws -> AccessToken {
        let digest = row.text()
        let user = try row.required(row.user("tokens.user_id"), "tokens.user_id")
        let (name, words) = (row.text(), row.text())
        let scopes = try words.split(separator: " ").map { word in
            guard let scope = TokenScope(rawValue: String(word)) else {
                throw StorageError.corrupt("tokens.scopes: '\(words)'")
            }
            return scope
        }
        return AccessToken(
            digest: digest, user: user, name: name, scopes: scopes, createdAt: Instant(milliseconds: row.integer()),
            expires: Instant(milliseconds: row.integer()), lastUsed: row.optionalInstant(),
            revokedAt: row.optionalInstant())
    }
}

struct SQLiteReceipts: ReceiptStore {
    let connection: Connection

    func receipt(of user: UserID, key: String) throws -> Receipt? {
        var call = try connection.call("SELECT digest, status, body, at FROM receipts WHERE user_id = ? AND key = ?")
        call.bind(user)
        call.bind(key)
        return try call.first { row in
            Receipt(
                user: user, key: key, digest: row.text(), status: row.int(), body: Array(row.text().utf8),
                at: Instant(milliseconds: row.integer()))
        }
    }

    func append(_ receipt: Receipt) throws {
        try connection.requireWritable()
        guard let body = String(validating: receipt.body, as: UTF8.self) else {
            throw StorageError.failed("receipts.body: no UTF-8")
        }
        try Storable.check(receipt.key, receipt.digest, body, column: "receipts")
        guard try self.receipt(of: receipt.user, key: receipt.key) == nil else {
            throw StorageError.duplicate("receipts.key")
        }
        var call = try connection.call(
            "INSERT INTO receipts (user_id, key, digest, status, body, at) VALUES (?, ?, ?, ?, ?, ?)")
        call.bind(receipt.user)
        call.bind(receipt.key)
        call.bind(receipt.digest)
        call.bind(receipt.status)
        call.bind(body)
        call.bind(receipt.at.milliseconds)
        try call.run()
    }

    func remove(before instant: Instant) throws -> Int {
        try connection.requireWritable()
        var call = try connection.call("DELETE FROM receipts WHERE at < ?")
        call.bind(instant.milliseconds)
        return try call.run()
    }
}

struct SQLiteViews: ViewStore {
    let connection: Connection

    func views(of user: UserID) throws -> [SavedView] {
        var call = try connection.call("SELECT name, query FROM views WHERE user_id = ? ORDER BY name")
        call.bind(user)
        return try call.all { SavedView(user: user, name: $0.text(), query: $0.text()) }
    }

    func save(_ view: SavedView) throws {
        try connection.requireWritable()
        try Storable.check(view.name, view.query, column: "views")
        var call = try connection.call(
            """
            INSERT INTO views (user_id, name, query) VALUES (?, ?, ?)
            ON CONFLICT (user_id, name) DO UPDATE SET query = excluded.query
            """)
        call.bind(view.user)
        call.bind(view.name)
        call.bind(view.query)
        try call.run()
    }

    func remove(_ name: String, of user: UserID) throws {
        try connection.requireWritable()
        var call = try connection.call("DELETE FROM views WHERE user_id = ? AND name = ?")
        call.bind(user)
        call.bind(name)
        try call.run()
    }
}
