import Domain
import Storage

struct SQLiteSpells: SpellStore {
    let connection: Connection

    func spells(of customer: CustomerID) throws -> [OwnershipSpell] {
        var call = try connection.call(
            """
            SELECT owner, started_at, start_event, reason, started_by, ended_at, end_event, end_reason, ended_by
            FROM spells WHERE customer_id = ? ORDER BY started_at, start_event
            """)
        call.bind(customer)
        return try call.all { row in
            OwnershipSpell(
                customer: customer, owner: try row.required(row.user("spells.owner"), "spells.owner"),
                start: Mark(at: Instant(milliseconds: row.integer()), event: EventID(row.integer())),
                reason: row.optionalText(),
                startedBy: try row.required(row.user("spells.started_by"), "spells.started_by"),
                end: try Self.end(&row))
        }
    }

    func save(_ spells: [OwnershipSpell], of customer: CustomerID) throws {
        try connection.requireWritable()
        for spell in spells {
            try Storable.check(spell)
            guard spell.customer == customer else {
                throw StorageError.failed("spells.customer_id: \(spell.customer.number) is not \(customer.number)")
            }
        }
        let stored = try self.spells(of: customer)
        do { try write(spells, replacing: stored) } catch StorageError.duplicate(let columns) where columns != "spells"
        {
            // The keys say it too, where spells have a start or no end in common.
            throw StorageError.duplicate("spells")
        }
    }

    /// All that goes or ends does so before anything begins, so that nothing stands in the way of what is right.
    private func write(_ new: [OwnershipSpell], replacing old: [OwnershipSpell]) throws {
        for spell in old where !new.contains(where: { $0 == spell || Self.ends(spell, as: $0) }) {
            var call = try connection.call("DELETE FROM spells WHERE customer_id = ? AND start_event = ?")
            call.bind(spell.customer)
            call.bind(spell.start.event.number)
            try call.run()
        }
        for spell in new where old.contains(where: { Self.ends($0, as: spell) }) {
            var call = try connection.call(
                """
                UPDATE spells SET ended_at = ?, end_event = ?, end_reason = ?, ended_by = ?
                WHERE customer_id = ? AND start_event = ?
                """)
            Self.bind(spell.end, to: &call)
            call.bind(spell.customer)
            call.bind(spell.start.event.number)
            try call.run()
        }
        for (place, spell) in new.enumerated()
        where !old.contains(where: { $0 == spell || Self.ends($0, as: spell) }) || new[..<place].contains(spell) {
            try insert(spell)
        }
    }

    private func insert(_ spell: OwnershipSpell) throws {
        var call = try connection.call(
            """
            INSERT INTO spells (
                customer_id, owner, started_at, start_event, reason, started_by, ended_at, end_event, end_reason,
                ended_by
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        call.bind(spell.customer)
        call.bind(spell.owner)
        call.bind(spell.start.at.milliseconds)
        call.bind(spell.start.event.number)
        call.bind(spell.reason)
        call.bind(spell.startedBy)
        Self.bind(spell.end, to: &call)
        try call.run()
    }

    func count(of owner: UserID, reason: String, in range: Range<Instant>) throws -> Int {
        var call = try connection.call(
            "SELECT count(*) FROM spells WHERE owner = ? AND started_at >= ? AND started_at < ? AND reason = ?")
        call.bind(owner)
        call.bind(range.lowerBound.milliseconds)
        call.bind(range.upperBound.milliseconds)
        call.bind(reason)
        return try call.first { $0.int() } ?? 0
    }

    func lost(by owner: UserID, since instant: Instant, limit: Int) throws -> [CustomerID] {
        var call = try connection.call(
            """
            SELECT customer_id FROM spells WHERE owner = ? AND ended_at >= ? AND ended_by = ?
            ORDER BY ended_at DESC, customer_id DESC LIMIT ?
            """)
        call.bind(owner)
        call.bind(instant.milliseconds)
        call.bind(UserID.system)
        call.bind(Int64(limit))
        return try call.all { CustomerID($0.integer()) }
    }

    /// Whether `open`, which has no end, is `ended` but for its end.
    private static func ends(_ open: OwnershipSpell, as ended: OwnershipSpell) -> Bool {
        guard open.end == nil, let end = ended.end else { return false }
        var closed = open
        closed.end = end
        return closed == ended
    }

    private static func bind(_ end: OwnershipSpell.End?, to call: inout Call) {
        call.bind(end?.mark.at.milliseconds)
        call.bind(end?.mark.event.number)
        call.bind(end?.reason)
        call.bind(end?.by)
    }

    private static func end(_ row: inout Call) throws -> OwnershipSpell.End? {
        let at = row.optionalInstant()
        let event = row.optionalInteger()
        let reason = row.optionalText()
        let by = try row.user("spells.ended_by")
        guard let at, let event, let by else { return nil }
        return OwnershipSpell.End(mark: Mark(at: at, event: EventID(event)), reason: reason, by: by)
    }
}
