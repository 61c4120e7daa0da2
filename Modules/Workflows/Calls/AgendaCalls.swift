public import Domain
public import Wording

/// Whom to contact now: reads alone, and derives what time has changed since the store looked.
public struct ReadWorklist: Call {
    public static let id = "readWorklist"
    public static let action = Action.readCustomers
    /// Whose; without it yours, or your team's.
    public var owner: Line?
    /// How many days ahead to show, 0 to 366; 0 without it: what is due today or overdue.
    public var days: Int?
    /// At most so many lines, 1 to 10,000; 50 without it.
    public var limit: Int?
    /// Of the sentences; `en` without it.
    public var language: Language?

    public init(owner: Line? = nil, days: Int? = nil, limit: Int? = nil, language: Language? = nil) {
        self.owner = owner
        self.days = days
        self.limit = limit
        self.language = language
    }

    public func perform(in session: Session) async throws(RapportError) -> Today {
        try await session.worklist(
            owner: try session.userID(owner, "owner"),
            days: try session.count(days, usual: 0, in: Bounds.days, "days"),
            limit: try session.count(limit, usual: 50, in: Bounds.list, "limit"), language: language ?? .english)
    }
}

public struct ReadWeek: Call {
    public static let id = "readWeek"
    public static let action = Action.readCustomers
    public var owner: Line?
    /// How many days, 1 to 366; 7 without it.
    public var days: Int?
    public var language: Language?

    public init(owner: Line? = nil, days: Int? = nil, language: Language? = nil) {
        self.owner = owner
        self.days = days
        self.language = language
    }

    public func perform(in session: Session) async throws(RapportError) -> Week {
        try await session.week(
            owner: try session.userID(owner, "owner"), days: try session.count(days, usual: 7, in: Bounds.week, "days"),
            language: language ?? .english)
    }
}

public struct ReadWorkload: Call {
    public static let id = "readWorkload"
    public static let action = Action.readCustomers
    /// How many days, 1 to 60; 14 without it.
    public var days: Int?

    public init(days: Int? = nil) {
        self.days = days
    }

    public func perform(in session: Session) async throws(RapportError) -> Workload {
        try await session.workload(days: try session.count(days, usual: 14, in: Bounds.workload, "days"))
    }
}

/// What was promised against what was kept.
public struct ReadPromiseRecord: Call {
    public static let id = "readPromiseRecord"
    public static let action = Action.report
    /// How many days back, 1 to 366; 30 without it.
    public var days: Int?

    public init(days: Int? = nil) {
        self.days = days
    }

    public func perform(in session: Session) async throws(RapportError) -> PromiseRecord {
        try await session.promiseRecord(days: try session.count(days, usual: 30, in: Bounds.record, "days"))
    }
}

/// What people owe by the calendar and to no customer.
public struct ListDuties: Call {
    public static let id = "listDuties"
    public static let action = Action.readCustomers

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> [DutyView] { try await session.duties() }
}

public struct SnoozeObligation: Call {
    public static let id = "snoozeObligation"
    public static let action = Action.snooze
    public var customer: String
    public var kind: ObligationKind
    /// Which, where several of the kind are owed.
    public var cause: Line?
    /// A time such as `2026-04-07T10:00`, a day, `+3d`, `+2h` or an instant.
    public var until: String
    public var reason: Prose

    public init(customer: String, kind: ObligationKind, cause: Line? = nil, until: String, reason: Prose) {
        self.customer = customer
        self.kind = kind
        self.cause = cause
        self.until = until
        self.reason = reason
    }

    public func perform(in session: Session) async throws(RapportError) -> ObligationView {
        try await session.snooze(
            customer, kind: kind, cause: cause?.text, until: try await session.when(until),
            reason: try session.said(reason, "reason"))
    }
}

public struct ListPromises: Call {
    public static let id = "listPromises"
    public static let action = Action.readCustomers
    public var customer: String

    public init(customer: String) {
        self.customer = customer
    }

    public func perform(in session: Session) async throws(RapportError) -> [PromiseView] {
        try await session.promises(to: customer)
    }
}

public struct MakePromise: Call {
    public static let id = "makePromise"
    public static let action = Action.promise
    public var customer: String
    public var what: Prose
    /// On the customer's own clocks, where no offset says otherwise.
    public var due: String
    /// How it recurs: an RRULE of RFC 5545 without the name.
    public var every: String?
    public var channel: Channel?

    public init(customer: String, what: Prose, due: String, every: String? = nil, channel: Channel? = nil) {
        self.customer = customer
        self.what = what
        self.due = due
        self.every = every
        self.channel = channel
    }

    public func perform(in session: Session) async throws(RapportError) -> PromiseView {
        try await session.promise(
            customer, what: try session.said(what, "what"), due: try await session.when(due), rrule: every,
            channel: channel)
    }
}

public struct KeepPromise: Call {
    public static let id = "keepPromise"
    public static let action = Action.promise
    public var customer: String
    /// Without it the one that is due first.
    public var promise: Int64?

    public init(customer: String, promise: Int64? = nil) {
        self.customer = customer
        self.promise = promise
    }

    public func perform(in session: Session) async throws(RapportError) -> PromiseView {
        try await session.keepPromise(customer, id: promise)
    }
}

public struct CancelPromise: Call {
    public static let id = "cancelPromise"
    public static let action = Action.promise
    public var customer: String
    /// Without it the one that is due first.
    public var promise: Int64?

    public init(customer: String, promise: Int64? = nil) {
        self.customer = customer
        self.promise = promise
    }

    public func perform(in session: Session) async throws(RapportError) -> PromiseView {
        try await session.cancelPromise(customer, id: promise)
    }
}

/// Your entries that came too late.
public struct ListDrafts: Call {
    public static let id = "listDrafts"
    public static let action = Action.readDrafts

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> [DraftView] { try await session.drafts() }
}

public struct RecordDraft: Call {
    public static let id = "recordDraft"
    public static let action = Action.logEvent
    public var draft: Int64

    public init(draft: Int64) {
        self.draft = draft
    }

    public func perform(in session: Session) async throws(RapportError) -> LogReport {
        try await session.recordDraft(draft)
    }
}

public struct DiscardDraft: Call {
    public static let id = "discardDraft"
    public static let action = Action.logEvent
    public var draft: Int64

    public init(draft: Int64) {
        self.draft = draft
    }

    public func perform(in session: Session) async throws(RapportError) -> DraftView {
        try await session.discardDraft(draft)
    }
}

public struct ListReviews: Call {
    public static let id = "listReviews"
    public static let action = Action.readUsers
    /// Whose; without it yours.
    public var user: Line?
    /// At most so many, 1 to 10,000; 10 without it.
    public var limit: Int?

    public init(user: Line? = nil, limit: Int? = nil) {
        self.user = user
        self.limit = limit
    }

    public func perform(in session: Session) async throws(RapportError) -> [ReviewView] {
        try await session.reviews(
            of: try session.userID(user, "user"), limit: try session.count(limit, usual: 10, in: Bounds.list, "limit"))
    }
}

/// A salesperson's look back at the week.
public struct ReviewWeek: Call {
    public static let id = "reviewWeek"
    public static let action = Action.review
    /// Which methods were used, against which goals.
    public var methods: Prose
    /// What worked.
    public var worked: Prose
    public var problems: Prose?
    public var support: Prose?
    public var nextWeek: Prose?

    public init(methods: Prose, worked: Prose, problems: Prose? = nil, support: Prose? = nil, nextWeek: Prose? = nil) {
        self.methods = methods
        self.worked = worked
        self.problems = problems
        self.support = support
        self.nextWeek = nextWeek
    }

    public func perform(in session: Session) async throws(RapportError) -> ReviewView {
        let answers: [(ReviewField, Prose?)] = [
            (.methods, methods), (.worked, worked), (.problems, problems), (.support, support), (.nextWeek, nextWeek),
        ]
        var given: [String: String] = [:]
        for (field, answer) in answers { if let answer, !answer.text.isEmpty { given[field.rawValue] = answer.text } }
        return try await session.review(.weekly, answers: given)
    }
}

/// A look through the policy.
public struct ReviewPolicy: Call {
    public static let id = "reviewPolicy"
    public static let action = Action.reviewPolicy
    /// As a whole, not in short.
    public var full: Bool?
    /// What was found.
    public var note: Prose

    public init(full: Bool? = nil, note: Prose) {
        self.full = full
        self.note = note
    }

    public func perform(in session: Session) async throws(RapportError) -> ReviewView {
        try await session.review(full ?? false ? .fullPolicy : .policy, answers: ["note": note.text])
    }
}
