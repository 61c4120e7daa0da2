import Domain
import Foundation
import GRDB
import Storage
import Testing

@testable import SQLite

@Suite struct SQLiteBackupTests {
    private func names(_ place: Place) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place.folder).sorted()
    }

    @Test func `a copy is one state of a store that is written to, and a store itself`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        try await store.write { try SQLiteStore.append(500, notes: String(repeating: "x", count: 5_000), $0) }
        let writer = Task {
            var acknowledged = 0
            while !Task.isCancelled {
                // Two that stand or fall together.
                try await store.write { try SQLiteStore.append(2, notes: "", $0) }
                acknowledged += 2
                // A write that waits for nobody does not suspend, and other tests need the thread too.
                await Task.yield()
            }
            return acknowledged
        }
        let copies = (0..<5).map { "\(place.folder)/copy-\($0).sqlite" }
        var counts: [Int] = []
        for copy in copies {
            try await store.write { try SQLiteStore.append(2, notes: "", $0) }
            let least = try await store.read { try $0.timelines.count() }
            let backup = try SQLiteStore.backUp(place.path, to: copy)
            let most = try await store.read { try $0.timelines.count() }
            let beside = try names(place).filter { $0.hasPrefix("copy-\(counts.count).") }
            #expect(beside == ["copy-\(counts.count).sqlite"])
            let attributes = try FileManager.default.attributesOfItem(atPath: copy)
            #expect(attributes[.size] as? Int == backup.bytes)
            #expect((attributes[.posixPermissions] as? Int) == 0o600)
            let copied = try await SQLiteStore.open(path: copy)
            let (count, damage) = try await copied.read { (try $0.timelines.count(), try $0.integrity.damage()) }
            #expect(damage.isEmpty && (least...most).contains(count) && count % 2 == least % 2)
            try await copied.write { try SQLiteStore.append(1, notes: "", $0) }
            try await copied.close()
            counts.append(count)
        }
        writer.cancel()
        #expect(try await writer.value > 0 && counts == counts.sorted())
        try await store.close()
    }

    @Test func `what has the name, or belongs to one that had it, is not touched`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        let copy = "\(place.folder)/copy.sqlite"
        for ending in ["", "-wal", "-journal"] {
            try Data("mine".utf8).write(to: URL(filePath: copy + ending))
            let before = try names(place)
            #expect { try SQLiteStore.backUp(place.path, to: copy) } throws: {
                if case .occupied(copy + ending)? = $0 as? StorageError { true } else { false }
            }
            #expect(try names(place) == before)
            #expect(try Data(contentsOf: URL(filePath: copy + ending)) == Data("mine".utf8))
            try FileManager.default.removeItem(atPath: copy + ending)
        }
        #expect { try SQLiteStore.backUp(place.path, to: place.path) } throws: {
            if case .occupied(place.path)? = $0 as? StorageError { true } else { false }
        }
        try await store.close()
    }

    @Test func `what is no store, or of a newer program, gives no copy`() async throws {
        let place = try Place()
        defer { place.remove() }
        let copy = "\(place.folder)/copy.sqlite"
        #expect { try SQLiteStore.backUp(place.path, to: copy) } throws: {
            if case .missing? = $0 as? StorageError { true } else { false }
        }
        for content in ["", "key,name\n"] {
            try Data(content.utf8).write(to: URL(filePath: place.path))
            #expect { try SQLiteStore.backUp(place.path, to: copy) } throws: {
                if case .notAStore? = $0 as? StorageError { true } else { false }
            }
        }
        try FileManager.default.removeItem(atPath: place.path)
        try await SQLiteStore.open(path: place.path).close()
        let file = try DatabaseQueue(path: place.path)
        try await file.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('0999-later')") }
        try file.close()
        #expect { try SQLiteStore.backUp(place.path, to: copy) } throws: {
            if case .tooNew(_, 999)? = $0 as? StorageError { true } else { false }
        }
        #expect(try !names(place).contains { $0.hasPrefix("copy") })
    }

    @Test func `a store that is damaged gives no copy that would be trusted`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        try await store.write { try SQLiteStore.append(50, notes: String(repeating: "x", count: 5_000), $0) }
        try await store.close()
        var bytes = try Data(contentsOf: URL(filePath: place.path))
        // Leaf pages of tables begin with 13 and how many cells they have.
        let leaves = stride(from: 4_096, to: bytes.count, by: 4_096).filter { bytes[$0] == 13 && bytes[$0 + 4] > 0 }
        let leaf = try #require(leaves.last)
        bytes[leaf + 8] ^= 0x0F
        try bytes.write(to: URL(filePath: place.path))
        #expect { try SQLiteStore.backUp(place.path, to: "\(place.folder)/copy.sqlite") } throws: {
            if case .corrupt? = $0 as? StorageError { true } else { false }
        }
        #expect(try !names(place).contains { $0.hasPrefix("copy") })
    }

    @Test(.enabled(if: Mount.isPossible, "needs the right to mount a small disk"))
    func `a disk without room for it keeps nothing of it`() async throws {
        let (place, small) = (try Place(), try Place(disk: "1m"))
        defer { for place in [place, small] { place.remove() } }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        try await store.write { try SQLiteStore.append(500, notes: String(repeating: "x", count: 5_000), $0) }
        #expect { try SQLiteStore.backUp(place.path, to: small.path) } throws: {
            if case .full(small.path)? = $0 as? StorageError { true } else { false }
        }
        #expect(try names(small) == [])
        try await store.close()
    }
}
