import Domain
import Houses
import Testing

@testable import Workflows

struct RecordingTests {
    static let one = "key,name,owner,created_at\nC-1,Acme,ann,2026-01-01\n"

    private func scene(_ timeline: String? = nil) async throws -> Scene { try await Scene(Self.one, timeline) }

    private func problems(_ report: ImportReport) -> [String] {
        report.problems.flatMap { group in group.rows.map { "\($0) \(group.code)" } }
    }

    @Test func `the same ref and content twice is one event`() async throws {
        let row = "customer,kind,at,ref,amount\nC-1,order,2026-02-01T10:00:00Z,PO-1,100.00\n"
        let scene = try await scene(row)
        let again = try await scene.at("2026-04-01T00:00:00Z").timeline(row)
        #expect((again.eventsRecorded, again.eventsKnown) == (0, 1))
        #expect(
            try await scene.timeline(of: "C-1", at: "2026-04-01T00:00:00Z").filter { $0 == "order PO-1" }.count == 1)
    }

    @Test func `the same ref with other content is refused and the fields are named`() async throws {
        let scene = try await scene("customer,kind,at,ref,amount\nC-1,order,2026-02-01T10:00:00Z,PO-1,100.00\n")
        let report = try await scene.at(Scene.now).timeline(
            "customer,kind,at,ref,amount,note\nC-1,order,2026-02-02T10:00:00Z,PO-1,100.01,x\n")
        #expect(problems(report) == ["2 ref-conflict"])
        #expect(report.problems.first?.message.english.contains("another at, amount, note;") == true)
    }

    @Test func `one ref may stand once for each kind`() async throws {
        let report = try await scene().at(Scene.now).timeline(
            "customer,kind,at,ref\nC-1,quote,2026-02-01,X\nC-1,order,2026-02-02,X\n")
        #expect(report.eventsRecorded == 2)
    }

    @Test func `two equal rows without a ref are two events, and the same file again adds none`() async throws {
        let file = "customer,kind,at\nC-1,inquiry,2026-02-01\nC-1,inquiry,2026-02-01\n"
        let scene = try await scene(file)
        let again = try await scene.at(Scene.now).timeline(file)
        #expect((again.eventsRecorded, again.eventsKnown) == (0, 2))
        #expect(try await scene.timeline(of: "C-1").filter { $0.hasPrefix("inquiry") }.count == 2)
        #expect(try await scene.labels(of: "C-1")["stars"] == "1")
    }

    @Test func `orders are read before what refers to them, wherever they stand in the file`() async throws {
        let scene = try await scene(
            """
            customer,kind,at,ref,order_ref
            C-1,order-completed,2026-03-01,done,PO-1
            C-1,order-cancelled,2026-03-02,off,PO-2
            C-1,order,2026-02-02,PO-2,
            C-1,order,2026-02-01,PO-1,

            """)
        let labels = try await scene.labels(of: "C-1")
        #expect(labels["stage"] == "transaction" && labels["negotiation"] == "after-sales")
    }

    static let endings: [(rows: String, problems: [String])] = [
        ("C-1,order-completed,2026-03-01,a,PO-9\n", ["2 unknown-order"]),
        ("C-1,order-cancelled,2026-03-01,a,PO-9\n", ["2 unknown-order"]),
        ("C-1,order-completed,2026-03-01,a,\n", ["2 no-open-order"]),
        ("C-1,order-cancelled,2026-03-01,a,\n", ["2 no-open-order"]),
        // The only order comes later than what would end it.
        ("C-1,order,2026-03-02,PO-1,\nC-1,order-completed,2026-03-01,a,\n", ["3 no-open-order"]),
        // Two endings without a name, one order: the later is refused.
        (
            "C-1,order,2026-02-01,PO-1,\nC-1,order-completed,2026-03-02,a,\nC-1,order-completed,2026-03-01,b,\n",
            ["3 no-open-order"]
        ),
        (
            "C-1,order,2026-02-01,PO-1,\nC-1,order-completed,2026-03-01,a,PO-1\nC-1,order-completed,2026-03-02,b,PO-1\n",
            []
        ),
        ("C-2,order,2026-02-01,PO-1,\n", ["2 unknown-customer"]),
    ]

    @Test(arguments: endings)
    func `an ending needs its order`(rows: String, problems expected: [String]) async throws {
        let report = try await scene().at(Scene.now).timeline("customer,kind,at,ref,order_ref\n" + rows)
        #expect(problems(report) == expected)
    }

    static let orderStories: [(rows: String, stage: String, negotiation: String)] = [
        // Cancelled after completed removes both.
        (
            "order,2026-02-01,A,\nC-1,order-completed,2026-02-02,c,A\nC-1,order-cancelled,2026-02-03,x,A\n", "unmarked",
            "none"
        ),
        // Completed after cancelled is ignored.
        (
            "order,2026-02-01,A,\nC-1,order-cancelled,2026-02-02,x,A\nC-1,order-completed,2026-02-03,c,A\n", "unmarked",
            "none"
        ),
        // Without a name, completed ends the oldest open order and cancelled the newest.
        (
            "order,2026-02-01,A,\nC-1,order,2026-02-02,B,\nC-1,order-completed,2026-02-03,c,\nC-1,order-cancelled,2026-02-04,x,\n",
            "transaction", "after-sales"
        ),
        (
            "order,2026-02-01,A,\nC-1,order,2026-02-02,B,\nC-1,order-completed,2026-02-03,c,\n", "repeat",
            "following-order"
        ),
    ]

    @Test(arguments: orderStories)
    func `completions and cancellations end orders`(rows: String, stage: String, negotiation: String) async throws {
        let scene = try await scene("customer,kind,at,ref,order_ref\nC-1," + rows)
        let labels = try await scene.labels(of: "C-1")
        #expect(labels["stage"] == stage && labels["negotiation"] == negotiation)
    }

    @Test func `a form that is said to be filled in is recorded with its call, not with a mail`() async throws {
        let scene = try await scene(
            """
            customer,kind,at,ref,channel,direction,form
            C-1,contact,2026-03-30T01:00:00Z,call,phone,out,yes
            C-1,contact,2026-03-30T02:00:00Z,mail,email,out,yes

            """)
        let timeline = try await scene.timeline(of: "C-1")
        #expect(timeline.filter { $0.hasPrefix("form") }.count == 1)
        let owed = try await scene.at(Scene.now).customer("C-1", events: 0).obligations.map(\.kind)
        #expect(!owed.contains("record-form"))
    }

    @Test func `a call without a form owes one`() async throws {
        let scene = try await scene(
            "customer,kind,at,ref,channel,direction\nC-1,contact,2026-03-30T01:00:00Z,call,phone,out\n")
        #expect(
            try await scene.at(Scene.now).customer("C-1", events: 0).obligations.map(\.kind).contains("record-form"))
    }

    @Test func `logging the same twice without a name is two events`() async throws {
        let scene = try await scene()
        let first = try await scene.at(Scene.now).log(EventInput(kind: .inquiry), for: "C-1")
        let second = try await scene.at(Scene.now).log(EventInput(kind: .inquiry), for: "C-1")
        #expect(first.recorded && second.recorded)
        #expect(first.moved["stage"] == "unmarked → inquiry" && second.moved["stage"] == nil)
        #expect(try await scene.timeline(of: "C-1").filter { $0.hasPrefix("inquiry") }.count == 2)
    }

    @Test func `logging under one ref twice is one event`() async throws {
        let scene = try await scene()
        let input = EventInput(kind: .inquiry, at: instant("2026-03-01T00:00:00Z"), ref: "web-1")
        _ = try await scene.at(Scene.now).log(input, for: "C-1")
        #expect(try await !scene.at(Scene.now).log(input, for: "C-1").recorded)
    }

    static let refusedLogs: [(input: EventInput, brief: String)] = [
        (EventInput(kind: .contact), "missing-column"), (EventInput(kind: .need), "missing-column"),
        (EventInput(kind: .owned), "invalid kind owned"), (EventInput(kind: .retracted), "invalid kind retracted"),
        (EventInput(kind: .inquiry, at: instant("2026-03-31T02:00:00.001Z")), "in-future"),
        (EventInput(kind: .orderCompleted), "no-open-order"), (EventInput(kind: .order, details: .inRubles), "no-rate"),
    ]

    @Test(arguments: refusedLogs)
    func `what cannot be recorded is refused and changes nothing`(input: EventInput, brief: String) async throws {
        let scene = try await scene()
        let before = try await scene.dump()
        #expect(await refusal { try await scene.at(Scene.now).log(input, for: "C-1") }?.brief == brief)
        #expect(try await scene.dump() == before)
    }
}

extension EventDetails {
    fileprivate static var inRubles: EventDetails {
        var details = EventDetails()
        details.amount = Currency(code: "RUB").map { Money(minorUnits: 1, currency: $0) }
        return details
    }
}
