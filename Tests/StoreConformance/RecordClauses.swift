import Domain
import Storage

extension Clause {
    static let records: [Clause] = [
        Clause("label changes come back by instant, then in the order of appending") { store, findings in
            let id = CustomerID(1)
            let changes = [(30, "a"), (10, "b"), (20, "c"), (10, "d"), (30, "e")].map {
                Sample.labelChange(of: id, at: Instant(milliseconds: $0.0), to: LabelID($0.1))
            }
            try await store.write { transaction in
                for number: Int64 in 1...2 {
                    try transaction.customers.insert(Fixture.customer(CustomerID(number), "k\(number)"))
                }
                for change in changes { try transaction.labelChanges.append(change) }
            }
            let found = try await store.read { try $0.labelChanges.changes(of: id).map { $0.to?.text } }
            findings.equal(found, ["b", "d", "c", "a", "e"], "order")
            let others = try await store.read { try $0.labelChanges.changes(of: CustomerID(2)).count }
            findings.equal(others, 0, "changes of another customer")
        },
        Clause("a label change comes back as it went in, the same one twice as two") { store, findings in
            let id = CustomerID(1)
            let changes = [
                LabelChange(
                    customer: id, scheme: "自定义", from: "大 'x'", to: nil, score: nil, at: Fixture.instant,
                    change: ChangeID(.max), policy: .max),
                Sample.labelChange(of: id), Sample.labelChange(of: id),
            ]
            try await store.write { transaction in
                try transaction.customers.insert(Fixture.customer(id, "k"))
                for change in changes { try transaction.labelChanges.append(change) }
            }
            findings.equal(try await store.read { try $0.labelChanges.changes(of: id) }, changes, "changes")
        },
        Clause("a label change of nobody is refused") { store, findings in
            await findings.refused("the change", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.labelChanges.append(Sample.labelChange(of: CustomerID(1))) }
            }
        },
        Clause("changes come back newest first, and an id is given to one") { store, findings in
            var changes: [Change] = []
            for (number, text) in Fixture.texts.enumerated() {
                changes.append(
                    Change(
                        id: ChangeID(Int64(number) + 1), actor: try Fixture.user("李 \"x\""), action: text,
                        at: Instant(milliseconds: Int64(number) - 5), request: number.isMultiple(of: 2) ? nil : text,
                        digest: text))
            }
            let all = changes
            try await store.write { transaction in
                for change in all.shuffledByPlace { try transaction.changes.append(change) }
            }
            findings.equal(try await store.read { try $0.changes.latest(99) }, all.reversed(), "changes")
            findings.equal(
                try await store.read { try $0.changes.latest(2) }, all.reversed().prefix(2).map(\.self), "latest")
            findings.equal(try await store.read { try $0.changes.latest(0) }, [], "the latest none")
            for change in all + [Sample.change(ChangeID(99))] {
                let expected = change.id.number == 99 ? nil : change
                findings.equal(try await store.read { try $0.changes.change(change.id) }, expected, "by id")
            }
            await findings.refused("a second change", { $0.isDuplicate("changes.id") }) { () throws(StorageError) in
                try await store.write { try $0.changes.append(Sample.change(ChangeID(3))) }
            }
        },
        Clause("up to when time was processed is kept to the millisecond") { store, findings in
            for instant in [Fixture.instant, .earliest, .latest, Instant(milliseconds: -1)] {
                try await store.write { try $0.changes.setProcessed(to: instant) }
                findings.equal(try await store.read { try $0.changes.processedTo() }, instant, "processed to")
            }
        },
        Clause("what was written through it is kept whole, and stays so when its indexes are made anew") {
            store, findings in
            try await store.write { transaction in
                for version in 1...20 { try transaction.policies.append(Sample.policy(version)) }
            }
            findings.equal(try await store.read { try $0.integrity.damage() }, [], "damage")
            try await store.write { try $0.integrity.reindex() }
            findings.equal(try await store.read { try $0.integrity.damage() }, [], "damage afterwards")
            findings.equal(
                try await store.read { try $0.policies.all() }, (1...20).map(Sample.policy), "what is kept")
            await findings.refused("making indexes anew in a read", \.isReadOnly) { () throws(StorageError) in
                try await store.read { try $0.integrity.reindex() }
            }
        },
        Clause("policies come back by version, the highest in force, a version once") { store, findings in
            for version in [2, 1, 10, 3] { try await store.write { try $0.policies.append(Sample.policy(version)) } }
            findings.equal(
                try await store.read { try $0.policies.all() }, [1, 2, 3, 10].map(Sample.policy), "policies")
            findings.equal(try await store.read { try $0.policies.inForce() }, Sample.policy(10), "in force")
            await findings.refused("a second 3", { $0.isDuplicate("policies.version") }) { () throws(StorageError) in
                try await store.write { try $0.policies.append(Sample.policy(3)) }
            }
        },
        Clause("a policy that was seen by a write that failed is not in force for the next") { store, findings in
            try await store.write { try $0.policies.append(Sample.policy(1)) }
            let undone = PolicyRecord(version: 2, text: "undone", adoptedAt: Fixture.instant, adoptedBy: .admin)
            await findings.refused("a write that throws", \.isFailure) { () throws(StorageError) in
                try await store.write { transaction in
                    try transaction.policies.append(undone)
                    guard try transaction.policies.inForce() != undone else { throw StorageError.failed("undone") }
                }
            }
            for version in [1, 2] {
                if version == 2 { try await store.write { try $0.policies.append(Sample.policy(2)) } }
                for _ in 1...2 {
                    findings.equal(
                        try await store.write { try $0.policies.inForce() }, Sample.policy(version), "for a write")
                }
            }
        },
    ]
}

extension Array {
    /// The same elements in another order, always the same one.
    fileprivate var shuffledByPlace: [Element] {
        enumerated().sorted { ($0.offset * 7 % 11, $0.offset) < ($1.offset * 7 % 11, $1.offset) }.map(\.element)
    }
}
