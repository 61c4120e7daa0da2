import Domain
import Storage

extension Clause {
    static let removals: [Clause] = [
        Clause("a customer that is taken out leaves nothing behind but used-up ids") { store, findings in
            let kept = try await Sample.fill(store)
            let before = try await Sample.state(of: store, kept)
            let owners = try await Self.owners(of: store)
            let gone = try await store.write { try Self.add("gone", to: $0) }
            let between = try await Sample.state(of: store, kept)
            findings.expect(
                between.ids != before.ids && between.due != before.due && between.owing != before.owing
                    && between.outdated != before.outdated && between.eventCount != before.eventCount,
                "the other customer changes nothing that could be taken back")
            try await store.write { try $0.customers.remove(gone, change: ChangeID(7)) }
            let after = try await Sample.state(of: store, kept)
            findings.equal(after, before, "the store")
            findings.equal(try await Self.owners(of: store), owners, "what owners have")
            let rest = try await store.read { transaction in
                [
                    try transaction.customers.customer(gone) == nil,
                    try transaction.customers.id(of: Fixture.key("gone")) == nil,
                    try transaction.timelines.events(of: gone).isEmpty,
                    try transaction.timelines.event(of: gone, kind: .order, ref: "r") == nil,
                    try transaction.timelines.countChanges(of: gone) == 0,
                    try transaction.standings.standing(of: gone) == nil,
                    try transaction.labelChanges.changes(of: gone).isEmpty,
                    try transaction.spells.spells(of: gone).isEmpty,
                    try transaction.standings.due(at: .latest, limit: 99).contains(gone) == false,
                ]
            }
            findings.equal(rest, rest.map { _ in true }, "of the customer")
            let again = try await store.write { try Self.add("gone", to: $0, batch: 71) }
            findings.expect(again > gone, "the id \(gone.number) is used again")
            let events = try await store.read { try $0.timelines.events(of: again) }
            let used = [1, 2, 3].map { EventID($0) }
            findings.expect(!events.contains { used.contains($0.id) }, "ids of events are used again")
            try await store.write { try $0.customers.remove(again, change: ChangeID(8)) }
            let rows = try await store.read { try $0.batches.rows(of: ChangeID(71)) }
            findings.equal(rows, [BatchRow(customer: CustomerID(1))], "rows of a batch")
        },
        Clause("the customers whose promises were kept since an instant are told once each, by id") { store, findings in
            try await store.write { transaction in
                for number: Int64 in 1...3 {
                    let id = CustomerID(number)
                    try transaction.customers.insert(Fixture.customer(id, "k\(number)"))
                    for (place, kind) in [EventKind.promiseKept, .promiseKept, .promised].enumerated() {
                        let event = Event(
                            id: EventID(number * 10 + Int64(place)), customer: id, kind: kind,
                            occurredAt: Instant(milliseconds: number * 100 + Int64(place)),
                            recordedAt: Instant(milliseconds: 999),
                            actor: .admin, ref: "r\(place)", details: EventDetails())
                        try transaction.timelines.append(event, change: ChangeID(1))
                    }
                }
            }
            func found(_ store: any Store) async throws -> [[Int64]] {
                try await store.read { transaction in
                    try [Int64(0), 100, 102, 201, 202, 300, 302].map {
                        try transaction.timelines.customers(keepingSince: Instant(milliseconds: $0)).map(\.number)
                    }
                }
            }
            findings.equal(
                try await found(store), [[1, 2, 3], [1, 2, 3], [2, 3], [2, 3], [3], [3], []], "with three customers")
            try await store.write { try $0.customers.remove(CustomerID(2), change: ChangeID(2)) }
            findings.equal(try await found(store), [[1, 3], [1, 3], [3], [3], [3], [3], []], "with two")
        },
        Clause("who is not there, or has a draft about them, is not taken out") { store, findings in
            let id = CustomerID(1)
            try await store.write { transaction in
                try transaction.customers.insert(Fixture.customer(id, "k"))
                try transaction.drafts.append(Fixture.draft(1))
            }
            func drafts(about id: CustomerID) async throws -> Bool {
                try await store.read { try $0.drafts.hasDraft(about: id) }
            }
            findings.equal(try await drafts(about: id), true, "a draft")
            findings.equal(try await drafts(about: CustomerID(2)), false, "no draft")
            for (name, id) in [("nobody", CustomerID(9)), ("one with a draft", id)] {
                await findings.refused(name, \.isFailure) { () throws(StorageError) in
                    try await store.write { try $0.customers.remove(id, change: ChangeID(1)) }
                }
            }
            findings.equal(try await store.read { try $0.customers.customer(id)?.key.text }, "k", "the customer")
            await findings.refused("reading", \.isReadOnly) { () throws(StorageError) in
                try await store.read { try $0.customers.remove(id, change: ChangeID(1)) }
            }
            try await store.write { transaction in
                try transaction.drafts.remove(1)
                try transaction.customers.remove(id, change: ChangeID(1))
            }
            findings.equal(try await store.read { try $0.customers.customer(id) }, nil, "without its draft")
        },
        Clause("a customer taken out by a body that throws is there as before") { store, findings in
            let id = try await Sample.fill(store)
            try await store.write { transaction in
                for draft in try transaction.drafts.drafts(of: .admin) { try transaction.drafts.remove(draft.id) }
            }
            let before = try await Sample.state(of: store, id)
            struct Stop: Error {}
            await findings.refused("the body", { _ in true }) { () throws(StorageError) in
                try await store.write { transaction in
                    try transaction.customers.remove(id, change: ChangeID(1))
                    throw Stop()
                }
            }
            findings.equal(try await Sample.state(of: store, id), before, "the store")
        },
    ]

    /// A customer with something in every place that can name one.
    private static func add(
        _ key: String, to transaction: any Transaction, batch: Int64? = nil
    ) throws -> CustomerID {
        let id = try transaction.customers.allocateID()
        try transaction.customers.insert(Fixture.fullCustomer(id, key, text: "x"))
        let event = try transaction.timelines.allocateIDs(2)
        for (place, kind) in [EventKind.order, .note].enumerated() {
            try transaction.timelines.append(
                Fixture.event(EventID(event.number + Int64(place)), of: id, kind, ref: "r"), change: ChangeID(1))
        }
        let owner = try Fixture.user("Li")
        var standing = try Fixture.fullStanding()
        standing.facts.spell = Spell(owner: owner, start: Mark(at: Fixture.instant, event: event))
        standing.facts.spell?.isLocked = true
        standing.nextChange = Fixture.instant
        standing.policy = 3
        try transaction.standings.save(standing, of: id, replacing: nil)
        try transaction.labelChanges.append(Sample.labelChange(of: id))
        let start = Fixture.instant.milliseconds
        try transaction.spells.save(
            [
                Fixture.spell(start - 9, start - 5, of: id, owner: .admin),
                Fixture.spell(start, nil, of: id, owner: owner),
            ], of: id)
        if let batch {
            let rows = [
                BatchRow(customer: id, events: [event], before: ["name": nil], after: ["name": "x"]),
                BatchRow(customer: CustomerID(1)),
            ]
            try transaction.batches.append(Fixture.batch(batch), rows: rows)
        }
        return id
    }

    /// What is asked by owner, in words.
    private static func owners(of store: any Store) async throws -> [String] {
        let li = try Fixture.user("Li")
        return try await store.read { transaction in
            var found: [String] = []
            let all = Instant(milliseconds: .min)..<Instant(milliseconds: .max)
            for owner in [li, .admin] {
                let holdings = try transaction.standings.holdings(of: owner)
                found.append("\(holdings)")
                for reason in [OwnershipReason.claimed, OwnershipReason.assigned] {
                    found.append("\(try transaction.spells.count(of: owner, reason: reason, in: all))")
                }
            }
            let scopes: [Scope] = [
                .everything, .owners([li], highSeas: false), .owners([], highSeas: true),
                .owners([.admin, li], highSeas: true),
            ]
            for scope in scopes {
                found.append("\(try transaction.standings.owing(before: .latest, within: scope).sorted())")
                let query = Worklists.query(today: 9, ahead: .max, scope: scope)
                found.append("\(try transaction.worklists.page(query).map(\.customer))")
                found.append("\(try transaction.worklists.counts(query))")
                found.append("\(try transaction.standings.waiting(within: scope))")
                for order in CustomerQuery.Order.allCases {
                    found.append("\(try transaction.customers.ids(Query.everything(order, scope: scope)))")
                }
                found.append("\(try transaction.customers.count(Query.everything(scope: scope)))")
            }
            return found
        }
    }
}
