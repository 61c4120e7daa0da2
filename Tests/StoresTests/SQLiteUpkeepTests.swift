import Domain
import Foundation
import GRDB
import Storage
import Testing

@testable import SQLite

/// What the writer does when its callers have been answered, and what it keeps in memory.
@Suite struct SQLiteUpkeepTests {
    /// The notes of events that take some 24 pages of 4,096 bytes each.
    private static let note = String(repeating: "x", count: 100_000)

    /// Events on about as many pages as are asked for.
    private func write(pages: Int, to store: SQLiteStore) async throws {
        try await store.write { try SQLiteStore.append(pages * 4096 / 100_000, notes: Self.note, $0) }
        // What is done after a commit is done before the next write.
        try await store.write { _ in }
    }

    private func size(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.size] as? Int)
    }

    /// On the writer, also while it is at work.
    private static func cacheSize(of store: SQLiteStore) throws -> Int? {
        try store.pool.unsafeReentrantWrite { try Int.fetchOne($0, sql: "PRAGMA cache_size") }
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
        let hold = DispatchSemaphore(value: 0)
        let (held, reading) = AsyncStream.makeStream(of: Void.self)
        async let count = store.read { transaction in
            let before = try transaction.timelines.count()
            reading.yield()
            hold.wait()
            return (before, try transaction.timelines.count())
        }
        for await _ in held { break }
        try await write(pages: 8_300, to: store)
        #expect(try size(place.path) < 1_000 * 4_096)
        hold.signal()
        let (before, after) = try await count
        #expect(before == after, "a reader sees one state")
        try await write(pages: 1_100, to: store)
        #expect(try size(place.path) > 8_192 * 4_096)
        try await store.close()
    }

    /// How often the log has begun anew, as its head tells (the file format of SQLite, 4.1).
    private func beginnings(_ path: String) throws -> Data {
        try #require(try FileHandle(forReadingFrom: URL(filePath: path + "-wal")).read(upToCount: 16)?.suffix(4))
    }

    /// A reader that has begun, and the way to end it.
    private func reader(of store: SQLiteStore) async -> (end: @Sendable () -> Void, ended: Task<Void, any Error>) {
        let hold = DispatchSemaphore(value: 0)
        let (held, reading) = AsyncStream.makeStream(of: Void.self)
        let ended = Task {
            try await store.read { transaction in
                _ = try transaction.timelines.count()
                reading.yield()
                hold.wait()
            }
        }
        for await _ in held { break }
        return ({ hold.signal() }, ended)
    }

    @Test func `where there is a reader at every commit the log begins anew all the same`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path, settings: .init(readerWait: .seconds(10)))
        try await store.addSample()
        let log = place.path + "-wal"
        let before = try beginnings(place.path)
        for pages in [10_000, 300, 300, 300] where try beginnings(place.path) == before {
            let reader = await reader(of: store)
            let length = try size(log)
            async let written: Void = write(pages: pages, to: store)
            while try size(log) < length + pages * 4_096, try beginnings(place.path) == before { await Task.yield() }
            // The commit is there, and what follows it waits for this reader.
            try await Task.sleep(for: .milliseconds(5))
            reader.end()
            try await reader.ended.value
            try await written
        }
        #expect(try beginnings(place.path) != before)
        try await store.close()
    }

    @Test func `a transaction of many statements has room, and gives it back`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        func sizes(_ events: Int) async throws -> [Int?] {
            let during = try await store.write { transaction in
                try SQLiteStore.append(events, notes: "", transaction)
                return try Self.cacheSize(of: store)
            }
            try await store.write { _ in }
            return [during, try Self.cacheSize(of: store)]
        }
        #expect(try await sizes(10) == [-16_384, -16_384])
        for _ in 0..<2 { #expect(try await sizes(2_100) == [-262_144, -16_384]) }
        #expect(try await sizes(10) == [-16_384, -16_384])
        try await store.close()
    }

    @Test(.enabled(if: Mount.isPossible, "needs the right to mount a small disk"))
    func `a large transaction that cannot be committed gives its room back`() async throws {
        let place = try Place(disk: "4m")
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        await #expect(throws: StorageError.self) {
            try await store.write { try SQLiteStore.append(3_000, notes: String(repeating: "x", count: 2_000), $0) }
        }
        #expect(try Self.cacheSize(of: store) == -16_384)
        try await store.close()
    }

    @Test func `who wrote alone does not wait until the log is in the file`() async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        // What the writer's queue is to do after the write stands behind this.
        let hold = DispatchSemaphore(value: 0)
        try await store.write { transaction in
            store.pool.asyncWriteWithoutTransaction { _ in hold.wait() }
            try SQLiteStore.append(360, notes: Self.note, transaction)
        }
        #expect(try size(place.path) < 1_000 * 4_096)
        hold.signal()
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
        for _ in 0..<2_000 {
            try await store.write { try SQLiteStore.append(1, notes: Self.note, $0) }
            most = max(most, try size(place.path + "-wal") / 4_096)
        }
        for reader in readers { reader.cancel() }
        for reader in readers { _ = await reader.result }
        try await store.close()
        #expect(most < 3 * 8_192)
    }
}

@Suite struct SQLiteCallTests {
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
