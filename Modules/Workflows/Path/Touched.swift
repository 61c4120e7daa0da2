public import Domain
import Storage

/// What a committed write touched, for those who look at it now.
public struct News: Sendable {
    public let by: UserID
    /// By key of a customer, the first ``Touched/limit`` of them: whose it was before and is now; nil is the high seas.
    let customers: [String: Set<UserID?>]
    /// Of all others: whose they were and are.
    let others: Set<UserID?>

    init(by user: UserID, _ touched: Touched) {
        by = user
        customers = touched.customers
        others = touched.others
    }
}

/// The customers that a write derived anew, and whose they are.
struct Touched: Sendable {
    /// More are not told one by one.
    static let limit = 50

    private(set) var customers: [String: Set<UserID?>] = [:]
    private(set) var others: Set<UserID?> = []

    var isEmpty: Bool { customers.isEmpty && others.isEmpty }

    /// - `owners`: before and after; a customer that was not there had no desk.
    mutating func note(_ key: String, _ owners: Set<UserID?>) {
        if customers[key] != nil || customers.count < Self.limit {
            customers[key, default: []].formUnion(owners)
        } else {
            others.formUnion(owners)
        }
    }

    mutating func merge(_ other: Touched) {
        for (key, owners) in other.customers { note(key, owners) }
        others.formUnion(other.others)
    }
}

extension Session {
    /// Whether the acting user may work on customers of `owner`; nil is the high seas.
    public func mayWork(on owner: String?) async throws(RapportError) -> Bool {
        try await read(.readCustomers) { lens in
            lens.actor.may(.promise, on: owner.flatMap(UserID.init(validating:)))
        }
    }

    /// What of `news` concerns customers that the acting user sees or saw: their keys, none where there are too many to
    /// name; nil when it is none of their business.
    public func heard(of news: News) async throws(RapportError) -> [String]? {
        try await read(.readCustomers) { lens in
            let scope = lens.actor.scope
            let keys = news.customers.filter { $0.value.contains { scope.contains(owner: $0) } }.map(\.key).sorted()
            return keys.isEmpty && !news.others.contains { scope.contains(owner: $0) } ? nil : keys
        }
    }
}
