/// One entry of a customer's timeline. Nothing on a timeline is ever changed (RULES.md §1).
public struct Event: Hashable, Sendable {
    public let id: EventID
    public let customer: CustomerID
    public let kind: EventKind
    public let occurredAt: Instant
    public let recordedAt: Instant
    public let actor: UserID
    /// Unique for the customer and kind among events that are not retracted (RULES.md §3).
    public let ref: String
    public let details: EventDetails

    public init(
        id: EventID, customer: CustomerID, kind: EventKind, occurredAt: Instant, recordedAt: Instant, actor: UserID,
        ref: String, details: EventDetails
    ) {
        self.id = id
        self.customer = customer
        self.kind = kind
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.actor = actor
        self.ref = ref
        self.details = details
    }
}

/// What an event says beside its kind and time: the columns of a timeline file (FORMATS.md). Which of them a kind needs
/// is said by ``EventDetails/missing(for:)``; the others may be given and are kept.
public struct EventDetails: Hashable, Sendable {
    public var amount: Money?
    public var channel: Channel?
    public var direction: Direction?
    public var purpose: Purpose?
    public var outcome: Outcome?
    public var signal: Signal?
    public var level: NeedLevel?
    public var expectedClose: Day?
    /// The `ref` of the order that a completion or cancellation is about.
    public var orderRef: String?
    public var reason: String?
    public var model: String?
    public var serial: String?
    /// Days between services of an installation.
    public var serviceDays: Int?
    public var note: String?
    /// The new owner, of `owned`.
    public var owner: UserID?
    /// The event that this one is about: that a `retracted` takes back, or the conversation whose form a `form` is.
    public var target: EventID?
    /// Further named values: answers of a form, old and new values of a profile.
    public var extra: [String: String] = [:]

    public init() {}

    /// The columns that `kind` cannot do without and that are not given, in the order of FORMATS.md.
    public func missing(for kind: EventKind) -> [String] {
        switch kind {
        case .contact: (channel == nil ? ["channel"] : []) + (direction == nil ? ["direction"] : [])
        case .signal: signal == nil ? ["signal"] : []
        case .need: level == nil ? ["level"] : []
        case .owned: owner == nil ? ["owner"] : []
        case .retracted: target == nil ? ["target"] : []
        default: []
        }
    }
}

extension Event {
    /// A `contact` that was reached, by a policy's definition a valid follow-up or not (``FoldRules/isValidFollowUp(_:)``).
    var isReached: Bool { kind == .contact && (details.outcome ?? .reached) == .reached }
    /// A phone call or visit that was reached, in either direction.
    public var isReachedCall: Bool { isReached && (details.channel == .phone || details.channel == .visit) }
    var isInbound: Bool { kind == .contact && details.direction == .inbound }
    var isOutbound: Bool { kind == .contact && details.direction == .outbound }
    var isMarketing: Bool { details.purpose == .marketing }
}
