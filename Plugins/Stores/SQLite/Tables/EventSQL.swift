import Domain
import Storage

/// Rows of `events`.
enum EventSQL {
    static let insert: StaticString = """
        INSERT INTO events (
            id, customer_id, kind, occurred_at, recorded_at, actor, ref, amount, currency, channel, direction, purpose,
            outcome, signal, need_level, expected_close, order_ref, reason, model, serial, service_days, note, owner,
            target, extra, change_id
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    static let timeline: StaticString = """
        SELECT id, customer_id, kind, occurred_at, recorded_at, actor, ref, change_id, amount, currency, channel,
            direction, purpose, outcome, signal, need_level, expected_close, order_ref, reason, model, serial,
            service_days, note, owner, target, extra
        FROM events WHERE customer_id = ? ORDER BY occurred_at, id
        """

    static let live: StaticString = """
        SELECT id, customer_id, kind, occurred_at, recorded_at, actor, ref, change_id, amount, currency, channel,
            direction, purpose, outcome, signal, need_level, expected_close, order_ref, reason, model, serial,
            service_days, note, owner, target, extra
        FROM events WHERE customer_id = ? AND kind = ? AND ref = ? AND retracted_by IS NULL
        """

    /// By the name that is made of the event itself.
    static let liveByItself: StaticString = """
        SELECT id, customer_id, kind, occurred_at, recorded_at, actor, ref, change_id, amount, currency, channel,
            direction, purpose, outcome, signal, need_level, expected_close, order_ref, reason, model, serial,
            service_days, note, owner, target, extra
        FROM events WHERE customer_id = ? AND kind = ? AND ref IS NULL AND CASE kind WHEN 'form' THEN target
            ELSE change_id END = ? AND retracted_by IS NULL
        """

    static func bind(_ event: Event, named: Bool, _ change: ChangeID, to call: inout Call) {
        call.bind(event.id.number)
        call.bind(event.customer)
        call.bind(event.kind)
        call.bind(event.occurredAt.milliseconds)
        call.bind(event.recordedAt.milliseconds)
        call.bind(event.actor)
        call.bind(named ? event.ref : nil)
        bind(event.details, to: &call)
        call.bind(change.number)
    }

    /// Binds the columns of details, in their order.
    static func bind(_ details: EventDetails, to call: inout Call) {
        call.bind(details.amount?.minorUnits)
        call.bind(details.amount?.currency.code)
        call.bind(details.channel)
        call.bind(details.direction)
        call.bind(details.purpose)
        call.bind(details.outcome)
        call.bind(details.signal)
        call.bind(details.level)
        call.bind(details.expectedClose)
        call.bind(details.orderRef)
        call.bind(details.reason)
        call.bind(details.model)
        call.bind(details.serial)
        call.bind(details.serviceDays)
        call.bind(details.note)
        call.bind(details.owner)
        call.bind(details.target?.number)
        call.bind(details.extra.isEmpty ? nil : JSONText.text(details.extra))
    }

    static func event(_ row: inout Call) throws -> Event {
        let id = EventID(row.integer())
        let customer = row.customerID()
        let kind = try row.required(row.word("events.kind", as: EventKind.self), "events.kind")
        let occurredAt = Instant(milliseconds: row.integer())
        let recordedAt = Instant(milliseconds: row.integer())
        let actor = try row.required(row.user("events.actor"), "events.actor")
        let ref = row.optionalText()
        let change = ChangeID(row.integer())
        let details = try details(&row)
        return Event(
            id: id, customer: customer, kind: kind, occurredAt: occurredAt, recordedAt: recordedAt, actor: actor,
            ref: ref ?? OwnRef(of: kind, target: details.target, change: change).text, details: details)
    }

    /// Reads the columns of details, in their order.
    static func details(_ row: inout Call) throws -> EventDetails {
        var details = EventDetails()
        details.amount = try row.money("events.currency")
        details.channel = try row.word("events.channel")
        details.direction = try row.word("events.direction")
        details.purpose = try row.word("events.purpose")
        details.outcome = try row.word("events.outcome")
        details.signal = try row.word("events.signal")
        details.level = try row.word("events.need_level")
        details.expectedClose = row.day()
        details.orderRef = row.optionalText()
        details.reason = row.optionalText()
        details.model = row.optionalText()
        details.serial = row.optionalText()
        details.serviceDays = row.optionalInteger().map { Int(clamping: $0) }
        details.note = row.optionalText()
        details.owner = try row.user("events.owner")
        details.target = row.optionalInteger().map(EventID.init)
        if let extra = row.optionalBytes() { details.extra = try JSONText.dictionary(extra, "events.extra") }
        return details
    }
}
