import Domain
import HashTreeCollections
import Storage

extension MemoryStandings {
    func owing(before horizon: Instant, within scope: Scope) throws -> [CustomerID] {
        MemoryWorklists(state: state).desks(of: scope).flatMap { $0.customers(owingBefore: horizon) }
    }

    func holdings(of owner: UserID) throws -> Holdings { state.root.holdings[ByteText(owner.text)] ?? Holdings() }

    func waiting(within scope: Scope) throws -> [CustomerID] {
        let owners = state.owners(of: scope)
        var found: [CustomerID] = []
        state.root.waiting.forEach { id in
            let owner = state.root.standings[id]?.ownerName
            if owners.map({ $0.contains(owner) }) ?? true { found.append(id) }
        }
        return found
    }

    /// Keeps what owners have, and who waits for approval.
    func indexHolding(_ new: Standing, _ old: Standing?, _ customer: CustomerID) {
        let (owner, ownerBefore) = (new.ownerName, old?.ownerName)
        if owner != ownerBefore, let key = state.root.customers[customer]?.key {
            let named = Named(key: ByteText(key.text), customer: customer)
            state.root.owned[ownerBefore]?.remove(named)
            if state.root.owned[ownerBefore]?.count == 0 { state.root.owned[ownerBefore] = nil }
            state.root.owned[owner, default: SortedTree()].insert(named)
        }
        if let old, let ownerBefore { count(old, of: ownerBefore, by: -1) }
        if let owner { count(new, of: owner, by: 1) }
        if new.waits {
            state.root.waiting.insert(customer)
        } else if old?.waits ?? false {
            state.root.waiting.remove(customer)
        }
    }

    /// Takes a customer out of what owners have; without a standing it lies in the high seas.
    func unindexHolding(_ old: Standing?, _ customer: CustomerID) {
        let owner = old?.ownerName
        if let key = state.root.customers[customer]?.key {
            state.root.owned[owner]?.remove(Named(key: ByteText(key.text), customer: customer))
            if state.root.owned[owner]?.count == 0 { state.root.owned[owner] = nil }
        }
        if let old, let owner { count(old, of: owner, by: -1) }
        if old?.waits ?? false { state.root.waiting.remove(customer) }
    }

    private func count(_ standing: Standing, of owner: ByteText, by sign: Int) {
        var holdings = state.root.holdings[owner] ?? Holdings()
        holdings.customers += sign
        if standing.facts.orders == 0 { holdings.withoutOrder += sign }
        if standing.facts.spell?.isLocked ?? false { holdings.locked += sign }
        state.root.holdings[owner] = holdings.customers == 0 ? nil : holdings
        if standing.crowds != 0 { state.root.crowds[owner, default: [:]][standing.crowds, default: 0] += sign }
    }

    /// Refuses what the keys of tables refuse elsewhere.
    static func check(_ commitments: Commitments) throws(StorageError) {
        if commitments.isEmpty { return }
        func isUnique<Key: Hashable>(_ keys: [Key]) -> Bool { Set(keys).count == keys.count }
        guard isUnique(commitments.promises.map(\.event)) else {
            throw .duplicate("promises.customer_id, promises.event_id")
        }
        guard isUnique(commitments.installations.map(\.event)) else {
            throw .duplicate("installations.customer_id, installations.event_id")
        }
        guard isUnique(commitments.overrides.map { [$0.scheme.text, $0.state.rawValue].map(ByteText.init) }) else {
            throw .duplicate("overrides.customer_id, overrides.scheme, overrides.state")
        }
        guard isUnique(commitments.snoozes.map { [$0.kind.rawValue, $0.cause.text].map(ByteText.init) }) else {
            throw .duplicate("snoozes.customer_id, snoozes.kind, snoozes.cause")
        }
    }
}

extension Standing {
    var ownerName: ByteText? { owner.map { ByteText($0.text) } }
    fileprivate var waits: Bool { facts.commitments.overrides.contains { $0.state == .waiting } }
}
