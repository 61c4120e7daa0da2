import Classification
public import Domain

/// A promise with the instant by which it is owed next.
struct OpenPromise {
    let promise: Promise
    let due: Instant
}

// What was promised, and what machines want (RULES.md §7, `planned`, `service`).
extension Scheduler {
    /// The promises that are not kept, each by its earliest occurrence: several that were missed are one.
    func openPromises(of facts: Facts) -> [OpenPromise] {
        facts.commitments.promises.compactMap { promise in
            due(of: promise).map { OpenPromise(promise: promise, due: $0) }
        }
    }

    /// The earliest time of a promise that has not been kept, as it was made and not as it was put off; nil when it has come
    /// to its end.
    public func due(of promise: Promise) -> Instant? {
        let terms = promise.terms
        guard let recurrence = terms.recurrence else { return terms.due }
        return recurrence.first(after: promise.keptTo, start: terms.due, in: zone(named: terms.zone))
    }

    func planned(_ promised: [OpenPromise], by channel: Channel) -> [Obligation] {
        promised.map { open in
            Obligation(
                kind: .planned, cause: .occurrence(open.promise.event, open.due), due: open.due,
                channel: open.promise.terms.channel ?? channel, reason: "promise")
        }
    }

    /// The day by which a service or replacement is due that is wanted every so many `days`, the last time at `last`; nil where
    /// none is wanted, or beyond the calendar, where it is never owed.
    public func serviceDay(after last: Instant, days: Int?) -> Day? {
        guard let days, days > 0, last.isFinite else { return nil }
        let base = calendar.zone.day(of: last)
        return days <= Day.latest - base ? base + days : nil
    }

    /// What is owed to the machines of a customer by now, and the days from which the rest will be.
    func service(_ subject: borrowing Subject, by channel: Channel, _ agenda: inout Agenda) {
        let now = agenda.now
        var owed: [Obligation] = []
        var from: [Instant] = []
        func add(_ cause: (Day) -> Cause, _ reason: String, after last: Instant, days: Int?) {
            guard let day = serviceDay(after: last, days: days) else { return }
            let start = calendar.zone.start(of: day - rules.service.notice)
            guard start <= now else {
                from.append(start)
                return
            }
            owed.append(
                Obligation(
                    kind: .service, cause: cause(day), due: calendar.closing(keeping: day), channel: channel,
                    reason: reason))
        }
        for machine in subject.facts.commitments.installations {
            let event = machine.event
            add({ .service(event, $0) }, "service", after: machine.servicedAt, days: machine.serviceDays)
            for part in machine.parts {
                add(
                    { .part(event, $0, name: part.name) }, "part:\(part.name)", after: part.replacedAt, days: part.days)
            }
        }
        agenda.add(owed)
        for start in from { agenda.turn(at: start) }
    }
}
