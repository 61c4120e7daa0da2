import Classification
import Domain
import Scheduling
import Storage

/// One transaction that writes: who acts, with which policy, at what instant, under which change.
///
/// Everything that changes customers goes through here: events are appended, facts folded, labels and obligations
/// derived and the next instant to look again stored, all in the same transaction.
struct Work {
    let transaction: any Transaction
    let engine: Engine
    let now: Instant
    let actor: Actor
    private var allocated: ChangeID?

    init(_ transaction: any Transaction, engine: Engine, now: Instant, actor: Actor) {
        self.transaction = transaction
        self.engine = engine
        self.now = now
        self.actor = actor
    }

    /// The id that all of this write carries. Asking for it says that something is written.
    mutating func change() throws -> ChangeID {
        if let allocated { return allocated }
        let id = try transaction.changes.allocateID()
        allocated = id
        return id
    }

    /// Appends the record of this write, if there was one, and moves the store's clock.
    func finish(action: String, request: String?, digest: String) throws {
        if let allocated {
            try transaction.changes.append(
                Change(id: allocated, actor: actor.user, action: action, at: now, request: request, digest: digest))
        }
        if try transaction.changes.processedTo() != now { try transaction.changes.setProcessed(to: now) }
    }

    /// Brings every customer up to now whose labels or obligations can have changed by time (RULES.md §1, "Time").
    ///
    /// - Returns: how many customers were looked at.
    @discardableResult
    mutating func processTime() throws -> Int {
        var count = 0
        while true {
            let page = try transaction.standings.due(at: now, limit: Self.page)
            if page.isEmpty { return count }
            try rederive(page)
            count += page.count
        }
    }

    /// Customers that are worked on together: enough that no existential call is felt, few enough to stay in cache.
    static let page = 512

    /// Derives `customers` anew from their stored facts, or from their timelines when `refolding`.
    mutating func rederive(_ customers: [CustomerID], refolding: Bool = false) throws {
        var page: [Unsettled] = []
        page.reserveCapacity(min(customers.count, Self.page))
        for id in customers {
            guard let customer = try transaction.customers.customer(id) else { continue }
            let old = try transaction.standings.standing(of: id)
            let facts =
                if let old, !refolding { old.facts } else {
                    Facts(timeline: try transaction.timelines.events(of: id), rules: engine.fold)
                }
            page.append(Unsettled(customer: customer, facts: facts, old: old))
            if page.count == Self.page {
                try settle(page)
                page.removeAll(keepingCapacity: true)
            }
        }
        try settle(page)
    }

    /// Makes `customers` anew from their timelines, whatever is stored for them. A label that is equal keeps its `since`.
    mutating func rebuild(_ customers: [CustomerID]) throws {
        for id in customers {
            guard let customer = try transaction.customers.customer(id) else { continue }
            let facts = Facts(timeline: try transaction.timelines.events(of: id), rules: engine.fold)
            try settle([Unsettled(customer: customer, facts: facts, old: try readable(id))], overwriting: true)
        }
    }

    /// What is stored for a customer, or nil when that cannot be read any more.
    private func readable(_ id: CustomerID) throws -> Standing? {
        do { return try transaction.standings.standing(of: id) } catch StorageError.corrupt { return nil }
    }

    /// Derives and saves labels and obligations for `customers`, and appends the labels that changed.
    mutating func settle(_ customers: [Unsettled], overwriting: Bool = false) throws {
        let standings = engine.derive(customers, at: now)
        for (entry, new) in zip(customers, standings) where overwriting || new != entry.old {
            let change = try change()
            if overwriting {
                try transaction.standings.overwrite(new, of: entry.customer.id)
            } else {
                try transaction.standings.save(new, of: entry.customer.id, replacing: entry.old)
            }
            for (scheme, from, to) in Standing.labelMoves(from: entry.old, to: new) {
                try transaction.labelChanges.append(
                    LabelChange(
                        customer: entry.customer.id, scheme: scheme, from: from, to: to?.label, score: to?.score,
                        at: now,
                        change: change, policy: engine.version))
            }
        }
    }
}

/// A customer whose facts are known and whose labels and obligations are to be derived.
struct Unsettled {
    let customer: Customer
    let facts: Facts
    let old: Standing?
}

extension Standing {
    /// The schemes whose label differs between two standings of one customer.
    static func labelMoves(
        from old: Standing?, to new: Standing
    ) -> [(scheme: SchemeID, from: LabelID?, to: CurrentLabel?)] {
        var moves: [(scheme: SchemeID, from: LabelID?, to: CurrentLabel?)] = []
        for label in new.labels {
            let before = old?.label(label.scheme)?.label
            if before != label.label { moves.append((label.scheme, before, label)) }
        }
        for label in old?.labels ?? [] where new.label(label.scheme) == nil {
            moves.append((label.scheme, label.label, nil))
        }
        return moves
    }
}

extension Engine {
    /// Labels and obligations of `customers` at `now`, in their order. A label that is equal keeps its `since`.
    func derive(_ customers: [Unsettled], at now: Instant) -> [Standing] {
        guard !customers.isEmpty else { return [] }
        let moment = moment(now)
        let subjects = ContiguousArray(
            customers.map {
                Subject(customer: $0.customer, facts: $0.facts, moment: moment, rates: fold.rates)
            })
        let schemes = classifiers.schemes
        let columns = classifiers.classify(subjects)
        return customers.indices.map { index in
            var next = Instant.never
            var labels: [CurrentLabel] = []
            labels.reserveCapacity(schemes.count)
            for (scheme, column) in zip(schemes, columns) {
                let verdict = column[index]
                next = min(next, verdict.until)
                let label = scheme.labels[Int(verdict.label)].id
                let before = customers[index].old?.label(scheme.id)
                labels.append(
                    CurrentLabel(
                        scheme: scheme.id, label: label, score: verdict.score,
                        since: before.flatMap { $0.label == label ? $0.since : nil } ?? now))
            }
            let owed = scheduler.obligations(for: subjects[index], labels: labels, at: now)
            return Standing(
                facts: customers[index].facts, labels: labels, obligations: owed.obligations,
                // A plugin that answers with the past would be asked for ever.
                nextChange: max(min(next, owed.nextChange), Instant(milliseconds: now.milliseconds + 1)),
                policy: version)
        }
    }
}
