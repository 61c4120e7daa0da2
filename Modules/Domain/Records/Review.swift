/// A look back that somebody owes by the calendar (RULES.md §7, `weekly-review`, `policy-review`).
public struct Review: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// A salesperson's week.
        case weekly
        /// The policy, in short.
        case policy
        /// The policy as a whole; it does for a short one too.
        case fullPolicy = "full-policy"
    }

    public let user: UserID
    public let kind: Kind
    public let at: Instant
    /// The form, by question.
    public let answers: [String: String]
    public let change: ChangeID

    public init(user: UserID, kind: Kind, at: Instant, answers: [String: String], change: ChangeID) {
        self.user = user
        self.kind = kind
        self.at = at
        self.answers = answers
        self.change = change
    }
}

/// An entry that came too late: its author had lost the customer when it was to be recorded. Nothing of it is lost.
public struct Draft: Hashable, Sendable {
    public let id: Int64
    public let author: UserID
    public let customer: CustomerID
    public let kind: EventKind
    /// When it happened.
    public let at: Instant
    /// When it was kept.
    public let keptAt: Instant
    public let details: EventDetails
    /// As its author named the event; nil for none.
    public let ref: String?
    /// Whether the follow-up form was filled in with it.
    public let formFilled: Bool

    public init(
        id: Int64, author: UserID, customer: CustomerID, kind: EventKind, at: Instant, keptAt: Instant,
        details: EventDetails, ref: String? = nil, formFilled: Bool = false
    ) {
        self.id = id
        self.author = author
        self.customer = customer
        self.kind = kind
        self.at = at
        self.keptAt = keptAt
        self.details = details
        self.ref = ref
        self.formFilled = formFilled
    }
}
