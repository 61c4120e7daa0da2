/// The policy's `fold` section: what decides how events become facts. Changing any of it rebuilds the facts
/// (RULES.md §2).
public struct FoldRules: Hashable, Sendable {
    /// The organisation's zone: where its days begin.
    public let zone: ZoneRules
    public let rates: ExchangeRates
    /// How long a message waits for its answer before it lapses into follow-up (RULES.md §7, `reply`).
    public let replyLapse: Span
    /// What a contact must be for to be a follow-up: business and care, unless a policy says otherwise.
    public let followUpPurposes: Set<Purpose>
    /// Channels on which a conversation is a follow-up whoever began it: phone and visit.
    public let conversationChannels: ChannelSet
    /// ``followUpPurposes`` in bits, asked for every contact.
    private let purposes: UInt8

    public init(
        zone: ZoneRules, rates: ExchangeRates, replyLapse: Span, followUpPurposes: Set<Purpose>,
        conversationChannels: ChannelSet
    ) {
        self.zone = zone
        self.rates = rates
        self.replyLapse = replyLapse
        self.followUpPurposes = followUpPurposes
        self.conversationChannels = conversationChannels
        self.purposes = followUpPurposes.reduce(0) { $0 | $1.bit }
    }

    /// A business or care contact that went out and was reached, or a conversation that was reached in either direction
    /// (RULES.md §3).
    public func isValidFollowUp(_ event: Event) -> Bool { isValidFollowUp(event.core) }

    func isValidFollowUp(_ event: EventCore) -> Bool { codes.isValidFollowUp(event) }

    /// What folding asks at nearly every event.
    var codes: FoldCodes { FoldCodes(purposes: purposes, conversations: conversationChannels, replyLapse: replyLapse) }

    /// The place of `event` in the order of folding: by instant; at one instant outcomes come after what they answer;
    /// then by id (RULES.md §1, "Order").
    public func place(of event: Event) -> FoldPlace { place(of: event.core) }

    func place(of event: EventCore) -> FoldPlace { codes.place(of: event) }
}

/// The numbers of ``FoldRules``.
struct FoldCodes {
    let purposes: UInt8
    let conversations: ChannelSet
    let replyLapse: Span

    @inline(__always)
    func isValidFollowUp(_ event: EventCore) -> Bool {
        guard event.isReached, purposes & (event.codes.purpose ?? .business).bit != 0 else { return false }
        guard !event.isOutbound else { return true }
        guard let channel = event.codes.channel else { return false }
        return conversations.contains(channel)
    }

    func place(of event: EventCore) -> FoldPlace {
        let isOutcome =
            switch event.kind {
            case .order, .orderCompleted, .dealLost, .serviceClosed: true
            case .contact: isValidFollowUp(event)
            default: false
            }
        return FoldPlace(at: event.occurredAt, isOutcome: isOutcome, id: event.id)
    }
}

/// Where an event stands in the order of folding.
public struct FoldPlace: Hashable, Comparable, Sendable {
    public let at: Instant
    public let isOutcome: Bool
    public let id: EventID

    public init(at: Instant, isOutcome: Bool, id: EventID) {
        self.at = at
        self.isOutcome = isOutcome
        self.id = id
    }

    /// Before every event.
    public static let start = FoldPlace(at: .unset, isOutcome: false, id: EventID(0))

    public static func < (a: FoldPlace, b: FoldPlace) -> Bool {
        if a.at != b.at { return a.at < b.at }
        if a.isOutcome != b.isOutcome { return b.isOutcome }
        return a.id < b.id
    }
}

extension Purpose {
    @inline(__always) fileprivate var bit: UInt8 {
        switch self {
        case .business: 1
        case .care: 2
        case .marketing: 4
        }
    }
}
