import Domain
import Storage

extension Clause {
    private static func save(_ spells: [OwnershipSpell], _ store: any Store) async throws(StorageError) {
        try await store.write { try $0.spells.save(spells, of: CustomerID(1)) }
    }

    static let spells: [Clause] = [
        standing("spells come back by start as they went in, whatever of them differs") { store, findings in
            let li = try Fixture.user("O'Brien \"李\"")
            var steps: [[OwnershipSpell]] = [
                [Fixture.spell(10, nil, owner: li)], [Fixture.spell(10, 20, owner: li)],
                [Fixture.spell(10, 20, owner: li), Fixture.spell(20, nil)],
                [Fixture.spell(10, 20, owner: li), Fixture.spell(20, 20, event: 21), Fixture.spell(20, 30, event: 22)],
                // A retraction may change all of them.
                [Fixture.spell(10, 25, owner: li), Fixture.spell(25, nil, reason: nil)],
                [Fixture.spell(5, 6, reason: ""), Fixture.spell(10, nil, owner: .system)],
                // The same event at another time.
                [Fixture.spell(40, nil, event: 10)],
                [Fixture.spell(-5, 0, event: .max), Fixture.spell(40, nil, event: 10)],
                [], [Fixture.spell(1, nil)],
            ]
            for text in Fixture.texts {
                var spell = Fixture.spell(1, nil, owner: li, reason: text)
                spell.end = OwnershipSpell.End(
                    mark: Mark(at: .latest, event: EventID(.max)), reason: text, by: try Fixture.user("王"))
                steps.append([spell])
                spell.end = OwnershipSpell.End(mark: Mark(at: .latest, event: EventID(1)), reason: nil, by: .admin)
                steps.append([spell])
            }
            for (number, step) in steps.enumerated() {
                try await save(step.reversed(), store)
                findings.equal(
                    try await store.read { try $0.spells.spells(of: CustomerID(1)) }, step, "after step \(number)")
            }
            findings.equal(try await store.read { try $0.spells.spells(of: CustomerID(2)) }, [], "of another")
        },
        standing("spells of one customer that overlap are refused, and those stored stay") { store, findings in
            let stored = [Fixture.spell(10, 20), Fixture.spell(30, nil)]
            try await save(stored, store)
            let overlapping: [[OwnershipSpell]] = [
                [Fixture.spell(10, 20), Fixture.spell(19, 25)], [Fixture.spell(10, 20), Fixture.spell(5, 11)],
                [Fixture.spell(10, 20), Fixture.spell(12, 13)], [Fixture.spell(10, 20), Fixture.spell(15, 15)],
                [Fixture.spell(10, 20), Fixture.spell(10, 20, event: 11)],
                [Fixture.spell(10, 20), Fixture.spell(9, nil)],
                // Two that are open.
                [Fixture.spell(10, nil), Fixture.spell(30, nil)], [Fixture.spell(30, nil), Fixture.spell(10, nil)],
                [Fixture.spell(10, 20), Fixture.spell(30, nil), Fixture.spell(30, nil, event: 31)],
                stored + [Fixture.spell(40, nil)], stored + [Fixture.spell(40, 50)], stored + [Fixture.spell(30, nil)],
                // The first goes on into the second.
                [Fixture.spell(10, 31), Fixture.spell(30, nil)],
            ]
            for spells in overlapping {
                await findings.refused("\(spells.map { [$0.start.at, $0.end?.mark.at] })", { $0.isDuplicate("spells") })
                {
                    () throws(StorageError) in try await save(spells, store)
                }
            }
            findings.equal(try await store.read { try $0.spells.spells(of: CustomerID(1)) }, stored, "stored")
            // The same times of another customer are nobody's business.
            try await store.write {
                try $0.spells.save([Fixture.spell(15, nil, of: CustomerID(2))], of: CustomerID(2))
            }
            findings.equal(try await store.read { try $0.spells.spells(of: CustomerID(2)).count }, 1, "of another")
        },
        standing("a spell of nobody, of somebody else, with a NUL or that ends before it begins is refused") {
            store, findings in
            let refused: [(OwnershipSpell, CustomerID)] = [
                (Fixture.spell(1, 2, of: CustomerID(99)), CustomerID(99)),
                (Fixture.spell(1, 2, of: CustomerID(2)), CustomerID(1)),
                (Fixture.spell(1, 2, reason: "a\0b"), CustomerID(1)), (Fixture.spell(5, 4), CustomerID(1)),
            ]
            for (spell, customer) in refused {
                await findings.refused("\(spell)", \.isFailure) { () throws(StorageError) in
                    try await store.write { try $0.spells.save([spell], of: customer) }
                }
            }
            findings.equal(try await store.read { try $0.spells.spells(of: CustomerID(1)) }, [], "spells")
        },
        standing("whom an owner lost are those that the system took, since an instant, the latest first") {
            store, findings in
            let li = try Fixture.user("Li")
            @Sendable
            func ended(_ start: Int64, _ end: Int64, _ customer: Int64, by: UserID = .system) -> OwnershipSpell {
                var spell = Fixture.spell(start, end, of: CustomerID(customer), owner: li)
                spell.end = spell.end.map { OwnershipSpell.End(mark: $0.mark, reason: $0.reason, by: by) }
                return spell
            }
            try await store.write { transaction in
                for (customer, spells) in [
                    (1, [ended(5, 10, 1), ended(10, 30, 1)]), (2, [ended(1, 30, 2)]), (3, [ended(1, 25, 3, by: li)]),
                    (4, [Fixture.spell(1, nil, of: CustomerID(4), owner: li)]), (5, [ended(1, 20, 5)]),
                ] as [(Int64, [OwnershipSpell])] { try transaction.spells.save(spells, of: CustomerID(customer)) }
            }
            func lost(_ since: Int64, limit: Int = 9, by owner: UserID) async throws -> [Int64] {
                try await store.read {
                    try $0.spells.lost(by: owner, since: Instant(milliseconds: since), limit: limit).map(\.number)
                }
            }
            findings.equal(try await lost(0, by: li), [2, 1, 5, 1], "all")
            findings.equal(try await lost(20, by: li), [2, 1, 5], "since an end")
            findings.equal(try await lost(21, by: li), [2, 1], "since after it")
            findings.equal(try await lost(0, limit: 1, by: li), [2], "one of them")
            findings.equal(try await lost(0, by: .admin), [], "by another")
            try await store.write { try $0.spells.save([ended(5, 10, 1)], of: CustomerID(1)) }
            findings.equal(try await lost(0, by: li), [2, 5, 1], "after one was taken back")
        },
        standing("counting asks for an owner, a reason and when they started, ended or not") { store, findings in
            let li = try Fixture.user("Li")
            let claimed = OwnershipReason.claimed
            try await save([Fixture.spell(10, 20, owner: li), Fixture.spell(20, nil, owner: li)], store)
            try await store.write { transaction in
                let other: [(Int64, OwnershipSpell)] = [
                    (2, Fixture.spell(10, nil, of: CustomerID(2), owner: li)),
                    (3, Fixture.spell(10, nil, of: CustomerID(3), owner: li, reason: "Claimed")),
                    (4, Fixture.spell(10, nil, of: CustomerID(4), owner: li, reason: nil)),
                    (5, Fixture.spell(10, nil, of: CustomerID(5), owner: .admin)),
                    (6, Fixture.spell(30, 31, of: CustomerID(6), owner: li, reason: "caf\u{e9}")),
                ]
                for (number, spell) in other { try transaction.spells.save([spell], of: CustomerID(number)) }
            }
            func count(_ owner: UserID, _ reason: String, _ range: Range<Int64>) async throws -> Int {
                let instants = Instant(milliseconds: range.lowerBound)..<Instant(milliseconds: range.upperBound)
                return try await store.read { try $0.spells.count(of: owner, reason: reason, in: instants) }
            }
            let questions: [(UserID, String, Range<Int64>, Int)] = [
                (li, claimed, 10..<21, 3), (li, claimed, 10..<20, 2), (li, claimed, 11..<21, 1),
                (li, claimed, 0..<10, 0),
                (li, claimed, 10..<10, 0), (li, "Claimed", 0..<99, 1), (li, "caf\u{e9}", 0..<99, 1),
                (li, "cafe\u{301}", 0..<99, 0), (.admin, claimed, 0..<99, 1), (.system, claimed, 0..<99, 0),
                (try Fixture.user("LI"), claimed, 0..<99, 0), (li, "", 0..<99, 0),
            ]
            for (owner, reason, range, expected) in questions {
                findings.equal(try await count(owner, reason, range), expected, "\(owner) \(reason) \(range)")
            }
            try await save([Fixture.spell(10, 20, owner: .admin)], store)
            findings.equal(try await count(li, claimed, 0..<99), 1, "after two went")
            findings.equal(try await count(.admin, claimed, 0..<99), 2, "after one came")
        },
        standing("of many who begin a spell at once exactly one succeeds") { store, findings in
            let begun = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number: Int64 in 1...20 {
                    group.addTask {
                        do {
                            try await store.write { transaction in
                                let before = try transaction.spells.spells(of: CustomerID(1))
                                try transaction.spells.save(
                                    before + [Fixture.spell(number, nil)], of: CustomerID(1))
                            }
                            return true
                        } catch StorageError.duplicate("spells") { return false }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            findings.equal(begun, 1, "spells that were begun")
        },
    ]
}
