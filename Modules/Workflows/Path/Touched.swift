public import Domain
import Storage

/// What a committed write touched, for those who look at it now.
public struct News: Sendable {
    public let by: UserID
    /// By key of a customer, the first ``Touched/limit`` of them.
    let customers: [String: Touched.Mark]
    /// Of all others: whose they were and are.
    let others: Set<UserID?>

    init(by user: UserID, _ touched: Touched) {
        by = user
        customers = touched.customers
        others = touched.others
    }
}

/// What somebody hears of news: of customers that they see or saw.
public struct HeardNews: Encodable, Hashable, Sendable {
    public struct Change: Encodable, Hashable, Sendable {
        public let customer: String
        /// Whose it was before and is now, as far as the listener sees them; empty is the high seas.
        public let owners: [String]
        /// Schemes whose label has moved.
        public let moved: [String]
        /// Whether a label that waits for approval came or went.
        public let asks: Bool
    }

    public let by: String
    public let changes: [Change]
    /// Of customers that are too many to name: whose they were and are.
    public let others: [String]
}

/// The customers that a write derived anew, and whose they are.
struct Touched: Sendable {
    /// What happened to one of them.
    struct Mark: Sendable {
        /// Before and after; nil is the high seas.
        var owners: Set<UserID?> = []
        var moved: Set<SchemeID> = []
        var asks = false

        mutating func merge(_ other: Mark) {
            owners.formUnion(other.owners)
            moved.formUnion(other.moved)
            asks = asks || other.asks
        }
    }

    /// More are not told one by one.
    static let limit = 50

    private(set) var customers: [String: Mark] = [:]
    private(set) var others: Set<UserID?> = []

    var isEmpty: Bool { customers.isEmpty && others.isEmpty }

    /// - `old`: nil for a customer that was not there, and had no desk.
    /// - `new`: nil for one that was taken out.
    mutating func note(_ key: String, from old: Standing?, to new: Standing?, moved: [SchemeID]) {
        let mark = Mark(
            owners: Set([old, new].compactMap(\.self).map(\.owner)), moved: Set(moved),
            asks: Self.waiting(old) != Self.waiting(new))
        note(key, mark)
    }

    mutating func merge(_ other: Touched) {
        for (key, mark) in other.customers { note(key, mark) }
        others.formUnion(other.others)
    }

    private mutating func note(_ key: String, _ mark: Mark) {
        if customers[key] != nil || customers.count < Self.limit {
            customers[key, default: Mark()].merge(mark)
        } else {
            others.formUnion(mark.owners)
        }
    }

    private static func waiting(_ standing: Standing?) -> [LabelOverride] {
        standing?.facts.commitments.overrides.filter { $0.state == .waiting } ?? []
    }
}

extension Session {
    /// Whether the acting user may work on customers of `owner`; nil is the high seas.
    public func mayWork(on owner: String?) async throws(RapportError) -> Bool {
        try await read(.readCustomers) { lens in
            lens.actor.may(.promise, on: owner.flatMap(UserID.init(validating:)))
        }
    }

    /// What of `news` concerns customers that the acting user sees or saw; nil when it is none of their business.
    public func heard(of news: News) async throws(RapportError) -> HeardNews? {
        try await read(.readCustomers) { lens in
            let scope = lens.actor.scope
            func seen(_ owners: Set<UserID?>) -> [String] {
                owners.filter { scope.contains(owner: $0) }.map { $0?.text ?? "" }.sorted()
            }
            let changes = news.customers.map { key, mark in
                HeardNews.Change(
                    customer: key, owners: seen(mark.owners), moved: mark.moved.map(\.text).sorted(), asks: mark.asks)
            }.filter { !$0.owners.isEmpty }.sorted { $0.customer < $1.customer }
            let others = seen(news.others)
            return changes.isEmpty && others.isEmpty
                ? nil : HeardNews(by: news.by.text, changes: changes, others: others)
        }
    }
}
