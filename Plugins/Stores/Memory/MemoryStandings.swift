import Domain
import HashTreeCollections
import Storage

struct MemoryStandings: StandingStore {
    let state: MemoryState

    func standing(of customer: CustomerID) throws -> Standing? { state.root.standings[customer] }

    func save(_ standing: Standing, of customer: CustomerID, replacing old: Standing?) throws {
        try state.requireWritable()
        try state.requireCustomer(customer, for: "facts.customer_id")
        try Storable.check(standing)
        try Self.check(standing.facts.commitments)
        // What is stored decides, whatever the caller takes for it.
        let stored = state.root.standings[customer]
        if let stored { unindex(stored, standing, customer) }
        if let profile = state.root.customers[customer] { move(stored, of: profile, to: standing, of: profile) }
        index(standing, stored, customer)
        indexHolding(standing, stored, customer)
        state.root.standings[customer] = standing
    }

    func overwrite(_ standing: Standing, of customer: CustomerID) throws {
        try save(standing, of: customer, replacing: nil)
    }

    /// Forgets a customer who is about to be taken out.
    func remove(of customer: CustomerID) throws {
        let old = state.root.standings.removeValue(forKey: customer)
        if let old {
            if let profile = state.root.customers[customer] { move(old, of: profile, to: nil, of: profile) }
            state.root.nextChanges.remove(DueCustomer(at: old.nextChange, customer: customer))
            state.root.policyVersions.remove(DerivedCustomer(policy: old.policy, customer: customer))
        }
        unindexHolding(old, customer)
    }

    func due(at now: Instant, limit: Int) throws -> [CustomerID] {
        var found: [CustomerID] = []
        guard limit > 0 else { return found }
        state.root.nextChanges.scan { entry in
            guard entry.at <= now else { return false }
            found.append(entry.customer)
            return found.count < limit
        }
        return found
    }

    func outdated(before version: PolicyVersion, limit: Int) throws -> [CustomerID] {
        guard limit > 0 else { return [] }
        var found: [CustomerID] = []
        var start = DerivedCustomer(policy: .min, customer: CustomerID(.min))
        // There are few versions; of each the first customers are enough.
        while let policy = firstPolicy(from: start), policy < version {
            var taken = 0
            state.root.policyVersions.scan(from: DerivedCustomer(policy: policy, customer: CustomerID(.min))) { entry in
                guard entry.policy == policy else { return false }
                found.append(entry.customer)
                taken += 1
                return taken < limit
            }
            start = DerivedCustomer(policy: policy, customer: CustomerID(.max))
        }
        return Array(found.sorted().prefix(limit))
    }

    private func firstPolicy(from start: DerivedCustomer) -> PolicyVersion? {
        var policy: PolicyVersion?
        state.root.policyVersions.scan(from: start) { entry in
            policy = entry.policy
            return false
        }
        return policy
    }

    private func unindex(_ old: Standing, _ new: Standing, _ customer: CustomerID) {
        if old.nextChange != new.nextChange {
            state.root.nextChanges.remove(DueCustomer(at: old.nextChange, customer: customer))
        }
        if old.policy != new.policy {
            state.root.policyVersions.remove(DerivedCustomer(policy: old.policy, customer: customer))
        }
    }

    private func index(_ new: Standing, _ old: Standing?, _ customer: CustomerID) {
        if old?.nextChange != new.nextChange {
            state.root.nextChanges.insert(DueCustomer(at: new.nextChange, customer: customer))
        }
        if old?.policy != new.policy {
            state.root.policyVersions.insert(DerivedCustomer(policy: new.policy, customer: customer))
        }
    }

    /// Moves a line from where it stood to where it stands, to nowhere without `new`.
    func move(_ old: Standing?, of before: Customer, to new: Standing?, of after: Customer) {
        let from = old.flatMap { DeskLine($0, of: before) }
        let to = new.flatMap { DeskLine($0, of: after) }
        let (owner, ownerBefore) = (new?.ownerName, old?.ownerName)
        if let from {
            if let to, to.isSame(as: from), owner == ownerBefore { return }
            state.root.desks[ownerBefore]?.remove(from)
            if state.root.desks[ownerBefore]?.isEmpty ?? false { state.root.desks[ownerBefore] = nil }
        }
        if let to { state.root.desks[owner, default: Desk()].insert(to) }
    }
}
