/// The time during which one salesperson owned a customer, with the reasons of its ends (RULES.md §1, "private sea").
///
/// Spells are what the timeline's `owned` and `released` say, in the order of folding: those of one customer never
/// overlap, and who owned a customer at an instant is there to be asked for ever.
public struct OwnershipSpell: Hashable, Sendable {
    public let customer: CustomerID
    public let owner: UserID
    /// The `owned` that began it.
    public let start: Mark
    public let reason: String?
    public let startedBy: UserID
    public var end: End?

    public struct End: Hashable, Sendable {
        /// The `released`, or the next `owned`, that ended it.
        public let mark: Mark
        public let reason: String?
        public let by: UserID

        public init(mark: Mark, reason: String?, by: UserID) {
            self.mark = mark
            self.reason = reason
            self.by = by
        }
    }

    public init(
        customer: CustomerID, owner: UserID, start: Mark, reason: String?, startedBy: UserID, end: End? = nil
    ) {
        self.customer = customer
        self.owner = owner
        self.start = start
        self.reason = reason
        self.startedBy = startedBy
        self.end = end
    }

    /// Whether the spell holds at `instant`: from its start up to, not including, its end.
    public func contains(_ instant: Instant) -> Bool {
        start.at <= instant && end.map { instant < $0.mark.at } ?? true
    }

    /// The spells of a whole timeline, by start. A release without an owner says nothing.
    public static func spells(of timeline: [Event], rules: FoldRules) -> [OwnershipSpell] {
        var spells: [OwnershipSpell] = []
        for event in Facts.foldable(timeline, rules: rules) where event.kind == .owned || event.kind == .released {
            let mark = Mark(at: event.occurredAt, event: event.id)
            if let last = spells.indices.last, spells[last].end == nil {
                spells[last].end = End(mark: mark, reason: event.details.reason, by: event.actor)
            }
            guard event.kind == .owned, let owner = event.details.owner else { continue }
            spells.append(
                OwnershipSpell(
                    customer: event.customer, owner: owner, start: mark, reason: event.details.reason,
                    startedBy: event.actor))
        }
        return spells
    }
}

/// Why a customer came to an owner or left one: the reasons that the engine itself writes on `owned` and `released`. People
/// may give others.
public enum OwnershipReason {
    public static let created = "created"
    public static let imported = "import"
    public static let claimed = "claimed"
    public static let assigned = "assigned"
    public static let transferred = "transferred"
    /// Came back to the salesperson who had it last.
    public static let returned = "returned"
    /// Came back and went to the next of the team.
    public static let allocated = "allocated"
    /// What gave the customer to somebody was taken back.
    public static let undone = "undone"
    /// Recycled: no valid follow-up for too long.
    public static let noFollowUp = "no-follow-up"
    /// Recycled: no order for too long.
    public static let noDeal = "no-deal"

    public static let all: Set = [
        created, imported, claimed, assigned, transferred, returned, allocated, noFollowUp, noDeal, undone,
    ]
}
