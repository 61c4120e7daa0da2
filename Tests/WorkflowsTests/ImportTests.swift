import Domain
import Houses
import Testing

@testable import Workflows

struct ImportTests {
    static let full = """
        key,name,company,country,time_zone,source,company_size,categories,annual_purchase,currency,credit,budget_authorised,\
        preferred_channel,emails,phones,owner,tags,created_at,region
        C-1,Acme,Acme Ltd,DE,Europe/Berlin,referral,50,pumps;valves,1000.00,USD,A,yes,email,a@acme.example,+49 30 1,ann,vip,\
        2026-01-01,north

        """

    private func counts(_ report: ImportReport) -> [Int] {
        [report.customersCreated, report.customersUpdated, report.customersUnchanged]
    }

    @Test func `an update keeps what it does not give`() async throws {
        let scene = try await Scene(Self.full)
        let before = try await scene.dump()
        let report = try await scene.at(Scene.now).customers("key,name,credit,emails,colour\nC-1,Acme,B,,red\n")
        #expect(counts(report) == [0, 1, 0])
        let after = try await scene.dump()
        var expected = before.customers[0].profile
        expected.credit = .b
        expected.custom["colour"] = "red"
        #expect(after.customers[0].profile == expected)
        #expect(after.customers[0].version > before.customers[0].version)
        let event = after.events[0].first { $0.kind == .profileChanged }
        #expect(event?.details.extra == ["credit": "A → B", "custom.colour": " → red"])
    }

    /// What is known, columns and cells of a row, and what it is then or what is wrong with it.
    static let amounts = [
        ("1000.00,USD", "annual_purchase,currency", "2000,", "2000.00 USD"),
        ("1000.00,USD", "annual_purchase", "2000.5", "2000.50 USD"),
        ("9000000,JPY", "annual_purchase", "9500000", "9500000 JPY"),
        ("9000000,JPY", "annual_purchase", "9500000.00", "“9500000.00” is not an amount in JPY."),
        ("1000.00,USD", "annual_purchase,currency", "2000,CNY", "2000.00 CNY"),
        (",", "annual_purchase", "2000", "2000.00 CNY"),
        (",", "annual_purchase", "2000.123", "“2000.123” is not an amount in CNY."),
    ]

    @Test(arguments: amounts)
    func `an amount without a currency is in the one that is known`(
        known: String, columns: String, cells: String, then: String
    ) async throws {
        let scene = try await Scene("key,name,annual_purchase,currency\nC-1,Acme,\(known)\n")
        let before = try await scene.at(Scene.now).customer("C-1", events: 0).annualPurchase
        let report = try await scene.at(Scene.now).customers("key,name,\(columns)\nC-1,Acme,\(cells)\n")
        let after = try await scene.at(Scene.now).customer("C-1", events: 0).annualPurchase
        if let problem = report.problems.first {
            #expect(problem.code == "invalid-amount" && problem.message.english.contains(then) && after == before)
        } else {
            #expect(after == then)
        }
    }

    @Test func `importing the same again changes nothing`() async throws {
        let scene = try await Scene(Self.full)
        let before = try await scene.dump()
        let report = try await scene.at(Scene.now).customers(Self.full)
        #expect(counts(report) == [0, 0, 1] && report.newOwners == [])
        #expect(try await scene.dump() == before)
    }

    @Test func `a profile alone moves the labels that rest on it`() async throws {
        let scene = try await Scene(Self.full)
        #expect(try await scene.labels(of: "C-1")["importance"] == "ordinary")
        _ = try await scene.at(Scene.now).customers("key,name,annual_purchase\nC-1,Acme,100000\n")
        #expect(try await scene.labels(of: "C-1")["importance"] == "important")
        #expect(try await scene.at(Scene.now).checkStore().findings == [])
    }

    @Test func `an owner is stated from the day of creation, and another begins a spell now`() async throws {
        let scene = try await Scene(Self.full)
        let first = try await scene.at(Scene.now).customer("C-1", events: 0)
        #expect(first.owner == "ann" && first.ownerSince == "2025-12-31T16:00:00Z")
        let later = "2026-04-01T00:00:00Z"
        _ = try await scene.at(later).customers("key,name,owner\nC-1,Acme,bob\n")
        let second = try await scene.at(later).customer("C-1", events: 0)
        #expect(second.owner == "bob" && second.ownerSince == later)
        // The same owner again is no new spell, and nobody named is no release.
        _ = try await scene.at("2026-04-02T00:00:00Z").customers("key,name,owner\nC-1,Acme,bob\n")
        _ = try await scene.at("2026-04-02T00:00:00Z").customers("key,name,owner\nC-1,Acme,\n")
        let third = try await scene.at("2026-04-02T00:00:00Z").customer("C-1", events: 0)
        #expect(third.owner == "bob" && third.ownerSince == later)
    }

    @Test func `a stated owner comes back after another was named`() async throws {
        let scene = try await Scene(Self.full)
        for owner in ["bob", "ann", "bob"] {
            _ = try await scene.at(Scene.now).customers("key,name,owner\nC-1,Acme,\(owner)\n")
        }
        #expect(try await scene.at(Scene.now).customer("C-1", events: 0).owner == "bob")
        #expect(try await scene.at(Scene.now).checkStore().findings == [])
    }

    @Test func `unknown owners become salespeople without a login, and are named once`() async throws {
        let scene = Scene()
        let report = try await scene.at(Scene.now).customers("key,name,owner\nC-1,A,zoe\nC-2,B,ann\nC-3,C,zoe\n")
        #expect(report.newOwners == ["ann", "zoe"])
        let users = try await scene.dump().users.filter { $0.id != .admin }
        #expect(users.map(\.id.text) == ["ann", "zoe"])
        #expect(users.allSatisfy { $0.role == .salesperson && !$0.canLogIn })
        let events = try await scene.at(Scene.now).timeline(
            "customer,kind,at,owner\nC-1,owned,\(Scene.now),eve\nC-2,owned,\(Scene.now),ann\n")
        #expect(events.newOwners == ["eve"])
        #expect(try await scene.at(Scene.now).customer("C-1", events: 0).owner == "eve")
    }

    static let mixed = "customer,kind,at\nC-1,inquiry,2026-02-01\nC-9,inquiry,2026-02-01\nC-1,inquiry,2027-01-01\n"

    @Test func `rows that cannot be taken are reported by number and the rest is kept`() async throws {
        let report = try await Scene(Self.full).at(Scene.now).timeline(Self.mixed)
        #expect(report.eventsRecorded == 1 && report.rowsWithProblems == 2)
        #expect(report.problems.flatMap(\.rows).sorted() == [3, 4])
    }

    @Test func `of problems without end those of the first rows are told, and the rest is counted`() async throws {
        let rows = 3_000
        var file = "customer,kind,at\n"
        for number in 0..<rows { file += "X-\(number % (rows / 2)),inquiry,2026-02-01\n" }
        let scene = try await Scene(Self.full)
        let report = try await scene.at(Scene.now).timeline(file)
        #expect(report.eventsRecorded == 0 && report.rowsWithProblems == rows)
        #expect(report.problems.map(\.rows) == (0..<1_000).map { [$0 + 2, $0 + 2 + rows / 2] })
        #expect(Set(report.problems.map(\.message)).count == 1_000)
        #expect(report.problemsLeftOut == 1_000)
        let asked = try await scene.at(Scene.now).timeline(file, dryRun: true, allOrNothing: true)
        #expect(asked.problems == report.problems && asked.problemsLeftOut == 1_000 && asked.rowsWithProblems == rows)
    }

    @Test func `of rows with one problem the lowest are told, though they are met by customer`() async throws {
        let scene = try await Scene("key,name\nA,A\nB,B\n")
        var file = "customer,kind,at\n"
        // Customers come one after another; those of B are the first rows.
        for number in 0..<3_000 { file += "\(number < 900 ? "B" : "A"),order-completed,2026-02-01\n" }
        let report = try await scene.at(Scene.now).timeline(file)
        #expect(report.problems.map(\.count) == [3_000] && report.problems.map(\.rows) == [Array(2...1_001)])
        #expect(report.problemsLeftOut == nil && report.rowsWithProblems == 3_000)
    }

    @Test func `skipped rows are counted to the last, and the lowest are told`() async throws {
        let mapping = """
            customer: {key: id}
            events: [{kind: inquiry, at: day}]
            skip: [{when: {kind: [test]}, reason: a trial}]
            """
        let rows = String(repeating: "A,2026-02-01,test\n", count: 2_500)
        let report = try await Scene("key,name\nA,A\n").at(Scene.now).mapped("id,day,kind\n" + rows, by: mapping)
        #expect(report.skipped.map(\.message.english) == ["a trial"] && report.skipped.map(\.count) == [2_500])
        #expect(report.skipped.map(\.rows) == [Array(2...1_001)] && report.skippedLeftOut == nil)
    }

    @Test func `with all or nothing one bad row keeps the rest out`() async throws {
        let scene = try await Scene(Self.full)
        let before = try await scene.dump()
        let session = scene.at(Scene.now)
        #expect(await refusal { try await session.timeline(Self.mixed, allOrNothing: true) }?.brief == "rows-refused 2")
        let asked = try await session.timeline(Self.mixed, dryRun: true, allOrNothing: true)
        #expect(asked.dryRun && asked.rowsWithProblems == 2 && asked.eventsRecorded == 0 && asked.batch == nil)
        #expect(try await scene.dump() == before)
    }

    @Test func `a file of which nothing can be taken leaves a store as it was, a new one too`() async throws {
        for scene in [try await Scene(Self.full), Scene()] {
            let before = try await scene.dump()
            let report = try await scene.at("2026-05-01T00:00:00Z").customers("key,name\n,x\n")
            #expect(report.isFutile && report.batch == nil)
            #expect(try await scene.dump() == before)
        }
    }

    @Test func `a dry run reports the same and changes nothing`() async throws {
        let scene = try await Scene(Self.full)
        let before = try await scene.dump()
        let later = scene.at("2026-05-01T00:00:00Z")
        let rehearsed = try await later.timeline(Self.mixed, dryRun: true)
        let customers = try await later.customers("key,name,owner\nC-2,New,zoe\n", dryRun: true)
        #expect(try await scene.dump() == before)
        #expect(customers.customersCreated == 1 && customers.newOwners == ["zoe"] && customers.dryRun)
        var real = try await later.timeline(Self.mixed)
        #expect(rehearsed.batch == nil && real.batch != nil)
        real.batch = nil
        real.dryRun = true
        #expect(real == rehearsed)
    }

    @Test func `a file that cannot be read as a whole changes nothing`() async throws {
        let scene = try await Scene(Self.full)
        let before = try await scene.dump()
        let session = scene.at("2026-05-01T00:00:00Z")
        guard case .file = await refusal({ try await session.timeline("customer,kind\nC-1,inquiry\n") }) else {
            Issue.record("a file without a required column was taken")
            return
        }
        #expect(try await scene.dump() == before)
    }

    @Test func `adding a key that is there is refused`() async throws {
        let scene = try await Scene(Self.full)
        let key = try #require(CustomerKey(validating: "C-1"))
        let session = scene.at(Scene.now)
        #expect(
            await refusal { try await session.add(key, profile: Profile(name: "A"), owner: nil) }?.brief
                == "customer-exists")
    }

    @Test func `a row says who recorded an event and when, and ids follow the file`() async throws {
        let scene = try await Scene("key,name\nA,A\nB,B\n")
        let report = try await scene.at(Scene.now).timeline(
            """
            customer,kind,at,channel,direction,outcome,form,actor,recorded_at
            B,contact,2026-02-01T08:00:00Z,phone,out,reached,yes,max,2026-02-01T09:00:00Z
            A,inquiry,2026-02-02T08:00:00Z,,,,,,
            B,inquiry,2026-02-03T08:00:00Z,,,,,,

            """)
        #expect(report.eventsRecorded == 3 && report.problems == [])
        let dump = try await scene.dump()
        let events = dump.events.joined().filter { !$0.kind.isSystem || $0.kind == .form }.sorted { $0.id < $1.id }
        #expect(events.map(\.kind) == [.contact, .form, .inquiry, .inquiry])
        #expect(events.map { $0.id.number - events[0].id.number } == [0, 1, 2, 3])
        #expect(
            events.prefix(2).allSatisfy { $0.actor.text == "max" && $0.recordedAt == instant("2026-02-01T09:00:00Z") })
        #expect(events[2].recordedAt == instant(Scene.now))
    }

    @Test func `what was known already is no part of a batch`() async throws {
        let scene = try await Scene("key,name\nA,A\nB,B\n")
        let admin = scene.at(Scene.now)
        let file = "customer,kind,at,ref\nA,inquiry,2026-02-01T08:00:00Z,1\n"
        #expect(try await admin.timeline(file).eventsRecorded == 1)
        let again = try await admin.timeline(file + "B,inquiry,2026-02-01T08:00:00Z,1\n")
        #expect(again.eventsKnown == 1 && again.eventsRecorded == 1)
        let batch = try #require(try await admin.batches(limit: 1).first)
        #expect(batch.customers == 1)
        #expect(try await admin.undo(batch.batch).restored == 1)
    }

    @Test func `events of customers that a file makes are told apart as those of others`() async throws {
        let scene = try await Scene("key,name\nA,A\n")
        let admin = scene.at(Scene.now)
        let mapping = """
            customer: {key: id, create: true}
            events:
              - {kind: inquiry, at: day, ref: name}
              - {kind: order, when: {net: present}, at: day, ref: name, amount: net}
              - {kind: order-completed, when: {ends: present}, at: day, ref: {concat: [name, ends]}, order_ref: ends}
            """
        let file = """
            id,day,name,net,ends
            NEW,2026-02-01,O-1,5.00,
            A,2026-02-01,O-1,5.00,
            NEW,2026-02-01,O-1,5.00,
            A,2026-02-01,O-1,5.00,
            NEW,2026-02-01,O-1,6.00,
            A,2026-02-01,O-1,6.00,
            NEW,2026-02-02,O-2,,O-1
            A,2026-02-02,O-2,,O-1
            NEW,2026-02-02,O-3,,O-9
            A,2026-02-02,O-3,,O-9

            """
        let report = try await admin.mapped(file, by: mapping)
        // Inquiry and order of the first row, inquiries of O-2 and O-3, and the end of O-1; for each of the two.
        #expect(report.eventsRecorded == 10 && report.customersCreated == 1, "\(report)")
        #expect(report.eventsKnown == 6)
        #expect(
            report.problems.map { "\($0.code) \($0.rows)" } == ["ref-conflict [6, 7]", "unknown-order [10, 11]"])
        #expect(report.rowsWithProblems == 4)
        let again = try await admin.mapped(file, by: mapping)
        #expect(again.eventsRecorded == 0 && again.batch == nil)
        let dump = try await scene.dump()
        let names = dump.events.map { $0.filter { !$0.kind.isSystem }.map { "\($0.kind.rawValue) \($0.ref)" }.sorted() }
        #expect(names.count == 2 && names[0] == names[1], "\(names)")
    }
}
