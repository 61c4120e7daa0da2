import Domain
import HashTreeCollections
import Storage

struct MemorySpells: SpellStore {
    let state: MemoryState

    func spells(of customer: CustomerID) throws -> [OwnershipSpell] { state.root.spells[customer] ?? [] }

    func save(_ spells: [OwnershipSpell], of customer: CustomerID) throws {
        try state.requireWritable()
        for spell in spells { try check(spell, of: customer) }
        let ordered = spells.sorted { Self.place(of: $0) < Self.place(of: $1) }
        for (one, next) in zip(ordered, ordered.dropFirst())
        where one.start.event == next.start.event || one.end.map({ $0.mark.at > next.start.at }) ?? true {
            throw StorageError.duplicate("spells")
        }
        let stored = state.root.spells[customer] ?? []
        for spell in stored where !ordered.contains(spell) {
            state.root.spellsByOwner[ByteText(spell.owner.text)]?.remove(Self.entry(spell))
            if let lost = Self.lost(spell) { state.root.spellsLost[ByteText(spell.owner.text)]?.remove(lost) }
        }
        for spell in ordered where !stored.contains(spell) {
            state.root.spellsByOwner[ByteText(spell.owner.text), default: SortedTree()].insert(Self.entry(spell))
            guard let lost = Self.lost(spell) else { continue }
            state.root.spellsLost[ByteText(spell.owner.text), default: SortedTree()].insert(lost)
        }
        state.root.spells[customer] = ordered.isEmpty ? nil : ordered
    }

    func count(of owner: UserID, reason: String, in range: Range<Instant>) throws -> Int {
        let start = StartedSpell(
            at: range.lowerBound, customer: CustomerID(.min), event: EventID(.min), reason: nil)
        let reason = ByteText(reason)
        var count = 0
        state.root.spellsByOwner[ByteText(owner.text)]?.scan(from: start) { entry in
            guard entry.at < range.upperBound else { return false }
            if entry.reason == reason { count += 1 }
            return true
        }
        return count
    }

    func lost(by owner: UserID, since instant: Instant, limit: Int) throws -> [CustomerID] {
        let start = StartedSpell(at: instant, customer: CustomerID(.min), event: EventID(.min), reason: nil)
        var found: [CustomerID] = []
        state.root.spellsLost[ByteText(owner.text)]?.scan(from: start) { entry in
            found.append(entry.customer)
            return true
        }
        return Array(found.reversed().prefix(limit))
    }

    private func check(_ spell: OwnershipSpell, of customer: CustomerID) throws(StorageError) {
        try Storable.check(spell)
        guard spell.customer == customer else {
            throw .failed("spells.customer_id: \(spell.customer.number) is not \(customer.number)")
        }
        try state.requireCustomer(customer, for: "spells.customer_id")
        if let end = spell.end, end.mark.at < spell.start.at { throw .failed("spells: one ends before it begins") }
    }

    private static func place(of spell: OwnershipSpell) -> (Instant, EventID) { (spell.start.at, spell.start.event) }

    /// Of a spell that the system ended, by its end.
    private static func lost(_ spell: OwnershipSpell) -> StartedSpell? {
        guard let end = spell.end, end.by == .system else { return nil }
        return StartedSpell(at: end.mark.at, customer: spell.customer, event: spell.start.event, reason: nil)
    }

    private static func entry(_ spell: OwnershipSpell) -> StartedSpell {
        StartedSpell(
            at: spell.start.at, customer: spell.customer, event: spell.start.event,
            reason: spell.reason.map { ByteText($0) })
    }
}
