public import Domain
import Scheduling
import Storage

extension Session {
    /// Puts one obligation off, with a reason.
    ///
    /// - `cause`: which, where several of the kind are owed; as `show` gives it, of a promise its number.
    /// - `until`: the new due instant, later than now and than the present one; on the organisation's clocks, where no offset says otherwise.
    ///
    /// - Throws: ``AgendaRefusal`` when nothing of the kind is owed any more, a put-off is too long, or it was put off so
    ///   often that a manager has to.
    public func snooze(
        _ key: String, kind: ObligationKind, cause: String?, until: When, reason: String
    ) async throws(RapportError) -> ObligationView {
        try await write(.snooze, digest: Digest.of("\(key) \(kind.rawValue) \(until)"), time: .recyclingLast) {
            work in
            let target = try work.target(key, for: .snooze)
            guard kind != .recycleWarning else { throw AgendaRefusal.warningStands }
            let owed = target.standing.obligations.filter { $0.kind == kind }
            let matching = cause.map { text in owed.filter { $0.cause.text == text || $0.cause.name == text } } ?? owed
            guard let obligation = matching.first else {
                if let cause, !owed.isEmpty {
                    throw AgendaRefusal.unknownCause(
                        target.key, kind: kind, cause: cause, causes: owed.map(\.cause.name))
                }
                throw AgendaRefusal.notOwed(target.key, kind: kind, owed: target.standing.obligations.map(\.kind))
            }
            guard matching.count == 1 else {
                throw AgendaRefusal.severalOwed(target.key, kind: kind, causes: matching.map(\.cause.name))
            }
            let rules = work.engine.scheduler.rules.snooze
            let until = until.instant(
                in: work.engine.fold.zone, closing: work.engine.scheduler.calendar.closing(keeping:))
            let latest = now + rules.longest
            // To bring it forward would be no put-off; what was put off may come back to any later time.
            let earliest = max(now, obligation.dueBefore ?? obligation.due)
            guard until > earliest, until <= latest else {
                throw earliest < latest
                    ? AgendaRefusal.snoozeRange(after: earliest, latest: latest)
                    : AgendaRefusal.notSoon(due: obligation.due, latest: latest)
            }
            let before = target.standing.facts.commitments.snoozes.first {
                $0.kind == kind && $0.cause == obligation.cause
            }
            if let before, before.count >= rules.max, work.actor.role == .salesperson {
                throw AgendaRefusal.snoozedTooOften(count: before.count, limit: rules.max)
            }
            var details = EventDetails()
            details.obligation = (kind, obligation.cause)
            details.until = until
            details.reason = reason
            var recorder = Recorder()
            try recorder.record(.obligationSnoozed, of: target.id, details, to: &work)
            try recorder.settle(&work)
            let after = try work.again(target).standing.obligations.first { $0.isSame(as: obligation) }
            return ObligationView(after ?? obligation, at: now)
        }
    }
}
