import Domain
import Storage

struct SQLiteChanges: ChangeStore {
    let connection: Connection
    let sequences: Sequences

    func allocateID() throws -> ChangeID {
        try connection.requireWritable()
        return ChangeID(try sequences.take(of: .change))
    }

    func append(_ change: Change) throws {
        try connection.requireWritable()
        try Storable.check(change.action, change.request, change.digest, column: "changes")
        var call = try connection.call(
            "INSERT INTO changes (id, actor, action, at, request, digest, processed_to) VALUES (?, ?, ?, ?, ?, ?, ?)")
        call.bind(change.id.number)
        call.bind(change.actor)
        call.bind(change.action)
        call.bind(change.at.milliseconds)
        call.bind(change.request)
        call.bind(change.digest)
        call.bind(optional: connection.unwrittenClock)
        try call.run()
        connection.unwrittenClock = nil
        connection.latest.change = max(connection.latest.change ?? change.id, change.id)
        try sequences.note(change.id.number, of: .change)
    }

    func latest(_ count: Int) throws -> [Change] {
        var call = try connection.call(
            "SELECT id, actor, action, at, request, digest FROM changes ORDER BY id DESC LIMIT ?")
        call.bind(max(0, count))
        return try call.all(Self.change)
    }

    func change(_ id: ChangeID) throws -> Change? {
        var call = try connection.call("SELECT id, actor, action, at, request, digest FROM changes WHERE id = ?")
        call.bind(id.number)
        return try call.first(Self.change)
    }

    private static func change(_ row: inout Call) throws -> Change {
        Change(
            id: ChangeID(row.integer()), actor: try row.required(row.user("changes.actor"), "changes.actor"),
            action: row.text(), at: Instant(milliseconds: row.integer()), request: row.optionalText(),
            digest: row.text())
    }

    func processedTo() throws -> Instant {
        if let known = connection.state.processedTo { return known }
        var call = try connection.call("SELECT value FROM meta WHERE name = 'processed_to'")
        var processed = try call.first { $0.instant() } ?? .unset
        call = try connection.call(
            "SELECT processed_to FROM changes WHERE processed_to IS NOT NULL ORDER BY id DESC LIMIT 1")
        processed = max(processed, try call.first { $0.instant() } ?? .unset)
        connection.state.processedTo = processed
        return processed
    }

    /// It stands in the row of a change that is appended after it, or else by itself.
    func setProcessed(to instant: Instant) throws {
        try connection.requireWritable()
        connection.state.processedTo = instant
        connection.unwrittenClock = instant
    }

    /// Writes down the clock that no change took along.
    func flush() throws {
        guard let clock = connection.unwrittenClock else { return }
        var call = try connection.call(
            """
            INSERT INTO meta (name, value) VALUES ('processed_to', ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
        call.bind(clock.milliseconds)
        try call.run()
        connection.unwrittenClock = nil
    }
}

struct SQLitePolicies: PolicyStore {
    let connection: Connection

    func inForce() throws -> PolicyRecord? {
        if let known = connection.state.policy { return known }
        var latest = try connection.call("SELECT max(version) FROM policies")
        guard let version = try latest.first({ $0.optionalInteger() }) ?? nil else { return nil }
        if let known = connection.policies.record(Int(version)) {
            connection.state.policy = known
            return known
        }
        var call = try connection.call("SELECT version, text, adopted_at, adopted_by FROM policies WHERE version = ?")
        call.bind(version)
        let record = try call.first(Self.record)
        // What a transaction that writes sees may be undone yet.
        if let record, connection.isReadOnly { connection.policies.keep(record) }
        connection.state.policy = record
        return record
    }

    func all() throws -> [PolicyRecord] {
        var call = try connection.call("SELECT version, text, adopted_at, adopted_by FROM policies ORDER BY version")
        return try call.all(Self.record)
    }

    func append(_ record: PolicyRecord) throws {
        try connection.requireWritable()
        try Storable.check(record.text, column: "policies.text")
        connection.state.policy = nil
        var call = try connection.call(
            "INSERT INTO policies (version, text, adopted_at, adopted_by) VALUES (?, ?, ?, ?)")
        call.bind(record.version)
        call.bind(record.text)
        call.bind(record.adoptedAt.milliseconds)
        call.bind(record.adoptedBy)
        try call.run()
    }

    private static func record(_ row: inout Call) throws -> PolicyRecord {
        PolicyRecord(
            version: row.int(), text: row.text(), adoptedAt: Instant(milliseconds: row.integer()),
            adoptedBy: try row.required(row.user("policies.adopted_by"), "policies.adopted_by"))
    }
}
