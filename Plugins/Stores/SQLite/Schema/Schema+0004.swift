// Who may come in, by which token, what was answered to requests that may be repeated, and searches to find again.
extension Schema {
    static let accounts0004 = """
        CREATE TABLE credentials (
            user_id TEXT PRIMARY KEY NOT NULL CHECK (user_id <> ''),
            hash TEXT NOT NULL CHECK (hash <> ''),
            changed_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE logins (
            digest TEXT PRIMARY KEY NOT NULL CHECK (digest <> ''),
            user_id TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            last_seen INTEGER NOT NULL,
            authenticated_at INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            agent TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX logins_user ON logins (user_id, created_at);
        CREATE INDEX logins_expires ON logins (expires);

        CREATE TABLE tokens (
            digest TEXT PRIMARY KEY NOT NULL CHECK (digest <> ''),
            user_id TEXT NOT NULL,
            name TEXT NOT NULL,
            scopes TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            last_used INTEGER,
            revoked_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tokens_user ON tokens (user_id, created_at);

        CREATE TABLE receipts (
            user_id TEXT NOT NULL,
            key TEXT NOT NULL CHECK (key <> ''),
            digest TEXT NOT NULL,
            status INTEGER NOT NULL,
            body TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (user_id, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX receipts_at ON receipts (at);

        CREATE TABLE views (
            user_id TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            query TEXT NOT NULL,
            PRIMARY KEY (user_id, name)
        ) STRICT, WITHOUT ROWID;
        """
}
