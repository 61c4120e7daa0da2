import Domain
import Houses
import Testing

@testable import Workflows

/// Race E of RELIABILITY.md §3: a label that waits for approval, and all that can come between.
struct ApprovalRaceTests {
    private func asked(_ backend: Backend) async throws -> House {
        let house = try await House(backend)
        let told = try await house.requesting("ANN", "stage", "repeat", by: "ann")(.none)
        #expect(told == "waiting")
        return house
    }

    private func run(
        _ backend: Backend, _ meeting: Meeting, _ first: (House) -> Side, _ second: (House) -> Side,
        _ expected: [String], label: String
    ) async throws {
        let house = try await asked(backend)
        #expect(await Line.run(meeting, first(house), second(house)) == expected)
        #expect(try await house.label(of: "ANN", "stage") == label)
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `an approval of a label that has moved on is superseded, and one before the move stands`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let approve = { (house: House) in house.deciding("ANN", "stage", true, by: "max") }
        let move = { (house: House) in house.logging("ANN", .inquiry, "ann") }
        try await run(backend, meeting, move, approve, ["recorded", "superseded"], label: "inquiry rule")
        try await run(backend, meeting, approve, move, ["in-force", "recorded"], label: "repeat override")
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `of two who decide the first does, and the other finds nothing waiting`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let yes = { (house: House) in house.deciding("ANN", "stage", true, by: "max") }
        let no = { (house: House) in house.deciding("ANN", "stage", false, by: "root") }
        try await run(backend, meeting, yes, no, ["in-force", "no-request"], label: "repeat override")
        try await run(backend, meeting, no, yes, ["refused", "no-request"], label: "unmarked rule")
        try await run(backend, meeting, yes, yes, ["in-force", "no-request"], label: "repeat override")
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a withdrawal before the approval takes back the request, one after it the label`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let approve = { (house: House) in house.deciding("ANN", "stage", true, by: "max") }
        let withdraw = { (house: House) in house.withdrawing("ANN", "stage", by: "ann") }
        try await run(backend, meeting, withdraw, approve, ["withdrawn", "no-request"], label: "unmarked rule")
        try await run(backend, meeting, approve, withdraw, ["in-force", "withdrawn"], label: "unmarked rule")
        try await run(backend, meeting, withdraw, withdraw, ["withdrawn", "no-override"], label: "unmarked rule")
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `of two requests for one scheme one waits`(backend: Backend, meeting: Meeting) async throws {
        let house = try await House(backend)
        let told = await Line.run(
            meeting, house.requesting("ANN", "grade", "A", by: "ann"), house.requesting("ANN", "grade", "B", by: "ann"))
        #expect(told == ["waiting", "already-waiting"])
        #expect(try await house.at(House.start).approvals().map(\.label) == ["A"])
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `whoever asked does not decide, also when made a manager on the way`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let promote = { (house: House) in house.changing("ann", UserEdit(role: .manager)) }
        let decide = { (house: House) in house.deciding("ANN", "stage", true, by: "ann") }
        let refused = "not-allowed override.approve: manager, admin"
        try await run(backend, meeting, decide, promote, [refused, "changed"], label: "unmarked rule")
        try await run(backend, meeting, promote, decide, ["changed", "own-request"], label: "unmarked rule")
    }
}
