import Domain

/// Collects what is owed to one customer, kind by kind, with what was put off.
struct Agenda {
    let now: Instant
    let snoozes: [Snooze]
    private var owed: [Obligation] = []

    init(now: Instant, snoozes: [Snooze]) {
        self.now = now
        self.snoozes = snoozes
    }

    mutating func add(_ obligation: Obligation?) {
        if let obligation { owed.append(snoozed(obligation)) }
    }

    /// Those of one kind, in any order.
    mutating func add(_ obligations: [Obligation]) {
        guard !obligations.isEmpty else { return }
        // Equal ones keep the order of facts and profile.
        let sorted = obligations.map(snoozed).enumerated().sorted {
            ($0.element.due, $0.offset) < ($1.element.due, $1.offset)
        }
        owed += sorted.prefix(Scheduler.limit).map(\.element)
    }

    /// Due later where it was put off beyond the instant at which it would be due (RULES.md §7, "Snooze").
    private func snoozed(_ obligation: Obligation) -> Obligation {
        guard !snoozes.isEmpty, obligation.kind != .recycleWarning,
            let snooze = snoozes.first(where: { $0.kind == obligation.kind && $0.cause == obligation.cause }),
            snooze.until > obligation.due
        else { return obligation }
        var later = obligation
        later.dueBefore = obligation.due
        later.due = snooze.until
        return later
    }

    /// All of it, with the first of `changes` that is later than now.
    func finish(changes: [Instant]) -> (obligations: [Obligation], nextChange: Instant) {
        (owed, changes.filter { $0 > now }.min() ?? .never)
    }
}
