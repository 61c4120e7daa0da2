import Domain
import Exchange
import Storage

extension Session {
    /// Does `request` to every customer that the search finds and the acting user may change, as one that can be taken
    /// back. Customers that it cannot be done to are reported, each with why; the others are done.
    ///
    /// - `dryRun`: only tells what would happen.
    public func batch(
        _ request: BatchRequest, matching text: String, dryRun: Bool = false
    ) async throws(RapportError) -> BatchReport {
        let body: @Sendable (inout Work) throws -> BatchReport = { work in
            let condition = try QueryParser(work.engine, actor: work.actor, now: now).condition(
                text, in: work.transaction)
            let ids = try work.transaction.customers.ids(
                CustomerQuery(
                    condition, scope: work.actor.scope, moment: work.engine.moment(now), rates: work.engine.fold.rates))
            return try self.run(request, on: ids, one: false, &work)
        }
        guard dryRun else {
            return try await write(
                request.action, digest: Digest.of("\(request.code) \(request.detail) \(text)"), body)
        }
        var report = try await rehearse(request.action, body)
        report.batch = nil
        report.dryRun = true
        return report
    }

    /// The same for one customer, of whom name and addresses can be set too; what cannot be done to it is thrown.
    public func batch(_ request: BatchRequest, for key: String) async throws(RapportError) -> BatchReport {
        try await write(request.action, digest: Digest.of("\(request.code) \(request.detail) \(key)")) { work in
            let target = try work.target(key, for: request.action)
            return try self.run(request, on: [target.id], one: true, &work)
        }
    }

    /// The same for customers by key, each once; one that the actor does not see is thrown.
    public func batch(
        _ request: BatchRequest, on keys: [String], dryRun: Bool
    ) async throws(RapportError) -> BatchReport {
        let body: @Sendable (inout Work) throws -> BatchReport = { work in
            var ids: Set<CustomerID> = []
            for key in keys {
                guard let valid = CustomerKey(validating: key),
                    let id = try work.transaction.customers.id(of: valid, within: work.actor.scope)
                else { throw RapportError.unknownCustomer(key) }
                ids.insert(id)
            }
            return try self.run(request, on: ids.sorted(), one: false, &work)
        }
        guard dryRun else {
            let digest = Digest.of("\(request.code) \(request.detail) \(keys.sorted())")
            return try await write(request.action, digest: digest, body)
        }
        var report = try await rehearse(request.action, body)
        report.batch = nil
        report.dryRun = true
        return report
    }

    /// Sets fields of one customer's profile, name and addresses too, and returns it as it is then.
    ///
    /// - `values`: by column of customers.csv; an empty one clears.
    public func edit(_ key: String, _ values: [String: String]) async throws(RapportError) -> CustomerView {
        let request = BatchRequest.update(values)
        return try await write(request.action, digest: Digest.of("\(request.code) \(request.detail) \(key)")) { work in
            let target = try work.target(key, for: request.action)
            try work.check(EntityTag.of(version: target.customer.version))
            _ = try self.run(request, on: [target.id], one: true, &work)
            return try work.view(of: target)
        }
    }

    private func run(
        _ request: BatchRequest, on ids: [CustomerID], one: Bool, _ work: inout Work
    ) throws -> BatchReport {
        var run = BatchRun(one: one)
        switch request {
        case .addTags(let tags):
            try run.forEach(ids, &work) { target, recorder, work in
                try work.actor.require(.tagCustomers, on: target.owner)
                return try work.retag(target, adding: tags, removing: [], &recorder, &work)
            }
        case .removeTags(let tags):
            for tag in tags { try work.requireKnown(tag) }
            try run.forEach(ids, &work) { target, recorder, work in
                try work.actor.require(.tagCustomers, on: target.owner)
                return try work.retag(target, adding: [], removing: tags, &recorder, &work)
            }
        case .transferTag(let from, let to):
            try work.requireKnown(from)
            try run.forEach(ids, &work) { target, recorder, work in
                guard target.customer.profile.tags.contains(from) else { return .unchanged }
                try work.actor.require(.tagCustomers, on: target.owner)
                return try work.retag(target, adding: [to], removing: [from], &recorder, &work)
            }
        case .assign(let owner):
            try work.actor.require(.assign, onPerson: owner)
            let user = try work.user(owner)
            try run.forEach(ids, &work) { target, recorder, work in
                try work.actor.require(.assign, on: target.owner)
                return try work.assign(target, to: user, &recorder, &work)
            }
        case .release(let reason):
            try run.forEach(ids, &work) { target, recorder, work in
                guard target.owner != nil else { return .unchanged }
                try work.actor.require(.release, on: target.owner)
                let event = try recorder.release(target.id, reason: reason, to: &work)
                return .changed(BatchRow(customer: target.id, events: [event]))
            }
        case .update(let values):
            let patch = try ProfilePatch(values, one: one, context: importContext(work))
            try run.forEach(ids, &work) { target, recorder, work in
                try work.actor.require(.updateProfiles, on: target.owner)
                return try work.update(target, patch, &recorder, &work)
            }
        }
        var report = try run.finish(request.code, request.detail, &work)
        if work.actor.isFinal(report.action) { report.isFinal = true }
        return report
    }

    /// The latest batches that the acting user may take back, newest first.
    ///
    /// - `before`: only those before the batch of that number.
    public func batches(limit: Int, before: Int64? = nil) async throws(RapportError) -> [BatchView] {
        try await read(.readBatches) { lens in
            let batches = lens.transaction.batches
            var found: [Batch] = []
            // Numbers begin at 1.
            var page = try batches.latest(limit, before: before.map { ChangeID(max(1, $0)) })
            while let oldest = page.last {
                found += page.filter { lens.actor.mayUndo($0) }
                guard found.count < limit else { break }
                page = try batches.latest(limit, before: oldest.change)
            }
            return found.prefix(limit).map { BatchView($0, isFinal: lens.actor.isFinal($0.action)) }
        }
    }

    func importContext(_ work: Work) -> ImportContext {
        ImportContext(now: now, zone: work.engine.fold.zone, rates: work.engine.fold.rates, zones: compiler.zones)
    }
}

extension Actor {
    /// Salespeople take back what they did; managers also what the recycler did to their team; an administrator all.
    func mayUndo(_ batch: Batch) -> Bool {
        role == .admin || batch.actor == user || (role == .manager && batch.actor == .system)
    }

    /// Whether what they did stays done, for them: who released customers gets none back but by claiming it, unless they
    /// could give it out (RULES.md §8).
    func isFinal(_ action: String) -> Bool {
        action == BatchRequest.release(reason: "").code && !may(.assign, on: nil)
    }
}

extension Work {
    fileprivate func requireKnown(_ tag: String) throws {
        guard try transaction.tags.tag(tag) != nil else { throw BatchRefusal.unknownTag(tag) }
    }
}
