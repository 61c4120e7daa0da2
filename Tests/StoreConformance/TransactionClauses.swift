import Domain
import Storage

extension Clause {
    private struct Interruption: Error, Equatable {}

    static let transactions: [Clause] = [
        Clause("a new store is empty") { store, findings in
            let everything = Query.everything()
            let found = try await store.read { transaction in
                let customers =
                    try transaction.customers.ids(everything).count + transaction.customers.count(everything)
                let events = try transaction.timelines.count() + transaction.timelines.currencies().count
                let records = try transaction.policies.all().count + transaction.users.all().count
                let changes = try transaction.changes.latest(9).count + transaction.batches.latest(9).count
                let words = try transaction.teams.all().count + transaction.tags.all().count
                let links = try transaction.audit.links(after: nil, limit: 9).count
                return customers + events + records + changes + words + links
            }
            findings.equal(found, 0, "what is there")
            let policy = try await store.read { try $0.policies.inForce() }
            findings.equal(policy, nil, "the policy in force")
            findings.equal(try await store.read { try $0.audit.head() }, nil, "the latest link")
            let processed = try await store.read { try $0.changes.processedTo() }
            findings.equal(processed, .unset, "processed to")
        },
        Clause("a write returns what its body returns") { store, findings in
            let value = try await store.write { _ in "中 \"x\"" }
            findings.equal(value, "中 \"x\"", "the value")
        },
        Clause("a body sees what it wrote") { store, findings in
            let found = try await store.write { transaction in
                let id = try transaction.customers.allocateID()
                try transaction.customers.insert(Fixture.customer(id, "k"))
                return try transaction.customers.id(of: Fixture.key("k")) == id
            }
            findings.expect(found, "the customer is not found")
        },
        Clause("a body that throws midway changes nothing, in any aggregate") { store, findings in
            let id = try await Sample.fill(store)
            let before = try await Sample.state(of: store, id)
            do {
                try await store.write { transaction in
                    try Sample.writeEverything(transaction, to: id)
                    throw Interruption()
                }
                findings.add("the error of the body is lost")
            } catch StorageError.aborted(let error) {
                findings.expect(error is Interruption, "the error of the body became \(error)")
            }
            findings.equal(try await Sample.state(of: store, id), before, "the state afterwards")
        },
        Clause("an error of the store that a body lets through is thrown as it is, and undoes the body") {
            store, findings in
            let id = try await Sample.fill(store)
            let before = try await Sample.state(of: store, id)
            await findings.refused("a second key", { $0.isDuplicate("customers.key") }) { () throws(StorageError) in
                try await store.write { transaction in
                    try Sample.writeEverything(transaction, to: id)
                    try transaction.customers.insert(Fixture.customer(transaction.customers.allocateID(), "sample"))
                }
            }
            findings.equal(try await Sample.state(of: store, id), before, "the state afterwards")
        },
        Clause("a body may go on after an error of the store") { store, findings in
            let id = try await Sample.fill(store)
            let isRefused = try await store.write { transaction in
                var isRefused = false
                do { try transaction.customers.insert(Fixture.customer(CustomerID(900), "sample")) } catch {
                    isRefused = true
                }
                try transaction.customers.insert(Fixture.customer(CustomerID(901), "other"))
                return isRefused
            }
            findings.expect(isRefused, "the second customer of a key is not refused")
            let found = try await store.read {
                [
                    try $0.customers.customer(id) != nil, try $0.customers.customer(CustomerID(900)) != nil,
                    try $0.customers.customer(CustomerID(901)) != nil,
                ]
            }
            findings.equal(found, [true, false, true], "which customers are there")
        },
        Clause("ids that a body took are not given again, and those of an undone body collide with nothing") {
            store, findings in
            let first = try await store.write { transaction in
                let id = try transaction.customers.allocateID()
                try transaction.customers.insert(Fixture.customer(id, "a"))
                return id
            }
            do {
                try await store.write { transaction in
                    _ = try transaction.customers.allocateID()
                    _ = try transaction.timelines.allocateIDs(10)
                    _ = try transaction.changes.allocateID()
                    _ = try transaction.drafts.allocateID()
                    throw Interruption()
                }
            } catch StorageError.aborted {}
            let later = try await store.write { transaction in
                let id = try transaction.customers.allocateID()
                try transaction.customers.insert(Fixture.customer(id, "b"))
                return id
            }
            findings.expect(later > first, "\(later) follows \(first)")
            let events = try await store.write { [try $0.timelines.allocateIDs(5), try $0.timelines.allocateIDs(1)] }
            findings.expect(events[1].number >= events[0].number + 5, "a block of ids is given twice")
            let changes = try await store.write { [try $0.changes.allocateID(), try $0.changes.allocateID()] }
            findings.expect(changes[1] > changes[0], "changes do not increase")
        },
        Clause("ids that were brought along are not given") { store, findings in
            try await store.write { transaction in
                try transaction.customers.insert(Fixture.customer(CustomerID(50), "brought"))
                try transaction.timelines.append(
                    Fixture.event(EventID(70), of: CustomerID(50), ref: "r"), change: ChangeID(1))
                try transaction.changes.append(Sample.change(ChangeID(90)))
            }
            let next = try await store.write {
                [
                    try $0.customers.allocateID().number, try $0.timelines.allocateIDs(1).number,
                    try $0.changes.allocateID().number,
                ]
            }
            findings.expect(next[0] > 50 && next[1] > 70 && next[2] > 90, "the next ids are \(next)")
        },
        Clause("a read that writes is refused, whatever it writes") { store, findings in
            let id = try await Sample.fill(store)
            let before = try await Sample.state(of: store, id)
            for (name, body) in Sample.writes(to: id) {
                await findings.refused(name, \.isReadOnly) { () throws(StorageError) in try await store.read(body) }
            }
            findings.equal(try await Sample.state(of: store, id), before, "the state afterwards")
        },
        Clause("a read throws what its body throws") { store, findings in
            do {
                try await store.read { _ in throw Interruption() }
                findings.add("the error is lost")
            } catch StorageError.aborted(let error) {
                findings.expect(error is Interruption, "the error became \(error)")
            }
        },
        Clause("a closed store refuses") { store, findings in
            try await store.close()
            await findings.refused("a write", { _ in true }) { () throws(StorageError) in try await store.write { _ in }
            }
            await findings.refused("a read", { _ in true }) { () throws(StorageError) in
                _ = try await store.read { try $0.timelines.count() }
            }
        },
    ]
}
