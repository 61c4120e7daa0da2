import Domain
import Storage

extension Clause {
    /// Runs `body` on a store with customers 1 to 9.
    static func standing(
        _ name: String, _ body: @escaping @Sendable (any Store, inout Findings) async throws -> Void
    ) -> Clause {
        Clause(name) { store, findings in
            try await store.write { transaction in
                for number in 1...9 {
                    try transaction.customers.insert(Fixture.customer(CustomerID(Int64(number)), "k\(number)"))
                }
            }
            try await body(store, &findings)
        }
    }

    static func ids(_ numbers: Int64...) -> [CustomerID] { numbers.map { CustomerID($0) } }

    /// Saves what replaces what is stored.
    static func save(_ standing: Standing, of number: Int64, in store: any Store) async throws {
        try await store.write { transaction in
            let old = try transaction.standings.standing(of: CustomerID(number))
            try transaction.standings.save(standing, of: CustomerID(number), replacing: old)
        }
    }

    static let standings: [Clause] = [
        standing("a standing comes back as it went in, with every fact") { store, findings in
            // A fact that is added to the domain must be filled here, or a store could forget it.
            let filled = Mirror(reflecting: try Fixture.fullStanding().facts).children
            for (full, bare) in zip(filled, Mirror(reflecting: Facts()).children) {
                findings.expect("\(full.value)" != "\(bare.value)", "the fixture leaves \(full.label ?? "") empty")
            }
            for standing in [try Fixture.fullStanding(), Fixture.plainStanding()] {
                for number: Int64 in 1...2 {
                    try await save(standing, of: number, in: store)
                    let found = try await store.read { try $0.standings.standing(of: CustomerID(number)) }
                    findings.equal(found, standing, "standing")
                }
            }
            findings.equal(try await store.read { try $0.standings.standing(of: CustomerID(3)) }, nil, "no standing")
        },
        standing("overwriting leaves what is given and nothing else") { store, findings in
            for (first, second) in [
                (try Fixture.fullStanding(), Fixture.plainStanding()),
                (Fixture.plainStanding(), try Fixture.fullStanding()),
            ] {
                try await save(first, of: 1, in: store)
                try await store.write { try $0.standings.overwrite(second, of: CustomerID(1)) }
                findings.equal(
                    try await store.read { try $0.standings.standing(of: CustomerID(1)) }, second,
                    "overwritten standing")
            }
            try await store.write { try $0.standings.overwrite(Fixture.plainStanding(), of: CustomerID(2)) }
            findings.equal(
                try await store.read { try $0.standings.standing(of: CustomerID(2)) }, Fixture.plainStanding(),
                "standing where none was")
        },
        standing("whatever part differs is saved, and the rest stays") { store, findings in
            let full = try Fixture.fullStanding()
            var steps: [Standing] = [full]
            func step(_ change: (inout Standing) throws -> Void) rethrows {
                var next = steps[steps.count - 1]
                try change(&next)
                steps.append(next)
            }
            step { $0.nextChange = .never }
            step { $0.nextChange = .unset }
            step { $0.policy = 8 }
            step { $0.facts.strongSignals = StrongSignals() }
            step { $0.facts.spell?.isLocked = false }
            step { $0.facts.orders = 0 }
            step { $0.facts.commitments.promises.remove(at: 0) }
            step { $0.facts.commitments.installations[0].parts.removeLast() }
            step { $0.facts.commitments.installations[0].servicedAt = .latest }
            step { $0.facts.commitments.installations = [] }
            step { $0.facts.commitments.overrides.swapAt(0, 1) }
            step { $0.facts.commitments.overrides[0].approvedBy = .admin }
            step { $0.facts.commitments.overrides.removeLast() }
            step { $0.facts.commitments.snoozes[1].count += 1 }
            step { $0.facts.commitments.snoozes.append($0.facts.commitments.snoozes.removeFirst()) }
            step { $0.facts.commitments = Commitments() }
            step { $0.facts.commitments = full.facts.commitments }
            step { $0.facts.care = .unset }
            step { $0.obligations[0].warned = .latest }
            step { $0.obligations[0].dueBefore = nil }
            step { $0.obligations[0].warned = nil }
            step { $0.facts.spell = nil }
            try step { $0.facts.spell = Spell(owner: try Fixture.user("B"), start: Mark()) }
            try step { $0.facts.spell = Spell(owner: try Fixture.user("b"), start: Mark()) }
            for name in ["caf\u{e9}", "cafe\u{301}"] {
                try step { $0.facts.spell = Spell(owner: try Fixture.user(name), start: Mark()) }
            }
            step { $0.labels.remove(at: 1) }
            step { $0.labels[0] = CurrentLabel(scheme: "grade", label: "B", score: 0, since: .latest) }
            step { $0.labels.insert(CurrentLabel(scheme: "a", label: "x", score: nil, since: .earliest), at: 0) }
            step { $0.obligations.swapAt(0, 1) }
            step { $0.obligations.remove(at: 0) }
            step { $0.obligations.append(Fixture.obligation(4, due: -5)) }
            step { $0.obligations[0] = Fixture.obligation(5, due: 6) }
            step { $0.rank = 3 }
            step { $0.crowds = 5 }
            step { $0.labels = [] }
            step { $0.obligations = [] }
            step { $0 = full }
            for (number, step) in steps.enumerated() {
                try await save(step, of: 1, in: store)
                let found = try await store.read { try $0.standings.standing(of: CustomerID(1)) }
                findings.equal(found, step, "after step \(number)")
                let owned = try await store.read {
                    try $0.standings.owing(before: .latest, within: Fixture.scope(step.owner)).contains(CustomerID(1))
                }
                findings.equal(owned, !step.obligations.isEmpty, "owing of the owner after step \(number)")
            }
        },
        standing("a standing that replaces nothing takes the place of what is stored") { store, findings in
            try await save(try Fixture.fullStanding(), of: 1, in: store)
            let plain = Fixture.plainStanding(nextChange: Fixture.instant)
            try await store.write { try $0.standings.save(plain, of: CustomerID(1), replacing: nil) }
            findings.equal(try await store.read { try $0.standings.standing(of: CustomerID(1)) }, plain, "standing")
            findings.equal(
                try await store.read { try $0.standings.owing(before: .latest, within: .everything) }, [], "owing")
        },
        standing("the version of a customer outlives what is derived for it, and any change of its profile") {
            store, findings in
            func step(_ version: Int64, _ change: @escaping @Sendable (any Transaction, inout Customer) throws -> Void)
                async throws
            {
                try await store.write { transaction in
                    guard var customer = try transaction.customers.customer(CustomerID(1)) else { return }
                    customer.version = version
                    try change(transaction, &customer)
                    try transaction.customers.update(customer)
                }
                let found = try await store.read { try $0.customers.customer(CustomerID(1)) }
                findings.equal(found?.version, version, "version")
            }
            try await step(5) { _, _ in }
            try await save(try Fixture.fullStanding(), of: 1, in: store)
            try await step(6) { _, _ in }
            try await save(Fixture.plainStanding(), of: 1, in: store)
            try await step(7) { transaction, _ in
                try transaction.standings.overwrite(try Fixture.fullStanding(), of: CustomerID(1))
            }
            try await store.write { try $0.standings.overwrite(Fixture.plainStanding(), of: CustomerID(1)) }
            findings.equal(
                try await store.read { try $0.customers.customer(CustomerID(1)) }?.version, 7, "after overwriting")
            try await step(8) { _, customer in customer.profile.company = "Another" }
            try await step(9) { _, _ in }
        },
        standing("a standing of nobody is refused") { store, findings in
            await findings.refused("the standing", \.isFailure) { () throws(StorageError) in
                try await store.write {
                    try $0.standings.save(Fixture.plainStanding(), of: CustomerID(99), replacing: nil)
                }
            }
        },
        standing("an obligation is told by kind and cause: twice the same is refused") { store, findings in
            let twice = [Fixture.obligation(1, due: 1), Fixture.obligation(1, due: 2)]
            await findings.refused("the standing", { if case .duplicate = $0 { true } else { false } }) {
                () throws(StorageError) in
                try await store.write {
                    try $0.standings.save(
                        Fixture.plainStanding(obligations: twice), of: CustomerID(1), replacing: nil)
                }
            }
            findings.equal(try await store.read { try $0.standings.standing(of: CustomerID(1)) }, nil, "standing")
        },
        standing("due are those at or before now, the most overdue first, then by id") { store, findings in
            let changes: [Int64] = [50, 40, 40, -9, 51]
            for (number, at) in changes.enumerated() {
                try await save(
                    Fixture.plainStanding(nextChange: Instant(milliseconds: at)), of: Int64(number) + 1, in: store)
            }
            try await save(Fixture.plainStanding(nextChange: .never), of: 6, in: store)
            try await save(Fixture.plainStanding(nextChange: .latest), of: 7, in: store)
            func due(_ now: Int64, _ limit: Int) async throws -> [CustomerID] {
                try await store.read { try $0.standings.due(at: Instant(milliseconds: now), limit: limit) }
            }
            findings.equal(try await due(50, 99), ids(4, 2, 3, 1), "due at 50")
            findings.equal(try await due(49, 99), ids(4, 2, 3), "due at 49")
            findings.equal(try await due(-10, 99), [], "due before all")
            findings.equal(try await due(50, 2), ids(4, 2), "the first two")
            findings.equal(try await due(50, 0), [], "the first none")
            try await save(Fixture.plainStanding(nextChange: Instant(milliseconds: 60)), of: 4, in: store)
            findings.equal(try await due(50, 99), ids(2, 3, 1), "due after one moved on")
        },
        standing("outdated are those of older policies, by id") { store, findings in
            for (number, policy) in [3, 1, 2, 1, 2, 3].enumerated() {
                try await save(Fixture.plainStanding(policy: policy), of: Int64(number) + 1, in: store)
            }
            func outdated(_ version: PolicyVersion, _ limit: Int) async throws -> [CustomerID] {
                try await store.read { try $0.standings.outdated(before: version, limit: limit) }
            }
            findings.equal(try await outdated(3, 99), ids(2, 3, 4, 5), "before 3")
            findings.equal(try await outdated(2, 99), ids(2, 4), "before 2")
            findings.equal(try await outdated(1, 99), [], "before 1")
            findings.equal(try await outdated(4, 3), ids(1, 2, 3), "the first three before 4")
            findings.equal(try await outdated(4, 0), [], "the first none")
        },
    ]
}
