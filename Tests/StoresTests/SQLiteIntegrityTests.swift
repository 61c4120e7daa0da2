import Foundation
import GRDB
import SQLite
import Storage
import Testing

/// What a SQLite store says of a file that something else has broken.
@Suite struct SQLiteIntegrityTests {
    private static func damage(at place: Place) async throws -> [Damage] {
        let store = try await SQLiteStore.open(path: place.path)
        let damage = try await store.read { try $0.integrity.damage() }
        try await store.close()
        return damage
    }

    /// A place with a store of one customer with events of `count`.
    private static func sample(_ count: Int = 1) async throws -> Place {
        let place = try Place()
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        try await store.write { try SQLiteStore.append(count, notes: String(repeating: "x", count: 500), $0) }
        try await store.close()
        return place
    }

    /// What `body` does to the file, which is one again when it is closed.
    private static func tamper(_ place: Place, _ body: @Sendable (Database) throws -> Void) async throws {
        let file = try DatabaseQueue(path: place.path)
        try await file.writeWithoutTransaction(body)
        try file.close()
    }

    @Test func `a file that is whole has no damage, before and after its indexes are made anew`() async throws {
        let place = try await Self.sample()
        defer { place.remove() }
        #expect(try await Self.damage(at: place) == [])
        let store = try await SQLiteStore.open(path: place.path)
        try await store.write { try $0.integrity.reindex() }
        #expect(try await store.read { try $0.timelines.count() } == 2)
        try await store.close()
        #expect(try await Self.damage(at: place) == [])
    }

    @Test func `an index that lacks a row is found, and mended`() async throws {
        let place = try await Self.sample()
        defer { place.remove() }
        // While the schema does not know the index, what is written does not reach it.
        let index = "type = 'index' AND name = 'customers_name'"
        try await Self.tamper(place) {
            try $0.execute(
                sql: """
                    PRAGMA writable_schema = ON;
                    CREATE TABLE aside AS SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE \(index);
                    DELETE FROM sqlite_schema WHERE \(index);
                    """)
        }
        try await Self.tamper(place) {
            try $0.execute(
                sql: """
                    UPDATE customers SET name = 'other';
                    PRAGMA writable_schema = ON;
                    INSERT INTO sqlite_schema SELECT * FROM aside;
                    DROP TABLE aside;
                    """)
        }
        let damage = try await Self.damage(at: place)
        #expect(!damage.isEmpty && damage.allSatisfy { $0.isOfIndex && $0.detail.contains("customers_name") })
        let store = try await SQLiteStore.open(path: place.path)
        try await store.write { try $0.integrity.reindex() }
        try await store.close()
        #expect(try await Self.damage(at: place) == [])
    }

    @Test func `pages that were overwritten are found`() async throws {
        let place = try await Self.sample(200)
        defer { place.remove() }
        var bytes = try place.bytes()
        let middle = bytes.count / 4096 * 2 / 3 * 4096
        bytes.replaceSubrange(middle..<middle + 4096, with: Data(repeating: 0xFF, count: 4096))
        try bytes.write(to: URL(fileURLWithPath: place.path))
        let damage = try await Self.damage(at: place)
        #expect(!damage.isEmpty && damage.allSatisfy { !$0.isOfIndex })
    }

    @Test func `a row that names a customer who is not there is found`() async throws {
        let place = try await Self.sample()
        defer { place.remove() }
        try await Self.tamper(place) {
            try $0.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM customers")
        }
        let damage = try await Self.damage(at: place)
        #expect(damage.contains { $0.detail.contains("of events names one of customers that is not there") })
    }
}
