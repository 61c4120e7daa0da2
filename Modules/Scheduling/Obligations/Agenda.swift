public import Domain

/// Collects what is owed to customers, one after the other and kind by kind, with what was put off; and of the one at hand
/// the first later instant at which anything changes.
public struct Agenda: Sendable {
    public let now: Instant
    public internal(set) var list: OwedList
    /// Of the customer at hand.
    public private(set) var nextChange = Instant.never
    /// None for nearly everybody.
    private var snoozes: [Snooze] = []

    init(now: Instant, reasons: OwedReasons) {
        self.now = now
        list = OwedList(reasons)
    }

    /// Forgets all customers.
    public mutating func removeAll() { list.removeAll() }

    /// Notes when the owner was warned, of the recycle-warning in a row of the list; ``Instant/unset`` when not.
    public mutating func setWarned(_ warned: Instant, at place: Int) { list.rows[place].warned = warned }

    /// Turns to the next customer.
    mutating func begin(_ facts: borrowing Facts) {
        nextChange = .never
        if facts.hasCommitments {
            snoozes = facts.commitments.snoozes
        } else if !snoozes.isEmpty {
            snoozes = []
        }
    }

    @inline(__always)
    mutating func add(
        _ kind: ObligationKind, _ cause: CompactCause, due: Instant, channel: Channel?, reason: Int32
    ) {
        list.rows.append(OwedRow(due: due, cause: cause, kind: kind, channel: channel, reason: reason))
        if !snoozes.isEmpty, kind != .recycleWarning { snoozeLast() }
    }

    /// Those of one kind, in any order.
    mutating func add(_ obligations: [Obligation]) {
        guard !obligations.isEmpty else { return }
        // Equal ones keep the order of facts and profile.
        let sorted = obligations.map(snoozed).enumerated().sorted {
            ($0.element.due, $0.offset) < ($1.element.due, $1.offset)
        }
        for entry in sorted.prefix(Scheduler.limit) { list.append(entry.element) }
    }

    /// Something changes at `instant`, if that is still to come.
    @inline(__always)
    mutating func turn(at instant: Instant) {
        if instant > now, instant < nextChange { nextChange = instant }
    }

    private mutating func snoozeLast() {
        let place = list.rows.count - 1
        let later = snoozed(list.obligation(at: place))
        list.rows[place].due = later.due
        list.rows[place].dueBefore = later.dueBefore ?? .unset
    }

    /// Due later where it was put off beyond the instant at which it would be due (RULES.md §7, "Snooze").
    private func snoozed(_ obligation: Obligation) -> Obligation {
        guard !snoozes.isEmpty,
            let snooze = snoozes.first(where: { $0.kind == obligation.kind && $0.cause == obligation.cause }),
            snooze.until > obligation.due
        else { return obligation }
        var later = obligation
        later.dueBefore = obligation.due
        later.due = snooze.until
        return later
    }
}
