import Domain
import Storage

struct SQLiteTimelines: TimelineStore {
    let connection: Connection
    let sequences: Sequences

    func allocateIDs(_ count: Int) throws -> EventID {
        try connection.requireWritable()
        return EventID(try sequences.take(count, of: .event))
    }

    func append(_ event: Event, change: ChangeID) throws {
        try connection.requireWritable()
        try Storable.check(event)
        let own = OwnRef(event, change)
        // No index of the file sees to a name that is not stored.
        if OwnRef(kind: event.kind, ref: event.ref) != nil,
            try self.event(of: event.customer, kind: event.kind, ref: event.ref) != nil
        {
            throw StorageError.duplicate("events.customer_id, events.kind, events.ref")
        }
        if own != nil { connection.latest.unnamed.insert(.init(customer: event.customer, kind: event.kind)) }
        var call = try connection.call(EventSQL.insert)
        EventSQL.bind(event, named: own == nil, change, to: &call)
        try call.run()
        try sequences.note(event.id.number, of: .event)
        if let currency = event.details.amount?.currency, connection.isNew(currency) { try note(currency) }
        if event.kind == .retracted, let target = event.details.target { try retract(target, by: event) }
    }

    func events(of customer: CustomerID) throws -> [Event] {
        var call = try connection.call(EventSQL.timeline)
        call.bind(customer)
        return try call.all { try EventSQL.event(&$0) }
    }

    func customers(keepingSince instant: Instant) throws -> [CustomerID] {
        // As the index of such events has it.
        var call = try connection.call(
            """
            SELECT DISTINCT customer_id FROM events WHERE kind || '' = 'promise-kept' AND occurred_at >= ?
            ORDER BY customer_id
            """)
        call.bind(instant)
        return try call.all { $0.customerID() }
    }

    func event(of customer: CustomerID, kind: EventKind, ref: String) throws -> Event? {
        if let own = OwnRef(kind: kind, ref: ref), let event = try live(customer, kind, own) { return event }
        var call = try connection.call(EventSQL.live)
        call.bind(customer)
        call.bind(kind)
        call.bind(ref)
        return try call.first(EventSQL.event)
    }

    /// The event that has `own` for its name, if there is one: its customer's timeline is looked through, but for a name that
    /// can only have been given by now.
    private func live(_ customer: CustomerID, _ kind: EventKind, _ own: OwnRef) throws -> Event? {
        let isUnnamed = connection.latest.unnamed.contains(.init(customer: customer, kind: kind))
        guard isUnnamed || !own.isNew(in: connection) else { return nil }
        var call = try connection.call(EventSQL.liveByItself)
        call.bind(customer)
        call.bind(kind)
        call.bind(own.number)
        return try call.first(EventSQL.event)
    }

    func countChanges(of customer: CustomerID) throws -> Int {
        var call = try connection.call("SELECT count(DISTINCT change_id) FROM events WHERE customer_id = ?")
        call.bind(customer)
        return try call.first { $0.int() } ?? 0
    }

    func count() throws -> Int {
        var call = try connection.call("SELECT count(*) FROM events")
        return try call.first { $0.int() } ?? 0
    }

    func currencies() throws -> Set<Currency> {
        var call = try connection.call("SELECT currency FROM event_currencies")
        var found: Set<Currency> = []
        try call.forEach { row in
            let code = row.text()
            guard let currency = Currency(code: code) else {
                throw StorageError.corrupt("event_currencies.currency: '\(code)'")
            }
            found.insert(currency)
        }
        return found
    }

    private func note(_ currency: Currency) throws {
        var call = try connection.call("INSERT INTO event_currencies (currency) VALUES (?) ON CONFLICT DO NOTHING")
        call.bind(currency.code)
        try call.run()
    }

    private func retract(_ target: EventID, by event: Event) throws {
        var call = try connection.call(
            "UPDATE events SET retracted_by = ? WHERE id = ? AND customer_id = ? AND retracted_by IS NULL")
        call.bind(event.id.number)
        call.bind(target.number)
        call.bind(event.customer)
        try call.run()
    }
}
