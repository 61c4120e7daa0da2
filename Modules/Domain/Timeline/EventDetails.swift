/// What an event says beside its kind and time: the columns of a timeline file (FORMATS.md). Which of them a kind needs
/// is said by ``EventDetails/missing(for:)``; the others may be given and are kept.
///
/// There are millions: what is a number or one of our words takes 22 bytes, and the texts one word together until there
/// is one.
public struct EventDetails: Hashable, Sendable {
    var codes = EventCodes()
    var texts = Rare<EventTexts>()

    public init() {}

    init(codes: EventCodes, texts: Rare<EventTexts>) {
        self.codes = codes
        self.texts = texts
    }

    public var amount: Money? {
        get { codes.amount }
        set { codes.amount = newValue }
    }
    public var channel: Channel? {
        get { codes.channel }
        set { codes.channel = newValue }
    }
    public var direction: Direction? {
        get { codes.direction }
        set { codes.direction = newValue }
    }
    public var purpose: Purpose? {
        get { codes.purpose }
        set { codes.purpose = newValue }
    }
    public var outcome: Outcome? {
        get { codes.outcome }
        set { codes.outcome = newValue }
    }
    public var signal: Signal? {
        get { codes.signal }
        set { codes.signal = newValue }
    }
    public var level: NeedLevel? {
        get { codes.level }
        set { codes.level = newValue }
    }
    public var expectedClose: Day? {
        get { codes.expectedClose.orNil }
        set { codes.expectedClose = newValue ?? .unset }
    }
    /// The `ref` of the order that a completion or cancellation is about.
    public var orderRef: String? {
        get { texts.part { $0.orderRef } }
        set { if isTold(newValue) { texts.value.orderRef = newValue } }
    }
    public var reason: String? {
        get { texts.part { $0.reason } }
        set { if isTold(newValue) { texts.value.reason = newValue } }
    }
    public var model: String? {
        get { texts.part { $0.model } }
        set { if isTold(newValue) { texts.value.model = newValue } }
    }
    public var serial: String? {
        get { texts.part { $0.serial } }
        set { if isTold(newValue) { texts.value.serial = newValue } }
    }
    /// Days between services of an installation.
    public var serviceDays: Int? {
        get { texts.part { $0.serviceDays } }
        set { if isTold(newValue) { texts.value.serviceDays = newValue } }
    }
    public var note: String? {
        get { texts.part { $0.note } }
        set { if isTold(newValue) { texts.value.note = newValue } }
    }
    /// The new owner, of `owned`.
    public var owner: UserID? {
        get { texts.part { $0.owner } }
        set { if isTold(newValue) { texts.value.owner = newValue } }
    }
    /// The event that this one is about: that a `retracted` takes back, or the conversation whose form a `form` is.
    public var target: EventID? {
        get { texts.part { $0.target } }
        set { if isTold(newValue) { texts.value.target = newValue } }
    }
    /// Further named values: answers of a form, old and new values of a profile.
    public var extra: [String: String] {
        get { texts.part { $0.extra } ?? [:] }
        _modify { yield &texts.value.extra }
        set { if isTold(newValue.isEmpty ? nil : newValue) { texts.value.extra = newValue } }
    }

    /// Whether setting a text to `value` says anything: most readers set all of them, and most of them to nothing.
    private func isTold<Value>(_ value: Value?) -> Bool { value != nil || !texts.isEmpty }

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

/// The part of the details that folding asks for at nearly every event.
struct EventCodes: Hashable, Sendable {
    /// Minor units; 0 where there is no currency.
    private(set) var minorUnits: Int64 = 0
    /// ``Currency/letters``, or 0 where no amount is given.
    private(set) var currency: UInt32 = 0
    /// ``Day/unset`` where none is given.
    var expectedClose = Day.unset
    var channel: Channel?
    var direction: Direction?
    var purpose: Purpose?
    var outcome: Outcome?
    var signal: Signal?
    var level: NeedLevel?

    var amount: Money? {
        get { Currency(letters: currency).map { Money(minorUnits: minorUnits, currency: $0) } }
        set {
            minorUnits = newValue?.minorUnits ?? 0
            currency = newValue?.currency.letters ?? 0
        }
    }

    /// Of a contact: whether it reached them.
    @inline(__always) var isReached: Bool { (outcome ?? .reached) == .reached }
    /// Whether it was by phone or a visit.
    @inline(__always) var isCall: Bool { channel == .phone || channel == .visit }
}

extension EventDetails {
    /// Of a contact: a phone call or visit that was reached, in either direction.
    public var isReachedCall: Bool { codes.isReached && codes.isCall }
}

/// The part of the details that most events do without.
struct EventTexts: Blank {
    var orderRef: String?
    var reason: String?
    var model: String?
    var serial: String?
    var note: String?
    var owner: UserID?
    var serviceDays: Int?
    var target: EventID?
    var extra: [String: String] = [:]
}
