import Domain

/// What a transaction has read and written lately, as it stands: a write asks for the same customers several times on its
/// way, and puts off what it can write together.
final class LatestRows {
    /// Customers are worked on in pages of 512; of more nothing is kept.
    private static let limit = 1024

    private(set) var customers: [CustomerID: Customer] = [:]
    private(set) var standings: [CustomerID: Standing] = [:]
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

    func keep(_ customer: Customer) {
        if customers.count >= Self.limit { customers.removeAll(keepingCapacity: true) }
        customers[customer.id] = customer
    }

    func keep(_ standing: Standing, of customer: CustomerID) {
        if standings.count >= Self.limit { standings.removeAll(keepingCapacity: true) }
        standings[customer] = standing
    }

    func forgetCustomer(_ id: CustomerID) { customers[id] = nil }
    func forgetStanding(of id: CustomerID) { standings[id] = nil }

    func note(version: Int64, of customer: CustomerID) { versions[customer] = version }
    func takeVersion(of customer: CustomerID) -> Int64? { versions.removeValue(forKey: customer) }
}
