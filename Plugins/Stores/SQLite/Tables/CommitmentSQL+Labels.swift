import Domain
import Storage

// Labels set by hand, and what was put off.

extension CommitmentSQL {
    static func overrides(of customer: CustomerID, _ connection: Connection) throws -> [LabelOverride] {
        var call = try connection.call(
            """
            SELECT event_id, scheme, label, from_label, at, set_by, reason, until, state, approved_by FROM overrides
            WHERE customer_id = ? ORDER BY position
            """)
        call.bind(customer)
        return try call.all { row in
            LabelOverride(
                event: EventID(row.integer()), scheme: SchemeID(row.text()), label: LabelID(row.text()),
                from: row.optionalText().map { LabelID($0) }, at: Instant(milliseconds: row.integer()),
                by: try row.required(row.user("overrides.set_by"), "overrides.set_by"), reason: row.optionalText(),
                until: row.optionalInstant(), state: try row.required(row.word("overrides.state"), "overrides.state"),
                approvedBy: try row.user("overrides.approved_by"))
        }
    }

    static func insert(
        _ override: LabelOverride, at position: Int, of customer: CustomerID, _ connection: Connection
    ) throws {
        var call = try connection.call(
            """
            INSERT INTO overrides (
                customer_id, scheme, state, event_id, position, label, from_label, at, set_by, reason, until,
                approved_by
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        call.bind(customer)
        call.bind(override.scheme.text)
        call.bind(override.state)
        call.bind(override.event.number)
        call.bind(position)
        call.bind(override.label.text)
        call.bind(override.from?.text)
        call.bind(override.at.milliseconds)
        call.bind(override.by)
        call.bind(override.reason)
        call.bind(optional: override.until)
        call.bind(override.approvedBy)
        try call.run()
    }

    static func delete(_ override: LabelOverride, of customer: CustomerID, _ connection: Connection) throws {
        var call = try connection.call("DELETE FROM overrides WHERE customer_id = ? AND scheme = ? AND state = ?")
        call.bind(customer)
        call.bind(override.scheme.text)
        call.bind(override.state)
        try call.run()
    }

    static func snoozes(of customer: CustomerID, _ connection: Connection) throws -> [Snooze] {
        var call = try connection.call(
            """
            SELECT kind, cause, until, count, snoozed_by, reason FROM snoozes WHERE customer_id = ? ORDER BY position
            """)
        call.bind(customer)
        return try call.all { row in
            let kind = try row.required(row.word("snoozes.kind", as: ObligationKind.self), "snoozes.kind")
            let text = row.text()
            guard let cause = Cause(text: text) else { throw StorageError.corrupt("snoozes.cause: '\(text)'") }
            return Snooze(
                kind: kind, cause: cause, until: Instant(milliseconds: row.integer()), count: row.int(),
                by: try row.required(row.user("snoozes.snoozed_by"), "snoozes.snoozed_by"), reason: row.optionalText())
        }
    }

    static func insert(
        _ snooze: Snooze, at position: Int, of customer: CustomerID, _ connection: Connection
    ) throws {
        var call = try connection.call(
            """
            INSERT INTO snoozes (customer_id, kind, cause, position, until, count, snoozed_by, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        call.bind(customer)
        call.bind(snooze.kind)
        call.bind(snooze.cause.text)
        call.bind(position)
        call.bind(snooze.until.milliseconds)
        call.bind(snooze.count)
        call.bind(snooze.by)
        call.bind(snooze.reason)
        try call.run()
    }

    static func delete(_ snooze: Snooze, of customer: CustomerID, _ connection: Connection) throws {
        var call = try connection.call("DELETE FROM snoozes WHERE customer_id = ? AND kind = ? AND cause = ?")
        call.bind(customer)
        call.bind(snooze.kind)
        call.bind(snooze.cause.text)
        try call.run()
    }
}
