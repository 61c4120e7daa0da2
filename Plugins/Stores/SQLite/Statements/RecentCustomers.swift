import Domain

/// Customers as writes have left or found them, with what is derived for them: who is written about is often written
/// about again. Only touched on the writer's queue.
final class RecentCustomers {
    struct Entry {
        var customer: Customer
        var standing: Standing?
    }

    /// How many are kept at least. Some 3 KB each.
    static let limit = 2048

    private var entries = Generations<CustomerID, Entry>(limit: limit)

    subscript(id: CustomerID) -> Entry? { entries.value(of: id) }
    func keep(_ entry: Entry) { entries.keep(entry, of: entry.customer.id) }
    func forget(_ id: CustomerID) { entries.forget(id) }
    func forgetAll() { entries.forgetAll() }
}
