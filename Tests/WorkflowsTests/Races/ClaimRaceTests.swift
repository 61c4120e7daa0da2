import Domain
import Houses
import Testing

@testable import Workflows

/// Races A and B of RELIABILITY.md §3: one customer for two, and one free place for several customers.
struct ClaimRaceTests {
    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `of two who claim one customer the first has it and the other is told`(
        backend: Backend, meeting: Meeting
    ) async throws {
        for (first, second) in [("ann", "sue"), ("sue", "ann"), ("ann", "ann")] {
            let house = try await House(backend)
            let told = await Line.run(meeting, house.claiming("POOL", first), house.claiming("POOL", second))
            let reason = first == second ? "already-theirs" : "owned"
            #expect(told == ["claimed", "obstacles \(reason)"])
            #expect(try await house.owner(of: "POOL") == first)
            #expect(try await house.at(House.start).ownership(of: "POOL").map(\.reason) == ["claimed"])
            #expect(try await house.findings() == [])
            try await house.close()
        }
    }

    static let tight = "policy: {name: p}\npool: {max_owned: 2, cool_down: 0d}\n"
    static let rationed = "policy: {name: p}\npool: {max_claims_per_day: 1, cool_down: 0d}\n"
    static let free = "key,name\nP-1,One\nP-2,Two\n"
    static let given = "key,name,owner\nP-2,Two,ann\n"

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `the last place under the cap goes to the first of claim, claim and transfer`(
        backend: Backend, meeting: Meeting
    ) async throws {
        // ann has ANN and one place.
        func run(_ first: (House) -> Side, _ second: (House) -> Side, _ told: [String], owns: [String]) async throws {
            let house = try await House(backend, policy: Self.tight)
            _ = try await house.at(House.start).customers(Self.free)
            #expect(await Line.run(meeting, first(house), second(house)) == told)
            let keys = try await house.at(House.start).customers(matching: "owner:ann")
            #expect(keys == (["ANN"] + owns).sorted())
            #expect(try await house.findings() == [])
            try await house.close()
        }
        let claim = { (house: House) in house.claiming("P-1", "ann") }
        let transfer = { (house: House) in house.transferring("AMY", to: "ann", by: "max") }
        try await run(
            claim, { $0.claiming("P-2", "ann") }, ["claimed", "obstacles max-owned"], owns: ["P-1"])
        try await run(claim, transfer, ["claimed", "obstacles max-owned"], owns: ["P-1"])
        try await run(transfer, claim, ["given 1", "obstacles max-owned"], owns: ["AMY"])
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `an import assigns over the cap, which is told, and a claim beside it keeps the cap`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let over = " max-owned: ann owns 3 customers without an order, over 2"
        let cases: [(isClaimFirst: Bool, told: [String], notices: [String])] = [
            (true, ["claimed", "0 new, 1 changed"], [over]),
            (false, ["0 new, 1 changed", "obstacles max-owned"], []),
        ]
        for (isClaimFirst, told, notices) in cases {
            let house = try await House(backend, policy: Self.tight)
            _ = try await house.at(House.start).customers(Self.free)
            let claim = house.claiming("P-1", "ann")
            let given = house.importing(Self.given)
            #expect(await Line.run(meeting, isClaimFirst ? claim : given, isClaimFirst ? given : claim) == told)
            #expect(try await house.findings() == notices)
            try await house.close()
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `the last claim of the day is one, and giving back refunds nothing`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let house = try await House(backend, policy: Self.rationed)
        _ = try await house.at(House.start).customers(Self.free)
        let told = await Line.run(meeting, house.claiming("P-1", "ann"), house.claiming("P-2", "ann"))
        #expect(told == ["claimed", "obstacles max-claims-per-day"])
        let again = await Line.run(meeting, house.releasing("P-1", "ann"), house.claiming("P-2", "ann"))
        #expect(again == ["from ann", "obstacles max-claims-per-day"])
        // What is given, and what others claim, is no claim of theirs.
        let other = await Line.run(
            meeting, house.transferring("AMY", to: "ann", by: "max"), house.claiming("P-2", "sue"))
        #expect(other == ["given 1", "claimed"])
        // The day ends at midnight of the organisation.
        let late = "2026-03-02T15:59:59.999Z"
        #expect(await Races.told(house.claiming("P-1", "ann", late)) == "obstacles max-claims-per-day")
        let next = "2026-03-02T16:00:00Z"
        let dawn = await Line.run(meeting, house.claiming("P-1", "ann", next), house.claiming("POOL", "ann", next))
        #expect(dawn == ["claimed", "obstacles max-claims-per-day"])
        #expect(try await house.findings(at: next) == [])
        try await house.close()
    }
}

extension Session {
    /// The keys of customers that a search finds, by key.
    func customers(matching text: String) async throws -> [String] {
        try await read(.readCustomers) { lens in
            var keys: [String] = []
            let condition = try QueryParser(lens.engine, actor: lens.actor, now: now).condition(text)
            _ = try lens.search(condition, limit: 1000) { keys.append($0.full.key.text) }
            return keys.sorted()
        }
    }
}
