public import Domain
import Scheduling
import Storage

/// A promise to a customer, as shown.
public struct PromiseView: Codable, Hashable, Sendable {
    /// Its number: the event that made it.
    public var id: Int64
    public var customer: String
    public var what: String?
    public var madeAt: String
    /// When it is due next; nil when it has come to its end.
    public var due: String?
    /// RFC 5545.
    public var recurrence: String?
    public var timeZone: String?
    public var channel: String?
}

extension Session {
    /// Writes down what a person said they would do (RULES.md §7, `planned`).
    ///
    /// - `due`: on the customer's own clocks, where no offset says otherwise.
    /// - `rrule`: how it recurs, RFC 5545's RRULE without the name, for example `FREQ=WEEKLY;BYDAY=TU`.
    public func promise(
        _ key: String, what: String, due: When, rrule: String?, channel: Channel?
    ) async throws(RapportError) -> PromiseView {
        try await write(.promise, digest: Digest.of("\(key) \(what) \(due) \(rrule ?? "")"), time: .recyclingLast) {
            work in
            let target = try work.target(key, for: .promise)
            let zone = target.customer.profile.timeZone.flatMap(work.engine.zones.rules(of:)) ?? work.engine.fold.zone
            let due = due.instant(in: zone, closing: work.engine.scheduler.calendar.closing(keeping:))
            guard due > now else { throw AgendaRefusal.promiseInPast(due: due, now: now) }
            var recurrence: Recurrence?
            if let rrule {
                do throws(RecurrenceError) { recurrence = try Recurrence(rrule: rrule) } catch {
                    throw AgendaRefusal.recurrence(rrule, error)
                }
                if recurrence?.first(after: .unset, start: due, in: zone) == nil {
                    throw AgendaRefusal.neverRecurs(rrule, due: due)
                }
            }
            var details = EventDetails()
            details.promise = PromiseTerms(
                due: due, zone: target.customer.profile.timeZone, recurrence: recurrence, channel: channel)
            details.note = what
            var recorder = Recorder()
            let event = try recorder.record(.promised, of: target.id, details, to: &work)
            try recorder.settle(&work)
            let after = try work.again(target)
            return try work.promises(of: after).first { $0.id == event.number }
                ?? PromiseView(id: event.number, customer: key, what: what, madeAt: now.rfc3339)
        }
    }

    /// The promises to a customer that are open, the next due first.
    public func promises(to key: String) async throws(RapportError) -> [PromiseView] {
        try await read(.readCustomers) { lens in
            let entry = try lens.entry(key: key)
            guard lens.actor.seesPrivately(owner: entry.owner) else { return [] }
            return lens.engine.promises(of: entry.full, entry.standing)
        }
    }

    /// Says that a promise was kept: the occurrence that is due next, of one that recurs.
    ///
    /// `id`: nil is the one that is due first.
    public func keepPromise(_ key: String, id: Int64?) async throws(RapportError) -> PromiseView {
        try await endPromise(key, id: id) { target, promise, recorder, work in
            var details = EventDetails()
            details.target = EventID(promise.id)
            details.occurrence = promise.due.flatMap { Instant(rfc3339: $0) }
            try recorder.record(.promiseKept, of: target.id, details, to: &work)
        }
    }

    /// Takes a promise back.
    public func cancelPromise(_ key: String, id: Int64?) async throws(RapportError) -> PromiseView {
        try await endPromise(key, id: id) { target, promise, recorder, work in
            try recorder.retract(EventID(promise.id), of: target.id, to: &work)
        }
    }

    private func endPromise(
        _ key: String, id: Int64?,
        _ body: @escaping @Sendable (Target, PromiseView, inout Recorder, inout Work) throws -> Void
    ) async throws(RapportError) -> PromiseView {
        try await write(.promise, digest: Digest.of("\(key) \(id ?? 0)"), time: .recyclingLast) { work in
            let target = try work.target(key, for: .promise)
            let open = try work.promises(of: target)
            guard let promise = id == nil ? open.first : open.first(where: { $0.id == id }) else {
                throw AgendaRefusal.noPromise(target.key, open: open.map(\.id))
            }
            var recorder = Recorder()
            try body(target, promise, &recorder, &work)
            try recorder.settle(&work)
            let after = try work.again(target)
            var result = promise
            result.due = try work.promises(of: after).first { $0.id == promise.id }?.due
            return result
        }
    }
}

extension Work {
    fileprivate func promises(of target: Target) throws -> [PromiseView] {
        engine.promises(of: target.customer, target.standing)
    }
}

extension Engine {
    /// Those that have not come to their end, the next due first.
    func promises(of customer: Customer, _ standing: Standing) -> [PromiseView] {
        standing.facts.commitments.promises.compactMap { promise in scheduler.due(of: promise).map { (promise, $0) } }
            .sorted { ($0.1, $0.0.event) < ($1.1, $1.0.event) }
            .map { promise, due in
                PromiseView(
                    id: promise.event.number, customer: customer.key.text, what: promise.note,
                    madeAt: promise.madeAt.rfc3339, due: due.rfc3339, recurrence: promise.terms.recurrence?.rrule,
                    timeZone: promise.terms.zone, channel: promise.terms.channel?.rawValue)
            }
    }
}
