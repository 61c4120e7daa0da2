import Domain
import Storage

/// What a customer is ordered by, compared in the plainest way there is.
struct Ordered {
    let customer: Customer
    let standing: Standing?

    init(_ pair: (Customer, Standing?)) { (customer, standing) = pair }

    func isBefore(_ other: Ordered, by order: CustomerQuery.Order) -> Bool {
        weight(by: order).lexicographicallyPrecedes(other.weight(by: order)) { $0.lexicographicallyPrecedes($1) }
    }

    /// Parts of which each decides before the next, as digits.
    private func weight(by order: CustomerQuery.Order) -> [[Int64]] {
        let name = customer.profile.name.utf8.map(Int64.init), key = customer.key.text.utf8.map(Int64.init)
        let dues = standing?.obligations.map(\.due.milliseconds) ?? []
        let due: [Int64] = dues.min().map { [0, $0] } ?? [1]
        return switch order {
        case .id: [[customer.id.number]]
        case .key: [key]
        case .name: [name, key]
        case .due: [due, name, key]
        case .rank: [[Int64(standing?.rank ?? 0)], due, name, key]
        }
    }
}

extension Clause {
    /// Lists `world` at once and page by page, in every order, and notes where that differs.
    private static func compare(
        _ world: Worklists, scope: Scope, in store: any Store, _ findings: inout Findings
    ) async throws {
        let matching = zip(world.customers, world.standings).filter { scope.contains(owner: $1.owner) }
        for order in CustomerQuery.Order.allCases {
            let expected = matching.map { Ordered($0) }.sorted { $0.isBefore($1, by: order) }.map(\.customer.id)
            let all = try await store.read { try $0.customers.ids(Query.everything(order, scope: scope)) }
            findings.equal(all, expected, "\(scope) by \(order)")
            for limit in [1, 7, 30] {
                var query = Query.everything(order, limit: limit, scope: scope)
                var paged: [CustomerID] = []
                while true {
                    let asked = query
                    let page = try await store.read { try $0.customers.ids(asked) }
                    findings.expect(page.count <= limit, "a page of \(page.count) for \(limit)")
                    paged += page
                    guard page.count == limit, let last = page.last, paged.count <= expected.count else { break }
                    query.after = try await Query.place(of: last, in: store)
                }
                findings.equal(paged, expected, "pages of \(limit) of \(scope) by \(order)")
            }
        }
    }

    static let orders: [Clause] = [
        Clause("customers are listed by what is due and by rank, whoever owns them, also after all of it has changed") {
            store, findings in
            var dice = Dice(seed: 11)
            let first = try Worklists(customers: 60, &dice)
            try await store.write { try first.fill($0) }
            var world = first
            for _ in 0..<6 {
                for scope in try [.everything, Worklists.scope(&dice), .owners([Fixture.user("王")], highSeas: false)] {
                    try await compare(world, scope: scope, in: store, &findings)
                }
                try await world.step(&dice, in: store) { world, dice, transaction in
                    for _ in 0..<15 { try world.change(&dice, in: transaction) }
                    try world.removeLast(in: transaction)
                }
            }
        },
        Clause("whoever is owed nothing comes after whatever is due, and ranks at 0 without a standing") {
            store, findings in
            let rows: [(due: Int64?, rank: Int32)?] = [
                (nil, 3), (.max, 3), (0, 3), (.min, 3), (0, 4), nil, (nil, 0), (.max, .max), (nil, -1),
            ]
            try await store.write { transaction in
                for (number, row) in rows.enumerated() {
                    let id = CustomerID(Int64(number) + 1)
                    try transaction.customers.insert(Fixture.customer(id, "k\(number)", name: "n"))
                    guard let row else { continue }
                    var standing = Fixture.plainStanding(
                        obligations: row.due.map { [Fixture.obligation(1, due: $0)] } ?? [])
                    standing.rank = row.rank
                    try transaction.standings.save(standing, of: id, replacing: nil)
                }
            }
            let expected: [(CustomerQuery.Order, [Int64])] = [
                (.due, [4, 3, 5, 2, 8, 1, 6, 7, 9]), (.rank, [9, 6, 7, 4, 3, 2, 1, 5, 8]),
            ]
            for (order, numbers) in expected {
                for scope in [Scope.everything, .owners([], highSeas: true)] {
                    let found = try await store.read {
                        try $0.customers.ids(Query.everything(order, scope: scope)).map(\.number)
                    }
                    findings.equal(found, numbers, "\(scope) by \(order)")
                }
            }
        },
        Clause("a page goes on from where somebody stood, whether they have moved since or are gone") {
            store, findings in
            let ids = (1...5).map { CustomerID($0) }
            try await store.write { transaction in
                for id in ids {
                    try transaction.customers.insert(Fixture.customer(id, "k\(id.number)", name: "n\(id.number)"))
                    var standing = Fixture.plainStanding(obligations: [Fixture.obligation(1, due: id.number)])
                    standing.rank = Int32(id.number)
                    try transaction.standings.save(standing, of: id, replacing: nil)
                }
            }
            let places = try await [Query.place(of: ids[1], in: store), Query.place(of: ids[2], in: store)]
            try await store.write { transaction in
                let old = try transaction.standings.standing(of: ids[1])
                var standing = Fixture.plainStanding(obligations: [Fixture.obligation(1, due: 9)])
                standing.rank = 9
                try transaction.standings.save(standing, of: ids[1], replacing: old)
                try transaction.customers.update(Fixture.customer(ids[1], "k2", name: "z"))
                try transaction.customers.remove(ids[2], change: ChangeID(1))
            }
            for order in CustomerQuery.Order.allCases {
                let expected: [Int64] = order == .id || order == .key ? [4, 5] : [4, 5, 2]
                for place in places {
                    let found = try await store.read {
                        try $0.customers.ids(Query.everything(order, after: place)).map(\.number)
                    }
                    findings.equal(found, expected, "after \(place?.key ?? "nobody") by \(order)")
                }
            }
        },
    ]
}
