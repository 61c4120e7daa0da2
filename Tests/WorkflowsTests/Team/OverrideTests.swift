import Domain
import Houses
import Storage
import Testing

@testable import Workflows

struct OverrideTests {
    private func label(_ house: House, _ key: String, _ scheme: String, at now: String = House.start) async throws
        -> String?
    {
        try await house.at(now).customer(key, events: 0).labels.first { $0.scheme == scheme }
            .map { "\($0.label) \($0.origin)" }
    }

    @Test(arguments: Backend.allCases)
    func `a label set by hand is in force until its end, also for what uses it`(backend: Backend) async throws {
        let house = try await House(backend)
        let report = try await house.at(House.start, as: "max").override(
            "ANN", scheme: "grade", label: "A", reason: "met at the fair",
            until: .instant(instant("2026-03-05T01:00:00Z")))
        #expect(report.state == "in-force" && report.from == "ungraded")
        #expect(try await label(house, "ANN", "grade") == "A override")
        let schemes = try await house.at(House.start, as: "ann").explain("ANN", scheme: "grade").schemes
        let why = try #require(schemes.first)
        #expect(why.byRule == "ungraded" && why.override?.by == "max" && why.override?.reason == "met at the fair")
        #expect(why.validUntil == "2026-03-05T01:00:00Z" && why.then?.label == "ungraded")
        // The cadence goes by the label in force.
        _ = try await house.at(House.start, as: "ann").log(House.call, for: "ANN")
        let owed = try await house.at(House.start).customer("ANN", events: 0).obligations
        #expect(owed.first { $0.kind == "follow-up" }?.reason == "cadence:grade:A")
        // A read at its end derives it away, a write puts the end on the timeline.
        #expect(try await label(house, "ANN", "grade", at: "2026-03-05T01:00:00Z") == "ungraded rule")
        _ = try await house.at("2026-03-05T01:00:00Z").processTime()
        let ends = try await house.at("2026-03-05T01:00:00Z").customer("ANN", events: 50).timeline
            .filter { $0.kind == "override-ended" }
        #expect(ends.map { $0.details["extra.how"] } == ["expired"])
        #expect(ends.map(\.actor) == ["system"])
        #expect(try await house.findings(at: "2026-03-05T01:00:00Z") == [])
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `a long move waits for somebody else's approval, and the rules' label stays until then`(backend: Backend)
        async throws
    {
        let house = try await House(backend)
        let ann = house.at(House.start, as: "ann")
        let asked = try await ann.override("ANN", scheme: "grade", label: "A", reason: "sure", until: nil)
        #expect(asked.state == "waiting")
        #expect(try await label(house, "ANN", "grade") == "ungraded rule")
        #expect(
            await refusal {
                try await ann.override("ANN", scheme: "grade", label: "B", reason: "sure", until: nil)
            }?.teamBrief == "already-waiting")
        #expect(
            await refusal { try await ann.decide("ANN", scheme: "grade", approving: true, reason: nil) }?.brief
                .hasPrefix("not-allowed") ?? false)
        #expect(try await house.at(House.start, as: "max").approvals().map(\.customer) == ["ANN"])
        #expect(try await house.at(House.start, as: "mia").approvals() == [])
        #expect(
            await refusal {
                try await house.at(House.start, as: "mia").decide("ANN", scheme: "grade", approving: true, reason: nil)
            }?.brief == "unknown-customer ANN")
        let decided = try await house.at(House.start, as: "max").decide(
            "ANN", scheme: "grade", approving: true, reason: nil)
        #expect(decided.state == "in-force")
        #expect(try await label(house, "ANN", "grade") == "A override")
        let schemes = try await ann.explain("ANN", scheme: "grade").schemes
        let why = try #require(schemes.first)
        #expect(why.override?.by == "ann" && why.override?.approvedBy == "max")
        #expect(
            await refusal {
                try await house.at(House.start, as: "max").decide("ANN", scheme: "grade", approving: true, reason: nil)
            }?.teamBrief == "no-request")
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test func `whoever asked does not decide, whatever their role`() async throws {
        let house = try await House(
            policy: "policy: {name: p}\noverrides: {approval: {roles: [salesperson, manager, admin]}}\n")
        let max = house.at(House.start, as: "max")
        _ = try await max.override("MAX", scheme: "grade", label: "A", reason: "x", until: nil)
        #expect(
            await refusal { try await max.decide("MAX", scheme: "grade", approving: true, reason: nil) }?.teamBrief
                == "own-request")
        #expect(
            try await house.at(House.start).decide("MAX", scheme: "grade", approving: false, reason: "no").state
                == "refused")
        #expect(try await label(house, "MAX", "grade") == "ungraded rule")
    }

    @Test func `whoever asked sees what waits, and nobody else's`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        _ = try await ann.override("ANN", scheme: "priority", label: "A", reason: "big", until: nil)
        #expect(try await ann.overrideRequests().map { "\($0.customer) \($0.label) \($0.by)" } == ["ANN A ann"])
        for (name, count) in [("amy", 0), ("max", 1), ("sue", 0), ("mia", 0), ("root", 1)] {
            #expect(try await house.at(House.start, as: name).overrideRequests().count == count, "\(name)")
        }
        _ = try await house.at(House.start, as: "max").decide("ANN", scheme: "priority", approving: false, reason: "no")
        #expect(try await ann.overrideRequests() == [])
    }

    @Test func `a request whose label has moved on is superseded`() async throws {
        let house = try await House()
        _ = try await house.at(House.start, as: "ann").override(
            "ANN", scheme: "stage", label: "repeat", reason: "x", until: nil)
        _ = try await house.at(House.start, as: "ann").log(EventInput(kind: .inquiry), for: "ANN")
        let decided = try await house.at(House.start, as: "max").decide(
            "ANN", scheme: "stage", approving: true, reason: nil)
        #expect(decided.state == "superseded")
        #expect(try await label(house, "ANN", "stage") == "inquiry rule")
        #expect(try await house.findings() == [])
    }

    static let moves: [(from: [EventKind], to: String, allowed: String?)] = [
        ([], "negotiating", nil), ([], "after-sales", "negotiating"),
        ([.inquiry], "unsuccessful", nil), ([.inquiry], "following-order", nil),
        ([.inquiry], "after-sales", "unsuccessful, following-order"),
        ([.inquiry, .dealLost], "negotiating", nil), ([.inquiry, .dealLost], "none", "negotiating"),
        ([.order], "after-sales", nil), ([.order], "unsuccessful", nil),
        ([.order], "negotiating", "after-sales, unsuccessful"),
        ([.order, .orderCompleted], "negotiating", nil), ([.order, .orderCompleted], "none", "negotiating"),
    ]

    @Test(arguments: moves)
    func `the negotiation moves by hand along its course alone`(
        from: [EventKind], to: String, allowed: String?
    ) async throws {
        let house = try await House()
        for (place, kind) in from.enumerated() {
            _ = try await house.at(instant(House.start) + .minutes(place)).log(EventInput(kind: kind), for: "ANN")
        }
        let max = house.at(instant(House.start) + .minutes(9), as: "max")
        let refused = await refusal {
            try await max.override("ANN", scheme: "negotiation", label: to, reason: "x", until: nil)
        }
        if case .override(.move(_, _, _, let possible))? = refused {
            #expect(possible.map(\.text).joined(separator: ", ") == allowed)
        } else {
            #expect(refused == nil && allowed == nil)
        }
    }

    @Test func `an override that an event contradicts ends where the policy says so`() async throws {
        let house = try await House(policy: "policy: {name: p}\noverrides: {end_when_contradicted: yes}\n")
        let max = house.at(House.start, as: "max")
        _ = try await max.override("ANN", scheme: "stage", label: "inquiry", reason: "x", until: nil)
        // The rules come to say the same: that contradicts nothing.
        _ = try await max.log(EventInput(kind: .inquiry), for: "ANN")
        #expect(try await label(house, "ANN", "stage") == "inquiry override")
        _ = try await max.log(EventInput(kind: .sampleOrder), for: "ANN")
        #expect(try await label(house, "ANN", "stage") == "sample-order rule")
        #expect(try await house.findings() == [])
        let firm = try await House()
        _ = try await firm.at(House.start, as: "max").override(
            "ANN", scheme: "stage", label: "inquiry", reason: "x", until: nil)
        _ = try await firm.at(House.start, as: "max").log(EventInput(kind: .sampleOrder), for: "ANN")
        #expect(try await label(firm, "ANN", "stage") == "inquiry override")
    }

    @Test func `a change of the profile contradicts as an event does`() async throws {
        let house = try await House(policy: "policy: {name: p}\noverrides: {end_when_contradicted: yes}\n")
        let root = house.at(House.start)
        for key in ["ANN", "AMY"] {
            _ = try await root.override(key, scheme: "power", label: "B", reason: "x", until: nil)
        }
        // It moves no label of the scheme.
        _ = try await root.edit("ANN", ["industry": "Tools"])
        #expect(try await label(house, "ANN", "power") == "B override")
        _ = try await root.edit("ANN", ["annual_purchase": "50000.00", "currency": "CNY"])
        #expect(try await label(house, "ANN", "power") == "D rule")
        _ = try await root.customers("key,name,annual_purchase\nAMY,Firm AMY,400000.00\n")
        #expect(try await label(house, "AMY", "power") == "B override", "the rules say the same")
        _ = try await root.customers("key,name,annual_purchase\nAMY,Firm AMY,50000.00\n")
        #expect(try await label(house, "AMY", "power") == "D rule")
        #expect(try await house.findings() == [])
    }

    @Test func `what a person said of another scheme counts, whether for approval or as a contradiction`() async throws
    {
        let house = try await House(policy: "policy: {name: p}\noverrides: {end_when_contradicted: yes}\n")
        let (ann, max) = (house.at(House.start, as: "ann"), house.at(House.start, as: "max"))
        // Negotiating by hand makes demand a target: from there to dead is a move of two steps.
        _ = try await ann.override("ANN", scheme: "negotiation", label: "negotiating", reason: "x", until: nil)
        #expect(try await label(house, "ANN", "demand") == "target rule")
        #expect(
            try await ann.override("ANN", scheme: "demand", label: "dead", reason: "x", until: nil).state == "waiting")
        // Unsuccessful by hand leaves demand potential, whatever the inquiry and the lost deal say of negotiation.
        _ = try await max.log(EventInput(kind: .inquiry), for: "AMY")
        _ = try await max.override("AMY", scheme: "negotiation", label: "unsuccessful", reason: "x", until: nil)
        #expect(try await label(house, "AMY", "demand") == "potential rule")
        _ = try await max.override("AMY", scheme: "demand", label: "dead", reason: "x", until: nil)
        _ = try await max.log(EventInput(kind: .note), for: "AMY")
        #expect(try await label(house, "AMY", "demand") == "dead override")
        // A label by hand that moves it contradicts, too.
        _ = try await max.override("AMY", scheme: "negotiation", label: "negotiating", reason: "y", until: nil)
        #expect(try await label(house, "AMY", "demand") == "target rule")
        #expect(try await house.findings() == [])
    }

    @Test func `in the high seas an administrator decides on labels`() async throws {
        let house = try await House()
        let (max, root) = (house.at(House.start, as: "max"), house.at(House.start))
        _ = try await max.override("ANN", scheme: "grade", label: "B", reason: "x", until: nil)
        _ = try await max.release("ANN", reason: "no fit")
        #expect(try await label(house, "ANN", "grade") == "B override")
        #expect(
            await refusal { try await max.withdrawOverride("ANN", scheme: "grade", reason: nil) }?.brief
                .hasPrefix("not-allowed") ?? false)
        #expect(try await root.withdrawOverride("ANN", scheme: "grade", reason: nil).inForce == "ungraded")
        #expect(try await root.override("POOL", scheme: "grade", label: "C", reason: "x", until: nil).inForce == "C")
        #expect(try await house.findings() == [])
    }

    @Test func `a label set by hand is withdrawn, and an unknown one refused`() async throws {
        let house = try await House()
        let max = house.at(House.start, as: "max")
        #expect(
            await refusal { try await max.override("ANN", scheme: "grade", label: "Z", reason: "x", until: nil) }?
                .teamBrief == "unknown-label")
        #expect(
            await refusal { try await max.withdrawOverride("ANN", scheme: "grade", reason: nil) }?.teamBrief
                == "no-override")
        _ = try await max.override("ANN", scheme: "grade", label: "D", reason: "x", until: nil)
        #expect(try await max.withdrawOverride("ANN", scheme: "grade", reason: "slip").state == "withdrawn")
        #expect(try await label(house, "ANN", "grade") == "ungraded rule")
    }

    @Test func `many short steps are one long one, and wait`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        // From ungraded, which stands after E.
        #expect(
            try await ann.override("ANN", scheme: "grade", label: "E", reason: "x", until: nil).state == "in-force")
        let second = try await ann.override("ANN", scheme: "grade", label: "D", reason: "x", until: nil)
        #expect(second.state == "waiting" && second.inForce == "E" && second.byHand == true)
    }

    @Test func `a salesperson takes back what they set themselves`() async throws {
        let house = try await House()
        let (ann, max) = (house.at(House.start, as: "ann"), house.at(House.start, as: "max"))
        _ = try await max.override("ANN", scheme: "grade", label: "A", reason: "fair", until: nil)
        let before = try await house.dump()
        #expect(
            await refusal { try await ann.withdrawOverride("ANN", scheme: "grade", reason: nil) }?.teamBrief
                == "set-by-another")
        #expect(try await house.dump() == before)
        _ = try await ann.override("ANN", scheme: "grade", label: "C", reason: "no", until: nil)
        let withdrawn = try await ann.withdrawOverride("ANN", scheme: "grade", reason: nil)
        #expect(withdrawn.label == "C" && withdrawn.inForce == "A" && withdrawn.byHand == true)
        let last = try await max.withdrawOverride("ANN", scheme: "grade", reason: nil)
        #expect(last.label == "A" && last.inForce == "ungraded" && last.byHand == false)
    }
}
