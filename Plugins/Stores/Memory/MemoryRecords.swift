import Domain
import HashTreeCollections
import Storage

struct MemoryLabelChanges: LabelChangeStore {
    let state: MemoryState

    func append(_ change: LabelChange) throws {
        try state.requireWritable()
        try state.requireCustomer(change.customer, for: "label_changes.customer_id")
        var changes = state.root.labelChanges.removeValue(forKey: change.customer) ?? []
        // Most are the latest.
        let place = changes.lastIndex { $0.at <= change.at }.map { $0 + 1 } ?? 0
        changes.insert(change, at: place)
        state.root.labelChanges[change.customer] = changes
    }

    func changes(of customer: CustomerID) throws -> [LabelChange] { state.root.labelChanges[customer] ?? [] }
}

struct MemoryChanges: ChangeStore {
    let state: MemoryState

    func allocateID() throws -> ChangeID {
        try state.requireWritable()
        defer { state.root.nextChange += 1 }
        return ChangeID(state.root.nextChange)
    }

    func append(_ change: Change) throws {
        try state.requireWritable()
        try Storable.check(change.action, change.request, change.digest, column: "changes")
        guard state.root.changes[change.id] == nil else { throw StorageError.duplicate("changes.id") }
        state.root.changes[change.id] = change
        state.root.changeOrder.insert(Latest(id: change.id))
        state.root.nextChange = max(state.root.nextChange, change.id.number + 1)
    }

    func latest(_ count: Int) throws -> [Change] {
        var found: [Change] = []
        guard count > 0 else { return found }
        state.root.changeOrder.scan { entry in
            if let change = state.root.changes[entry.id] { found.append(change) }
            return found.count < count
        }
        return found
    }

    func change(_ id: ChangeID) throws -> Change? { state.root.changes[id] }

    func processedTo() throws -> Instant { state.root.processedTo }

    func setProcessed(to instant: Instant) throws {
        try state.requireWritable()
        state.root.processedTo = instant
    }
}

struct MemoryPolicies: PolicyStore {
    let state: MemoryState

    func inForce() throws -> PolicyRecord? { state.root.policies.last }

    func all() throws -> [PolicyRecord] { state.root.policies }

    func append(_ record: PolicyRecord) throws {
        try state.requireWritable()
        try Storable.check(record.text, column: "policies.text")
        let place = state.root.policies.firstIndex { $0.version >= record.version } ?? state.root.policies.count
        if place < state.root.policies.count, state.root.policies[place].version == record.version {
            throw StorageError.duplicate("policies.version")
        }
        state.root.policies.insert(record, at: place)
    }
}

struct MemoryUsers: UserStore {
    let state: MemoryState

    func user(_ id: UserID) throws -> User? { state.root.users[ByteText(id.text)] }

    func all() throws -> [User] {
        var users: [User] = []
        state.root.userOrder.forEach { if let user = state.root.users[$0] { users.append(user) } }
        return users
    }

    func save(_ user: User) throws {
        try state.requireWritable()
        try Storable.check(user)
        let name = ByteText(user.id.text)
        state.root.users[name] = user
        state.root.userOrder.insert(name)
    }
}
