import Domain
import Houses
import Testing

@testable import Workflows

/// Races C and D of RELIABILITY.md §3: the recycler against a follow-up, and against all that changes owners.
struct RecyclingRaceTests {
    static let policy = "policy: {name: p}\npool: {cool_down: 0d}\n"
    static let leaves = RecyclingTests.leaves
    static let early = "2026-04-04T00:59:59.999Z"
    static let late = "2026-04-04T01:00:00.001Z"

    private func warned(_ backend: Backend) async throws -> House {
        let house = try await House(backend, policy: Self.policy)
        _ = try await house.at(RecyclingTests.warned).processTime()
        return house
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a follow-up that is committed first keeps the customer, at every instant around its leaving`(
        backend: Backend, meeting: Meeting
    ) async throws {
        // Of five, four leave at the instant.
        let cases = [(Self.early, "recycled 0"), (Self.leaves, "recycled 0"), (Self.late, "recycled 0")]
        for (now, tick) in cases {
            let house = try await warned(backend)
            let told = await Line.run(meeting, house.calling("ANN", "ann", now, note: "500 pieces"), house.ticking(now))
            #expect(told == ["recorded", tick])
            #expect(try await house.owner(of: "ANN", at: now) == "ann")
            #expect(try await house.owner(of: "SUE", at: now) == (now == Self.early ? "sue" : nil))
            #expect(try await house.notes(on: "ANN", now) == ["500 pieces"])
            #expect(try await house.at(now, as: "ann").drafts() == [])
            #expect(try await house.findings(at: now) == [])
            try await house.close()
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a follow-up that the recycler forestalls is kept as a draft, from the instant of leaving on`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let cases = [
            (Self.early, ["recycled 0", "recorded"]), (Self.leaves, ["recycled 5", "draft no-follow-up"]),
            (Self.late, ["recycled 5", "draft no-follow-up"]),
        ]
        for (now, expected) in cases {
            let house = try await warned(backend)
            let told = await Line.run(meeting, house.ticking(now), house.calling("ANN", "ann", now, note: "500 pieces"))
            #expect(told == expected)
            let isKept = expected[1] != "recorded"
            #expect(try await house.owner(of: "ANN", at: now) == (isKept ? nil : "ann"))
            let drafts = try await house.at(now, as: "ann").drafts()
            #expect(drafts.map { $0.details["note"] } == (isKept ? ["500 pieces"] : []))
            #expect(try await house.notes(on: "ANN", now) == (isKept ? [] : ["500 pieces"]))
            if let draft = drafts.first {
                _ = try await house.at(now, as: "ann").claim("ANN")
                #expect(try await house.at(now, as: "ann").recordDraft(draft.id).recorded)
                #expect(try await house.notes(on: "ANN", now) == ["500 pieces"])
            }
            #expect(try await house.findings(at: now) == [])
            try await house.close()
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a customer whose time has come is nobody's to whoever claims it, and the claimant's afterwards`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let cases = [
            (Self.early, true, ["unknown-customer ANN", "recycled 0"]),
            (Self.early, false, ["recycled 0", "unknown-customer ANN"]),
            (Self.leaves, true, ["claimed", "recycled 0"]), (Self.leaves, false, ["recycled 5", "claimed"]),
        ]
        for (now, isClaimFirst, expected) in cases {
            let house = try await warned(backend)
            let claim = house.claiming("ANN", "amy", now)
            let tick = house.ticking(now)
            #expect(await Line.run(meeting, isClaimFirst ? claim : tick, isClaimFirst ? tick : claim) == expected)
            #expect(try await house.owner(of: "ANN", at: now) == (now == Self.early ? "ann" : "amy"))
            #expect(try await house.findings(at: now) == [])
            try await house.close()
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a transfer before the instant begins a spell that stays, one at the instant gives from the high seas`(
        backend: Backend, meeting: Meeting
    ) async throws {
        for (now, reason) in [(Self.early, "transferred"), (Self.leaves, "assigned")] {
            for isTickFirst in [true, false] {
                let house = try await warned(backend)
                let give = house.transferring("ANN", to: "amy", by: "max", now)
                let tick = house.ticking(now)
                let told = await Line.run(meeting, isTickFirst ? tick : give, isTickFirst ? give : tick)
                // Time passes in whichever write comes first.
                let all = now == Self.early || !isTickFirst ? "recycled 0" : "recycled 5"
                #expect(told == (isTickFirst ? [all, "given 1"] : ["given 1", all]))
                #expect(try await house.owner(of: "ANN", at: Self.leaves) == "amy")
                #expect(try await house.at(Self.leaves).ownership(of: "ANN").last?.reason == reason)
                _ = try await house.at(Self.late).processTime()
                #expect(try await house.owner(of: "ANN", at: Self.late) == "amy")
                #expect(try await house.findings(at: Self.late) == [])
                try await house.close()
            }
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a lock that comes first keeps the customer, one that comes after the recycler is refused`(
        backend: Backend, meeting: Meeting
    ) async throws {
        // The lock's own write lets the others go, and so leaves nothing to the recycler.
        let cases: [(String, Bool, [String], String?)] = [
            (Self.early, true, ["locked", "recycled 0"], "ann"), (Self.early, false, ["recycled 0", "locked"], "ann"),
            (Self.leaves, true, ["locked", "recycled 0"], "ann"),
            (Self.leaves, false, ["recycled 5", "not-owned"], nil),
        ]
        for (now, isLockFirst, expected, owner) in cases {
            let house = try await warned(backend)
            let lock = house.locking("ANN", "ann", now)
            let tick = house.ticking(now)
            #expect(await Line.run(meeting, isLockFirst ? lock : tick, isLockFirst ? tick : lock) == expected)
            _ = try await house.at(Self.leaves).processTime()
            #expect(try await house.owner(of: "ANN", at: Self.leaves) == owner)
            #expect(try await house.findings(at: Self.leaves) == [])
            try await house.close()
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `of two recyclers one takes all and the other none`(backend: Backend, meeting: Meeting) async throws {
        let house = try await warned(backend)
        let told = await Line.run(meeting, house.ticking(Self.leaves), house.ticking(Self.leaves))
        #expect(told == ["recycled 5", "recycled 0"])
        #expect(try await house.at(Self.leaves).ownership(of: "ANN").count == 1)
        let runs = try await house.at(Self.leaves).batches(limit: 9).filter { $0.action == Batch.recycling }
        #expect(runs.count == 1)
        #expect(try await house.findings(at: Self.leaves) == [])
        try await house.close()
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `undo of a run leaves what was claimed before it, and gives back what is claimed after it`(
        backend: Backend, meeting: Meeting
    ) async throws {
        for isUndoFirst in [true, false] {
            let house = try await warned(backend)
            let run = try #require(try await house.at(Self.leaves).processTime().run)
            let undo = house.undoing(run, Self.leaves)
            let claim = house.claiming("ANN", "amy", Self.leaves)
            let told = await Line.run(meeting, isUndoFirst ? undo : claim, isUndoFirst ? claim : undo)
            #expect(
                told
                    == (isUndoFirst
                        ? ["restored 5, failed ", "unknown-customer ANN"] : ["claimed", "restored 4, failed ANN"]))
            #expect(try await house.owner(of: "ANN", at: Self.leaves) == (isUndoFirst ? "ann" : "amy"))
            #expect(try await house.findings(at: Self.leaves) == [])
            try await house.close()
        }
        let house = try await warned(backend)
        let run = try #require(try await house.at(Self.leaves).processTime().run)
        let twice = await Line.run(meeting, house.undoing(run, Self.leaves), house.undoing(run, Self.leaves))
        #expect(twice == ["restored 5, failed ", "already-undone"])
        #expect(try await house.findings(at: Self.leaves) == [])
        try await house.close()
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a follow-up after a transfer was taken back is kept as a draft, one before it is recorded`(
        backend: Backend, meeting: Meeting
    ) async throws {
        for isUndoFirst in [true, false] {
            let house = try await House(backend)
            let transfer = try await house.at(House.start, as: "max").batch(.assign(user("amy")), for: "ANN")
            let undo = house.undoing(try #require(transfer.batch), House.start)
            let call = house.calling("ANN", "amy", House.start, note: "500 pieces")
            let told = await Line.run(meeting, isUndoFirst ? undo : call, isUndoFirst ? call : undo)
            // Who has worked on the customer by then keeps it.
            #expect(
                told
                    == (isUndoFirst
                        ? ["restored 1, failed ", "draft undone"] : ["recorded", "restored 0, failed ANN"]))
            #expect(try await house.owner(of: "ANN") == (isUndoFirst ? "ann" : "amy"))
            let drafts = try await house.at(House.start, as: "amy").drafts()
            #expect(drafts.map { $0.details["note"] } == (isUndoFirst ? ["500 pieces"] : []))
            #expect(try await house.notes(on: "ANN", House.start) == (isUndoFirst ? [] : ["500 pieces"]))
            #expect(try await house.findings() == [])
            try await house.close()
        }
    }
}
