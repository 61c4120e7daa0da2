import Domain
import Exchange
import Storage

extension BatchRow {
    /// What became of a profile, field by field.
    init(customer: CustomerID, from old: Profile, to new: Profile) {
        let was = old.fields
        let now = new.fields
        var names = Set(was.keys).union(now.keys).filter { was[$0] != now[$0] }
        // An amount and its currency are one value.
        let money = ["annual_purchase", "currency"]
        if !names.isDisjoint(with: money) { names.formUnion(money) }
        var before: [String: String?] = [:]
        var after: [String: String?] = [:]
        for name in names {
            before.updateValue(was[name], forKey: name)
            after.updateValue(now[name], forKey: name)
        }
        self.init(customer: customer, before: before, after: after)
    }

    /// Both, of which the other came later.
    func followed(by later: BatchRow) -> BatchRow {
        BatchRow(
            customer: customer, events: events + later.events,
            before: later.before.merging(before) { _, first in first },
            after: after.merging(later.after) { _, last in last })
    }
}

extension Work {
    /// Takes back what an import did to a customer about whom nothing has been recorded since: one that it made is taken out;
    /// of one that was known the events are retracted and the profile is as it was.
    ///
    /// - Throws: ``BatchRefusal/changedSince(_:_:)``, and what refuses a change of owners.
    mutating func takeBack(
        _ range: ClosedRange<EventID>, of batch: Batch, _ target: Target, _ row: BatchRow, _ context: ImportContext,
        _ recorder: inout Recorder
    ) throws -> BatchRun.Outcome {
        let timeline = try transaction.timelines.events(of: target.id)
        let retracted = Set(timeline.filter { $0.kind == .retracted }.compactMap(\.details.target))
        let live = timeline.filter { $0.kind != .retracted && !retracted.contains($0.id) }
        let isNew = live.contains { $0.kind == .created && range.contains($0.id) }
        let changed = BatchRefusal.changedSince(batch.change.number, target.key)
        // What the engine does by itself is no reason to keep a customer; what a person did, and has not taken back, is one.
        if live.contains(where: { $0.id > range.upperBound && !(isNew && $0.actor == .system) }) { throw changed }
        guard isNew else {
            return try takeBack(live.filter { range.contains($0.id) }, target, row, context, &recorder)
        }
        // Who made it may take it out wherever it lies by now.
        if batch.actor != actor.user { try actor.require(.undo, on: target.owner) }
        guard try !transaction.drafts.hasDraft(about: target.id) else { throw changed }
        try remove(target)
        return .changed(BatchRow(customer: target.id))
    }

    private mutating func takeBack(
        _ events: [Event], _ target: Target, _ row: BatchRow, _ context: ImportContext, _ recorder: inout Recorder
    ) throws -> BatchRun.Outcome {
        let ids = Set(events.map(\.id))
        let rest = try transaction.timelines.events(of: target.id).filter { !ids.contains($0.id) }
        let spell = OwnershipSpell.spells(of: rest, rules: engine.fold).last
        let owner = spell?.end == nil ? spell?.owner : nil
        if owner == target.owner {
            try actor.require(.undo, on: target.owner)
        } else {
            let wasLocked = Facts(timeline: rest, rules: engine.fold).spell?.isLocked ?? false
            try requireGivingBack(target, to: owner) { wasLocked }
        }
        let profile = try profile(of: target, as: row, context)
        if profile != target.customer.profile {
            var customer = target.customer
            customer.profile = profile
            try know(profile.tags)
            try save(customer, replacing: target.customer.profile)
        }
        for event in events.reversed() { try recorder.retract(event.id, of: target.id, to: &self) }
        // The caps count what has come back so far.
        if owner != target.owner { try recorder.settle(&self) }
        return .changed(row)
    }

    /// The profile as it was before `row`.
    private func profile(of target: Target, as row: BatchRow, _ context: ImportContext) throws -> Profile {
        var profile = target.customer.profile
        var values: [String: String] = [:]
        for (name, old) in row.before {
            if !profile.set(beside: name, old ?? "") { values[name] = old ?? "" }
        }
        guard !values.isEmpty else { return profile }
        let patch = try ProfilePatch(values, one: true, context: context)
        if patch.isAboutContacts, profile.contacts.count > 1 { throw BatchRefusal.severalContacts(target.key) }
        try patch.apply(to: &profile)
        return profile
    }

    /// Takes a customer out with all that is kept of it.
    private mutating func remove(_ target: Target) throws {
        try transaction.customers.remove(target.id, change: change())
        forget(target)
    }
}
