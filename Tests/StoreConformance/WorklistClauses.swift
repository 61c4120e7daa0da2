import Domain
import Storage

extension Clause {
    /// Asks for the lines at once, page by page and counted, and notes where they differ from those of `world`.
    private static func compare(
        _ world: Worklists, _ query: WorklistQuery, in store: any Store, _ findings: inout Findings
    ) async throws {
        let expected = world.lines(query).filter { line in
            line.section != .ahead || query.ahead.map { line.due < $0 } ?? false
        }
        let found = try await store.read { try $0.worklists.page(query) }
        findings.equal(found.map(\.customer), expected.map(\.customer), "the order of \(query)")
        findings.equal(found, expected, "the places of \(query)")
        for limit in [1, 3, 10] {
            var query = query
            query.limit = limit
            var paged: [WorklistPlace] = []
            while true {
                let asked = query
                let page = try await store.read { try $0.worklists.page(asked) }
                findings.expect(page.count <= limit, "a page of \(limit) has \(page.count) lines")
                paged += page
                query.after = page.last
                guard page.count == limit, paged.count <= expected.count else { break }
            }
            findings.equal(paged.map(\.customer), expected.map(\.customer), "pages of \(limit) of \(query)")
        }
        let counts = try await store.read { try $0.worklists.counts(query) }
        findings.equal(counts, world.counts(query), "the counts of \(query)")
    }

    static let worklists: [Clause] = [
        Clause("a worklist stands in the order of section, rank, due, name and key, whoever owns how many") {
            store, findings in
            for seed in 1...2 {
                var dice = Dice(seed: UInt64(seed))
                if seed > 1 {
                    let ids = try await store.read { try $0.customers.ids(Query.everything()) }
                    try await store.write { transaction in
                        for id in ids { try transaction.customers.remove(id, change: ChangeID(id.number)) }
                    }
                }
                let world = try Worklists(customers: 90, &dice)
                try await store.write { try world.fill($0) }
                for _ in 0..<40 { try await compare(world, Worklists.query(&dice), in: store, &findings) }
            }
        },
        Clause("a line follows every change of what is owed, of owner, rank and name, and leaves with its customer") {
            store, findings in
            var dice = Dice(seed: 7)
            let first = try Worklists(customers: 40, &dice)
            try await store.write { try first.fill($0) }
            var world = first
            for _ in 0..<25 {
                try await world.step(&dice, in: store) { world, dice, transaction in
                    for _ in 0..<6 { try world.change(&dice, in: transaction) }
                    if dice.chance(3) { try world.removeLast(in: transaction) }
                }
                for _ in 0..<3 { try await compare(world, Worklists.query(&dice), in: store, &findings) }
            }
        },
        Clause("an empty worklist has no lines, at the ends of time too") { store, findings in
            for edge in [Int64.min, .max] {
                let query = Worklists.query(now: edge, pressing: edge, today: edge, ahead: edge)
                findings.equal(try await store.read { try $0.worklists.page(query) }, [], "lines")
                findings.equal(try await store.read { try $0.worklists.counts(query) }, WorklistCounts(), "counts")
            }
            try await store.write { transaction in
                for (number, due) in [Int64.min, 0, .max].enumerated() {
                    let id = CustomerID(Int64(number) + 1)
                    try transaction.customers.insert(Fixture.customer(id, "k\(number)"))
                    let standing = Fixture.plainStanding(obligations: [Fixture.obligation(1, due: due, .followUp)])
                    try transaction.standings.save(standing, of: id, replacing: nil)
                }
            }
            let all = Worklists.query(now: .max, pressing: .max, today: .max)
            findings.equal(try await store.read { try $0.worklists.page(all).map(\.customer) }, ids(1, 2, 3), "all")
            let none = Worklists.query(today: .min, ahead: .max)
            findings.equal(try await store.read { try $0.worklists.page(none).map(\.customer) }, ids(1, 2), "but one")
            var limited = all
            limited.limit = 0
            let asked = limited
            findings.equal(try await store.read { try $0.worklists.page(asked) }, [], "of a limit of 0")
        },
        Clause("the customers of an owner with some of the labels that are limited are counted") { store, findings in
            var dice = Dice(seed: 3)
            let first = try Worklists(customers: 50, &dice)
            try await store.write { try first.fill($0) }
            var world = first
            for _ in 0..<10 {
                for owner in try ["Li", "li", "王", "nobody"].map(Fixture.user) {
                    for labels in [Int64(0), 1, 2, 3, 4, .max] {
                        let expected = world.standings.count {
                            $0.owner?.text == owner.text && $0.crowds & labels != 0
                        }
                        let found = try await store.read { try $0.worklists.crowd(labels, of: owner) }
                        findings.equal(found, expected, "\(labels) of \(owner.text)")
                    }
                }
                let (next, copy) = (world, dice)
                (world, dice) = try await store.write { transaction in
                    var (world, dice) = (next, copy)
                    for _ in 0..<9 { try world.change(&dice, in: transaction) }
                    try world.removeLast(in: transaction)
                    return (world, dice)
                }
            }
        },
    ]
}
