import Classification
import Domain
import Scheduling
import Storage

/// What became of a label that somebody wants to set by hand.
public struct OverrideReport: Codable, Hashable, Sendable {
    public var customer: String
    public var scheme: String
    /// The label asked for.
    public var label: String
    /// The label in force when it was asked for.
    public var from: String?
    /// `in-force`, `waiting`, `refused`, `withdrawn` or `superseded`.
    public var state: String
    public var until: String?
    /// Who asked.
    public var by: String
    public var reason: String?
    /// The label in force after that, and whether somebody set it by hand. Nil in a list.
    public var inForce: String?
    public var byHand: Bool?

    init(_ key: CustomerKey, _ override: LabelOverride, state: String, after: Target? = nil) {
        if let after {
            inForce = after.standing.label(override.scheme)?.label.text
            byHand = after.standing.facts.commitments.overrides.contains {
                $0.scheme == override.scheme && $0.state == .inForce
            }
        }
        customer = key.text
        scheme = override.scheme.text
        label = override.label.text
        from = override.from?.text
        self.state = state
        until = override.until?.rfc3339
        by = override.by.text
        reason = override.reason
    }
}

extension Session {
    /// Sets a label by hand, or asks for it where the policy wants somebody to approve (RULES.md §6).
    ///
    /// - `until`: when it ends by itself; nil for never.
    public func override(
        _ key: String, scheme: String, label: String, reason: String, until: When?
    ) async throws(RapportError) -> OverrideReport {
        try await write(
            .overrideLabel, digest: Digest.of("\(key) \(scheme) \(label) \(reason)"), time: .recyclingLast
        ) { work in
            let target = try work.target(key, for: .overrideLabel)
            let scheme = try work.scheme(scheme)
            let wanted = LabelID(label)
            guard scheme.index(of: wanted) != nil else {
                throw OverrideRefusal.unknownLabel(wanted, scheme: scheme.id, known: scheme.labels.map(\.id))
            }
            let until = until?.instant(
                in: work.engine.fold.zone, closing: work.engine.scheduler.calendar.closing(keeping:))
            if let until, until <= now { throw OverrideRefusal.endsInPast(until: until, now: now) }
            let from = target.standing.label(scheme.id)?.label
            if let moves = scheme.moves, let from, from != wanted {
                let allowed = moves[from] ?? []
                guard allowed.contains(wanted) else {
                    throw OverrideRefusal.move(scheme: scheme.id, from: from, to: wanted, allowed: allowed)
                }
            }
            if let waiting = target.standing.facts.commitments.waiting(scheme.id, at: now) {
                throw OverrideRefusal.alreadyWaiting(target.key, scheme: scheme.id, since: waiting.at, by: waiting.by)
            }
            let waits = work.engine.overrides.asksApproval(
                by: work.actor.role, of: scheme,
                // From what the rules say: many short steps are one long one.
                from: work.labelByRule(scheme.id, of: target.customer, target.standing.facts), to: wanted,
                labels: target.standing.labels)
            var details = EventDetails()
            details.scheme = scheme.id
            details.label = wanted
            details.labelBefore = from
            details.until = until
            details.reason = reason
            details.overrideState = waits ? .waiting : .inForce
            var recorder = Recorder()
            if !waits, let replaced = target.standing.facts.commitments.override(of: scheme, at: now) {
                try recorder.end(replaced, of: target.id, how: .replaced, reason: nil, to: &work)
            }
            let event = try recorder.record(.labelOverridden, of: target.id, details, to: &work)
            try recorder.settle(&work)
            let made = try work.again(target).standing.facts.commitments.overrides.first { $0.event == event }
            guard let made else { throw OverrideRefusal.nothingInForce(target.key, scheme: scheme.id) }
            return OverrideReport(target.key, made, state: made.state.rawValue, after: try work.again(target))
        }
    }

    /// Ends a label set by hand, or takes back the request for one: of what is in force then the rules decide again. A
    /// salesperson does so with what they set or asked for themselves.
    public func withdrawOverride(
        _ key: String, scheme: String, reason: String?
    ) async throws(RapportError) -> OverrideReport {
        try await write(.overrideLabel, digest: Digest.of("\(key) \(scheme)")) { work in
            let target = try work.target(key, for: .overrideLabel)
            let id = try work.scheme(scheme).id
            let all = target.standing.facts.commitments.overrides.filter { $0.scheme == id }
            // What waits was asked for later than what is in force. A salesperson takes back what they said themselves.
            let theirs = work.actor.role == .salesperson ? all.filter { $0.by == work.actor.user } : all
            guard let override = theirs.first(where: { $0.state == .waiting }) ?? theirs.first else {
                throw all.first.map { OverrideRefusal.setByAnother(target.key, scheme: id, by: $0.by) }
                    ?? OverrideRefusal.nothingInForce(target.key, scheme: id)
            }
            var recorder = Recorder()
            try recorder.end(override, of: target.id, how: .withdrawn, reason: reason, to: &work)
            try recorder.settle(&work)
            return OverrideReport(
                target.key, override, state: OverrideEnd.withdrawn.rawValue, after: try work.again(target))
        }
    }

    /// The overrides that wait for the acting user's approval, the oldest first.
    public func approvals() async throws(RapportError) -> [OverrideReport] {
        try await waiting(.readApprovals, among: .readApprovals)
    }

    /// The overrides that wait for approval of customers whose labels the acting user may set, the oldest first.
    public func overrideRequests() async throws(RapportError) -> [OverrideReport] {
        try await waiting(.readCustomers, among: .overrideLabel)
    }

    private func waiting(_ action: Action, among reached: Action) async throws(RapportError) -> [OverrideReport] {
        try await read(action) { lens in
            let waiting = try lens.transaction.standings.waiting(within: lens.actor.scope(of: reached))
            return try lens.entries(waiting).flatMap { entry in
                entry.standing.facts.commitments.overrides.filter { $0.state == .waiting && !$0.hasEnded(at: now) }
                    .map { (entry.full.key, $0) }
            }.sorted { ($0.1.at, $0.0) < ($1.1.at, $1.0) }.map { key, override in
                OverrideReport(key, override, state: LabelOverride.State.waiting.rawValue)
            }
        }
    }

    /// Decides on an override that waits. Whoever asked does not decide, whatever their role.
    ///
    /// One whose customer no longer carries the label that it was to be moved from is superseded: nothing is set, and
    /// that is said.
    public func decide(
        _ key: String, scheme: String, approving: Bool, reason: String?
    ) async throws(RapportError) -> OverrideReport {
        try await write(.approve, digest: Digest.of("\(key) \(scheme) \(approving)")) { work in
            let target = try work.target(key, for: .approve)
            let id = SchemeID(scheme)
            guard let request = target.standing.facts.commitments.waiting(id, at: now) else {
                throw OverrideRefusal.nothingWaiting(target.key, scheme: id)
            }
            guard request.by != work.actor.user else {
                throw OverrideRefusal.ownRequest(target.key, scheme: id)
            }
            var recorder = Recorder()
            let known = work.engine.classifiers.scheme(id)
            let outcome: String
            if !approving {
                try recorder.end(request, of: target.id, how: .refused, reason: reason, to: &work)
                outcome = OverrideEnd.refused.rawValue
            } else if known?.index(of: request.label) == nil || target.standing.label(id)?.label != request.from {
                try recorder.end(request, of: target.id, how: .superseded, reason: reason, to: &work)
                outcome = OverrideEnd.superseded.rawValue
            } else {
                if let known, let replaced = target.standing.facts.commitments.override(of: known, at: now) {
                    try recorder.end(replaced, of: target.id, how: .replaced, reason: nil, to: &work)
                }
                var details = EventDetails()
                details.target = request.event
                details.scheme = id
                details.label = request.label
                details.reason = reason
                details.overrideState = .inForce
                try recorder.record(.labelOverridden, of: target.id, details, to: &work)
                outcome = LabelOverride.State.inForce.rawValue
            }
            try recorder.settle(&work)
            return OverrideReport(target.key, request, state: outcome, after: try work.again(target))
        }
    }
}

extension Work {
    fileprivate func scheme(_ id: String) throws -> Scheme {
        guard let scheme = engine.classifiers.scheme(SchemeID(id)) else {
            throw RapportError.unknownScheme(id, known: engine.classifiers.schemes.map(\.id))
        }
        return scheme
    }
}
