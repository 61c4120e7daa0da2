import Domain

/// What a transaction has read and written lately, as it stands: a write asks for the same customers several times on its
/// way, and puts off what it can write together.
final class LatestRows {
    /// Customers are worked on in pages of 512.
    private static let limit = 1024

    private var customers = Generations<CustomerID, Customer>(limit: limit)
    private var standings = Generations<CustomerID, Standing>(limit: limit)
    /// Versions that customers have and that are not written down yet: they go along with what is derived for them.
    private(set) var versions: [CustomerID: Int64] = [:]
    /// The latest change that was appended.
    var change: ChangeID?
    /// Labels that moved and are not written down yet.
    var moves: LabelMoves?
    /// Customers and kinds of which this transaction appended an event that has its name of itself.
    var unnamed: Set<Unnamed> = []
    /// The customers that this transaction wrote about.
    var written: Set<CustomerID> = []

    struct Unnamed: Hashable {
        let customer: CustomerID
        let kind: EventKind
    }

    func customer(_ id: CustomerID) -> Customer? { customers.value(of: id) }
    func standing(of id: CustomerID) -> Standing? { standings.value(of: id) }
    func keep(_ customer: Customer) { customers.keep(customer, of: customer.id) }
    func keep(_ standing: Standing, of customer: CustomerID) { standings.keep(standing, of: customer) }
    func forgetCustomer(_ id: CustomerID) { customers.forget(id) }
    func forgetStanding(of id: CustomerID) { standings.forget(id) }

    /// The customers that are known, with what is derived for them.
    var entries: [RecentCustomers.Entry] {
        customers.all.map { .init(customer: $0.value, standing: standing(of: $0.key)) }
    }

    func note(version: Int64, of customer: CustomerID) { versions[customer] = version }
    func takeVersion(of customer: CustomerID) -> Int64? { versions.removeValue(forKey: customer) }
}
