import Domain
import Foundation
import GRDB
import Storage
import Testing

@testable import SQLite

/// What the writer does when its callers have been answered, and what it keeps in memory.
@Suite struct SQLiteUpkeepTests {
    /// Long notes, of about as many pages of 4,096 bytes as are asked for.
    private func write(pages: Int, to store: SQLiteStore) async throws {
        let note = String(repeating: "x", count: 100_000)
        try await store.write { try SQLiteStore.append(pages * 4096 / 100_000, notes: note, $0) }
        // What is done after a commit is done before the next write.
        try await store.write { _ in }
    }

    private func size(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.size] as? Int)
    }

    @Test func `the log is brought into the file, and begins anew`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        try await write(pages: 8_300, to: store)
        let whole = try size(place.path)
        #expect(whole > 8_192 * 4_096)
        let log = try size(place.path + "-wal")
        try await write(pages: 1_000, to: store)
        #expect(try size(place.path + "-wal") == log, "the log goes on behind what is in the file")
        #expect(try size(place.path) == whole, "so little waits for more")
        try await store.close()
    }

    @Test func `a reader that holds it up is waited for, not asked`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        let (hold, held) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let count = store.read { transaction in
            let before = try transaction.timelines.count()
            held.signal()
            hold.wait()
            return (before, try transaction.timelines.count())
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                held.wait()
                continuation.resume()
            }
        }
        try await write(pages: 8_300, to: store)
        #expect(try size(place.path) < 1_000 * 4_096)
        hold.signal()
        let (before, after) = try await count
        #expect(before == after, "a reader sees one state")
        try await write(pages: 1_100, to: store)
        #expect(try size(place.path) > 8_192 * 4_096)
        try await store.close()
    }

    @Test func `a transaction of many statements has room, and gives it back`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        @Sendable func size() throws -> Int? {
            try store.pool.unsafeReentrantWrite { try Int.fetchOne($0, sql: "PRAGMA cache_size") }
        }
        func sizes(_ events: Int) async throws -> [Int?] {
            let during = try await store.write { transaction in
                try SQLiteStore.append(events, notes: "", transaction)
                return try size()
            }
            try await store.write { _ in }
            return [during, try size()]
        }
        #expect(try await sizes(10) == [-16_384, -16_384])
        for _ in 0..<2 { #expect(try await sizes(2_100) == [-262_144, -16_384]) }
        #expect(try await sizes(10) == [-16_384, -16_384])
        try await store.close()
    }

    @Test(.enabled(if: Mount.isPossible, "needs the right to mount a small disk"))
    func `a large transaction that cannot be committed gives its room back`() async throws {
        let place = try Place()
        let mount = try Mount(at: place.folder, options: "size=4m")
        defer {
            mount.end()
            place.remove()
        }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        await #expect(throws: StorageError.self) {
            try await store.write { try SQLiteStore.append(3_000, notes: String(repeating: "x", count: 2_000), $0) }
        }
        #expect(try store.pool.unsafeReentrantWrite { try Int.fetchOne($0, sql: "PRAGMA cache_size") } == -16_384)
        try await store.close()
    }

    @Test func `who wrote alone does not wait until the log is in the file`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        let note = String(repeating: "x", count: 100_000)
        try await store.write { try SQLiteStore.append(360, notes: note, $0) }
        #expect(try size(place.path) < 1_000 * 4_096)
        try await store.write { _ in }
        #expect(try size(place.path) > 8_192 * 4_096)
        try await store.close()
    }

    @Test func `a log that killed processes left is brought into the file`() async throws {
        let places = try (0..<4).map { _ in try Place() }
        defer { for place in places { place.remove() } }
        var stores: [SQLiteStore] = []
        var sizes: [Int] = []
        for (round, place) in places.enumerated() {
            if round > 0 {
                for end in ["", "-wal"] {
                    try FileManager.default.copyItem(atPath: places[round - 1].path + end, toPath: place.path + end)
                }
            }
            let store = try await SQLiteStore.open(path: place.path)
            stores.append(store)
            if round == 0 { try await store.addSample() }
            try await write(pages: 5_000, to: store)
            try await store.write { try SQLiteStore.append(1, notes: "", $0) }
            sizes.append(try size(place.path + "-wal") / 4_096)
        }
        for store in stores { try await store.close() }
        #expect(sizes.allSatisfy { $0 < 2 * 8_192 }, "pages: \(sizes)")
    }

    @Test func `readers one over the other do not let the log grow for ever`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        let readers = (0..<3).map { reader in
            Task {
                while !Task.isCancelled {
                    _ = try await store.read { transaction in
                        usleep(UInt32(4_000 + reader * 1_000))
                        return try transaction.timelines.count()
                    }
                    try await Task.sleep(for: .milliseconds(2 + reader))
                }
            }
        }
        var most = 0
        let note = String(repeating: "x", count: 100_000)
        for _ in 0..<2_000 {
            try await store.write { try SQLiteStore.append(1, notes: note, $0) }
            most = max(most, try size(place.path + "-wal") / 4_096)
        }
        for reader in readers { reader.cancel() }
        for reader in readers { _ = await reader.result }
        try await store.close()
        #expect(most < 3 * 8_192)
    }
}

@Suite struct TextArenaTests {
    private func kept(_ text: String, in arena: TextArena) -> UnsafePointer<UInt8>? {
        var text = text
        return text.withUTF8 { arena.keep($0) }
    }

    @Test func `room comes back in the reverse order alone`() throws {
        let arena = TextArena()
        let first = try #require(kept("first", in: arena))
        let second = try #require(kept("second", in: arena))
        #expect(second == first + 5 && arena.used == 11)
        arena.giveBack(0..<5)
        #expect(arena.used == 11, "somebody needs what is behind it")
        arena.giveBack(5..<11)
        #expect(arena.used == 5)
        arena.removeAll()
        #expect(arena.used == 0 && kept("third", in: arena) == first)
    }

    @Test func `what finds no room is not kept`() {
        let arena = TextArena()
        #expect(kept(String(repeating: "x", count: 65_536), in: arena) != nil)
        #expect(kept("x", in: arena) == nil)
        #expect(kept("", in: arena) == nil)
        #expect(arena.used == 65_536)
    }

    @Test func `statements inside one another keep their texts`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        let found = try await store.write { transaction -> [String] in
            let connection = try #require(transaction as? SQLiteTransaction).connection
            var outer = try connection.call("SELECT ?1 || value FROM json_each('[1,2,3]') WHERE ?2 <> ''")
            outer.bind("outer-")
            outer.bind("some")
            var found: [String] = []
            try outer.forEach { row in
                var inner = try connection.call("SELECT ? || ?")
                inner.bind("inner-")
                inner.bind(utf8: Array("é\u{0}x".utf8))
                found.append(row.text() + " " + (try inner.first { $0.text() } ?? ""))
            }
            #expect(connection.texts?.used == 0)
            return found
        }
        #expect(found == ["outer-1 inner-é\u{0}x", "outer-2 inner-é\u{0}x", "outer-3 inner-é\u{0}x"])
        try await store.close()
    }
}

@Suite struct GenerationsTests {
    @Test func `what is asked for stays, and no more than twice the limit`() {
        var generations = Generations<Int, String>(limit: 3)
        for number in 0..<6 { generations.keep("\(number)", of: number) }
        #expect(generations.all.map(\.key).sorted() == [0, 1, 2, 3, 4, 5])
        #expect(generations.value(of: 1) == "1")
        // The old ones are 3, 4 and 5 now: 0 and 2 were not asked for.
        #expect(generations.all.map(\.key).sorted() == [1, 3, 4, 5])
        generations.keep("new", of: 3)
        #expect(generations.value(of: 3) == "new")
        #expect(generations.all.filter { $0.key == 3 }.map(\.value) == ["new"])
        generations.forget(3)
        #expect(generations.value(of: 3) == nil)
        generations.forgetAll()
        #expect(generations.all.map(\.key) == [])
    }
}
