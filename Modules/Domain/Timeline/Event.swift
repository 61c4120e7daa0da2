/// One entry of a customer's timeline. Nothing on a timeline is ever changed (RULES.md §1).
public struct Event: Hashable, Sendable {
    /// What folding asks of nearly every event, without a reference in it.
    let core: EventCore
    public let customer: CustomerID
    private let texts: Rare<EventTexts>
    public let actor: UserID
    /// Unique for the customer and kind among events that are not retracted (RULES.md §3).
    public let ref: String

    public init(
        id: EventID, customer: CustomerID, kind: EventKind, occurredAt: Instant, recordedAt: Instant, actor: UserID,
        ref: String, details: EventDetails
    ) {
        core = EventCore(id: id, occurredAt: occurredAt, recordedAt: recordedAt, codes: details.codes, kind: kind)
        texts = details.texts
        self.customer = customer
        self.actor = actor
        self.ref = ref
    }

    public var id: EventID { core.id }
    public var kind: EventKind { core.kind }
    public var occurredAt: Instant { core.occurredAt }
    public var recordedAt: Instant { core.recordedAt }
    public var details: EventDetails { EventDetails(codes: core.codes, texts: texts) }
}

/// The numbers of an event.
struct EventCore: Hashable, Sendable {
    let id: EventID
    let occurredAt: Instant
    let recordedAt: Instant
    let codes: EventCodes
    let kind: EventKind

    /// A `contact` that was reached, by a policy's definition a valid follow-up or not (``FoldRules/isValidFollowUp(_:)``).
    @inline(__always) var isReached: Bool { kind == .contact && codes.isReached }
    /// A phone call or visit that was reached, in either direction.
    @inline(__always) var isReachedCall: Bool { isReached && codes.isCall }
    @inline(__always) var isInbound: Bool { kind == .contact && codes.direction == .inbound }
    @inline(__always) var isOutbound: Bool { kind == .contact && codes.direction == .outbound }
    @inline(__always) var isMarketing: Bool { codes.purpose == .marketing }
}

extension Event {
    /// Whether it says of which order it is.
    var namesOrder: Bool { texts.part { $0.orderRef } != nil }
    /// Of `owned`.
    var newOwner: UserID? { texts.part { $0.owner } }
    /// A phone call or visit that was reached, in either direction.
    public var isReachedCall: Bool { core.isReachedCall }
}
