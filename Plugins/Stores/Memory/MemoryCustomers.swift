import Domain
import HashTreeCollections
import Storage

struct MemoryCustomers: CustomerStore {
    let state: MemoryState

    func allocateID() throws -> CustomerID {
        try state.requireWritable()
        defer { state.root.nextCustomer += 1 }
        return CustomerID(state.root.nextCustomer)
    }

    func insert(_ customer: Customer) throws {
        try state.requireWritable()
        try Storable.check(customer)
        let key = ByteText(customer.key.text)
        if state.root.customers[customer.id] != nil { throw StorageError.duplicate("customers.id") }
        if state.root.customerIDs[key] != nil { throw StorageError.duplicate("customers.key") }
        state.root.customers[customer.id] = customer
        state.root.customerIDs[key] = customer.id
        state.root.order.insert(customer.id)
        let named = Named(key: key, customer: customer.id)
        state.root.keys.insert(named)
        state.root.owned[nil, default: SortedTree()].insert(named)
        state.root.nextCustomer = max(state.root.nextCustomer, customer.id.number + 1)
    }

    func update(_ customer: Customer) throws {
        try state.requireWritable()
        try Storable.check(customer)
        guard var stored = state.root.customers[customer.id] else {
            throw StorageError.failed("customers: there is no customer \(customer.id.number)")
        }
        let before = stored
        stored.profile = customer.profile
        stored.version = customer.version
        state.root.customers[customer.id] = stored
        if let standing = state.root.standings[customer.id] {
            MemoryStandings(state: state).move(standing, of: before, to: standing, of: stored)
        }
    }

    func remove(_ id: CustomerID, change: ChangeID) throws {
        try state.requireWritable()
        try state.requireCustomer(id, for: "customers")
        let drafts = MemoryDrafts(state: state)
        if try drafts.hasDraft(about: id) { throw StorageError.failed("drafts.customer_id: one is about \(id.number)") }
        try MemorySpells(state: state).save([], of: id)
        try MemoryStandings(state: state).remove(of: id)
        for event in state.root.timelines.removeValue(forKey: id)?.events ?? [] {
            state.root.eventIDs.remove(event.id)
            if event.kind == .promiseKept { state.root.kept.remove(DueCustomer(at: event.occurredAt, customer: id)) }
        }
        state.root.labelChanges[id] = nil
        guard let customer = state.root.customers.removeValue(forKey: id) else { return }
        let key = ByteText(customer.key.text)
        state.root.customerIDs[key] = nil
        state.root.order.remove(id)
        state.root.keys.remove(Named(key: key, customer: id))
    }

    func customer(_ id: CustomerID) throws -> Customer? { state.root.customers[id] }

    func id(of key: CustomerKey) throws -> CustomerID? { state.root.customerIDs[ByteText(key.text)] }

    func id(of key: CustomerKey, within scope: Scope) throws -> CustomerID? {
        guard let id = try self.id(of: key) else { return nil }
        guard let owners = state.owners(of: scope) else { return id }
        return owners.contains(state.root.standings[id]?.ownerName) ? id : nil
    }

    func ids(_ query: CustomerQuery) throws -> [CustomerID] {
        var found: [CustomerID] = []
        guard query.limit > 0 else { return found }
        guard query.order == .id || query.order == .key else { return foremost(query) }
        scan(query) { customer in
            found.append(customer.id)
            return found.count < query.limit
        }
        return found
    }

    func count(_ query: CustomerQuery) throws -> Int {
        var count = 0
        var query = query
        query.after = nil
        scan(query) { _ in
            count += 1
            return true
        }
        return count
    }

    /// Of an order that no tree stands in.
    private func foremost(_ query: CustomerQuery) -> [CustomerID] {
        var found = Foremost<CustomerID>(query.limit, by: query.order)
        scan(query) { customer in
            let place = CustomerPlace(customer, state.root.standings[customer.id])
            if query.after?.precedes(place, by: query.order) ?? true { found.insert(customer.id, at: place) }
            return true
        }
        return found.values()
    }

    /// Hands on those that match by id or key, after the query's customer, until `body` returns false.
    private func scan(_ query: CustomerQuery, _ body: (Customer) -> Bool) {
        func visit(_ id: CustomerID) -> Bool {
            guard let customer = state.root.customers[id], matches(customer, query) else { return true }
            return body(customer)
        }
        let owned = trees(of: query.scope)
        if query.order == .key {
            let start = query.after.map { Named(key: ByteText($0.key), customer: $0.id) }
            SortedTree.scan(owned ?? [state.root.keys], from: start) { $0 == start || visit($0.customer) }
        } else {
            let start = query.order == .id ? query.after?.id : nil
            guard let owned else {
                return state.root.order.scan(from: start) { $0 == start || visit($0) }
            }
            var ids: [CustomerID] = []
            for tree in owned { tree.forEach { ids.append($0.customer) } }
            for id in ids.sorted() where start.map({ $0 < id }) ?? true { if !visit(id) { return } }
        }
    }

    /// The customers of `scope` by owner; nil for everything.
    private func trees(of scope: Scope) -> [SortedTree<Named>]? {
        state.owners(of: scope)?.compactMap { state.root.owned[$0] }
    }

    private func matches(_ customer: Customer, _ query: CustomerQuery) -> Bool {
        if query.condition == .all([]) { return true }
        let standing =
            state.root.standings[customer.id]
            ?? Standing(facts: Facts(), labels: [], obligations: [], nextChange: .never, policy: 0)
        let subject = ConditionSubject(
            customer: customer, standing: standing, moment: query.moment, rates: query.rates)
        return query.condition.evaluate(subject).holds
    }
}

extension MemoryState {
    /// Each owner once, nil for the high seas; nil for everybody.
    func owners(of scope: Scope) -> Set<ByteText?>? {
        guard case .owners(let owners, let highSeas) = scope else { return nil }
        return Set(owners.map { ByteText($0.text) } + (highSeas ? [nil] : []))
    }
}
