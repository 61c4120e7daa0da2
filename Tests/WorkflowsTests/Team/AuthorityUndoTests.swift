import Domain
import Houses
import Testing
import Workflows

/// Who takes back what the recycler, or somebody whose customers have moved on, did.
struct AuthorityUndoTests {
    private func run(_ house: House) async throws -> Int64 {
        _ = try await house.at(RecyclingTests.warned).processTime()
        return try #require(try await house.at(RecyclingTests.leaves).processTime().run)
    }

    @Test(arguments: Backend.allCases)
    func `each manager takes back a run for their own team, and names nobody else's customers`(
        backend: Backend
    ) async throws {
        let house = try await House(backend, policy: "policy: {name: p}\npool: {cool_down: 0d}\n")
        let run = try await run(house)
        _ = try await house.at(RecyclingTests.leaves, as: "mia").claim("ROOT")
        let north = try await house.at(RecyclingTests.leaves, as: "max").undo(run)
        #expect(north.restored == 3)
        // ROOT is mia's by now, and what became of it is not for max to know.
        #expect(north.failures.map { "\($0.customer) \($0.refusal.code)" } == ["SUE not-allowed-on"])
        #expect(try await house.at(RecyclingTests.leaves, as: "mia").undo(run).restored == 1)
        #expect(try await house.owner(of: "SUE", at: RecyclingTests.leaves) == "sue")
        #expect(try await house.owner(of: "ANN", at: RecyclingTests.leaves) == "ann")
        #expect(try await house.findings(at: RecyclingTests.leaves) == [])
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `a run that was none of theirs stays as it is, to the last change`(backend: Backend) async throws {
        let house = try await House(backend)
        for key in ["ANN", "AMY", "MAX"] { _ = try await house.at(House.start).lock(key, true) }
        let run = try await run(house)
        let before = try await house.dump()
        #expect(
            await refusal { try await house.at(RecyclingTests.leaves, as: "max").undo(run) }?.brief
                == "not-allowed batch.undo on other: manager, admin")
        #expect(try await house.dump() == before)
        #expect(try await house.at(RecyclingTests.leaves).undo(run).restored == 2)
        try await house.close()
    }

    @Test func `what one has lost is neither named nor undone`() async throws {
        let house = try await House()
        let batch = try await house.at(House.start, as: "max").batch(.addTags(["fair"]), matching: "owner:ann,amy")
        let number = try #require(batch.batch)
        _ = try await house.at(House.start).batch(.assign(user("sue")), for: "ANN")
        #expect(
            await refusal {
                try await house.at(House.start, as: "max").undo(number, allOrNothing: true)
            }?.teamBrief == "some-changed-since")
        let undo = try await house.at(House.start, as: "max").undo(number)
        #expect(undo.restored == 1 && undo.failures == [])
        #expect(try await house.at(House.start).customer("ANN", events: 0).tags == ["fair"])
    }
}
