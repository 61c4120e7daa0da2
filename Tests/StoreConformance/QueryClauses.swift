import Domain
import Storage

extension Clause {
    static let queries: [Clause] = [
        Clause("customers are listed by id, key or name, by bytes") { store, findings in
            let rows = [
                ("b", "Zoë"), ("B", "anna"), ("a", "Anna"), ("阿", "anna"), ("\u{e9}", "caf\u{e9}"),
                ("e\u{301}", "cafe\u{301}"),
            ]
            try await store.write { transaction in
                for (number, row) in rows.enumerated().reversed() {
                    try transaction.customers.insert(
                        Fixture.customer(CustomerID(Int64(number) + 1), row.0, name: row.1))
                }
            }
            let orders: [(CustomerQuery.Order, [Int64])] = [
                (.id, [1, 2, 3, 4, 5, 6]), (.key, [2, 3, 1, 6, 5, 4]), (.name, [3, 1, 2, 4, 6, 5]),
            ]
            for (order, expected) in orders {
                let all = try await store.read { try $0.customers.ids(Query.everything(order)).map(\.number) }
                findings.equal(all, expected, "by \(order)")
                for limit in 0...3 {
                    var paged: [Int64] = []
                    var after: CustomerPlace?
                    while limit > 0 {
                        let query = Query.everything(order, after: after, limit: limit)
                        let page = try await store.read { try $0.customers.ids(query) }
                        findings.expect(page.count <= limit, "a page of \(page.count) for \(limit)")
                        guard let last = page.last, paged.count < 99 else { break }
                        paged += page.map(\.number)
                        after = try await Query.place(of: last, in: store)
                    }
                    if limit > 0 { findings.equal(paged, expected, "pages of \(limit) by \(order)") }
                }
                let none = try await store.read { try $0.customers.ids(Query.everything(order, limit: 0)) }
                findings.equal(none, [], "a page of none")
            }
            let first = try await Query.place(of: CustomerID(1), in: store)
            let count = try await store.read {
                try $0.customers.count(Query.everything(after: first, limit: 2))
            }
            findings.equal(count, rows.count, "a count, whatever start and limit")
        },
        Clause("a scope shows the customers of some owners, and the high seas where asked") { store, findings in
            let li = try Fixture.user("Li")
            let wang = try Fixture.user("王 \"x\" \\")
            let owners = [li, try Fixture.user("li"), nil, li, wang]
            try await store.write { transaction in
                for (number, owner) in owners.enumerated() {
                    let id = CustomerID(Int64(number) + 1)
                    try transaction.customers.insert(Fixture.customer(id, "k\(9 - number)"))
                    try transaction.standings.save(Fixture.plainStanding(owner: owner), of: id, replacing: nil)
                }
                // One without a standing is in the high seas.
                try transaction.customers.insert(Fixture.customer(CustomerID(6), "k0"))
            }
            let nobody = try Fixture.user("nobody")
            let expected: [(scope: Scope, numbers: [Int64])] = [
                (.owners([li], highSeas: true), [1, 3, 4, 6]), (.owners([li], highSeas: false), [1, 4]),
                (.owners([li, wang], highSeas: false), [1, 4, 5]), (.owners([wang, wang], highSeas: true), [3, 5, 6]),
                (.owners([], highSeas: true), [3, 6]), (.owners([], highSeas: false), []),
                (.owners([nobody], highSeas: false), []), (.everything, [1, 2, 3, 4, 5, 6]),
            ]
            for (scope, numbers) in expected {
                for order in CustomerQuery.Order.allCases {
                    let query = Query.everything(order, scope: scope)
                    let found = try await store.read { try $0.customers.ids(query).map(\.number) }
                    findings.equal(found, order == .id ? numbers : numbers.reversed(), "\(scope) by \(order)")
                }
                let count = try await store.read { try $0.customers.count(Query.everything(scope: scope)) }
                findings.equal(count, numbers.count, "count of \(scope)")
                for number in 1...6 {
                    let key = try Fixture.key(number == 6 ? "k0" : "k\(10 - number)")
                    let id = try await store.read { try $0.customers.id(of: key, within: scope)?.number }
                    findings.equal(id, numbers.contains(Int64(number)) ? Int64(number) : nil, "\(key.text) in \(scope)")
                }
            }
            let gone = try await store.read { try $0.customers.id(of: Fixture.key("gone"), within: .everything) }
            findings.equal(gone, nil, "a key of nobody")
        },
        Clause("a scope of many owners is listed page by page in one order") { store, findings in
            let names = try ["a", "b", "c"].map(Fixture.user)
            try await store.write { transaction in
                for number in 1...400 {
                    let id = CustomerID(Int64(number))
                    try transaction.customers.insert(Fixture.customer(id, "k\(1000 + number * 7 % 400)"))
                    // Owners have stretches, not turns, so that one is read on while the others wait.
                    let owner = number % 4 == 3 ? nil : names[number / 130 % 3]
                    try transaction.standings.save(Fixture.plainStanding(owner: owner), of: id, replacing: nil)
                }
            }
            let scope = Scope.owners([names[0], names[2]], highSeas: true)
            for order in CustomerQuery.Order.allCases {
                let expected = try await store.read { transaction in
                    try transaction.customers.ids(Query.everything(order)).filter {
                        scope.contains(owner: try transaction.standings.standing(of: $0)?.owner)
                    }
                }
                var paged: [CustomerID] = []
                while true {
                    var query = Query.everything(order, limit: 90, scope: scope)
                    if let last = paged.last { query.after = try await Query.place(of: last, in: store) }
                    let asked = query
                    let page = try await store.read { try $0.customers.ids(asked) }
                    paged += page
                    if page.isEmpty || paged.count > 400 { break }
                }
                findings.equal(paged, expected, "pages by \(order)")
            }
        },
        Clause("a search finds key, name, company, address and phone, in capitals or not, in any script") {
            store, findings in
            try await store.write { transaction in
                for (number, place) in ["key", "name", "company", "email", "phone", "role"].enumerated() {
                    let id = CustomerID(Int64(number) + 1)
                    var customer = try Fixture.customer(id, place == "key" ? "XÉ李%y" : "k\(number)", name: "n")
                    var contact = Contact()
                    switch place {
                    case "name": customer.profile.name = "xé李%Y GmbH"
                    case "company": customer.profile.company = "The XÉ李%Y"
                    case "email": contact.emails = ["a@b", "xé李%y@c"]
                    case "phone": contact.phones = ["1", "xÉ李%y"]
                    case "role": contact.role = "xé李%y"
                    default: break
                    }
                    customer.profile.contacts = [Contact(), contact]
                    try transaction.customers.insert(customer)
                }
            }
            for (text, expected) in [("Xé李%Y", 5), ("é李", 5), ("李%y", 5), ("李_y", 0), ("", 6), ("xé李%y@C", 1)] {
                var query = Query.everything()
                query.condition = .search(text)
                let asked = query
                findings.equal(try await store.read { try $0.customers.count(asked) }, expected, "found for \(text)")
            }
        },
        Clause("a value may be one of very many, in any field of texts") { store, findings in
            try await store.write { transaction in
                for number in 1...3 {
                    let id = CustomerID(Int64(number))
                    var customer = try Fixture.customer(id, "k\(number)", name: "n\(number)")
                    customer.profile.tags = ["t\(number)", "'é\""]
                    customer.profile.custom = ["size": "c\(number)"]
                    try transaction.customers.insert(customer)
                }
            }
            let fields: [(field: Field, value: String)] = [
                (.profile(.name), "n"), (.profile(.tags), "t"), (.custom("size"), "c"),
            ]
            for (field, value) in fields {
                let many = (3...300_000).map { value + String($0) } + [value + "1", value + "2\0"]
                let test = Condition.test(field, .oneOf, .texts(many))
                for (condition, expected) in [(test, [1, 3]), (.not(test), [2])] as [(Condition, [Int64])] {
                    var query = Query.everything()
                    query.condition = condition
                    let asked = query
                    let found = try await store.read { try $0.customers.ids(asked).map(\.number) }
                    findings.equal(found, expected, "found by \(value)")
                }
            }
        },
        Clause("conditions are answered as the domain evaluates them, every field and comparison") { store, findings in
            var dice = Dice(seed: 20_260_301)
            let world = try RandomWorld(customers: 60, &dice)
            try await store.write { try world.fill($0) }
            let fields = RandomWorld.fields
            for field in fields {
                for comparison in Comparison.allCases {
                    for _ in 0..<3 {
                        let condition = Condition.test(field, comparison, world.operand(for: field, &dice))
                        try await world.compare(condition, in: store, &findings)
                    }
                }
            }
        },
        Clause("nested conditions, in any scope and order, are answered as the domain evaluates them") {
            store, findings in
            var dice = Dice(seed: 7)
            let world = try RandomWorld(customers: 60, &dice)
            try await store.write { try world.fill($0) }
            for _ in 0..<300 {
                let condition = world.condition(depth: 4, &dice)
                let scope = try RandomWorld.scope(&dice)
                let order = dice.pick(CustomerQuery.Order.allCases, else: .id)
                try await world.compare(condition, scope: scope, order: order, in: store, &findings)
            }
        },
    ]
}
