import Domain
import Storage

/// Rows of `facts`: what was folded, and the owner, next change and policy of the standing.
enum FactsSQL {
    static let insert: StaticString = """
        INSERT INTO facts (
            inquiry_at, quote_at, sample_order_at, order_at, order_completed_at, deal_lost_at, need_at, need_event,
            need_level, expected_day, obvious_need_at, denied_need_at, weak_signal_at, strong_signal_at,
            strong_signals, inbound_at, follow_up_at, follow_up_event, waiting_message_at, waiting_message_event,
            service_request_at, service_closed_at, inquiries, open_orders, events, online_at, online_event,
            unconfirmed_email_at, unconfirmed_email_event, call_at, call_event, call_recorded_at, form_at,
            formed_call_at, formed_call_event, last_inbound_at, last_inbound_event, last_inbound_channel, spell_start_at, spell_start_event,
            spell_follow_up_at, spell_follow_up_event,
            answer_at, greeting_at, confirmation_at, newest_at, newest_is_outcome,
            newest_event, has_unmatched_ending, order_days, care_at, has_commitments, labels, obligations, owner,
            orders, is_locked, rank, due, clock_due, work_due, crowds, next_change, policy_version, version, customer_id, name,
            key
        ) VALUES (
            ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
            ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
            (SELECT c.name FROM customers c WHERE c.id = ?66), (SELECT c.key FROM customers c WHERE c.id = ?66)
        ) ON CONFLICT DO NOTHING
        """

    /// What changes with most events: what no index is made of, the version, and where asked what the indexes of the clock
    /// and of worklists are made of. SQLite writes an index anew whose columns are named, whether or not they differ.
    static func update(due: Bool, next: Bool) -> (place: Int, sql: String) {
        let further =
            (due ? ", rank = ?, due = ?, clock_due = ?, work_due = ?" : "") + (next ? ", next_change = ?" : "")
        return (
            (due ? 1 : 0) + (next ? 2 : 0),
            """
            UPDATE facts SET
                inquiry_at = ?, quote_at = ?, sample_order_at = ?, order_at = ?, order_completed_at = ?,
                deal_lost_at = ?, need_at = ?, need_event = ?, need_level = ?, expected_day = ?, obvious_need_at = ?,
                denied_need_at = ?, weak_signal_at = ?, strong_signal_at = ?, strong_signals = ?, inbound_at = ?,
                follow_up_at = ?, follow_up_event = ?, waiting_message_at = ?, waiting_message_event = ?,
                service_request_at = ?, service_closed_at = ?, inquiries = ?, open_orders = ?, events = ?,
                online_at = ?, online_event = ?, unconfirmed_email_at = ?, unconfirmed_email_event = ?, call_at = ?,
                call_event = ?, call_recorded_at = ?, form_at = ?, formed_call_at = ?,
                formed_call_event = ?, last_inbound_at = ?,
                last_inbound_event = ?, last_inbound_channel = ?, spell_start_at = ?,
                spell_start_event = ?, spell_follow_up_at = ?, spell_follow_up_event = ?, answer_at = ?,
                greeting_at = ?, confirmation_at = ?, newest_at = ?, newest_is_outcome = ?, newest_event = ?,
                has_unmatched_ending = ?, order_days = ?, care_at = ?, has_commitments = ?, labels = ?, obligations = ?,
                version = COALESCE(?, version)\(further)
            WHERE customer_id = ?
            """
        )
    }

    /// What the index of an owner's customers is made of.
    static let updateHolding: StaticString =
        "UPDATE facts SET owner = ?, orders = ?, is_locked = ? WHERE customer_id = ?"

    static let select: StaticString = """
        SELECT
            inquiry_at, quote_at, sample_order_at, order_at, order_completed_at, deal_lost_at, need_at, need_event,
            need_level, expected_day, obvious_need_at, denied_need_at, weak_signal_at, strong_signal_at,
            strong_signals, inbound_at, follow_up_at, follow_up_event, waiting_message_at, waiting_message_event,
            service_request_at, service_closed_at, inquiries, open_orders, events, online_at, online_event,
            unconfirmed_email_at, unconfirmed_email_event, call_at, call_event, call_recorded_at, form_at,
            formed_call_at, formed_call_event, last_inbound_at, last_inbound_event, last_inbound_channel, spell_start_at, spell_start_event,
            spell_follow_up_at, spell_follow_up_event,
            answer_at, greeting_at, confirmation_at, newest_at, newest_is_outcome,
            newest_event, has_unmatched_ending, order_days, care_at, has_commitments, labels, obligations, owner,
            orders, is_locked, next_change, policy_version, rank, crowds
        FROM facts WHERE customer_id = ?
        """

    /// Binds what is in no index, in the order of all statements.
    static func bind(_ standing: Standing, to call: inout Call) {
        let facts = standing.facts
        for instant in [
            facts.inquiry, facts.quote, facts.sampleOrder, facts.order, facts.orderCompleted, facts.dealLost,
            facts.need.at,
        ] {
            call.bind(instant)
        }
        call.bind(facts.need.event.number == 0 ? nil : facts.need.event.number)
        // Nobody ever spoke of a need: that is not "none".
        call.bind(facts.need.at.isSet || facts.need.level != .none ? facts.need.level : nil)
        call.bind(facts.need.expectedDay.orNil)
        call.bind(facts.obviousNeed)
        call.bind(facts.deniedNeed)
        call.bind(facts.weakSignal)
        call.bind(facts.strongSignal)
        call.bind(utf8: text(facts.strongSignals))
        call.bind(facts.inbound)
        call.bind(facts.validFollowUp)
        call.bind(facts.waitingMessage)
        call.bind(facts.serviceRequest)
        call.bind(facts.serviceClosed)
        call.bind(facts.inquiries)
        call.bind(facts.openOrders)
        call.bind(facts.events)
        call.bind(facts.online)
        call.bind(facts.unconfirmedEmail)
        call.bind(facts.call)
        call.bind(facts.callRecordedAt)
        call.bind(facts.form)
        call.bind(facts.formedCall)
        call.bind(facts.lastInbound)
        call.bind(facts.lastInboundChannel)
        call.bind(facts.spell?.start ?? Mark())
        call.bind(facts.spell?.firstFollowUp ?? Mark())
        call.bind(facts.answer)
        call.bind(facts.greeting)
        call.bind(facts.confirmation)
        call.bind(facts.newest.at)
        call.bind(facts.newest.isOutcome)
        call.bind(facts.newest.id.number == 0 ? nil : facts.newest.id.number)
        call.bind(facts.hasUnmatchedEnding)
        call.bind(utf8: text(facts.orderDays))
        call.bind(facts.care)
        call.bind(!facts.commitments.isEmpty)
        call.bind(utf8: StandingText.text(standing.labels))
        call.bind(utf8: StandingText.text(standing.obligations))
    }

    /// Binds what the indexes of worklists are made of, beside the owner and the name.
    static func bindDue(_ standing: Standing, to call: inout Call) {
        let owing = Owing(standing.obligations)
        call.bind(standing.rank)
        call.bind(optional: owing.due)
        call.bind(optional: owing.clock)
        call.bind(optional: owing.work)
    }

    static func isDueAlike(_ a: Standing, _ b: Standing) -> Bool {
        a.rank == b.rank && (a.obligations == b.obligations || Owing(a.obligations) == Owing(b.obligations))
    }

    static func bindHolding(_ facts: Facts, to call: inout Call) {
        call.bind(facts.spell?.owner)
        call.bind(facts.orders)
        call.bind(facts.spell?.isLocked ?? false)
    }

    static func isHeldAlike(_ a: Facts, _ b: Facts) -> Bool {
        Scope.isSame(a.spell?.owner.text, b.spell?.owner.text) && a.orders == b.orders
            && a.spell?.isLocked == b.spell?.isLocked
    }

    /// Reads a row of ``select``: a standing without commitments, and whether it has such.
    static func standing(_ row: inout Call) throws -> (standing: Standing, hasCommitments: Bool) {
        var facts = Facts()
        facts.inquiry = row.instant()
        facts.quote = row.instant()
        facts.sampleOrder = row.instant()
        facts.order = row.instant()
        facts.orderCompleted = row.instant()
        facts.dealLost = row.instant()
        facts.need.at = row.instant()
        facts.need.event = row.eventID()
        facts.need.level = try row.word("facts.need_level") ?? .none
        facts.need.expectedDay = row.day() ?? .unset
        facts.obviousNeed = row.instant()
        facts.deniedNeed = row.instant()
        facts.weakSignal = row.instant()
        _ = row.instant()
        facts.strongSignals = try signals(row.optionalBytes())
        facts.inbound = row.instant()
        facts.validFollowUp = row.mark()
        facts.waitingMessage = row.mark()
        facts.serviceRequest = row.instant()
        facts.serviceClosed = row.instant()
        facts.inquiries = row.int32()
        facts.openOrders = row.int32()
        facts.events = row.int32()
        facts.online = row.mark()
        facts.unconfirmedEmail = row.mark()
        facts.call = row.mark()
        facts.callRecordedAt = row.instant()
        facts.form = row.instant()
        facts.formedCall = row.mark()
        facts.lastInbound = row.mark()
        facts.lastInboundChannel = try row.word("facts.last_inbound_channel")
        let start = row.mark()
        let firstFollowUp = row.mark()
        facts.answer = row.instant()
        facts.greeting = row.instant()
        facts.confirmation = row.instant()
        facts.newest = FoldPlace(at: row.instant(), isOutcome: row.integer() != 0, id: row.eventID())
        facts.hasUnmatchedEnding = row.integer() != 0
        facts.orderDays = try orderDays(row.optionalBytes())
        facts.care = row.instant()
        let hasCommitments = row.integer() != 0
        let labels = try StandingText.labels(row.bytes())
        let obligations = try StandingText.obligations(row.bytes())
        facts.spell = try row.user("facts.owner").map { Spell(owner: $0, start: start, firstFollowUp: firstFollowUp) }
        facts.orders = row.int32()
        // Read even where there is no spell, or what follows would be read from its column.
        let isLocked = row.integer() != 0
        facts.spell?.isLocked = isLocked
        let standing = Standing(
            facts: facts, labels: labels, obligations: obligations, nextChange: row.instant(absent: .never),
            policy: row.int(), rank: row.int32(), crowds: row.integer())
        return (standing, hasCommitments)
    }

    private static func text(_ signals: StrongSignals) -> [UInt8]? {
        let instants = signals.instants
        return instants.isEmpty ? nil : JSONText.text(instants.map(\.milliseconds))
    }

    private static func text(_ days: [OrderDay]) -> [UInt8]? {
        if days.isEmpty { return nil }
        var bytes: [UInt8] = []
        for day in days {
            bytes.append(UInt8(ascii: bytes.isEmpty ? "[" : ","))
            bytes += JSONText.text([Int64(day.day.number), Int64(day.count), day.sum])
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    private static func signals(_ text: [UInt8]?) throws -> StrongSignals {
        guard let text else { return StrongSignals() }
        return StrongSignals(
            try JSONText.integers(text, "facts.strong_signals").map(Instant.init(milliseconds:)))
    }

    private static func orderDays(_ text: [UInt8]?) throws -> [OrderDay] {
        guard let text else { return [] }
        var scanner = JSONScanner(text, "facts.order_days")
        var days: [OrderDay] = []
        try scanner.array { scanner throws(StorageError) in
            try scanner.expect("[")
            let day = Day(number: Int32(clamping: try scanner.integer()))
            try scanner.expect(",")
            let count = Int32(clamping: try scanner.integer())
            try scanner.expect(",")
            days.append(OrderDay(day: day, count: count, sum: try scanner.integer()))
            try scanner.expect("]")
        }
        return days
    }
}
