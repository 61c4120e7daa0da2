public import Domain

/// An obligation as bulk runs keep it: numbers alone. ``OwedList/obligation(at:)`` makes the whole one.
public struct OwedRow: Hashable, Sendable {
    public var due: Instant
    /// ``Instant/unset`` when it was not put off.
    public var dueBefore = Instant.unset
    /// When the owner was warned, of a recycle-warning; ``Instant/unset`` when not.
    public var warned = Instant.unset
    let cause: CompactCause
    public let kind: ObligationKind
    public let channel: Channel?
    /// The place of its code among the ``Scheduler/reasons``, or after them in the list's own.
    let reason: Int32
}

/// A ``Cause`` without its texts.
struct CompactCause: Hashable, Sendable {
    enum Kind: UInt8 {
        case event, occurrence, service, part, birthday, holiday, spell, period
    }
    let kind: Kind
    /// The event, or the place of a contact.
    let event: Int64
    /// A day, or the milliseconds of an instant.
    let time: Int64

    init(_ kind: Kind, _ event: EventID, _ time: Int64 = 0) {
        self.kind = kind
        self.event = event.number
        self.time = time
    }

    init(_ cause: Cause) {
        switch cause {
        case .event(let id): self.init(.event, id)
        case .occurrence(let id, let at): self.init(.occurrence, id, at.milliseconds)
        case .service(let id, let day): self.init(.service, id, Int64(day.number))
        case .part(let id, let day, _): self.init(.part, id, Int64(day.number))
        case .birthday(let contact, let day): self.init(.birthday, EventID(Int64(contact)), Int64(day.number))
        case .holiday(let day): self.init(.holiday, EventID(0), Int64(day.number))
        case .spell(let id, let day): self.init(.spell, id, Int64(day.number))
        case .period(let day): self.init(.period, EventID(0), Int64(day.number))
        }
    }

    /// `part`: the name of a part.
    func whole(part: String) -> Cause {
        let id = EventID(event)
        let day = Day(number: Int32(truncatingIfNeeded: time))
        return switch kind {
        case .event: .event(id)
        case .occurrence: .occurrence(id, Instant(milliseconds: time))
        case .service: .service(id, day)
        case .part: .part(id, day, name: part)
        case .birthday: .birthday(contact: Int(event), day)
        case .holiday: .holiday(day)
        case .spell: .spell(id, day)
        case .period: .period(day)
        }
    }
}

/// What is owed to the customers of a batch, one after the other, in the order of ``Scheduler/obligations(for:labels:at:)``.
public struct OwedList: Sendable {
    public internal(set) var rows: ContiguousArray<OwedRow> = []
    private let reasons: OwedReasons
    /// The codes that no policy knows ahead, as parts of machines and holidays have them.
    private var own: [String] = []

    init(_ reasons: OwedReasons) { self.reasons = reasons }

    public mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        if !own.isEmpty { own.removeAll() }
    }

    /// The stable code of a row's reason.
    public func reason(of row: OwedRow) -> String {
        let place = Int(row.reason)
        return place < reasons.texts.count ? reasons.texts[place] : own[place - reasons.texts.count]
    }

    public func cause(of row: OwedRow) -> Cause {
        // Of a part the reason has the name.
        row.cause.whole(part: row.cause.kind == .part ? String(reason(of: row).dropFirst(5)) : "")
    }

    public func obligation(at place: Int) -> Obligation {
        let row = rows[place]
        return Obligation(
            kind: row.kind, cause: cause(of: row), due: row.due, channel: row.channel, reason: reason(of: row),
            dueBefore: row.dueBefore.orNil, warned: row.warned.orNil)
    }

    /// Whether a row is the obligation: the same identity for the same reason.
    public func isSame(_ row: OwedRow, as obligation: Obligation) -> Bool {
        row.kind == obligation.kind && row.cause == CompactCause(obligation.cause)
            && reason(of: row) == obligation.reason && cause(of: row) == obligation.cause
    }

    /// The row of an obligation that was made whole.
    func row(_ obligation: Obligation, reason: Int32) -> OwedRow {
        OwedRow(
            due: obligation.due, dueBefore: obligation.dueBefore ?? .unset, warned: obligation.warned ?? .unset,
            cause: CompactCause(obligation.cause), kind: obligation.kind, channel: obligation.channel, reason: reason)
    }

    mutating func append(_ obligation: Obligation) {
        own.append(obligation.reason)
        rows.append(row(obligation, reason: Int32(reasons.texts.count + own.count - 1)))
    }
}

/// The codes that a policy's obligations have, made once.
struct OwedReasons: Sendable {
    static let online: Int32 = 0
    static let unanswered: Int32 = 1
    static let newSpell: Int32 = 2
    static let emailUnconfirmed: Int32 = 3
    static let formMissing: Int32 = 4
    static let expectedPassed: Int32 = 5
    static let ungraded: Int32 = 6
    static let noFollowUp: Int32 = 7
    static let noDeal: Int32 = 8
    private static let fixed = [
        "online", "unanswered", "new-spell", "email-unconfirmed", "form-missing", "expected-passed", "ungraded",
        "no-follow-up", "no-deal",
    ]

    private(set) var texts: ContiguousArray<String> = ContiguousArray(Self.fixed)

    /// The place of `text`, which from then on is one of them.
    mutating func place(of text: String) -> Int32 {
        if let known = texts.firstIndex(of: text) { return Int32(known) }
        texts.append(text)
        return Int32(texts.count - 1)
    }
}
