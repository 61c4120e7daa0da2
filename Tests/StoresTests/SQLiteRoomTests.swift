import Domain
import Foundation
import SQLite
import Storage
import Testing

/// Places without room and places that cannot be written.
@Suite struct SQLiteRoomTests {
    private func isFull(_ error: StorageError?) -> Bool { if case .full = error { true } else { false } }
    private func isNotWritable(_ error: StorageError?) -> Bool { if case .notWritable = error { true } else { false } }

    /// What a write of `count` long events is refused with; nil when it is not.
    private func flood(_ store: SQLiteStore, _ count: Int) async -> StorageError? {
        do {
            try await store.write { try SQLiteStore.append(count, notes: String(repeating: "x", count: 2000), $0) }
            return nil
        } catch { return error }
    }

    @Test func `a full file refuses the write, keeps what was there, and takes what still fits`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path, settings: .init(pageLimit: 100))
        try await store.addSample()
        #expect(isFull(await flood(store, 1000)))
        #expect(try await store.read { try $0.timelines.count() } == 1)
        #expect(await flood(store, 1) == nil)
        #expect(try await store.read { try $0.timelines.count() } == 2)
        try await store.close()
    }

    @Test func `of writers at once only those without room are refused`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path, settings: .init(pageLimit: 100))
        try await store.addSample()
        let sizes = [1, 1000, 2, 1000, 3, 1000, 4]
        let refused = await withTaskGroup(of: (Int, Bool).self) { group in
            for size in sizes { group.addTask { (size, isFull(await flood(store, size))) } }
            return await group.reduce(into: [Int]()) { if $1.1 { $0.append($1.0) } }
        }
        #expect(refused == [1000, 1000, 1000])
        #expect(try await store.read { try $0.timelines.count() } == 11)
        try await store.close()
    }

    @Test(.enabled(if: Mount.isPossible, "needs the right to mount a small disk"))
    func `a full disk is told as full, and the store is whole afterwards`() async throws {
        let place = try Place(disk: "1m")
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        #expect(isFull(await flood(store, 5000)))
        #expect(try await store.read { try $0.timelines.count() } == 1)
        #expect(try await store.pragma("integrity_check") == "ok")
        try await store.close()
    }

    @Test(.enabled(if: Mount.isPossible, "needs the right to mount a small disk"))
    func `what a commit without room had come to know is forgotten`() async throws {
        let place = try Place(disk: "4m")
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        @Sendable func change(noting text: String) async throws -> Int64 {
            try await store.write { transaction in
                try SQLiteStore.append(10, notes: text, transaction)
                let change = try transaction.changes.allocateID()
                try transaction.changes.setProcessed(to: Instant(milliseconds: change.number * 1_000))
                try transaction.changes.append(
                    Change(id: change, actor: .admin, action: "a", at: .earliest, request: nil, digest: "d"))
                return change.number
            }
        }
        let first = try await change(noting: "")
        // The disk is full up to the little that is not written before the commit.
        let filler = URL(fileURLWithPath: place.folder).appending(path: "filler")
        #expect(FileManager.default.createFile(atPath: filler.path, contents: nil))
        let file = try FileHandle(forWritingTo: filler)
        while (try? file.write(contentsOf: Data(count: 4_096))) != nil {}
        try file.close()
        let refusal = await #expect(throws: StorageError.self) {
            try await change(noting: String(repeating: "x", count: 20_000))
        }
        #expect(isFull(refusal))
        try FileManager.default.removeItem(at: filler)
        #expect(try await store.write { try $0.changes.processedTo().milliseconds } == first * 1_000)
        #expect(try await change(noting: "") == first + 1, "the audit would miss a change")
        #expect(try await store.read { try $0.timelines.count() } == 21)
        try await store.close()
    }

    @Test(.enabled(if: Mount.isPossible, "needs the right to mount a small disk"))
    func `a disk without room for a store is told as full`() async throws {
        let place = try Place(disk: "16k")
        defer { place.remove() }
        await #expect { try await SQLiteStore.open(path: place.path) } throws: { isFull($0 as? StorageError) }
    }

    @Test(.enabled(if: Mount.isPossible, "needs the right to mount a small disk"))
    func `a read-only place is told as not writable, with or without a store there`() async throws {
        let place = try Place(disk: "4m")
        defer { place.remove() }
        try await SQLiteStore.open(path: place.path).close()
        let before = try place.bytes()
        try place.mount?.makeReadOnly()
        await #expect { try await SQLiteStore.open(path: place.path) } throws: { isNotWritable($0 as? StorageError) }
        await #expect { try await SQLiteStore.open(path: "\(place.path).new") } throws: {
            isNotWritable($0 as? StorageError)
        }
        #expect(try place.bytes() == before)
    }

    @Test(.enabled(if: !Mount.isRoot, "the superuser may write everywhere"))
    func `a file without the right to write is told as not writable`() async throws {
        let place = try Place()
        defer { place.remove() }
        try await SQLiteStore.open(path: place.path).close()
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: place.path)
        await #expect { try await SQLiteStore.open(path: place.path) } throws: { isNotWritable($0 as? StorageError) }
    }
}
