import Domain
import Houses
import Storage
import Testing
import Wording

@testable import Workflows

/// Customers that leave the private sea. In the house everything is owned since 2026-03-02T01:00Z, nothing has happened:
/// stage unmarked (7 d), ungraded with priority D (30 d + 3 d) decides, so that they leave after 33 days.
struct RecyclingTests {
    static let leaves = "2026-04-04T01:00:00Z"
    static let warned = "2026-04-01T01:00:00Z"

    @Test(arguments: Backend.allCases)
    func `nothing leaves that was not warned a day before, and then it does`(backend: Backend) async throws {
        let house = try await House(backend)
        let early = try await house.at("2026-04-01T00:59:59.999Z").processTime()
        #expect(early.recycled == 0)
        #expect(try await house.warning(of: "ANN", at: "2026-04-01T00:59:59.999Z") == nil)
        _ = try await house.at(Self.warned).processTime()
        #expect(try await house.warning(of: "ANN", at: Self.warned) == Self.warned)
        #expect(try await house.at("2026-04-04T00:59:59.999Z").processTime().recycled == 0)
        #expect(try await house.owner(of: "ANN", at: "2026-04-04T00:59:59.999Z") == "ann")
        let run = try await house.at(Self.leaves).processTime()
        #expect(run.recycled == 5)
        #expect(try await house.owner(of: "ANN", at: Self.leaves) == nil)
        let spells = try await house.at(Self.leaves).ownership(of: "ANN")
        #expect(spells.map(\.endReason) == ["no-follow-up"] && spells.map(\.endedBy) == ["system"])
        #expect(spells.map(\.warned) == [Self.warned])
        #expect(try await house.findings(at: Self.leaves) == [])
        try await house.close()
    }

    @Test func `after downtime the warning comes first and the day after it still passes`() async throws {
        let house = try await House()
        #expect(try await house.at("2026-05-01T00:00:00Z").processTime().recycled == 0)
        #expect(try await house.warning(of: "ANN", at: "2026-05-01T00:00:00Z") == "2026-05-01T00:00:00Z")
        #expect(try await house.at("2026-05-01T23:59:59.999Z").processTime().recycled == 0)
        #expect(try await house.at("2026-05-02T00:00:00Z").processTime().recycled == 5)
    }

    @Test func `a follow-up that is recorded first keeps the customer, even by the very write that would lose it`()
        async throws
    {
        let house = try await House()
        _ = try await house.at(Self.warned).processTime()
        let report = try await house.at(Self.leaves, as: "ann").log(House.call, for: "ANN")
        #expect(report.recorded && report.draft == nil)
        #expect(try await house.owner(of: "ANN", at: Self.leaves) == "ann")
        // The others of the same instant have left.
        #expect(try await house.owner(of: "SUE", at: Self.leaves) == nil)
        #expect(try await house.findings(at: Self.leaves) == [])
    }

    @Test func `so does a follow-up that a file brings, and a lock`() async throws {
        let house = try await House()
        _ = try await house.at(Self.warned).processTime()
        _ = try await house.at(Self.leaves).timeline(
            "customer,kind,at,channel,direction\nANN,contact,2026-04-03T02:00:00Z,phone,out\n")
        #expect(try await house.owner(of: "ANN", at: Self.leaves) == "ann")
        #expect(try await house.owner(of: "SUE", at: Self.leaves) == nil)
        let other = try await House()
        _ = try await other.at(Self.warned).processTime()
        _ = try await other.at(Self.leaves, as: "ann").lock("ANN", true)
        #expect(try await other.owner(of: "ANN", at: Self.leaves) == "ann")
        #expect(try await other.findings(at: Self.leaves) == [])
    }

    @Test func `a follow-up that comes too late is kept as a draft and recorded after claiming back`() async throws {
        let house = try await House(policy: "policy: {name: p}\npool: {cool_down: 0d}\n")
        _ = try await house.at(Self.warned).processTime()
        _ = try await house.at(Self.leaves).processTime()
        var input = House.call
        input.details.note = "they want 500 pieces"
        input.at = instant("2026-04-03T09:00:00Z")
        let late = try await house.at("2026-04-04T02:00:00Z", as: "ann").log(input, for: "ANN")
        #expect(!late.recorded && late.lostAt == Self.leaves && late.lostBecause == "no-follow-up")
        let draft = try #require(late.draft)
        #expect(try await house.at("2026-04-04T02:00:00Z", as: "sue").drafts() == [])
        #expect(
            await refusal { try await house.at("2026-04-04T02:00:00Z", as: "sue").recordDraft(draft) }?.teamBrief
                == "unknown-draft")
        let ann = house.at("2026-04-04T03:00:00Z", as: "ann")
        #expect(try await ann.drafts().map { $0.details["note"] } == ["they want 500 pieces"])
        _ = try await ann.claim("ANN")
        #expect(try await ann.recordDraft(draft).recorded)
        #expect(try await ann.drafts() == [])
        let last = try await ann.customer("ANN", events: 50).timeline.first { $0.kind == "contact" }
        #expect(last?.at == "2026-04-03T09:00:00Z" && last?.actor == "ann")
        #expect(try await house.findings(at: "2026-04-04T03:00:00Z") == [])
    }

    @Test func `a run is taken back as one, but for who has changed since`() async throws {
        let house = try await House(policy: "policy: {name: p}\npool: {cool_down: 0d}\n")
        _ = try await house.at(Self.warned).processTime()
        let tick = try await house.at(Self.leaves).processTime()
        let run = try #require(tick.run)
        _ = try await house.at(Self.leaves, as: "amy").claim("SUE")
        let undo = try await house.at(Self.leaves).undo(run)
        #expect(undo.restored == 4)
        #expect(undo.failures.map { "\($0.customer) \($0.refusal.code)" } == ["SUE changed-since"])
        #expect(try await house.owner(of: "ANN", at: Self.leaves) == "ann")
        #expect(try await house.owner(of: "SUE", at: Self.leaves) == "amy")
        #expect(await refusal { try await house.at(Self.leaves).undo(run) }?.teamBrief == "already-undone")
        // The spell goes on as if it had never ended; it is warned anew and stays a day more.
        #expect(try await house.at(Self.leaves).ownership(of: "ANN").map(\.until) == [nil])
        #expect(try await house.warning(of: "ANN", at: Self.leaves) == Self.leaves)
        #expect(try await house.at("2026-04-05T01:00:00Z").processTime().recycled == 4)
        #expect(try await house.findings(at: "2026-04-05T01:00:00Z") == [])
    }

    @Test func `a lock, an open order and a promise that is soon due keep a customer`() async throws {
        let house = try await House()
        _ = try await house.at(House.start, as: "ann").lock("ANN", true)
        _ = try await house.at(House.start, as: "amy").log(EventInput(kind: .order), for: "AMY")
        _ = try await house.at(House.start, as: "sue").promise(
            "SUE", what: "samples", due: .instant(instant("2026-04-05T01:00:00Z")), rrule: nil, channel: nil)
        _ = try await house.at(Self.warned).processTime()
        _ = try await house.at(Self.leaves).processTime()
        #expect(try await house.owner(of: "ANN", at: Self.leaves) == "ann")
        #expect(try await house.owner(of: "AMY", at: Self.leaves) == "amy")
        #expect(try await house.owner(of: "SUE", at: Self.leaves) == "sue")
        #expect(try await house.owner(of: "MAX", at: Self.leaves) == nil)
        // The promise has passed, its warning comes, and a day later the customer leaves.
        let passed = "2026-04-05T01:00:00.001Z"
        _ = try await house.at(passed).processTime()
        #expect(try await house.warning(of: "SUE", at: passed) == passed)
        let gone = "2026-04-06T01:00:00.001Z"
        #expect(try await house.at(gone).processTime().recycled == 1)
        #expect(try await house.owner(of: "SUE", at: gone) == nil)
        #expect(try await house.findings(at: gone) == [])
    }

    @Test func `a customer that comes back goes to who had it last, else to the next of the team`() async throws {
        let house = try await House(policy: "policy: {name: p}\npool: {returning: {then: round-robin}}\n")
        _ = try await house.at(House.start, as: "ann").release("ANN", reason: "no fit")
        let back = try await house.at("2026-03-03T01:00:00Z").log(EventInput(kind: .inquiry), for: "ANN")
        #expect(back.allocated == "ann")
        _ = try await house.at("2026-03-03T02:00:00Z", as: "ann").release("ANN", reason: "no fit")
        _ = try await house.at("2026-03-03T02:00:00Z").addLeave(
            try leave("2026-03-03", "2026-03-04"), for: user("ann"))
        #expect(
            try await house.at("2026-03-03T03:00:00Z").log(EventInput(kind: .inquiry), for: "ANN").allocated == "amy")
        // Nobody ever had POOL: it stays where everybody can claim it.
        #expect(
            try await house.at("2026-03-03T03:00:00Z").log(EventInput(kind: .inquiry), for: "POOL").allocated == nil)
        #expect(try await house.findings(at: "2026-03-03T03:00:00Z") == [])
    }

    @Test func `an inquiry of the time before it was released brings nobody back`() async throws {
        let house = try await House()
        let released = House.startInstant + .hours(2)
        _ = try await house.at(released, as: "ann").release("ANN", reason: "no fit")
        let later = house.at(released + .hours(1))
        let before = EventInput(kind: .inquiry, at: released + .minutes(-1), ref: "before")
        #expect(try await later.log(before, for: "ANN").allocated == nil)
        #expect(try await later.log(EventInput(kind: .inquiry, at: released, ref: "at"), for: "ANN").allocated == "ann")
    }

    @Test func `the next of the team is another salesperson, and each has a turn`() async throws {
        let house = try await House(
            policy: "policy: {name: p}\npool: {returning: {last_owner: false, then: round-robin}}\n")
        _ = try await house.at(House.start).addUser(user("abe"), UserEdit(role: .salesperson, team: "north"))
        _ = try await house.at(House.start).addUser(user("zed"), UserEdit(role: .manager, team: "north"))
        var turns: [String?] = []
        for hour in 1...4 {
            let now = House.startInstant + .hours(hour)
            let key = try await house.at(now).customer("ANN", events: 0).owner
            if key != nil { _ = try await house.at(now).release("ANN", reason: "x") }
            turns.append(try await house.at(now + .minutes(1)).log(EventInput(kind: .inquiry), for: "ANN").allocated)
        }
        // Never to whoever had it last, never to a manager.
        #expect(turns == ["abe", "amy", "ann", "abe"])
    }

    @Test func `a warning of one reason is none of another`() async throws {
        // Warned on 4-01 of having spoken with nobody, spoken with half an hour before leaving; without an order since 3-02.
        let house = try await House(
            policy: "policy: {name: p}\npool: {recycle: {no_deal: 34d, warned_at_least: 2d}}\n")
        _ = try await house.at(Self.warned).processTime()
        #expect(try await house.warning(of: "ANN", at: Self.warned) == Self.warned)
        let talk = "2026-04-04T00:30:00Z"
        _ = try await house.at(talk, as: "ann").log(House.call, for: "ANN")
        #expect(try await house.warning(of: "ANN", at: talk) == talk)
        for early in ["2026-04-05T01:00:00Z", "2026-04-06T00:29:59.999Z"] {
            _ = try await house.at(early).processTime()
            #expect(try await house.owner(of: "ANN", at: early) == "ann")
        }
        let end = "2026-04-06T00:30:00Z"
        _ = try await house.at(end).processTime()
        let spells = try await house.at(end).ownership(of: "ANN")
        #expect(spells.map(\.endReason) == ["no-deal"] && spells.map(\.warned) == [talk])
    }

    @Test func `whoever begins the day reads who has just left, of their own desk`() async throws {
        let house = try await House()
        _ = try await house.at(Self.warned).processTime()
        let first = try await house.at(Self.leaves, as: "ann").today(owner: nil, days: 0, limit: 9, language: .english)
        #expect(first.left == ["ANN"])
        let second = try await house.at(Self.leaves, as: "max").today(owner: nil, days: 0, limit: 9, language: .english)
        #expect(second.left == [])
    }

    @Test func `no more are locked than one may`() async throws {
        let house = try await House(policy: "policy: {name: p}\npool: {max_locked: 1}\n")
        _ = try await house.at(House.start).batch(.assign(user("ann")), for: "AMY")
        _ = try await house.at(House.start, as: "ann").lock("ANN", true)
        #expect(
            await refusal { try await house.at(House.start, as: "ann").lock("AMY", true) }?.teamBrief == "max-locked")
        _ = try await house.at(House.start, as: "ann").lock("ANN", false)
        #expect(try await house.at(House.start, as: "ann").lock("AMY", true).locked)
    }
}

extension House {
    /// When the owner was warned.
    func warning(of key: String, at now: String) async throws -> String? {
        try await at(now).customer(key, events: 0).obligations.first { $0.kind == "recycle-warning" }?.warned
    }
}
