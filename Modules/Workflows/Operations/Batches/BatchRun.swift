import Domain
import Exchange
import Storage

/// Does one thing to many customers, within one write, and remembers what it needs to take it back.
struct BatchRun {
    enum Outcome {
        case changed(BatchRow)
        case unchanged
    }

    private(set) var rows: [BatchRow] = []
    private(set) var failures: [BatchReport.Failure] = []
    private(set) var sample: [String] = []
    private(set) var matched = 0
    private var recorder = Recorder()
    private let one: Bool

    /// - `one`: it is about one customer, and there is no rest that would go on.
    init(one: Bool = false) { self.one = one }

    /// Hands each customer to `body`; what it refuses is noted and the rest goes on. `body` checks before it writes.
    mutating func forEach(
        _ ids: [CustomerID], _ work: inout Work,
        _ body: (Target, inout Recorder, inout Work) throws -> Outcome
    ) throws {
        for id in ids {
            guard let target = try work.target(id) else { continue }
            matched += 1
            do {
                if case .changed(let row) = try body(target, &recorder, &work) {
                    rows.append(row)
                    if sample.count < BatchReport.sampleSize { sample.append(target.key.text) }
                }
            } catch {
                switch error {
                case is RapportError where !one, is PoolRefusal where !one, is BatchRefusal where !one,
                    is EventRefusal where !one:
                    failures.append(
                        .init(customer: target.key.text, refusal: RefusalView(RapportError(error))))
                default: throw error
                }
            }
        }
    }

    mutating func settle(_ work: inout Work) throws { try recorder.settle(&work) }

    /// Settles what was recorded and keeps the rows and tags under the change, unless there are none.
    mutating func finish(_ code: String, _ detail: String, _ work: inout Work) throws -> BatchReport {
        try recorder.settle(&work)
        var number: Int64?
        let tags = work.tagMoves
        if !rows.isEmpty || !tags.isEmpty {
            let change = try work.change()
            number = change.number
            work.trail.note(
                "batch", code,
                after: ["detail": detail, "matched": String(matched), "changed": String(rows.count)])
            try work.transaction.batches.append(
                Batch(
                    change: change, actor: work.actor.user, at: work.now, action: code, detail: detail,
                    count: rows.count, tags: tags), rows: rows)
        }
        return BatchReport(
            batch: number, action: code, detail: detail, matched: matched, changed: rows.count,
            unchanged: matched - rows.count - failures.count, failures: failures, sample: sample.sorted(),
            dryRun: false)
    }
}

// One customer each
extension Work {
    /// Changes the tags of `target`.
    func retag(
        _ target: Target, adding: [String], removing: [String], _ recorder: inout Recorder, _ work: inout Work
    ) throws -> BatchRun.Outcome {
        var customer = target.customer
        let present = customer.profile.tags
        let gone = removing.filter { present.contains($0) && !adding.contains($0) }
        let come = adding.filter { !present.contains($0) }
        guard !gone.isEmpty || !come.isEmpty else { return .unchanged }
        customer.profile.tags = present.filter { !gone.contains($0) } + come
        try work.know(come)
        try work.save(customer, replacing: target.customer.profile)
        for (kind, tags) in [(EventKind.untagged, gone), (.tagged, come)] where !tags.isEmpty {
            var details = EventDetails()
            details.extra["tags"] = tags.joined(separator: ";")
            try recorder.record(kind, of: target.id, details, to: &work)
        }
        var before: [String: String?] = [:]
        var after: [String: String?] = [:]
        for tag in gone {
            before["tag:\(tag)"] = "yes"
            after["tag:\(tag)"] = .some(nil)
        }
        for tag in come {
            before["tag:\(tag)"] = .some(nil)
            after["tag:\(tag)"] = "yes"
        }
        return .changed(BatchRow(customer: target.id, before: before, after: after))
    }

    /// Makes `target` the customer of `user`.
    func assign(
        _ target: Target, to user: User, _ recorder: inout Recorder, _ work: inout Work
    ) throws -> BatchRun.Outcome {
        if target.owner == user.id { return .unchanged }
        let obstacles = try OwnershipRules(work).obstaclesToAssign(target, to: user)
        guard obstacles.isEmpty else { throw PoolRefusal.obstacles(target.key, user: user.id, obstacles) }
        let reason = target.owner == nil ? OwnershipReason.assigned : OwnershipReason.transferred
        let event = try recorder.own(target.id, by: user.id, reason: reason, to: &work)
        // The cap counts what this batch has given so far.
        try recorder.settle(&work)
        return .changed(BatchRow(customer: target.id, events: [event]))
    }

    /// Sets fields of the profile of `target`.
    func update(
        _ target: Target, _ patch: ProfilePatch, _ recorder: inout Recorder, _ work: inout Work
    ) throws -> BatchRun.Outcome {
        var customer = target.customer
        if patch.isAboutContacts, customer.profile.contacts.count > 1 {
            throw BatchRefusal.severalContacts(customer.key)
        }
        try patch.apply(to: &customer.profile)
        guard customer.profile != target.customer.profile else { return .unchanged }
        try work.save(customer, replacing: target.customer.profile)
        var details = EventDetails()
        details.extra = Profile.differences(from: target.customer.profile, to: customer.profile)
        try recorder.record(.profileChanged, of: target.id, details, to: &work)
        let old = target.customer.profile.fields
        let new = customer.profile.fields
        var before: [String: String?] = [:]
        var after: [String: String?] = [:]
        for name in patch.changed(from: old, to: new) {
            before[name] = .some(old[name])
            after[name] = .some(new[name])
        }
        return .changed(BatchRow(customer: target.id, before: before, after: after))
    }
}
