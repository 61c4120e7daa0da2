/// Who decided a label.
public enum LabelOrigin: String, CaseIterable, Sendable {
    case rule, override
}

/// A label in force on a customer.
public struct CurrentLabel: Hashable, Sendable {
    public let scheme: SchemeID
    public let label: LabelID
    /// What the label was computed from, where the scheme has one.
    public let score: Int32?
    /// The instant at which the change to this label was processed (RULES.md §5).
    public let since: Instant
    public let origin: LabelOrigin

    public init(scheme: SchemeID, label: LabelID, score: Int32?, since: Instant, origin: LabelOrigin = .rule) {
        self.scheme = scheme
        self.label = label
        self.score = score
        self.since = since
        self.origin = origin
    }
}

/// The kinds of what is owed (RULES.md §7), in the order in which a day works them off when all else is equal.
public enum ObligationKind: String, CaseIterable, Sendable {
    case greetOnline = "greet-online"
    case reply
    case firstContact = "first-contact"
    case phoneConfirm = "phone-confirm"
    case followUp = "follow-up"
    case recordForm = "record-form"
    case reclassify

    /// Whether a clock runs that the customer can feel: these lead the worklist when they are near.
    public var isResponseClock: Bool {
        switch self {
        case .greetOnline, .reply, .firstContact, .phoneConfirm: true
        case .followUp, .recordForm, .reclassify: false
        }
    }
}

/// What an obligation exists for. With customer and kind it is the obligation's identity (RULES.md §7).
public enum Cause: Hashable, Sendable {
    /// The event that started it.
    case event(EventID)

    /// A stable text for stores and exports.
    public var text: String {
        switch self {
        case .event(let id): "event:\(id.number)"
        }
    }

    public init?(text: some StringProtocol) {
        guard text.hasPrefix("event:"), let number = Int64(text.dropFirst(6)) else { return nil }
        self = .event(EventID(number))
    }
}

/// Something owed to a customer by an instant.
public struct Obligation: Hashable, Sendable {
    public let kind: ObligationKind
    public let cause: Cause
    /// Breached, or overdue, from this instant on.
    public let due: Instant
    /// The suggested way; nil where none is needed.
    public let channel: Channel?
    /// A stable code (FORMATS.md), for example `cadence:grade:A`.
    public let reason: String

    public init(kind: ObligationKind, cause: Cause, due: Instant, channel: Channel?, reason: String) {
        self.kind = kind
        self.cause = cause
        self.due = due
        self.channel = channel
        self.reason = reason
    }
}

/// All that is derived for one customer. It can be made anew from profile, timeline and policy, but for `since`.
public struct Standing: Hashable, Sendable {
    public var facts: Facts
    /// One for each scheme of the policy, ordered by scheme id.
    public var labels: [CurrentLabel]
    /// Ordered by kind and due.
    public var obligations: [Obligation]
    /// The earliest instant at which a label or obligation can change by time alone; never late, perhaps early.
    public var nextChange: Instant
    /// The policy it was derived with.
    public var policy: PolicyVersion

    public init(
        facts: Facts, labels: [CurrentLabel], obligations: [Obligation], nextChange: Instant, policy: PolicyVersion
    ) {
        self.facts = facts
        self.labels = labels
        self.obligations = obligations
        self.nextChange = nextChange
        self.policy = policy
    }

    public func label(_ scheme: SchemeID) -> CurrentLabel? { labels.first { $0.scheme == scheme } }
    /// The owner of the spell that runs, or nil in the high seas.
    public var owner: UserID? { facts.spell?.owner }
}

/// A label that was replaced by another: the append-only memory of what was in force when.
public struct LabelChange: Hashable, Sendable {
    public let customer: CustomerID
    public let scheme: SchemeID
    /// Nil for the first label of a scheme.
    public let from: LabelID?
    /// Nil when the scheme is no longer in the policy.
    public let to: LabelID?
    public let score: Int32?
    public let at: Instant
    public let change: ChangeID
    public let policy: PolicyVersion

    public init(
        customer: CustomerID, scheme: SchemeID, from: LabelID?, to: LabelID?, score: Int32?, at: Instant,
        change: ChangeID, policy: PolicyVersion
    ) {
        self.customer = customer
        self.scheme = scheme
        self.from = from
        self.to = to
        self.score = score
        self.at = at
        self.change = change
        self.policy = policy
    }
}
