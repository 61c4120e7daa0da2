import Domain
import Houses
import Storage
import Testing

@testable import Workflows

struct ClaimTests {
    private func codes(_ house: House, _ key: String, _ user: String, at now: String = House.start) async throws
        -> [String]
    {
        try await house.at(now, as: user).claim(key, check: true).obstacles.map { "\($0.code) \($0.clears ?? "-")" }
    }

    @Test(arguments: Backend.allCases)
    func `a customer of the high seas is claimed by one, and by one alone`(backend: Backend) async throws {
        let house = try await House(backend)
        let report = try await house.at(House.start, as: "ann").claim("POOL")
        #expect(report.claimed && report.obstacles.isEmpty)
        #expect(try await house.owner(of: "POOL") == "ann")
        #expect(
            await refusal { try await house.at(House.start, as: "sue").claim("POOL") }?.brief == "obstacles owned")
        #expect(
            await refusal { try await house.at(House.start, as: "ann").claim("POOL") }?.brief
                == "obstacles already-theirs")
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test func `asking changes nothing`() async throws {
        let house = try await House()
        let before = try await house.dump()
        #expect(try await codes(house, "POOL", "ann") == [])
        #expect(try await house.dump() == before)
    }

    @Test func `what another owns without having claimed it does not exist for whoever may not see it`() async throws {
        let house = try await House()
        #expect(
            await refusal { try await house.at(House.start, as: "ann").claim("SUE") }?.brief == "unknown-customer SUE")
        #expect(
            await refusal { try await house.at(House.start, as: "ann").claim("NONE") }?.brief == "unknown-customer NONE"
        )
    }

    @Test func `whoever gives back waits for the cool-down, also of an earlier spell`() async throws {
        let house = try await House()
        _ = try await house.at(House.start, as: "ann").release("ANN", reason: "no fit")
        #expect(try await codes(house, "ANN", "ann") == ["cool-down 2026-03-09T01:00:00Z"])
        #expect(try await codes(house, "ANN", "amy") == [])
        _ = try await house.at("2026-03-03T01:00:00Z", as: "amy").claim("ANN")
        _ = try await house.at("2026-03-04T01:00:00Z", as: "amy").release("ANN", reason: "no fit")
        // Both former owners wait, each from the end of their own spell.
        #expect(
            try await codes(house, "ANN", "ann", at: "2026-03-09T00:59:59.999Z") == ["cool-down 2026-03-09T01:00:00Z"])
        #expect(try await codes(house, "ANN", "ann", at: "2026-03-09T01:00:00Z") == [])
        #expect(try await codes(house, "ANN", "amy", at: "2026-03-09T01:00:00Z") == ["cool-down 2026-03-11T01:00:00Z"])
    }

    static let narrow = """
        policy: {name: narrow}
        pool: {max_owned: 2, max_claims_per_day: 1, cool_down: 0d, rest: 2d}

        """

    @Test func `every reason is told, with when it clears`() async throws {
        let house = try await House(policy: Self.narrow)
        let admin = house.at(House.start)
        _ = try await admin.customers(
            "key,name,country,do_not_contact\nP-1,One,DE,\nP-2,Two,FR,email;chat;phone;visit;sms;other\nP-3,Three,DE,\n"
        )
        _ = try await admin.changeTeam("north", name: nil, regions: ["DE"])
        _ = try await house.at(House.start, as: "ann").claim("P-1")
        let all = try await codes(house, "P-2", "ann")
        #expect(
            all == ["max-owned -", "max-claims-per-day 2026-03-02T16:00:00Z", "region -", "do-not-contact -"])
        // Given back: the quota stays used, a place under the cap is free, and the customer rests.
        _ = try await house.at(House.start, as: "ann").release("P-1", reason: "slip")
        #expect(try await codes(house, "P-3", "ann") == ["max-claims-per-day 2026-03-02T16:00:00Z"])
        #expect(try await codes(house, "P-1", "sue") == ["rest 2026-03-04T01:00:00Z"])
        #expect(try await codes(house, "P-1", "sue", at: "2026-03-04T01:00:00Z") == [])
        // A new day of the organisation, not of UTC.
        #expect(try await codes(house, "P-3", "ann", at: "2026-03-02T15:59:59.999Z").count == 1)
        #expect(try await codes(house, "P-3", "ann", at: "2026-03-02T16:00:00Z") == [])
    }

    @Test func `customers with an order do not count under the cap`() async throws {
        let house = try await House(policy: Self.narrow)
        let ann = house.at(House.start, as: "ann")
        _ = try await ann.log(EventInput(kind: .order), for: "ANN")
        #expect(try await house.at(House.start).users().first { $0.id == "ann" }?.customersWithoutOrder == 0)
        _ = try await house.at(House.start).customers("key,name,owner\nX-1,X,ann\nX-2,Y,ann\n")
        #expect(try await codes(house, "POOL", "ann") == ["max-owned -"])
        // Neither does the one to come, when it has one.
        _ = try await house.at(House.start).log(EventInput(kind: .order), for: "POOL")
        #expect(try await codes(house, "POOL", "ann") == [])
    }

    @Test func `assigning and transferring keep the cap too, and carry on what was promised`() async throws {
        let house = try await House(policy: Self.narrow)
        let max = house.at(House.start, as: "max")
        _ = try await house.at(House.start, as: "ann").promise(
            "ANN", what: "call", due: .instant(instant("2026-03-20T02:00:00Z")), rrule: nil, channel: .phone)
        let report = try await max.batch(.assign(user("amy")), matching: "")
        // amy owns AMY; of ANN, MAX and POOL one more fits.
        #expect(
            report.changed == 1 && report.unchanged == 1
                && report.failures.map(\.refusal.code) == ["obstacles", "obstacles"])
        #expect(try await house.owner(of: "ANN") == "amy")
        #expect(try await house.at(House.start, as: "amy").promises(to: "ANN").count == 1)
        #expect(
            try await house.at(House.start).ownership(of: "ANN").map(\.reason) == ["created", "transferred"])
        #expect(try await house.findings() == [])
    }
}

extension RapportError {
    /// As ``brief``, for refusals among people.
    var teamBrief: String? {
        switch self {
        case .pool(.obstacles(_, _, let obstacles)): "obstacles \(obstacles.map(\.code).joined(separator: " "))"
        case .pool, .override, .agenda, .retraction, .batch, .team, .inactiveUser: phrase.code
        default: nil
        }
    }
}
