/// What a timeline says that is to be kept one by one until it ends: promises, machines, labels set by hand and what was put
/// off (RULES.md §1, "rows of their own"). Few customers have any.
public struct Commitments: Hashable, Sendable, Blank {
    /// Those that are not kept or, when they recur, not known to have come to their end; by event.
    public var promises: [Promise] = []
    /// By event.
    public var installations: [Installation] = []
    /// In force or waiting for approval; of one scheme at most one of each.
    public var overrides: [LabelOverride] = []
    /// The latest put-offs, at most ``maximumSnoozes``, one for each obligation.
    public var snoozes: [Snooze] = []

    public init() {}

    public static let maximumSnoozes = 32

    public var isEmpty: Bool {
        promises.isEmpty && installations.isEmpty && overrides.isEmpty && snoozes.isEmpty
    }

    /// The override that decides the label of `scheme` at `now`: one whose label the scheme has.
    public func override(of scheme: Scheme, at now: Instant) -> LabelOverride? {
        overrides.first { $0.scheme == scheme.id && $0.holds(at: now) && scheme.index(of: $0.label) != nil }
    }
    /// The request for `scheme` that waits for approval at `now`.
    public func waiting(_ scheme: SchemeID, at now: Instant) -> LabelOverride? {
        overrides.first { $0.scheme == scheme && $0.state == .waiting && !$0.hasEnded(at: now) }
    }
}

/// Something that a person said they would do (RULES.md §7, `planned`).
public struct Promise: Hashable, Sendable {
    public let event: EventID
    public let madeAt: Instant
    public let terms: PromiseTerms
    /// What was promised.
    public let note: String?
    /// Up to when it has been kept: occurrences at or before this are done.
    public var keptTo: Instant

    public init(
        event: EventID, madeAt: Instant, terms: PromiseTerms, note: String?, keptTo: Instant = .unset
    ) {
        self.event = event
        self.madeAt = madeAt
        self.terms = terms
        self.note = note
        self.keptTo = keptTo
    }
}

/// When, how and how often.
public struct PromiseTerms: Hashable, Sendable {
    /// The first time.
    public var due: Instant
    /// The zone whose clocks it goes by when it recurs; nil is the organisation's.
    public var zone: String?
    public var recurrence: Recurrence?
    public var channel: Channel?

    public init(due: Instant, zone: String? = nil, recurrence: Recurrence? = nil, channel: Channel? = nil) {
        self.due = due
        self.zone = zone
        self.recurrence = recurrence
        self.channel = channel
    }
}

/// A machine at the customer's (RULES.md §3, `installed`).
public struct Installation: Hashable, Sendable {
    public let event: EventID
    public let at: Instant
    public let model: String?
    public let serial: String?
    /// Days between services; nil for none.
    public let serviceDays: Int?
    /// The latest service of it, or when it was installed.
    public var servicedAt: Instant
    public var parts: [Part]

    public struct Part: Hashable, Sendable {
        public let name: String
        /// Days between replacements.
        public let days: Int
        /// When it was last replaced, or installed.
        public var replacedAt: Instant

        public init(name: String, days: Int, replacedAt: Instant) {
            self.name = name
            self.days = days
            self.replacedAt = replacedAt
        }
    }

    public init(
        event: EventID, at: Instant, model: String?, serial: String?, serviceDays: Int?, servicedAt: Instant,
        parts: [Part]
    ) {
        self.event = event
        self.at = at
        self.model = model
        self.serial = serial
        self.serviceDays = serviceDays
        self.servicedAt = servicedAt
        self.parts = parts
    }
}

/// A label that a person set, or asked for (RULES.md §6).
public struct LabelOverride: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable {
        case waiting
        case inForce = "in-force"
    }

    /// The `label-overridden` that set it or asked for it: its name for ever.
    public let event: EventID
    public let scheme: SchemeID
    public let label: LabelID
    /// The label in force when it was asked for.
    public let from: LabelID?
    public let at: Instant
    public let by: UserID
    public let reason: String?
    /// When it ends by itself; nil for never.
    public let until: Instant?
    public var state: State
    /// Who approved it, where that was asked.
    public var approvedBy: UserID?

    public init(
        event: EventID, scheme: SchemeID, label: LabelID, from: LabelID?, at: Instant, by: UserID, reason: String?,
        until: Instant?, state: State, approvedBy: UserID? = nil
    ) {
        self.event = event
        self.scheme = scheme
        self.label = label
        self.from = from
        self.at = at
        self.by = by
        self.reason = reason
        self.until = until
        self.state = state
        self.approvedBy = approvedBy
    }

    /// Whether it replaces the label of its scheme at `now`.
    public func holds(at now: Instant) -> Bool { state == .inForce && until.map { now < $0 } ?? true }
    /// Whether its end has come, approved or not.
    public func hasEnded(at now: Instant) -> Bool { until.map { now >= $0 } ?? false }
}

/// An obligation that was put off (RULES.md §7, "Snooze").
public struct Snooze: Hashable, Sendable {
    public let kind: ObligationKind
    public let cause: Cause
    /// The new due instant.
    public var until: Instant
    /// How often in a row.
    public var count: Int
    public var by: UserID
    public var reason: String?

    public init(kind: ObligationKind, cause: Cause, until: Instant, count: Int, by: UserID, reason: String?) {
        self.kind = kind
        self.cause = cause
        self.until = until
        self.count = count
        self.by = by
        self.reason = reason
    }
}
