import Domain
import Storage

/// Rows of `promises`, `installations`, `overrides` and `snoozes`, in the order of their lists.
enum CommitmentSQL {
    static func commitments(of customer: CustomerID, _ connection: Connection) throws -> Commitments {
        var commitments = Commitments()
        commitments.promises = try promises(of: customer, connection)
        commitments.installations = try installations(of: customer, connection)
        commitments.overrides = try overrides(of: customer, connection)
        commitments.snoozes = try snoozes(of: customer, connection)
        return commitments
    }

    /// Writes what differs.
    static func save(
        _ new: Commitments, of customer: CustomerID, replacing old: Commitments, _ connection: Connection
    ) throws {
        if new.isEmpty, old.isEmpty { return }
        try write(new.promises, replacing: old.promises) {
            try delete($0, of: customer, connection)
        } insert: {
            try insert($1, at: $0, of: customer, connection)
        }
        try write(new.installations, replacing: old.installations) {
            try delete($0, of: customer, connection)
        } insert: {
            try insert($1, at: $0, of: customer, connection)
        }
        try write(new.overrides, replacing: old.overrides) {
            try delete($0, of: customer, connection)
        } insert: {
            try insert($1, at: $0, of: customer, connection)
        }
        try write(new.snoozes, replacing: old.snoozes) {
            try delete($0, of: customer, connection)
        } insert: {
            try insert($1, at: $0, of: customer, connection)
        }
    }

    /// Takes away all that differs before anything is put in, so that keys are free again.
    private static func write<Item: Equatable>(
        _ new: [Item], replacing old: [Item], delete: (Item) throws -> Void, insert: (Int, Item) throws -> Void
    ) throws {
        for (place, item) in old.enumerated() where place >= new.count || new[place] != item { try delete(item) }
        for (place, item) in new.enumerated() where place >= old.count || old[place] != item {
            try insert(place, item)
        }
    }
}

// Promises

extension CommitmentSQL {
    private static func promises(of customer: CustomerID, _ connection: Connection) throws -> [Promise] {
        var call = try connection.call(
            """
            SELECT event_id, made_at, due, zone, rrule, channel, note, kept_to FROM promises
            WHERE customer_id = ? ORDER BY position
            """)
        call.bind(customer)
        return try call.all { row in
            let event = EventID(row.integer())
            let madeAt = Instant(milliseconds: row.integer())
            var terms = PromiseTerms(due: Instant(milliseconds: row.integer()), zone: row.optionalText())
            if let rule = row.optionalText() {
                guard let recurrence = Recurrence.parse(rule) else {
                    throw StorageError.corrupt("promises.rrule: '\(rule)'")
                }
                terms.recurrence = recurrence
            }
            terms.channel = try row.word("promises.channel")
            return Promise(event: event, madeAt: madeAt, terms: terms, note: row.optionalText(), keptTo: row.instant())
        }
    }

    private static func insert(
        _ promise: Promise, at position: Int, of customer: CustomerID, _ connection: Connection
    ) throws {
        var call = try connection.call(
            """
            INSERT INTO promises (customer_id, event_id, position, made_at, due, zone, rrule, channel, note, kept_to)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        call.bind(customer)
        call.bind(promise.event.number)
        call.bind(position)
        call.bind(promise.madeAt.milliseconds)
        call.bind(promise.terms.due.milliseconds)
        call.bind(promise.terms.zone)
        call.bind(promise.terms.recurrence?.rrule)
        call.bind(promise.terms.channel)
        call.bind(promise.note)
        call.bind(promise.keptTo)
        try call.run()
    }

    private static func delete(_ promise: Promise, of customer: CustomerID, _ connection: Connection) throws {
        var call = try connection.call("DELETE FROM promises WHERE customer_id = ? AND event_id = ?")
        call.bind(customer)
        call.bind(promise.event.number)
        try call.run()
    }
}

// Installations and their parts

extension CommitmentSQL {
    private static func installations(of customer: CustomerID, _ connection: Connection) throws -> [Installation] {
        var call = try connection.call(
            """
            SELECT event_id, installed_at, model, serial, service_days, serviced_at FROM installations
            WHERE customer_id = ? ORDER BY position
            """)
        call.bind(customer)
        var found = try call.all { row in
            Installation(
                event: EventID(row.integer()), at: Instant(milliseconds: row.integer()), model: row.optionalText(),
                serial: row.optionalText(), serviceDays: row.optionalInteger().map { Int(clamping: $0) },
                servicedAt: Instant(milliseconds: row.integer()), parts: [])
        }
        for place in found.indices { found[place].parts = try parts(of: found[place].event, customer, connection) }
        return found
    }

    private static func parts(
        of event: EventID, _ customer: CustomerID, _ connection: Connection
    ) throws -> [Installation.Part] {
        var call = try connection.call(
            """
            SELECT name, days, replaced_at FROM installation_parts
            WHERE customer_id = ? AND event_id = ? ORDER BY position
            """)
        call.bind(customer)
        call.bind(event.number)
        return try call.all { row in
            Installation.Part(
                name: row.text(), days: row.int(), replacedAt: Instant(milliseconds: row.integer()))
        }
    }

    private static func insert(
        _ installation: Installation, at position: Int, of customer: CustomerID, _ connection: Connection
    ) throws {
        var call = try connection.call(
            """
            INSERT INTO installations (
                customer_id, event_id, position, installed_at, model, serial, service_days, serviced_at
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        call.bind(customer)
        call.bind(installation.event.number)
        call.bind(position)
        call.bind(installation.at.milliseconds)
        call.bind(installation.model)
        call.bind(installation.serial)
        call.bind(installation.serviceDays)
        call.bind(installation.servicedAt.milliseconds)
        try call.run()
        for (place, part) in installation.parts.enumerated() {
            var call = try connection.call(
                """
                INSERT INTO installation_parts (customer_id, event_id, position, name, days, replaced_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
            call.bind(customer)
            call.bind(installation.event.number)
            call.bind(place)
            call.bind(part.name)
            call.bind(part.days)
            call.bind(part.replacedAt.milliseconds)
            try call.run()
        }
    }

    private static func delete(
        _ installation: Installation, of customer: CustomerID, _ connection: Connection
    ) throws {
        for statement: StaticString in [
            "DELETE FROM installation_parts WHERE customer_id = ? AND event_id = ?",
            "DELETE FROM installations WHERE customer_id = ? AND event_id = ?",
        ] {
            var call = try connection.call(statement)
            call.bind(customer)
            call.bind(installation.event.number)
            try call.run()
        }
    }
}
