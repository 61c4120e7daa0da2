/// The bounded summary of a timeline: all that classifiers and schedules know of what happened (RULES.md §1).
///
/// Folding a timeline from nothing and recording it event by event give equal facts. Instants of what has not happened
/// are ``Instant/unset``.
public struct Facts: Hashable, Sendable {
    // What bulk classification scans comes first.
    public var inquiry = Instant.unset
    public var quote = Instant.unset
    public var sampleOrder = Instant.unset
    /// The latest live order.
    public var order = Instant.unset
    /// The latest completion of a live order.
    public var orderCompleted = Instant.unset
    public var dealLost = Instant.unset
    /// The latest need, replaced whole by the next one.
    public var need = Need()
    /// The latest need of level obvious, replaced or not.
    public var obviousNeed = Instant.unset
    /// The latest need of level none, replaced or not.
    public var deniedNeed = Instant.unset
    public var weakSignal = Instant.unset
    public var strongSignals = StrongSignals()
    /// The latest inbound contact that is not marketing.
    public var inbound = Instant.unset
    public var validFollowUp = Mark()
    /// The first message that waits for an answer (RULES.md §7, `reply`).
    public var waitingMessage = Mark()
    public var serviceRequest = Instant.unset
    public var serviceClosed = Instant.unset
    public var inquiries: Int32 = 0
    /// Live orders.
    public var orders: Int32 = 0
    /// Live orders that are not completed.
    public var openOrders: Int32 = 0
    /// Events that are not the system's own, cancelled orders and cancellations included.
    public var events: Int32 = 0

    // What only schedules ask for.
    /// The latest time the customer was seen online, unless a contact went out since.
    public var online = Mark()
    /// The first business email out since the last inbound contact or reached call, not bounced.
    public var unconfirmedEmail = Mark()
    public var call = Mark()
    public var callRecordedAt = Instant.unset
    /// The latest form that names no conversation: it is about the latest reached call at or before it.
    public var form = Instant.unset
    /// The latest conversation that a form names.
    public var formedCall = Mark()
    /// The latest inbound contact, marketing included, and the way it came.
    public var lastInbound = Mark()
    public var lastInboundChannel: Channel?
    private var spellOwner: UserID?
    /// The spell that runs, but for its owner; nothing that says so where none does.
    @usableFromInline private(set) var tenure = Tenure()
    /// The latest valid follow-up that went out for care.
    public var care = Instant.unset
    private var kept = Rare<Commitments>()
    @usableFromInline private(set) var keepsSomething = false

    // What the fold itself needs to go on, public for stores alone.
    /// The latest answer to messages: valid follow-up, quote or no-reply-needed.
    public var answer = Instant.unset
    /// The latest contact out that was a valid follow-up.
    public var greeting = Instant.unset
    /// The latest inbound contact or reached call.
    public var confirmation = Instant.unset
    /// Whether a completion or cancellation ended nothing: an order that is yet to come may be what it names.
    public var hasUnmatchedEnding = false
    /// The latest event that was folded.
    public var newest = FoldPlace.start

    /// Live orders by day, ascending, of the 730 days that end with the latest.
    @usableFromInline var ledger = OrderLedger()

    public init() {}

    /// What is kept one by one until it ends. Few customers have any: ``hasCommitments`` is the cheap question.
    public var commitments: Commitments {
        get { kept.value }
        _modify {
            yield &kept.value
            keepsSomething = !kept.isEmpty
        }
        set {
            kept.value = newValue
            keepsSomething = !kept.isEmpty
        }
    }
    @inlinable public var hasCommitments: Bool { keepsSomething }

    /// The spell that runs; nil in the high seas.
    public var spell: Spell? {
        get {
            spellOwner.map {
                Spell(
                    owner: $0, start: tenure.start, firstFollowUp: tenure.firstFollowUp, isLocked: tenure.isLocked)
            }
        }
        set {
            spellOwner = newValue?.owner
            tenure = newValue.map(Tenure.init) ?? Tenure()
        }
    }
    /// Whether somebody owns the customer, when they began to, the first valid follow-up since, and whether they keep it:
    /// ``spell`` without a copy of the owner's name.
    @inlinable public var isOwned: Bool { tenure.isRunning }
    @inlinable public var spellStart: Mark { tenure.start }
    @inlinable public var firstFollowUp: Mark { tenure.firstFollowUp }
    @inlinable public var isLocked: Bool { tenure.isLocked }

    mutating func noteFollowUpOfSpell(_ mark: Mark) {
        if tenure.isRunning, !tenure.firstFollowUp.isSet { tenure.firstFollowUp = mark }
    }

    /// Live orders by day, ascending, of the 730 days that end with the latest.
    public var orderDays: [OrderDay] {
        get { Array(ledger) }
        set { ledger = OrderLedger(newValue) }
    }
    /// The day of the latest live order, as far as it is kept; ``Day/unset`` where there is none.
    @inlinable public var lastOrderDay: Day { ledger.last.day }

    /// Days for which orders are kept, and so the longest window a policy can ask for.
    public static let orderWindow = 730

    /// The latest inquiry, quote or sample order.
    @inlinable @inline(__always) public var interest: Instant { max(inquiry, quote, sampleOrder) }
    @inlinable @inline(__always) public var strongSignal: Instant { strongSignals.latest }

    /// Whether the latest reached call has its form (RULES.md §3).
    @inlinable @inline(__always) public var callHasForm: Bool { form >= call.at || formedCall.event == call.event }

    /// The stated need while it is in force, or nil: one that says there is something to buy is spent by an order or a
    /// lost deal at or after it; one that says there is nothing is revived by later interest (RULES.md §4).
    // Inlined always: a call of a method hands a copy of all facts over.
    @inlinable @inline(__always) public var needInForce: Need? {
        guard need.at.isSet else { return nil }
        switch need.level {
        case .none: return max(interest, strongSignal) > need.at || order >= need.at ? nil : need
        case .potential, .obvious: return order >= need.at || dealLost >= need.at ? nil : need
        }
    }
}

/// An instant and the event that gave it.
public struct Mark: Hashable, Sendable {
    public var at: Instant
    public var event: EventID

    @inlinable
    public init(at: Instant = .unset, event: EventID = EventID(0)) {
        self.at = at
        self.event = event
    }

    @inlinable public var isSet: Bool { at.isSet }

    /// Whether `event` is later than this one of its kind: by instant, then by id (RULES.md §1, "Order").
    static func < (mark: Mark, event: EventCore) -> Bool {
        mark.at < event.occurredAt || (mark.at == event.occurredAt && mark.event < event.id)
    }
}

/// What the customer was last said to need.
public struct Need: Hashable, Sendable {
    public var at = Instant.unset
    public var event = EventID(0)
    public var level = NeedLevel.none
    /// The day by which the customer is expected to buy, or ``Day/unset``.
    public var expectedDay = Day.unset

    @inlinable
    public init() {}
}

/// A ``Spell`` without its owner.
@usableFromInline
struct Tenure: Hashable, Sendable {
    @usableFromInline var start = Mark()
    @usableFromInline var firstFollowUp = Mark()
    @usableFromInline var isLocked = false
    @usableFromInline var isRunning = false

    init() {}
    init(_ spell: Spell) {
        start = spell.start
        firstFollowUp = spell.firstFollowUp
        isLocked = spell.isLocked
        isRunning = true
    }
}

/// The time during which one salesperson owns the customer, as far as it has come.
public struct Spell: Hashable, Sendable {
    public let owner: UserID
    public let start: Mark
    /// The first valid follow-up at or after the start.
    public var firstFollowUp = Mark()
    /// Whether the owner keeps the customer from being recycled (RULES.md §8). It ends with the spell.
    public var isLocked = false

    public init(owner: UserID, start: Mark, firstFollowUp: Mark = Mark(), isLocked: Bool = false) {
        self.owner = owner
        self.start = start
        self.firstFollowUp = firstFollowUp
        self.isLocked = isLocked
    }
}
