import Domain

/// Customers as writes have left or found them, with what is derived for them: who is written about is often written
/// about again.
///
/// Two generations: what was not asked for while as many others were is let go. Only touched on the writer's queue.
final class RecentCustomers {
    struct Entry {
        var customer: Customer
        var standing: Standing?
    }

    /// How many are kept at least; up to twice as many. Some 3 KB each.
    static let limit = 2048

    private var young: [CustomerID: Entry] = [:]
    private var old: [CustomerID: Entry] = [:]

    subscript(id: CustomerID) -> Entry? {
        if let entry = young[id] { return entry }
        guard let entry = old.removeValue(forKey: id) else { return nil }
        keep(entry)
        return entry
    }

    func keep(_ entry: Entry) {
        if young.count >= Self.limit {
            old = young
            young = [:]
        }
        young[entry.customer.id] = entry
    }

    func forget(_ id: CustomerID) {
        young[id] = nil
        old[id] = nil
    }

    func forgetAll() {
        young = [:]
        old = [:]
    }
}
