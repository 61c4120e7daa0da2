import Domain
import Storage

struct SQLiteBatches: BatchStore {
    let connection: Connection

    func append(_ batch: Batch, rows: [BatchRow]) throws {
        try connection.requireWritable()
        try Storable.check(batch, rows)
        var call = try connection.call(
            """
            INSERT INTO batches (change_id, actor, at, action, detail, count, first_event, last_event, undone_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        call.bind(batch.change.number)
        call.bind(batch.actor)
        call.bind(batch.at.milliseconds)
        call.bind(batch.action)
        call.bind(batch.detail)
        call.bind(batch.count)
        call.bind(batch.events?.lowerBound.number)
        call.bind(batch.events?.upperBound.number)
        call.bind(batch.undoneBy?.number)
        try call.run()
        for tag in batch.tags {
            var call = try connection.call(
                "INSERT INTO batch_tags (change_id, name, before_colour, after_colour) VALUES (?, ?, ?, ?)")
            call.bind(batch.change.number)
            call.bind(tag.name)
            call.bind(tag.before)
            call.bind(tag.after)
            try call.run()
        }
        for row in rows {
            var call = try connection.call(
                "INSERT INTO batch_rows (change_id, customer_id, events) VALUES (?, ?, ?)")
            call.bind(batch.change.number)
            call.bind(row.customer)
            call.bind(utf8: JSONText.text(row.events.map(\.number)))
            try call.run()
            try insert(row.before, side: "before", of: batch.change, row.customer)
            try insert(row.after, side: "after", of: batch.change, row.customer)
        }
    }

    private func insert(
        _ values: [String: String?], side: String, of change: ChangeID, _ customer: CustomerID
    ) throws {
        for (field, value) in values {
            var call = try connection.call(
                "INSERT INTO batch_values (change_id, customer_id, side, field, value) VALUES (?, ?, ?, ?, ?)")
            call.bind(change.number)
            call.bind(customer)
            call.bind(side)
            call.bind(field)
            call.bind(value)
            try call.run()
        }
    }

    func batch(_ change: ChangeID) throws -> Batch? {
        var call = try connection.call(
            """
            SELECT change_id, actor, at, action, detail, count, first_event, last_event, undone_by FROM batches
            WHERE change_id = ?
            """)
        call.bind(change.number)
        return try call.first(Self.batch).map(withTags)
    }

    private func withTags(_ batch: Batch) throws -> Batch {
        var call = try connection.call(
            "SELECT name, before_colour, after_colour FROM batch_tags WHERE change_id = ? ORDER BY name")
        call.bind(batch.change.number)
        var whole = batch
        whole.tags = try call.all { TagMove(name: $0.text(), before: $0.optionalText(), after: $0.optionalText()) }
        return whole
    }

    func rows(of change: ChangeID) throws -> [BatchRow] {
        var values = try self.values(of: change)
        var call = try connection.call(
            "SELECT customer_id, events FROM batch_rows WHERE change_id = ? ORDER BY customer_id")
        call.bind(change.number)
        return try call.all { row in
            let customer = row.customerID()
            let events = try JSONText.integers(row.bytes(), "batch_rows.events").map { EventID($0) }
            let (before, after) = values.removeValue(forKey: customer) ?? ([:], [:])
            return BatchRow(customer: customer, events: events, before: before, after: after)
        }
    }

    private typealias Values = (before: [String: String?], after: [String: String?])

    private func values(of change: ChangeID) throws -> [CustomerID: Values] {
        var call = try connection.call(
            "SELECT customer_id, side, field, value FROM batch_values WHERE change_id = ?")
        call.bind(change.number)
        var values: [CustomerID: Values] = [:]
        try call.forEach { row in
            let customer = row.customerID()
            let side = row.text()
            let field = row.text()
            let value = row.optionalText()
            // A value that is nil is one, too: it must not take the name away.
            if side == "before" {
                values[customer, default: ([:], [:])].before.updateValue(value, forKey: field)
            } else {
                values[customer, default: ([:], [:])].after.updateValue(value, forKey: field)
            }
        }
        return values
    }

    func latest(_ count: Int, before: ChangeID?) throws -> [Batch] {
        var call = try connection.call(
            """
            SELECT change_id, actor, at, action, detail, count, first_event, last_event, undone_by FROM batches
            WHERE change_id <= ? ORDER BY change_id DESC LIMIT ?
            """)
        call.bind(before.map { $0.number - 1 } ?? .max)
        call.bind(max(0, count))
        return try call.all(Self.batch).map(withTags)
    }

    func markUndone(_ batch: ChangeID, by change: ChangeID) throws {
        try connection.requireWritable()
        var call = try connection.call(
            "UPDATE batches SET undone_by = ? WHERE change_id = ? AND undone_by IS NULL")
        call.bind(change.number)
        call.bind(batch.number)
        if try call.run() == 1 { return }
        throw try self.batch(batch) == nil
            ? StorageError.failed("batches: there is no batch \(batch.number)")
            : StorageError.duplicate("batches.undone_by")
    }

    private static func batch(_ row: inout Call) throws -> Batch {
        Batch(
            change: ChangeID(row.integer()), actor: try row.required(row.user("batches.actor"), "batches.actor"),
            at: Instant(milliseconds: row.integer()), action: row.text(), detail: row.text(), count: row.int(),
            events: try events(row.optionalInteger(), row.optionalInteger()),
            undoneBy: row.optionalInteger().map { ChangeID($0) })
    }

    private static func events(_ first: Int64?, _ last: Int64?) throws(StorageError) -> ClosedRange<EventID>? {
        guard let first, let last else { return nil }
        guard first <= last else { throw .corrupt("batches.first_event: \(first) is after \(last)") }
        return EventID(first)...EventID(last)
    }
}
