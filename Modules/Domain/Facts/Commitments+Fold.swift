// How events become commitments: each in the order of folding.
extension Commitments {
    /// A promise without a due instant of its own is due on the day that stands as its expected one; with neither it is a
    /// word on the timeline and nothing more.
    mutating func add(promise event: Event, rules: FoldRules) {
        var terms = event.details.promise
        if terms == nil, let day = event.details.expectedClose {
            terms = PromiseTerms(due: rules.zone.start(of: day), channel: event.details.channel)
        }
        guard let terms else { return }
        promises.append(
            Promise(event: event.id, madeAt: event.occurredAt, terms: terms, note: event.details.note))
    }

    /// Keeps the promise that is named, else the one made first. One that recurs is kept up to the later of the instant and
    /// the occurrence named; any other is done.
    ///
    /// - Returns: the promise as it stood before; nil when nothing was kept.
    @discardableResult
    mutating func keep(promise event: Event) -> Promise? {
        let place =
            if let target = event.details.target { promises.firstIndex { $0.event == target } } else {
                promises.indices.first
            }
        guard let place else { return nil }
        let before = promises[place]
        guard before.terms.recurrence != nil else { return promises.remove(at: place) }
        let kept = max(event.occurredAt, event.details.occurrence ?? .unset)
        guard kept > before.keptTo else { return nil }
        promises[place].keptTo = kept
        return before
    }

    mutating func add(installation event: Event) {
        let details = event.details
        let at = event.occurredAt
        installations.append(
            Installation(
                event: event.id, at: at, model: details.model, serial: details.serial,
                serviceDays: details.serviceDays, servicedAt: at,
                parts: details.parts.sorted { $0.key < $1.key }.map {
                    .init(name: $0.key, days: $0.value, replacedAt: at)
                }
            ))
    }

    /// A service is that of the machine whose serial number it names, or of the only one there is; parts are those named.
    mutating func close(service event: Event) {
        for index in installations.indices {
            let named = event.details.serial
            guard named.map({ installations[index].serial == $0 }) ?? (installations.count == 1) else { continue }
            installations[index].servicedAt = max(installations[index].servicedAt, event.occurredAt)
            let replaced = event.details.replacedParts
            for place in installations[index].parts.indices
            where replaced.contains(installations[index].parts[place].name) {
                installations[index].parts[place].replacedAt = event.occurredAt
            }
        }
    }

    /// An override, a request for one, or, where it names a request, its approval.
    mutating func set(override event: Event) {
        let details = event.details
        if let request = details.target {
            guard let place = overrides.firstIndex(where: { $0.event == request && $0.state == .waiting }) else {
                return
            }
            var approved = overrides.remove(at: place)
            approved.state = .inForce
            approved.approvedBy = event.actor
            put(approved)
            return
        }
        guard let scheme = details.scheme, let label = details.label else { return }
        put(
            LabelOverride(
                event: event.id, scheme: scheme, label: label, from: details.labelBefore, at: event.occurredAt,
                by: event.actor, reason: details.reason, until: details.until,
                state: details.overrideState ?? .inForce))
    }

    /// Of one scheme there is one in force and one that waits; the later takes the place of the other.
    private mutating func put(_ override: LabelOverride) {
        overrides.removeAll { $0.scheme == override.scheme && $0.state == override.state }
        overrides.append(override)
        overrides.sort { ($0.scheme, $0.event) < ($1.scheme, $1.event) }
    }

    mutating func end(override event: Event) { overrides.removeAll { $0.event == event.details.target } }

    mutating func snooze(_ event: Event) {
        guard let (kind, cause) = event.details.obligation, let until = event.details.until else { return }
        let before = snoozes.firstIndex { $0.kind == kind && $0.cause == cause }.map { snoozes.remove(at: $0) }
        if snoozes.count == Self.maximumSnoozes { snoozes.removeFirst() }
        snoozes.append(
            Snooze(
                kind: kind, cause: cause, until: until, count: (before?.count ?? 0) + 1, by: event.actor,
                reason: event.details.reason))
    }
}

/// A promise when it was kept.
public struct PromiseKeeping: Hashable, Sendable {
    /// As it stood before.
    public let promise: Promise
    public let at: Instant
    /// The occurrence that was named.
    public let occurrence: Instant?

    /// The keepings that a whole timeline tells of, in the order of folding: what kept nothing is none.
    public static func keepings(of timeline: [Event], rules: FoldRules) -> [PromiseKeeping] {
        var commitments = Commitments()
        var found: [PromiseKeeping] = []
        for event in Facts.foldable(timeline, rules: rules) {
            switch event.kind {
            case .promised: commitments.add(promise: event, rules: rules)
            case .promiseKept:
                guard let promise = commitments.keep(promise: event) else { continue }
                found.append(
                    PromiseKeeping(promise: promise, at: event.occurredAt, occurrence: event.details.occurrence))
            default: continue
            }
        }
        return found
    }
}
