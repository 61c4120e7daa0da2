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
    ]
}
