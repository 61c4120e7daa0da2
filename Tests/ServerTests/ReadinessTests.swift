import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import Server

/// What whoever runs the server is told of it.
@Suite struct ReadinessTests {
    /// A server on a file, in a folder that is gone afterwards.
    private func with(_ arguments: [String], _ body: @escaping @Sendable (Caller) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
        let desk = try await Desk(arguments, store: "sqlite:\(folder.path)/store.sqlite")
        try await desk.run(body)
        try await desk.site.store.close()
    }

    private static func free(_ metrics: String) throws -> Int? {
        let line = try #require(metrics.split(separator: "\n").first { $0.hasPrefix("rapport_store_free_bytes ") })
        return Int(line.split(separator: " ")[1])
    }

    @Test func `a disk that is nearly full is told before it is full`() async throws {
        try await with(["--min-free-space", String(1 << 50)]) { caller async throws in
            let answer = try await caller.get("/readyz")
            #expect(answer.status == 503 && answer.headers[.retryAfter] != nil)
            #expect(answer.text.contains("bytes are free where the store lies, and --min-free-space is \(1 << 50)"))
            #expect(try await caller.get("/healthz").status == 200)
        }
    }

    @Test(arguments: ["0", "1"]) func `a disk with room is no reason to wait`(least: String) async throws {
        try await with(["--min-free-space", least]) { caller async throws in
            #expect(try await caller.get("/readyz").text == "ready\n")
            let free = try #require(try Self.free(try await caller.get("/metrics").text))
            #expect(free > 0)
        }
    }

    @Test func `a store in memory needs no disk`() async throws {
        let desk = try await Desk(["--min-free-space", String(1 << 50)])
        try await desk.run { caller async throws in
            #expect(try await caller.get("/readyz").status == 200)
            #expect(try await !caller.get("/metrics").text.contains("rapport_store_free_bytes"))
        }
    }

    @Test func `who is told to stop is not ready`() async throws {
        let desk = try await Desk()
        desk.site.isReady.store(false, ordering: .releasing)
        try await desk.run { caller async throws in
            #expect(try await caller.get("/healthz").status == 200)
            #expect(try await caller.get("/readyz").text == "not ready: starting or stopping\n")
        }
    }

    @Test func `more than can be worked on is refused after a pause, and probes are answered`() async throws {
        let desk = try await Desk(["--max-requests", "1"])
        let permit = try #require(desk.site.load.enter(isProbe: false))
        try await desk.run { caller async throws in
            let began = ContinuousClock.now
            let answer = try await caller.get("/v1/today")
            // Whoever asks again at once would leave little time for those who are worked on.
            #expect(began.duration(to: .now) >= .milliseconds(250))
            #expect(answer.status == 503 && answer.headers[.retryAfter] != nil)
            for probe in ["/healthz", "/readyz", "/metrics"] { #expect(try await caller.get(probe).status == 200) }
            permit.leave()
            #expect(try await caller.get("/v1/today").status == 401)
        }
        #expect(desk.site.load.now == 0)
    }
}
