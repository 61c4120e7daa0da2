import Domain
import Storage

extension Clause {
    static let reopening: [Clause] = [
        Clause(reopening: "all is there after closing and opening again") { store, reopen, findings in
            let id = try await Sample.fill(store)
            let before = try await Sample.state(of: store, id)
            try await store.close()
            let again = try await reopen()
            findings.equal(try await Sample.state(of: again, id), before, "the state afterwards")
            try await again.close()
        },
        Clause(reopening: "ids go on after opening again") { store, reopen, findings in
            let before = try await store.write {
                [
                    try $0.customers.allocateID().number, try $0.timelines.allocateIDs(7).number + 6,
                    try $0.changes.allocateID().number, try $0.drafts.allocateID(),
                ]
            }
            try await store.close()
            let again = try await reopen()
            let after = try await again.write {
                [
                    try $0.customers.allocateID().number, try $0.timelines.allocateIDs(1).number,
                    try $0.changes.allocateID().number, try $0.drafts.allocateID(),
                ]
            }
            findings.expect(zip(before, after).allSatisfy { $0 < $1 }, "\(after) follow \(before)")
            try await again.close()
        },
        Clause(reopening: "the clock that a change took along is there afterwards") { store, reopen, findings in
            let clocks = [Fixture.instant, Fixture.instant + .days(1), Fixture.instant + .days(2)]
            try await store.write { transaction in
                try transaction.changes.setProcessed(to: clocks[0])
                try transaction.changes.append(Sample.change(ChangeID(1)))
            }
            findings.equal(try await store.read { try $0.changes.processedTo() }, clocks[0], "with a change")
            try await store.write { try $0.changes.setProcessed(to: clocks[1]) }
            try await store.close()
            let again = try await reopen()
            findings.equal(try await again.read { try $0.changes.processedTo() }, clocks[1], "without one")
            let seen = try await again.write { transaction in
                try transaction.changes.append(Sample.change(ChangeID(2)))
                try transaction.changes.setProcessed(to: clocks[2])
                return try transaction.changes.processedTo()
            }
            findings.equal(seen, clocks[2], "after one")
            findings.equal(try await again.read { try $0.changes.processedTo() }, clocks[2], "after one, committed")
            try await again.close()
        },
    ]
}
