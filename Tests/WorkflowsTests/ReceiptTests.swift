import Assembly
import Domain
import Houses
import Storage
import Testing

@testable import Workflows

/// Requests that are sent again.
@Suite struct ReceiptTests {
    private func session(
        _ house: House, key: String, of what: String = "call", at now: Instant = House.startInstant,
        as name: String = "ann"
    ) -> Session {
        house.composition.session(
            on: house.store, as: user(name), at: now, receipt: ReceiptKey(key: key, digest: Digest.of(what)))
    }

    private func calls(_ house: House) async throws -> Int {
        try await house.at(House.start).customer("ANN", events: 99).timeline.filter { $0.kind == "contact" }.count
    }

    @Test(arguments: Backend.allCases)
    func `the same request is done once, and answered with the same bytes`(backend: Backend) async throws {
        let house = try await House(backend)
        let answer = try await session(house, key: "k").log(House.call, for: "ANN").json()
        for _ in 0..<2 {
            let again = await refusal { try await session(house, key: "k").log(House.call, for: "ANN") }
            guard case .replayed(let status, let body) = again else {
                Issue.record("it was done again")
                continue
            }
            #expect(status == 200 && body == answer)
        }
        #expect(try await calls(house) == 1)
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `another request by the same name is refused`(backend: Backend) async throws {
        let house = try await House(backend)
        _ = try await session(house, key: "k").log(House.call, for: "ANN")
        let other = await refusal { try await session(house, key: "k", of: "other").log(House.call, for: "ANN") }
        guard case .receiptMismatch("k") = other else {
            Issue.record("\(String(describing: other))")
            return
        }
        // Somebody else's name is another name.
        _ = try await session(house, key: "k", of: "other", as: "amy").log(House.call, for: "AMY")
        #expect(try await calls(house) == 1)
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `what was refused is not remembered`(backend: Backend) async throws {
        let house = try await House(backend)
        #expect(await refusal { try await session(house, key: "k").log(House.call, for: "SUE") } != nil)
        _ = try await session(house, key: "k").log(House.call, for: "ANN")
        #expect(try await calls(house) == 1)
        try await house.close()
    }

    @Test(arguments: [(24 * 3_600_000 - 1, 1), (24 * 3_600_000, 2)])
    func `a receipt is good for a day`(milliseconds: Int64, expected: Int) async throws {
        let house = try await House()
        _ = try await session(house, key: "k").log(House.call, for: "ANN")
        let later = Instant(milliseconds: House.startInstant.milliseconds + milliseconds)
        _ = await refusal { try await session(house, key: "k", at: later).log(House.call, for: "ANN") }
        let count = try await house.at(later).customer("ANN", events: 99).timeline.filter { $0.kind == "contact" }.count
        #expect(count == expected)
    }

    @Test(arguments: Backend.allCases)
    func `many who send the same at once do it once`(backend: Backend) async throws {
        let house = try await House(backend)
        let bodies = await withTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<16 {
                group.addTask {
                    do { return try await session(house, key: "k").log(House.call, for: "ANN").json() } catch {
                        if case RapportError.replayed(_, let body) = error { return body }
                        return []
                    }
                }
            }
            return await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(bodies.count == 1 && bodies.first?.isEmpty == false)
        #expect(try await calls(house) == 1)
        try await house.close()
    }
}

/// Changes of what somebody has looked at before.
@Suite struct StaleTests {
    @Test(arguments: Backend.allCases)
    func `a change of what has changed since is refused, with both versions`(backend: Backend) async throws {
        let house = try await House(backend)
        let seen = try await house.at(House.start, as: "ann").customer("ANN", events: 0).version
        func session() -> Session {
            house.composition.session(
                on: house.store, as: user("ann"), at: House.startInstant, expecting: EntityTag.of(version: seen))
        }
        let changed = try await session().edit("ANN", ["industry": "steel"])
        #expect(changed.version > seen)
        let before = try await house.dump()
        let refused = await refusal { try await session().edit("ANN", ["industry": "glass"]) }
        guard case .stale(let expected, let found) = refused else {
            Issue.record("\(String(describing: refused))")
            return
        }
        #expect(expected == "v\(seen)" && found == "v\(changed.version)")
        #expect(try await house.dump() == before)
        try await house.close()
    }
}

/// Requests that overtake one another.
@Suite struct LiveClockTests {
    private func session(_ house: House, at now: Instant, isLive: Bool) -> Session {
        house.composition.session(on: house.store, as: user("ann"), at: now, isLive: isLive)
    }

    @Test(arguments: [(0, true), (60_000, true), (60_001, false)], Backend.allCases)
    func `a live clock that is a little behind is now`(behind: (Int64, Bool), backend: Backend) async throws {
        let house = try await House(backend)
        let later = House.startInstant + .days(1)
        _ = try await house.at(later, as: "ann").log(House.call, for: "ANN")
        let early = Instant(milliseconds: later.milliseconds - behind.0)
        let refused = await refusal { try await session(house, at: early, isLive: true).log(House.call, for: "ANN") }
        #expect((refused == nil) == behind.1)
        // What is read is what is stored, and not a look back.
        let count = try await session(house, at: early, isLive: true).customer("ANN", events: 9).timeline.count {
            $0.kind == "contact"
        }
        #expect(count == (behind.1 ? 2 : 0))
        if behind.0 > 0 {
            let named = await refusal { try await session(house, at: early, isLive: false).log(House.call, for: "ANN") }
            guard case .clockBehind = named else {
                Issue.record("\(String(describing: named))")
                return
            }
        }
        #expect(try await house.findings(at: later.rfc3339) == [])
        try await house.close()
    }
}
