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
    case planned
    case followUp = "follow-up"
    case service, care
    case recordForm = "record-form"
    case reclassify
    case recycleWarning = "recycle-warning"
    /// Owed by a user, not to a customer.
    case weeklyReview = "weekly-review"
    /// Owed by a user, not to a customer.
    case policyReview = "policy-review"

    /// Whether a clock runs that the customer can feel: these lead the worklist when they are near.
    public var isResponseClock: Bool {
        switch self {
        case .greetOnline, .reply, .firstContact, .phoneConfirm: true
        case .planned, .followUp, .service, .care, .recordForm, .reclassify, .recycleWarning, .weeklyReview,
            .policyReview:
            false
        }
    }
}

/// What an obligation exists for. With customer and kind it is the obligation's identity (RULES.md §7).
public enum Cause: Hashable, Sendable {
    /// The event that started it.
    case event(EventID)
    /// One time of a promise.
    case occurrence(EventID, Instant)
    /// The service of a machine on a day.
    case service(EventID, Day)
    /// The replacement of a part of a machine on a day.
    case part(EventID, Day, name: String)
    /// The birthday of a contact, by place among the contacts.
    case birthday(contact: Int, Day)
    case holiday(Day)
    /// A spell and the day from which its recycling counts.
    case spell(EventID, Day)
    /// What a user owes by the calendar: the day from which it counts.
    case period(Day)

    /// As people name it: a promise by its number.
    public var name: String { if case .occurrence(let id, _) = self { String(id.number) } else { text } }

    /// A stable text for stores and exports.
    public var text: String {
        switch self {
        case .event(let id): "event:\(id.number)"
        case .occurrence(let id, let at): "occurrence:\(id.number):\(at.milliseconds)"
        case .service(let id, let day): "service:\(id.number):\(day.iso)"
        case .part(let id, let day, let name): "part:\(id.number):\(day.iso):\(name)"
        case .birthday(let contact, let day): "birthday:\(contact):\(day.iso)"
        case .holiday(let day): "holiday:\(day.iso)"
        case .spell(let id, let day): "spell:\(id.number):\(day.iso)"
        case .period(let day): "period:\(day.iso)"
        }
    }

    public init?(text: String) {
        // Stores read millions: the parts are taken one after another.
        var rest = text[...].utf8
        /// What stands before the next colon, or all there is when `isLast`; nil when it is otherwise.
        func part(isLast: Bool = false) -> Substring? {
            let colon = rest.firstIndex(of: UInt8(ascii: ":"))
            guard (colon == nil) == isLast else { return nil }
            defer { rest = colon.map { rest[rest.index(after: $0)...] } ?? rest[rest.endIndex...] }
            return Substring(rest[..<(colon ?? rest.endIndex)])
        }
        func event(isLast: Bool = false) -> EventID? { part(isLast: isLast).flatMap { Int64($0) }.map { EventID($0) } }
        func day(isLast: Bool = true) -> Day? { part(isLast: isLast).flatMap { Day(iso: String($0)) } }
        switch part() {
        case "event":
            guard let id = event(isLast: true) else { return nil }
            self = .event(id)
        case "occurrence":
            guard let id = event(), let at = part(isLast: true).flatMap({ Int64($0) }) else { return nil }
            self = .occurrence(id, Instant(milliseconds: at))
        case "service":
            guard let id = event(), let day = day() else { return nil }
            self = .service(id, day)
        case "part":
            // The name is the rest, whatever stands in it.
            guard let id = event(), let day = day(isLast: false) else { return nil }
            self = .part(id, day, name: String(Substring(rest)))
        case "birthday":
            guard let contact = part().flatMap({ Int($0) }), let day = day() else { return nil }
            self = .birthday(contact: contact, day)
        case "holiday":
            guard let day = day() else { return nil }
            self = .holiday(day)
        case "spell":
            guard let id = event(), let day = day() else { return nil }
            self = .spell(id, day)
        case "period":
            guard let day = day() else { return nil }
            self = .period(day)
        default: return nil
        }
    }
}

/// Something owed to a customer by an instant.
public struct Obligation: Hashable, Sendable {
    public let kind: ObligationKind
    public let cause: Cause
    /// Breached, or overdue, from this instant on. As snoozed, where it was put off.
    public var due: Instant
    /// The suggested way; nil where none is needed.
    public let channel: Channel?
    /// A stable code (FORMATS.md), for example `cadence:grade:A`.
    public let reason: String
    /// When it was due before it was put off; nil when it was not.
    public var dueBefore: Instant?
    /// When the owner was warned, of a recycle-warning: stored with it and carried on while it is the same one. Nothing is
    /// recycled before it was stored (RULES.md §8).
    public var warned: Instant?

    public init(
        kind: ObligationKind, cause: Cause, due: Instant, channel: Channel?, reason: String,
        dueBefore: Instant? = nil, warned: Instant? = nil
    ) {
        self.kind = kind
        self.cause = cause
        self.due = due
        self.channel = channel
        self.reason = reason
        self.dueBefore = dueBefore
        self.warned = warned
    }

    /// Whether it is the same one, perhaps at another time (RULES.md §7, "identity").
    public func isSame(as other: Obligation) -> Bool { kind == other.kind && cause == other.cause }
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
    /// Where its labels put it on a worklist, the first at 0, as that policy orders them (RULES.md §7).
    public var rank: Int32
    /// Which of its labels nobody should own too many of: a bit for each limit of that policy, in their order.
    public var crowds: Int64

    public init(
        facts: Facts, labels: [CurrentLabel], obligations: [Obligation], nextChange: Instant, policy: PolicyVersion,
        rank: Int32 = 0, crowds: Int64 = 0
    ) {
        self.facts = facts
        self.labels = labels
        self.obligations = obligations
        self.nextChange = nextChange
        self.policy = policy
        self.rank = rank
        self.crowds = crowds
    }

    public func label(_ scheme: SchemeID) -> CurrentLabel? { labels.first { $0.scheme == scheme } }
    /// The same, looked for at `place` first: labels of one policy stand in one order.
    public func label(_ scheme: SchemeID, near place: Int) -> CurrentLabel? {
        place < labels.count && labels[place].scheme == scheme ? labels[place] : label(scheme)
    }
    /// The owner of the spell that runs, or nil in the high seas.
    public var owner: UserID? { facts.spell?.owner }
}

/// By when something is owed to a customer: what decides where its line stands on a worklist that is read at some instant.
public struct Owing: Hashable, Sendable {
    /// The earliest of all, of response clocks, and of what is more than a warning; nil without such.
    public let due: Instant?
    public let clock: Instant?
    public let work: Instant?

    public init(_ obligations: [Obligation]) {
        var due: Instant?
        var clock: Instant?
        var work: Instant?
        func take(_ instant: Instant, into earliest: inout Instant?) {
            if earliest.map({ instant < $0 }) ?? true { earliest = instant }
        }
        for obligation in obligations {
            take(obligation.due, into: &due)
            if obligation.kind.isResponseClock { take(obligation.due, into: &clock) }
            if obligation.kind != .recycleWarning { take(obligation.due, into: &work) }
        }
        self.due = due
        self.clock = clock
        self.work = work
    }
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
