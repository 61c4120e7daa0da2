public import Domain
import Storage

/// What a committed write touched, for those who look at it now.
public struct News: Sendable {
    public let by: UserID
    /// Keys of customers, the first ``Touched/limit`` of them.
    public let customers: [String]
    /// Whose desks it concerns, before and after; nil is the high seas.
    public let owners: Set<UserID?>

    init(by user: UserID, _ touched: Touched) {
        by = user
        customers = touched.customers.sorted()
        owners = touched.owners
    }
}

/// The customers that a write derived anew, and whose they are.
struct Touched: Sendable {
    /// More are not told one by one.
    static let limit = 50

    private(set) var customers: Set<String> = []
    private(set) var owners: Set<UserID?> = []

    var isEmpty: Bool { owners.isEmpty }

    mutating func note(_ key: CustomerKey, from before: UserID?, to after: UserID?) {
        if customers.count < Self.limit { customers.insert(key.text) }
        owners.insert(before)
        owners.insert(after)
    }

    mutating func merge(_ other: Touched) {
        for key in other.customers where customers.count < Self.limit { customers.insert(key) }
        owners.formUnion(other.owners)
    }
}

extension Session {
    /// Whether the acting user may work on customers of `owner`; nil is the high seas.
    public func mayWork(on owner: String?) async throws(RapportError) -> Bool {
        try await read(.readCustomers) { lens in
            lens.actor.may(.promise, on: owner.flatMap(UserID.init(validating:)))
        }
    }

    /// Whether the acting user may see customers of any of these owners.
    public func sees(owners: Set<UserID?>) async throws(RapportError) -> Bool {
        try await read(.readCustomers) { lens in owners.contains { lens.actor.scope.contains(owner: $0) } }
    }
}
