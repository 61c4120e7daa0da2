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
    public var spell: Spell?
    /// The latest valid follow-up that went out for care.
    public var care = Instant.unset
    public var commitments = Commitments()

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
    public var orderDays: [OrderDay] = []

    public init() {}

    /// Days for which orders are kept, and so the longest window a policy can ask for.
    public static let orderWindow = 730

    /// The latest inquiry, quote or sample order.
    @inlinable public var interest: Instant { max(inquiry, quote, sampleOrder) }
    @inlinable public var strongSignal: Instant { strongSignals.latest }

    /// Whether the latest reached call has its form (RULES.md §3).
    @inlinable public var callHasForm: Bool { form >= call.at || formedCall.event == call.event }

    /// The stated need while it is in force, or nil: one that says there is something to buy is spent by an order or a
    /// lost deal at or after it; one that says there is nothing is revived by later interest (RULES.md §4).
    @inlinable public var needInForce: Need? {
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
    static func < (mark: Mark, event: Event) -> Bool {
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

/// The live orders of one day, in minor units of the base currency.
public struct OrderDay: Hashable, Sendable {
    public let day: Day
    public var count: Int32
    public var sum: Int64

    public init(day: Day, count: Int32, sum: Int64) {
        self.day = day
        self.count = count
        self.sum = sum
    }
}

/// The instants of the eight latest strong signals, ascending (RULES.md §1, "Facts are bounded").
public struct StrongSignals: Hashable, Sendable {
    public static let capacity = 8
    public private(set) var instants: [Instant] = []

    public init() {}
    public init(_ instants: [Instant]) { self.instants = instants.sorted().suffix(Self.capacity) }

    public var latest: Instant { instants.last ?? .unset }

    public mutating func insert(_ instant: Instant) {
        if instants.count == Self.capacity { instants.removeFirst() }
        instants.append(instant)
    }

    /// How many of the kept signals are in `span` at `now`.
    public func count(within span: Span, of now: Instant) -> Int {
        instants.reduce(0) { $0 + ($1.isWithin(span, of: now) ? 1 : 0) }
    }

    /// The first instant after `now` at which fewer are in `span`.
    public func nextLeaving(_ span: Span, after now: Instant) -> Instant {
        instants.first { $0 + span > now }.map { $0 + span } ?? .never
    }
}
