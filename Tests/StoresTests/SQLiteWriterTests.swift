import Domain
import Foundation
import GRDB
import Storage
import Testing

@testable import SQLite

/// What the connection that writes knows without asking is what stands in the file.
@Suite struct SQLiteWriterTests {
    private static func change(_ store: SQLiteStore) async throws -> Int64 {
        try await store.write { transaction in
            let change = try transaction.changes.allocateID()
            try transaction.changes.append(
                Change(id: change, actor: .admin, action: "a", at: .earliest, request: nil, digest: "d"))
            return change.number
        }
    }

    @Test func `versions go along with what is derived first, and with profiles`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        let id = CustomerID(1)
        func versions() async throws -> [Int64?] {
            [
                try await store.write { try $0.customers.customer(id)?.version },
                try await store.read { try $0.customers.customer(id)?.version },
            ]
        }
        let standing = Standing(facts: Facts(), labels: [], obligations: [], nextChange: .never, policy: 1)
        try await store.write { transaction in
            var customer = try #require(try transaction.customers.customer(id))
            customer.version = 7
            try transaction.customers.update(customer)
            try transaction.standings.save(standing, of: id, replacing: nil)
        }
        #expect(try await versions() == [7, 7])
        try await store.write { transaction in
            var customer = try #require(try transaction.customers.customer(id))
            customer.version = 8
            customer.profile.name = "New"
            try transaction.customers.update(customer)
        }
        #expect(try await versions() == [8, 8])
        try await store.write { transaction in
            var customer = try #require(try transaction.customers.customer(id))
            customer.version = 9
            try transaction.customers.update(customer)
            var next = standing
            next.rank = 3
            try transaction.standings.save(next, of: id, replacing: standing)
        }
        #expect(try await versions() == [9, 9])
        try await store.write { transaction in
            var customer = try #require(try transaction.customers.customer(id))
            customer.version = 10
            try transaction.customers.update(customer)
            try transaction.standings.overwrite(standing, of: id)
        }
        #expect(try await versions() == [10, 10])
        try await store.write { transaction in
            var customer = try #require(try transaction.customers.customer(id))
            customer.version = 11
            try transaction.customers.update(customer)
            try transaction.labelChanges.append(
                LabelChange(
                    customer: id, scheme: "grade", from: nil, to: "A", score: nil, at: .earliest, change: ChangeID(1),
                    policy: 1))
            try transaction.customers.remove(id, change: ChangeID(1))
            #expect(try transaction.customers.customer(id) == nil)
            #expect(try transaction.standings.standing(of: id) == nil)
        }
        #expect(try await versions() == [nil, nil])
        try await store.close()
    }

    @Test func `customers beyond what is kept have their versions and names`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        let count: Int64 = 2600
        let start: Int64 = 1
        try await store.write { transaction in
            for number in 1...count {
                let key = try #require(CustomerKey(validating: "k\(number)"))
                try transaction.customers.insert(
                    Customer(
                        id: CustomerID(number), key: key, createdAt: .earliest, profile: Profile(name: "N\(number)")))
                try transaction.standings.save(
                    Standing(facts: Facts(), labels: [], obligations: [], nextChange: .never, policy: 1),
                    of: CustomerID(number), replacing: nil)
            }
        }
        for round in Int64(1)...3 {
            try await store.write { transaction in
                for number in 1...count {
                    guard var customer = try transaction.customers.customer(CustomerID(number)) else { continue }
                    #expect(customer.version == round - 1 + start)
                    customer.version += 1
                    if number % 7 == round { customer.profile.name += "x" }
                    try transaction.customers.update(customer)
                }
                // Again, after all of them fell out.
                for number in stride(from: 1, through: count, by: 37) {
                    guard let customer = try transaction.customers.customer(CustomerID(number)) else { continue }
                    #expect(customer.version == round + start)
                }
            }
            let versions = try await store.read { transaction in
                try (1...count).map { try transaction.customers.customer(CustomerID($0))?.version ?? -1 }
            }
            #expect(Set(versions) == [round + start])
            let kept = try await store.write { transaction in
                try (1...count).map { try transaction.customers.customer(CustomerID($0))?.version ?? -1 }
            }
            #expect(Set(kept) == [round + start])
        }
        try await store.close()
    }

    @Test func `bodies in one commit do not see what failed ones left`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        struct No: Error {}
        for round in 1...20 {
            await withTaskGroup(of: Void.self) { group in
                for number in 1...30 {
                    group.addTask {
                        _ = try? await store.write { transaction in
                            guard var customer = try transaction.customers.customer(CustomerID(1)) else { return }
                            customer.version += 1
                            if number % 3 == 0 { customer.profile.name = "n\(round)-\(number)" }
                            try transaction.customers.update(customer)
                            try transaction.changes.setProcessed(to: Instant(milliseconds: Int64(round * 100 + number)))
                            if number % 2 == 0 { throw No() }
                            let change = try transaction.changes.allocateID()
                            try transaction.changes.append(
                                Change(
                                    id: change, actor: .admin, action: "a", at: .earliest, request: nil, digest: "d"))
                        }
                    }
                }
            }
            let one = try await store.write {
                (try $0.customers.customer(CustomerID(1)), try $0.changes.processedTo())
            }
            let other = try await store.read {
                (try $0.customers.customer(CustomerID(1)), try $0.changes.processedTo())
            }
            #expect(one.0 == other.0)
            #expect(one.0?.profile.name == other.0?.profile.name)
            #expect(one.1 == other.1)
        }
        // The odd ones of thirty, twenty times, on the first version.
        #expect(try await store.read { try $0.customers.customer(CustomerID(1))?.version } == 301)
        try await store.close()
    }

    @Test func `a form without a conversation has its name once`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        var refused = 0
        for number in Int64(7)...8 {
            do {
                try await store.write {
                    try $0.timelines.append(
                        Event(
                            id: EventID(number), customer: CustomerID(1), kind: .form, occurredAt: .earliest,
                            recordedAt: .earliest, actor: .admin, ref: "of-0", details: EventDetails()),
                        change: ChangeID(1))
                }
            } catch StorageError.duplicate { refused += 1 }
        }
        #expect(refused == 1)
        let found = try await store.read { try $0.timelines.event(of: CustomerID(1), kind: .form, ref: "of-0") }
        #expect(found?.id == EventID(7))
        try await store.close()
    }

    @Test func `a store whose last numbers cannot be written closes all the same`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        _ = try await Self.change(store)
        try await store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
        await #expect(throws: Never.self) { try await store.close() }
        let again = try await SQLiteStore.open(path: place.path, settings: .init(lockWait: .milliseconds(10)))
        #expect(try await Self.change(again) > 1)
        try await again.close()
    }

    @Test func `a write after closing is refused`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        try await store.close()
        await #expect(throws: StorageError.self) { _ = try await Self.change(store) }
        await #expect(throws: StorageError.self) { _ = try await store.read { try $0.timelines.count() } }
    }

    @Test func `what a body caught leaves nothing behind in what the writer knows`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        let key = try #require(CustomerKey(validating: "sample"))
        // The key is taken: refused.
        try await store.write { transaction in
            do {
                try transaction.customers.insert(
                    Customer(id: CustomerID(5), key: key, createdAt: .earliest, profile: Profile(name: "No")))
            } catch {}
        }
        let found = try await store.write { try $0.customers.customer(CustomerID(5)) }
        #expect(found == nil)
        // An event that is refused leaves a name that can be given.
        try await store.write { transaction in
            let link = AuditLink(
                change: ChangeID(1), at: .earliest, actor: .admin, action: "a", subject: "s", request: nil,
                payloadDigest: "d", hash: "h")
            _ = try transaction.audit.head()
            try transaction.audit.append(link, payload: AuditPayload(salt: "s", text: "t"))
        }
        let head = try await store.write { try $0.audit.head()?.hash }
        #expect(head == "h")
        try await store.close()
    }
}
