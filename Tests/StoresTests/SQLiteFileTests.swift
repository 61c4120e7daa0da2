import Domain
import Foundation
import GRDB
import SQLite
import Storage
import Testing

/// What SQLite stores promise beside the conformance kit: about the file and who may open it.
@Suite struct SQLiteFileTests {
    private static let impatient = SQLiteStore.Settings(lockWait: .milliseconds(1), program: "tests")

    /// The error with which opening `path` is refused.
    private func refusal(_ path: String) async throws -> StorageError {
        do {
            let store = try await SQLiteStore.open(path: path, settings: Self.impatient)
            try await store.close()
        } catch { return error }
        throw Accepted()
    }

    private struct Accepted: Error {}

    @Test func `closing undoes what still runs, and says so`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        let begun = AsyncStream<Void>.makeStream()
        let write = Task {
            try await store.write { transaction in
                try SQLiteStore.append(1, notes: "lost", transaction)
                begun.continuation.yield()
                // For as long as it is let.
                while true { _ = try transaction.changes.processedTo(); _ = try transaction.users.all() }
            }
        }
        for await _ in begun.stream { break }
        try await store.close()
        await #expect(throws: StorageError.self) { try await write.value }
        guard case .failure(let error as StorageError) = await write.result, case .closing = error else {
            Issue.record("the caller is told something else")
            return
        }
        let again = try await SQLiteStore.open(path: place.path, settings: Self.impatient)
        #expect(try await again.read { try $0.timelines.events(of: CustomerID(1)) }.count == 1)
        try await again.close()
    }

    static let strangers: [(name: String, bytes: [UInt8])] = [
        ("a text", Array("key,name\n1,Acme\n".utf8)),
        ("a long text", Array(String(repeating: "key,name\n", count: 1000).utf8)),
        ("half a header", Array("SQLite format 3\0".utf8)),
        ("zeroes", [UInt8](repeating: 0, count: 8192)),
    ]

    @Test(arguments: strangers)
    func `a file that is not ours is left as it is`(_ stranger: (name: String, bytes: [UInt8])) async throws {
        let place = try Place()
        defer { place.remove() }
        try Data(stranger.bytes).write(to: URL(fileURLWithPath: place.path))
        guard case .notAStore(place.path) = try await refusal(place.path) else {
            Issue.record("\(stranger.name) is refused otherwise")
            return
        }
        #expect(try place.bytes() == Data(stranger.bytes))
        #expect(try place.names() == ["store.sqlite"])
    }

    @Test func `the database of another program is left as it is`() async throws {
        let place = try Place()
        defer { place.remove() }
        try await DatabaseQueue(path: place.path).write { try $0.execute(sql: "CREATE TABLE customers (id INTEGER)") }
        let before = try place.bytes()
        guard case .notAStore = try await refusal(place.path) else {
            Issue.record("it is refused otherwise")
            return
        }
        #expect(try place.bytes() == before)
        #expect(try place.names() == ["store.sqlite"])
    }

    @Test func `a folder is not a store`() async throws {
        let place = try Place()
        defer { place.remove() }
        guard case .notAStore = try await refusal(place.folder) else {
            Issue.record("it is refused otherwise")
            return
        }
    }

    @Test func `a missing folder is told as unreachable, and is not made`() async throws {
        let place = try Place()
        defer { place.remove() }
        guard case .unreachable(let path, let reason) = try await refusal("\(place.folder)/none/store.sqlite") else {
            Issue.record("it is refused otherwise")
            return
        }
        #expect(path == "\(place.folder)/none/store.sqlite")
        #expect(reason == "No such file or directory")
        #expect(try place.names() == [])
    }

    @Test func `an empty file becomes a store, as after a creation that was cut off`() async throws {
        let place = try Place()
        defer { place.remove() }
        try Data().write(to: URL(fileURLWithPath: place.path))
        let store = try await SQLiteStore.open(path: place.path)
        #expect(try await store.read { try $0.timelines.count() } == 0)
        try await store.close()
    }

    @Test func `a file that an opening made goes with it when nothing was written and it is not to be kept`()
        async throws
    {
        let place = try Place()
        defer { place.remove() }
        let settings = SQLiteStore.Settings(keepsUnused: false)
        try await SQLiteStore.open(path: place.path, settings: settings).close()
        #expect(try place.names() == ["store.sqlite.lock"])
        let store = try await SQLiteStore.open(path: place.path, settings: settings)
        try await store.addSample()
        try await store.close()
        try await SQLiteStore.open(path: place.path, settings: settings).close()
        #expect(try place.names() == ["store.sqlite", "store.sqlite.lock"])
    }

    @Test func `the file of a newer program is refused with its schema`() async throws {
        let place = try Place()
        defer { place.remove() }
        try await SQLiteStore.open(path: place.path).close()
        try await DatabaseQueue(path: place.path).write {
            try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('0907-from-the-future')")
        }
        guard case .tooNew(place.path, schema: 907) = try await refusal(place.path) else {
            Issue.record("it is refused otherwise")
            return
        }
        let migrations = try await DatabaseQueue(path: place.path).read {
            try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations ORDER BY 1 DESC LIMIT 1")
        }
        #expect(migrations == ["0907-from-the-future"])
    }

    @Test func `one opening owns the file: the second is told who, and gets it after the first is closed`() async throws
    {
        let place = try Place()
        defer { place.remove() }
        let first = try await SQLiteStore.open(path: place.path, settings: Self.impatient)
        guard case .held(place.path, by: let holder) = try await refusal(place.path) else {
            Issue.record("it is refused otherwise")
            return
        }
        #expect(holder == "\(ProcessInfo.processInfo.processIdentifier) tests")
        async let second = SQLiteStore.open(path: place.path, settings: .init(lockWait: .seconds(60)))
        try await first.close()
        let store = try await second
        #expect(try await store.read { try $0.timelines.count() } == 0)
        try await store.close()
    }

    @Test func `what durability hangs on is set on the connection that writes`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        let expected: [(String, String)] = [
            ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("trusted_schema", "0"),
            ("cell_size_check", "1"), ("mmap_size", "0"), ("journal_size_limit", "67108864"), ("busy_timeout", "5000"),
            ("application_id", "1380012112"),
        ]
        for (name, value) in expected { #expect(try await store.pragma(name) == value, "\(name)") }
        try await store.close()
    }

    @Test func `a store that is closed is one file: a copy of it alone has everything`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        // Readers that were open at the end are what kept the log from being emptied.
        let count = try await store.read { try $0.timelines.count() }
        try await store.close()
        let copy = "\(place.folder)/copy.sqlite"
        try FileManager.default.copyItem(atPath: place.path, toPath: copy)
        let second = try await SQLiteStore.open(path: copy)
        #expect(try await second.read { try $0.timelines.count() } == count && count > 0)
        try await second.close()
    }

    @Test func `files are for their owner alone`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.write { try $0.changes.setProcessed(to: .earliest) }
        for name in try place.names() {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(place.folder)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        try await store.close()
    }

    @Test func `history cannot be changed behind the program's back`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        try await store.close()
        let file = try DatabaseQueue(path: place.path)
        for table in ["label_changes", "events", "changes", "policies"] {
            #expect(throws: DatabaseError.self, "\(table)") {
                try file.write { try $0.execute(sql: "DELETE FROM \(table)") }
            }
        }
        #expect(throws: DatabaseError.self) {
            try file.write { try $0.execute(sql: "UPDATE label_changes SET at = 1") }
        }
        #expect(throws: DatabaseError.self) { try file.write { try $0.execute(sql: "UPDATE events SET ref = 'x'") } }
    }

    @Test func `a damaged file is told as corrupt`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        try await store.close()
        var bytes = try place.bytes()
        bytes.replaceSubrange(4096..<bytes.count, with: Data(repeating: 0xa5, count: bytes.count - 4096))
        try bytes.write(to: URL(fileURLWithPath: place.path))
        guard case .corrupt = try await refusal(place.path) else {
            Issue.record("it is refused otherwise")
            return
        }
    }
}
