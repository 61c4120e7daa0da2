import Domain
import Storage

extension Clause {
    private static func held(
        _ owner: UserID?, orders: Int32 = 0, isLocked: Bool = false, due: [Int64] = []
    ) -> Standing {
        let obligations = due.enumerated().map { Fixture.obligation(Int64($0.offset), due: $0.element) }
        var standing = Fixture.plainStanding(owner: owner, obligations: obligations)
        standing.facts.orders = orders
        standing.facts.spell?.isLocked = isLocked
        return standing
    }

    static let holdings: [Clause] = [
        standing("what somebody holds follows every change of owner, order and lock") { store, findings in
            let li = try Fixture.user("Li")
            let wang = try Fixture.user("王")
            let steps: [(number: Int64, standing: Standing, li: [Int], wang: [Int])] = [
                (1, held(li), [1, 1, 0], [0, 0, 0]),
                (2, held(li, orders: 2), [2, 1, 0], [0, 0, 0]),
                (3, held(wang, isLocked: true), [2, 1, 0], [1, 1, 1]),
                (4, held(nil), [2, 1, 0], [1, 1, 1]),
                (1, held(li, orders: 1), [2, 0, 0], [1, 1, 1]),
                (1, held(li, orders: 1, isLocked: true), [2, 0, 1], [1, 1, 1]),
                (1, held(wang, orders: 1, isLocked: true), [1, 0, 0], [2, 1, 2]),
                (3, held(wang), [1, 0, 0], [2, 1, 1]),
                (2, held(li), [1, 1, 0], [2, 1, 1]),
                (1, held(nil, orders: 1), [1, 1, 0], [1, 1, 0]),
                (2, held(try Fixture.user("LI")), [0, 0, 0], [1, 1, 0]),
                (2, held(try Fixture.user("Li\u{301}")), [0, 0, 0], [1, 1, 0]),
            ]
            for (place, step) in steps.enumerated() {
                try await save(step.standing, of: step.number, in: store)
                for (user, expected) in [(li, step.li), (wang, step.wang)] {
                    let found = try await store.read { try $0.standings.holdings(of: user) }
                    findings.equal(
                        [found.customers, found.withoutOrder, found.locked], expected,
                        "\(user.text) after step \(place)")
                }
            }
            try await store.write { try $0.standings.overwrite(held(li, orders: 3), of: CustomerID(3)) }
            let after = try await store.read {
                [try $0.standings.holdings(of: li), try $0.standings.holdings(of: wang)]
            }
            findings.equal(after, [Holdings(customers: 1, withoutOrder: 0), Holdings()], "after overwriting")
        },
        standing("names that only look alike own apart") { store, findings in
            let users = try ["caf\u{e9}", "cafe\u{301}"].map(Fixture.user)
            for place in [0, 1, 0] {
                try await save(held(users[place], due: [5]), of: 1, in: store)
                for (number, user) in users.enumerated() {
                    let isTheirs = number == place
                    let scope = Scope.owners([user], highSeas: false)
                    let found = try await store.read {
                        [
                            try $0.standings.holdings(of: user).customers,
                            try $0.standings.owing(before: .latest, within: scope).count,
                            try $0.worklists.page(Worklists.query(today: 9, scope: scope)).count,
                            try $0.customers.count(Query.everything(scope: scope)),
                            try $0.customers.id(of: Fixture.key("k1"), within: scope) == nil ? 0 : 1,
                        ]
                    }
                    findings.equal(
                        found, Array(repeating: isTheirs ? 1 : 0, count: 5), "of \(number), owned by \(place)")
                }
            }
        },
        standing("owing asks within a scope, before a horizon") { store, findings in
            let li = try Fixture.user("Li")
            let wang = try Fixture.user("王")
            let owed: [(owner: UserID?, due: [Int64])] = [(li, [10, 30]), (wang, [20]), (nil, [5, 25]), (li, [])]
            for (number, entry) in owed.enumerated() {
                try await save(held(entry.owner, due: entry.due), of: Int64(number) + 1, in: store)
            }
            let nobody = try Fixture.user("nobody")
            let onlyLi = Scope.owners([li], highSeas: false)
            let onlyWang = Scope.owners([wang], highSeas: false)
            let questions: [(horizon: Int64, scope: Scope, owing: Set<Int64>)] = [
                (10, onlyLi, []), (11, onlyLi, [1]), (31, onlyLi, [1]), (20, onlyWang, []), (21, onlyWang, [2]),
                (5, .everything, []), (6, .everything, [3]), (21, .everything, [1, 2, 3]),
                (99, .everything, [1, 2, 3]), (99, .owners([try Fixture.user("LI")], highSeas: false), []),
                (0, .owners([nobody], highSeas: false), []), (21, .owners([li, wang], highSeas: false), [1, 2]),
                (20, .owners([wang, li, li], highSeas: true), [1, 3]),
                (6, .owners([nobody], highSeas: true), [3]), (26, .owners([], highSeas: true), [3]),
                (5, .owners([], highSeas: true), []), (99, .owners([], highSeas: false), []),
                (0, .owners([], highSeas: false), []),
            ]
            for question in questions {
                let horizon = Instant(milliseconds: question.horizon)
                let found = try await store.read { try $0.standings.owing(before: horizon, within: question.scope) }
                findings.equal(found.count, question.owing.count, "how many owe \(question)")
                findings.equal(Set(found.map(\.number)), question.owing, "who owes \(question)")
            }
            func owing() async throws -> [Set<CustomerID>] {
                try await store.read { transaction in
                    try [onlyLi, onlyWang, .owners([], highSeas: true)].map {
                        Set(try transaction.standings.owing(before: .latest, within: $0))
                    }
                }
            }
            try await save(held(wang, due: [10, 30]), of: 1, in: store)
            findings.equal(try await owing(), [[], Set(ids(1, 2)), Set(ids(3))], "after a change of owner")
            try await save(held(nil, due: [20]), of: 2, in: store)
            try await save(held(li, due: [5]), of: 3, in: store)
            findings.equal(try await owing(), [Set(ids(3)), Set(ids(1)), Set(ids(2))], "after a release and a claim")
        },
        standing("those who wait for approval are listed by id within a scope, until the wait ends") {
            store, findings in
            let li = try Fixture.user("Li")
            let wang = try Fixture.user("王")
            func standing(_ owner: UserID?, _ states: [LabelOverride.State]) -> Standing {
                var standing = held(owner)
                standing.facts.commitments.overrides = states.enumerated().map { place, state in
                    LabelOverride(
                        event: EventID(Int64(place)), scheme: SchemeID("s\(place)"), label: "A", from: nil,
                        at: Fixture.instant, by: .admin, reason: nil, until: nil, state: state)
                }
                return standing
            }
            let all: [(number: Int64, standing: Standing)] = [
                (5, standing(li, [.waiting, .waiting])), (1, standing(wang, [.inForce, .waiting])),
                (3, standing(nil, [.waiting])), (2, standing(li, [.inForce])), (4, standing(li, [])),
            ]
            for (number, standing) in all { try await save(standing, of: number, in: store) }
            func waiting(_ scope: Scope) async throws -> [CustomerID] {
                try await store.read { try $0.standings.waiting(within: scope) }
            }
            findings.equal(try await waiting(.everything), ids(1, 3, 5), "all")
            findings.equal(try await waiting(.owners([li], highSeas: false)), ids(5), "of Li")
            findings.equal(
                try await waiting(.owners([li, wang, li], highSeas: true)), ids(1, 3, 5), "of both and nobody")
            findings.equal(try await waiting(.owners([], highSeas: true)), ids(3), "of nobody")
            findings.equal(try await waiting(.owners([], highSeas: false)), [], "of no owners")
            try await save(standing(li, [.inForce, .inForce]), of: 5, in: store)
            try await save(standing(li, [.waiting]), of: 1, in: store)
            try await save(standing(li, []), of: 3, in: store)
            try await save(standing(li, [.waiting]), of: 4, in: store)
            findings.equal(try await waiting(.owners([li], highSeas: false)), ids(1, 4), "after approvals and refusals")
        },
    ]
}
