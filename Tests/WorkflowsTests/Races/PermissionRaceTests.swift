import Domain
import Houses
import Testing

@testable import Workflows

/// Race H of RELIABILITY.md §3: who may is decided in the transaction that writes, not when the session began.
struct PermissionRaceTests {
    private func run(
        _ backend: Backend, _ meeting: Meeting, _ first: (House) -> Side, _ second: (House) -> Side,
        _ expected: [String], owner: String?, of key: String = "ANN"
    ) async throws {
        let house = try await House(backend)
        #expect(await Line.run(meeting, first(house), second(house)) == expected)
        #expect(try await house.owner(of: key) == owner)
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `somebody deactivated on the way writes nothing more`(backend: Backend, meeting: Meeting) async throws {
        let leave = { (house: House) in house.changing("ann", UserEdit(isActive: false)) }
        let release = { (house: House) in house.releasing("ANN", "ann") }
        let claim = { (house: House) in house.claiming("POOL", "ann") }
        try await run(backend, meeting, leave, release, ["changed", "inactive-user"], owner: "ann")
        try await run(backend, meeting, release, leave, ["from ann", "changed"], owner: nil)
        try await run(backend, meeting, leave, claim, ["changed", "inactive-user"], owner: nil, of: "POOL")
        try await run(backend, meeting, claim, leave, ["claimed", "changed"], owner: "ann", of: "POOL")
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `nobody gets a customer who was deactivated on the way`(backend: Backend, meeting: Meeting) async throws {
        let leave = { (house: House) in house.changing("amy", UserEdit(isActive: false)) }
        let give = { (house: House) in house.transferring("ANN", to: "amy", by: "max") }
        try await run(backend, meeting, leave, give, ["changed", "obstacles inactive"], owner: "ann")
        try await run(backend, meeting, give, leave, ["given 1", "changed"], owner: "amy")
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a manager whose team or role changed on the way has no say over it any more`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let move = { (house: House) in house.changing("ann", UserEdit(team: "south")) }
        let demote = { (house: House) in house.changing("max", UserEdit(role: .salesperson)) }
        let give = { (house: House) in house.transferring("ANN", to: "amy", by: "max") }
        try await run(backend, meeting, move, give, ["changed", "unknown-customer ANN"], owner: "ann")
        try await run(backend, meeting, give, move, ["given 1", "changed"], owner: "amy")
        let refused = "not-allowed pool.assign: manager, admin"
        try await run(backend, meeting, demote, give, ["changed", refused], owner: "ann")
        try await run(backend, meeting, give, demote, ["given 1", "changed"], owner: "amy")
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `what is lost to a colleague on the way is not written about, and the text is kept`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let give = { (house: House) in house.transferring("ANN", to: "amy", by: "max") }
        let call = { (house: House) in house.calling("ANN", "ann", House.start, note: "500 pieces") }
        let release = { (house: House) in house.releasing("ANN", "ann") }
        try await run(backend, meeting, give, call, ["given 1", "draft transferred"], owner: "amy")
        try await run(backend, meeting, call, give, ["recorded", "given 1"], owner: "amy")
        try await run(backend, meeting, give, release, ["given 1", "unknown-customer ANN"], owner: "amy")
    }
}
