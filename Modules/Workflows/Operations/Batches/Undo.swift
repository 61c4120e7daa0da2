import Domain
import Exchange
import Scheduling
import Storage

extension Session {
    /// Takes a batch, or a run of the recycler, back: each customer that is still as it was left gets back what it had.
    /// Customers that have changed since stay as they are and are reported.
    ///
    /// - `allOrNothing`: one that has changed keeps all as they are.
    public func undo(
        _ number: Int64, dryRun: Bool = false, allOrNothing: Bool = false
    ) async throws(RapportError) -> UndoReport {
        let body: @Sendable (inout Work) throws -> UndoReport = { work in
            let change = ChangeID(number)
            guard let batch = try work.transaction.batches.batch(change), work.actor.mayUndo(batch) else {
                throw BatchRefusal.unknown(number)
            }
            if let by = batch.undoneBy { throw BatchRefusal.alreadyUndone(number, by: by.number) }
            // What became of customers that the actor may not see any more is not for them to know.
            let all = try work.transaction.batches.rows(of: batch.change)
            let rows = try all.filter { row in
                try work.target(row.customer).map { work.actor.scope.contains(owner: $0.owner) } ?? false
            }
            let byCustomer = Dictionary(rows.map { ($0.customer, $0) }, uniquingKeysWith: { a, _ in a })
            let context = importContext(work)
            var words = try TagUndo(batch, &work)
            var run = BatchRun()
            try run.forEach(rows.map(\.customer), &work) { target, recorder, work in
                guard let row = byCustomer[target.id] else { return .unchanged }
                if let events = batch.events {
                    return try work.takeBack(events, of: batch, target, row, context, &recorder)
                }
                return try work.restore(target, row, of: number, context, &recorder, &work)
            }
            // Where no customer gets anything back, the words stay as they are too.
            if !run.rows.isEmpty || all.isEmpty { try words.finish(&work) }
            let left = run.failures.count + all.count - rows.count
            if allOrNothing, left > 0 { throw BatchRefusal.someChangedSince(number, customers: left) }
            let denied = run.failures.filter { $0.refusal.code.hasPrefix("not-allowed") }.count + all.count - rows.count
            if let tag = words.left.first, allOrNothing || (all.isEmpty && words.restored.isEmpty) {
                throw BatchRefusal.tagChangedSince(number, tag)
            }
            // Where there is nothing to tell but that, it is refused as a whole.
            if denied > 0, run.rows.isEmpty, left == denied {
                // What one released oneself lies in the high seas.
                let isOwn = batch.actor == work.actor.user
                throw RapportError.notAllowed(
                    user: work.actor.user, action: .undo, needs: isOwn ? [.admin] : [.manager, .admin],
                    relation: isOwn && work.actor.isFinal(batch.action) ? .highSeas : .other)
            }
            // A run of the recycler's that touched other teams too is theirs to take back.
            // Where nothing could be taken back, it can be tried again.
            if !run.rows.isEmpty || !words.restored.isEmpty, denied == 0 || batch.actor == work.actor.user {
                try work.transaction.batches.markUndone(change, by: try work.change())
            }
            try run.settle(&work)
            return UndoReport(
                batch: number, restored: run.rows.count, failures: run.failures, tags: words.restored.sorted(),
                tagsLeft: words.left.sorted(), dryRun: false)
        }
        guard dryRun else { return try await write(.undo, digest: Digest.of("undo \(number)"), body) }
        var report = try await rehearse(.undo, body)
        report.dryRun = true
        return report
    }
}

/// Gives tags back what a batch did to them, where nobody has done something else since.
private struct TagUndo {
    /// What can be taken back.
    private var moves: [TagMove] = []
    private(set) var restored: [String] = []
    private(set) var left: [String] = []

    /// Who may not do that to a tag does not take it back either, whoever did it.
    init(_ batch: Batch, _ work: inout Work) throws {
        if batch.tags.contains(where: { $0.before != nil }) { try work.actor.require(.manageTags) }
        for move in batch.tags {
            let present = try work.transaction.tags.tag(move.name)?.colour
            // What the batch made and is known no more is as before.
            if move.before == nil, present == nil { continue }
            guard present == move.after else {
                left.append(move.name)
                continue
            }
            moves.append(move)
            if let colour = move.before { work.remember(colour, of: move.name) }
        }
    }

    /// After the customers: what the batch found is known again, what it made and nobody carries any more is not.
    mutating func finish(_ work: inout Work) throws {
        for move in moves {
            if move.before == nil, try work.carriers(of: move.name) > 0 { continue }
            try work.set(move.name, colour: move.before)
            work.trail.note(
                "tag", move.name, before: move.after.map { ["colour": $0] }, after: move.before.map { ["colour": $0] })
            restored.append(move.name)
        }
    }
}

extension Work {
    /// How many customers carry a tag, whoever may see them; one is as good as all.
    fileprivate func carriers(of tag: String) throws -> Int {
        try transaction.customers.ids(
            CustomerQuery(
                .test(.profile(.tags), .oneOf, .texts([tag])), scope: .everything, limit: 1,
                moment: engine.moment(now), rates: engine.fold.rates)
        ).count
    }

    /// Gives a customer back what a batch took or changed, if it is still as the batch left it.
    fileprivate func restore(
        _ target: Target, _ row: BatchRow, of batch: Int64, _ context: ImportContext, _ recorder: inout Recorder,
        _ work: inout Work
    ) throws -> BatchRun.Outcome {
        if let last = row.events.last { return try restoreOwner(target, row, last, of: batch, &recorder, &work) }
        try work.actor.require(.undo, on: target.owner)
        let present = target.customer.profile.fields
        let tags = Set(target.customer.profile.tags)
        var values: [String: String] = [:]
        var adding: [String] = []
        var removing: [String] = []
        for (name, left) in row.after {
            if name.hasPrefix("tag:") {
                let tag = String(name.dropFirst(4))
                guard tags.contains(tag) == (left != nil) else {
                    throw BatchRefusal.changedSince(batch, target.customer.key)
                }
                if left == nil { adding.append(tag) } else { removing.append(tag) }
            } else {
                guard present[name] == left else { throw BatchRefusal.changedSince(batch, target.customer.key) }
                values[name] = (row.before[name] ?? nil) ?? ""
            }
        }
        if values.isEmpty {
            return try work.retag(target, adding: adding.sorted(), removing: removing, &recorder, &work)
        }
        return try work.update(target, ProfilePatch(values, one: true, context: context), &recorder, &work)
    }

    /// Whether somebody has done something with the customer since the event, beside tags and profile.
    private func hasWorked(on id: CustomerID, since event: EventID) throws -> Bool {
        try transaction.timelines.events(of: id).contains {
            $0.id > event && $0.actor != .system
                && ![.tagged, .untagged, .profileChanged, .retracted].contains($0.kind)
                && !($0.kind == .owned || $0.kind == .released)
        }
    }

    /// Whether the spell that `event` ended was locked.
    private func wasLocked(_ id: CustomerID, until event: EventID) throws -> Bool {
        var isLocked = false
        for other in Facts.foldable(try transaction.timelines.events(of: id), rules: engine.fold) {
            if other.id == event { return isLocked }
            if other.kind == .owned || other.kind == .released { isLocked = false }
            if let lock = other.details.lock { isLocked = lock }
        }
        return false
    }

    /// Refuses what undoing must not do: make somebody own again who could not be given the customer now.
    func requireGivingBack(_ target: Target, to back: UserID?, wasLocked: () throws -> Bool) throws {
        try actor.require(.undo, on: back ?? target.owner)
        guard let back else { return }
        // Out of the high seas nobody takes a customer by undoing who could not give it to themselves: they claim.
        if target.owner == nil { try actor.require(.assign, on: nil) }
        // Somebody who has left, or owns or has locked too many by now, gets nothing back.
        let user = try user(back)
        let obstacles = try OwnershipRules(self).obstaclesToAssign(target, to: user)
        guard obstacles.isEmpty else { throw PoolRefusal.obstacles(target.key, user: back, obstacles) }
        let limit = engine.pool.maxLocked
        let locked = try transaction.standings.holdings(of: back).locked
        if locked >= limit, try wasLocked() { throw PoolRefusal.tooManyLocks(back, count: locked, limit: limit) }
    }

    /// Retracts what the batch said of the owner, while that is the latest that was said.
    private func restoreOwner(
        _ target: Target, _ row: BatchRow, _ last: EventID, of batch: Int64, _ recorder: inout Recorder,
        _ work: inout Work
    ) throws -> BatchRun.Outcome {
        let spells = try work.transaction.spells.spells(of: target.id)
        let back: UserID?
        if let latest = spells.last, latest.end?.mark.event == last {
            back = latest.owner
        } else if let latest = spells.last, latest.end == nil, latest.start.event == last {
            let before = spells.dropLast().last
            back = before?.end?.mark.event == last ? before?.owner : nil
            // What the new owner did would be nobody's, and the spell would be gone from history.
            guard try !work.hasWorked(on: target.id, since: last) else {
                throw BatchRefusal.changedSince(batch, target.customer.key)
            }
        } else {
            throw BatchRefusal.changedSince(batch, target.customer.key)
        }
        try requireGivingBack(target, to: back) { try work.wasLocked(target.id, until: last) }
        for event in row.events.reversed() { try recorder.retract(event, of: target.id, to: &work) }
        try recorder.settle(&work)
        return .changed(BatchRow(customer: target.id, events: row.events))
    }
}
