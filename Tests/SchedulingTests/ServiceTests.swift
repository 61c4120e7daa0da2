import Domain
import Scheduling
import Testing

struct ServiceTests {
    static let machine = "installed serial=S1 days=90 part.filter=30 part.seal=200 2026-01-05 10:00"

    /// 90 days after 5 January is Sunday 5 April, in the Qingming holiday; its notice begins on 22 March.
    static let dates: [(now: String, events: [String], owed: [String])] = [
        ("2026-03-21 23:59:59.999", ["installed serial=S1 days=90 2026-01-05 10:00"], []),
        ("2026-03-22 00:00", ["installed serial=S1 days=90 2026-01-05 10:00"], ["2026-04-05 18:00 service"]),
        ("2026-12-01 00:00", ["installed serial=S1 days=90 2026-01-05 23:59"], ["2026-04-05 18:00 service"]),
        ("2026-03-22 00:00", ["installed serial=S1 2026-01-05 10:00"], []),
        ("2026-03-22 00:00", ["installed days=0 2026-01-05 10:00"], []),
        ("2026-03-22 00:00", ["installed days=999999999999 2026-01-05 10:00"], []),
        ("2026-01-20 23:59:59.999", [machine], []),
        ("2026-01-21 00:00", [machine], ["2026-02-04 18:00 part:filter"]),
        ("2026-03-22 00:00", [machine], ["2026-02-04 18:00 part:filter", "2026-04-05 18:00 service"]),
        (
            "2026-07-10 00:00", [machine],
            ["2026-02-04 18:00 part:filter", "2026-04-05 18:00 service", "2026-07-24 18:00 part:seal"]
        ),
        // A service sets the machine's day anew, a replacement the part's.
        (
            "2026-04-22 00:00", [machine, "service-closed 2026-04-02 10:00"],
            ["2026-02-04 18:00 part:filter"]
        ),
        (
            "2026-04-22 00:00", [machine, "service-closed replaced.filter=yes 2026-04-02 10:00"],
            ["2026-05-02 18:00 part:filter"]
        ),
        // Of two machines the one whose number is given.
        (
            "2026-04-06 00:00",
            [
                "installed serial=S1 days=30 2026-03-01 10:00", "installed serial=S2 days=30 2026-03-02 10:00",
                "service-closed serial=S1 2026-04-02 10:00",
            ], ["2026-04-01 18:00 service"]
        ),
        (
            "2026-04-06 00:00",
            [
                "installed serial=S1 days=30 2026-03-01 10:00", "installed serial=S2 days=30 2026-03-02 10:00",
                "service-closed 2026-04-02 10:00",
            ], ["2026-03-31 18:00 service", "2026-04-01 18:00 service"]
        ),
    ]

    @Test(arguments: dates)
    func `a machine is served on its day, with notice`(now: String, events: [String], owed: [String]) throws {
        let found = try Story(["owned 2026-01-01 10:00"] + events).answer(at: now).obligations
            .filter { $0.kind == .service }
        #expect(found.map { "\(local($0.due)) \($0.reason)" } == owed)
        #expect(Set(found.map(\.cause)).count == found.count)
        for obligation in found { #expect(Cause(text: obligation.cause.text) == obligation.cause) }
    }

    @Test func `the cause is the machine and its day, or the part`() throws {
        let story = try Story(["owned 2026-01-01 10:00", Self.machine])
        #expect(
            try story.owed(at: "2026-04-01 10:00", .service) == [
                "service 2026-02-04 18:00 email part:2:2026-02-04:filter part:filter",
                "service 2026-04-05 18:00 email service:2:2026-04-05 service",
            ])
    }

    @Test func `the notice is a value of the policy`() throws {
        var story = try Story(["owned 2026-01-01 10:00", "installed days=90 2026-01-05 10:00"])
        story.rules.service.notice = 0
        #expect(try story.owed(at: "2026-04-04 23:59:59.999", .service).isEmpty)
        #expect(try story.owed(at: "2026-04-05 00:00", .service).count == 1)
        #expect(local(try story.answer(at: "2026-04-04 12:00").nextChange) == "2026-04-05 00:00")
    }

    @Test func `service needs an owner and a way`() throws {
        #expect(try Story([Self.machine]).owed(at: "2026-12-01 10:00", .service).isEmpty)
        let silent = try Story(["owned 2026-01-01 10:00", Self.machine], reach: [])
        #expect(try silent.owed(at: "2026-12-01 10:00", .service).isEmpty)
    }
}
