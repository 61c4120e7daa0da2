import Domain
import Storage

extension Clause {
    private struct Refusal: Error {}

    static let concurrency: [Clause] = [
        Clause("writers at once lose nothing, and those that throw disturb nobody") { store, findings in
            let id = CustomerID(1)
            try await store.write { try $0.customers.insert(Fixture.customer(id, "k")) }
            let writers = 60
            let succeeded = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<writers {
                    group.addTask {
                        do {
                            try await store.write { transaction in
                                guard var customer = try transaction.customers.customer(id) else { throw Refusal() }
                                customer.version += 1
                                try transaction.customers.update(customer)
                                let event = try transaction.timelines.allocateIDs(1)
                                try transaction.timelines.append(
                                    Fixture.event(event, of: id, ref: "\(number)"), change: ChangeID(1))
                                if number.isMultiple(of: 3) { throw Refusal() }
                            }
                            return true
                        } catch StorageError.aborted { return false }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            findings.equal(succeeded, writers - 20, "writes that succeeded")
            let version = try await store.read { try $0.customers.customer(id)?.version }
            findings.equal(version, Int64(1 + succeeded), "version")
            let refs = try await store.read { Set(try $0.timelines.events(of: id).map(\.ref)) }
            findings.equal(refs, Set((0..<writers).filter { !$0.isMultiple(of: 3) }.map(String.init)), "events")
        },
        Clause("of many who claim the same customer exactly one succeeds") { store, findings in
            let id = CustomerID(1)
            try await store.write { transaction in
                try transaction.customers.insert(Fixture.customer(id, "k"))
                try transaction.standings.save(Fixture.plainStanding(), of: id, replacing: nil)
            }
            let claims = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<30 {
                    group.addTask {
                        try await store.write { transaction in
                            let user = try Fixture.user("user \(number)")
                            guard let old = try transaction.standings.standing(of: id), old.owner == nil else {
                                return false
                            }
                            try transaction.standings.save(
                                Fixture.plainStanding(owner: user), of: id, replacing: old)
                            return true
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            findings.equal(claims, 1, "claims that succeeded")
        },
        Clause("a read sees one state of the store, whatever is written meanwhile") { store, findings in
            let ids = [CustomerID(1), CustomerID(2)]
            try await store.write { transaction in
                for id in ids { try transaction.customers.insert(Fixture.customer(id, "k\(id.number)")) }
            }
            let torn = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await store.write { transaction in
                            for id in ids {
                                guard var customer = try transaction.customers.customer(id) else { throw Refusal() }
                                customer.version += 1
                                try transaction.customers.update(customer)
                            }
                        }
                        return 0
                    }
                    group.addTask {
                        try await store.read { transaction in
                            var torn = 0
                            let first = try transaction.customers.customer(ids[0])?.version
                            for _ in 0..<20 {
                                let versions = try ids.map { try transaction.customers.customer($0)?.version }
                                if versions != [first, first] { torn += 1 }
                            }
                            return torn
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            findings.equal(torn, 0, "reads that saw half a write")
        },
        Clause("a read that follows a write sees it") { store, findings in
            for number: Int64 in 1...50 {
                try await store.write { try $0.customers.insert(Fixture.customer(CustomerID(number), "k\(number)")) }
                let count = try await store.read { try $0.customers.count(Query.everything()) }
                findings.equal(count, Int(number), "customers")
            }
        },
    ]
}
