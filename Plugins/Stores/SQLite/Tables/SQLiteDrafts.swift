import Domain
import Storage

struct SQLiteDrafts: DraftStore {
    let connection: Connection
    let sequences: Sequences

    func allocateID() throws -> Int64 {
        try connection.requireWritable()
        return try sequences.take(of: .draft)
    }

    func append(_ draft: Draft) throws {
        try connection.requireWritable()
        try Storable.check(draft.details)
        var call = try connection.call(
            """
            INSERT INTO drafts (
                id, author, customer_id, kind, occurred_at, kept_at, ref, form_filled, amount, currency, channel,
                direction, purpose, outcome, signal, need_level, expected_close, order_ref, reason, model, serial,
                service_days, note, owner, target, extra
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        call.bind(draft.id)
        call.bind(draft.author)
        call.bind(draft.customer)
        call.bind(draft.kind)
        call.bind(draft.at.milliseconds)
        call.bind(draft.keptAt.milliseconds)
        call.bind(draft.ref)
        call.bind(draft.formFilled ? 1 : 0)
        EventSQL.bind(draft.details, to: &call)
        try call.run()
        try sequences.note(draft.id, of: .draft)
    }

    func draft(_ id: Int64) throws -> Draft? {
        var call = try connection.call(
            """
            SELECT id, author, customer_id, kind, occurred_at, kept_at, ref, form_filled, amount, currency, channel,
                direction, purpose, outcome, signal, need_level, expected_close, order_ref, reason, model, serial,
                service_days, note, owner, target, extra
            FROM drafts WHERE id = ?
            """)
        call.bind(id)
        return try call.first(Self.draft)
    }

    func hasDraft(about customer: CustomerID) throws -> Bool {
        var call = try connection.call("SELECT 1 FROM drafts WHERE customer_id = ? LIMIT 1")
        call.bind(customer)
        return try call.first { $0.int() } != nil
    }

    func drafts(of author: UserID) throws -> [Draft] {
        var call = try connection.call(
            """
            SELECT id, author, customer_id, kind, occurred_at, kept_at, ref, form_filled, amount, currency, channel,
                direction, purpose, outcome, signal, need_level, expected_close, order_ref, reason, model, serial,
                service_days, note, owner, target, extra
            FROM drafts WHERE author = ? ORDER BY id
            """)
        call.bind(author)
        return try call.all(Self.draft)
    }

    func remove(_ id: Int64) throws {
        try connection.requireWritable()
        var call = try connection.call("DELETE FROM drafts WHERE id = ?")
        call.bind(id)
        try call.run()
    }

    private static func draft(_ row: inout Call) throws -> Draft {
        let id = row.integer()
        let author = try row.required(row.user("drafts.author"), "drafts.author")
        let customer = row.customerID()
        let kind: EventKind = try row.required(row.word("drafts.kind"), "drafts.kind")
        let (at, keptAt) = (Instant(milliseconds: row.integer()), Instant(milliseconds: row.integer()))
        let (ref, formFilled) = (row.optionalText(), row.integer() == 1)
        return Draft(
            id: id, author: author, customer: customer, kind: kind, at: at, keptAt: keptAt,
            details: try EventSQL.details(&row), ref: ref, formFilled: formFilled)
    }
}

struct SQLiteReviews: ReviewStore {
    let connection: Connection

    func append(_ review: Review) throws {
        try connection.requireWritable()
        try Storable.check(review)
        var call = try connection.call(
            "INSERT INTO reviews (user_id, kind, at, answers, change_id) VALUES (?, ?, ?, ?, ?)")
        call.bind(review.user)
        call.bind(review.kind)
        call.bind(review.at.milliseconds)
        call.bind(JSONText.text(review.answers))
        call.bind(review.change.number)
        try call.run()
    }

    func latest(of user: UserID, kind: Review.Kind) throws -> Review? {
        var call = try connection.call(
            """
            SELECT user_id, kind, at, answers, change_id FROM reviews WHERE user_id = ? AND kind = ?
            ORDER BY at DESC, id DESC LIMIT 1
            """)
        call.bind(user)
        call.bind(kind)
        return try call.first(Self.review)
    }

    func reviews(of user: UserID, limit: Int) throws -> [Review] {
        var call = try connection.call(
            """
            SELECT user_id, kind, at, answers, change_id FROM reviews WHERE user_id = ?
            ORDER BY at DESC, id DESC LIMIT ?
            """)
        call.bind(user)
        call.bind(max(0, limit))
        return try call.all(Self.review)
    }

    private static func review(_ row: inout Call) throws -> Review {
        Review(
            user: try row.required(row.user("reviews.user_id"), "reviews.user_id"),
            kind: try row.required(row.word("reviews.kind"), "reviews.kind"), at: Instant(milliseconds: row.integer()),
            answers: try JSONText.dictionary(row.bytes(), "reviews.answers"), change: ChangeID(row.integer()))
    }
}
