import Domain
import Foundation
import Houses
import Storage
import Testing

@testable import Workflows

/// An import is a batch: it can be taken back as a whole.
struct ImportUndoTests {
    private static let file = """
        key,name,owner,tags,emails,annual_purchase,currency,country,created_at
        NEW,New,ann,fair;new,new@x.example,,,DE,2026-03-01T00:00:00Z
        ANN,Renamed,ann,fair,other@x.example,90000.00,USD,FR,
        AMY,Firm AMY,ann,,,,,,

        """
    private static let events = """
        customer,kind,at,channel,direction,outcome,amount,currency,ref
        ANN,inquiry,2026-03-01T08:00:00Z,,,,,,
        ANN,order,2026-03-01T09:00:00Z,,,,900.00,USD,O-1
        ANN,order-completed,2026-03-01T10:00:00Z,,,,,,O-1
        POOL,contact,2026-03-01T11:00:00Z,phone,out,reached,,,

        """

    /// All that can be asked of the customers, but for the timelines and their lengths, which tell of both.
    private func shown(_ house: House) async throws -> [String] {
        var views: [String] = []
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for key in try await house.at(House.start).customers(matching: "", limit: 99).customers.map(\.key) {
            var view = try await house.at(House.start).customer(key, events: 0)
            view.version = 0
            view.events = 0
            views.append("\(key) \(String(decoding: try encoder.encode(view), as: UTF8.self))")
        }
        return views
    }

    private func differences(_ now: [String], _ then: [String]) -> [String] {
        now.filter { !then.contains($0) } + then.filter { !now.contains($0) }
    }

    @Test(arguments: Backend.allCases)
    func `new customers go, known ones are as they were, and the file can be taken anew`(backend: Backend) async throws
    {
        let house = try await House(backend)
        let admin = house.at(House.start)
        let before = try await shown(house)
        let tags = try await admin.tags()
        let report = try await admin.customers(Self.file)
        let batch = try #require(report.batch)
        #expect(report.customersCreated == 1 && report.customersUpdated == 2)
        let listed = try #require(try await admin.batches(limit: 1).first)
        #expect(listed.batch == batch && listed.action == "import.customers" && listed.detail == "customers.csv")
        #expect(listed.customers == 3)
        let after = try await shown(house)
        #expect(after.contains { $0.hasPrefix("NEW ") } && after != before)

        let preview = try await admin.undo(batch, dryRun: true)
        #expect(preview.restored == 3 && preview.failures == [] && preview.dryRun)
        #expect(try await shown(house) == after)

        let undo = try await admin.undo(batch)
        #expect(undo.restored == 3 && undo.failures == [] && undo.tags == ["fair", "new"])
        let apart = differences(try await shown(house), before)
        #expect(apart == [])
        #expect(try await admin.tags() == tags)
        #expect(await refusal { try await admin.customer("NEW", events: 0) }?.brief == "unknown-customer NEW")
        #expect(await refusal { try await admin.undo(batch) }?.teamBrief == "already-undone")
        #expect(try await house.findings() == [])

        let again = try await admin.customers(Self.file)
        #expect(again.customersCreated == 1 && again.customersUpdated == 2 && again.rowsWithProblems == 0)
        #expect(try await admin.customer("ANN", events: 0).name == "Renamed")
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `events are retracted, and what they moved moves back`(backend: Backend) async throws {
        let house = try await House(backend)
        let admin = house.at(House.start)
        let before = try await shown(house)
        let report = try await admin.timeline(Self.events)
        #expect(report.eventsRecorded == 4 && report.problems == [])
        let batch = try #require(report.batch)
        #expect(try await shown(house) != before)
        let again = try await admin.timeline(Self.events)
        #expect(again.batch == nil && again.eventsKnown == 4)

        #expect(try await admin.undo(batch).restored == 2)
        let apart = differences(try await shown(house), before)
        #expect(apart == [])
        let timeline = try await admin.customer("ANN", events: 99).timeline
        #expect(timeline.filter { $0.kind == "retracted" }.count == 3)
        #expect(try await house.findings() == [])
        // Their names are free again.
        #expect(try await admin.timeline(Self.events).eventsRecorded == 4)
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test(arguments: [["POOL", "ANN"], ["ANN", "POOL"]])
    func `rows of customers that take turns are those of the file, and all are taken back`(keys: [String]) async throws
    {
        let house = try await House()
        let admin = house.at(House.start)
        let (one, other) = (keys[0], keys[1])
        let report = try await admin.timeline(
            """
            customer,kind,at,amount,currency,ref
            \(one),order,2026-03-01T08:00:00Z,10.00,USD,O-1
            \(other),order,2026-03-01T08:00:00Z,20.00,USD,O-1
            \(one),order,2026-03-01T08:00:00Z,30.00,USD,O-1
            \(other),order,2026-03-01T08:00:00Z,40.00,USD,O-1
            \(one),inquiry,2026-03-01T08:00:00Z,,,I-1
            \(other),inquiry,2026-03-01T08:00:00Z,,,I-1

            """)
        #expect(report.eventsRecorded == 4)
        // The first of a name stands, and whoever comes with other content is told by row.
        #expect(report.problems.map(\.rows) == [[4, 5]])
        #expect(try await admin.undo(try #require(report.batch)).restored == 2)
        for key in keys {
            let timeline = try await admin.customer(key, events: 99).timeline
            #expect(timeline.filter { $0.kind == "retracted" }.count == 2, "\(key)")
            let labels = try await admin.customer(key, events: 0).labels
            #expect(labels.first { $0.scheme == "stage" }?.label == "unmarked")
        }
        #expect(try await house.findings() == [])
    }

    @Test func `customers about whom something has been recorded since stay, and are named`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        let batch = try #require(try await admin.customers(Self.file).batch)
        _ = try await house.at(House.start, as: "ann").log(EventInput(kind: .note), for: "NEW")
        _ = try await admin.edit("AMY", ["company": "Amy Ltd"])
        #expect(
            await refusal { try await admin.undo(batch, allOrNothing: true) }?.teamBrief == "some-changed-since")
        let undo = try await admin.undo(batch)
        #expect(undo.restored == 1)
        #expect(
            undo.failures.map { "\($0.customer) \($0.refusal.code)" }.sorted() == [
                "AMY changed-since", "NEW changed-since",
            ])
        #expect(try await admin.customer("ANN", events: 0).name == "Firm ANN")
        #expect(try await admin.customer("NEW", events: 0).owner == "ann")
        #expect(try await admin.customer("AMY", events: 0).owner == "ann")
        #expect(try await house.findings() == [])
    }

    @Test func `two files are taken back one after the other, the later first`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        let first = try #require(try await admin.customers(Self.file).batch)
        let rows = "customer,kind,at\nNEW,inquiry,2026-03-01T08:00:00Z\nANN,note,2026-03-01T08:00:00Z\n"
        let second = try #require(try await admin.timeline(rows).batch)
        let third = try #require(try await admin.customers("key,name\nANN,Third\nNEW,Newer\n").batch)
        let early = try await admin.undo(first, dryRun: true)
        #expect(early.restored == 1 && early.failures.map(\.customer).sorted() == ["ANN", "NEW"])
        #expect(try await admin.undo(third).restored == 2)
        #expect(try await admin.undo(second).restored == 2)
        #expect(try await admin.undo(first).restored == 3)
        #expect(differences(try await shown(house), try await shown(House())) == [])
        #expect(try await house.findings() == [])
    }

    @Test func `who imported takes back, and nobody else but an administrator`() async throws {
        let house = try await House()
        let max = house.at(House.start, as: "max")
        let file = "key,name,owner\nMINE,Mine,ann\nFREE,Free,\n"
        let own = try #require(try await max.customers(file).batch)
        for other in ["ann", "mia"] {
            #expect(
                await refusal { try await house.at(House.start, as: other).undo(own) }?.teamBrief == "unknown-batch")
        }
        // Nobody's customer either, which a manager may otherwise not change.
        #expect(try await max.undo(own).restored == 2)
        let next = try #require(try await max.customers(file).batch)
        #expect(try await house.at(House.start, as: "root").undo(next).restored == 2)
        #expect(try await house.findings() == [])
    }

    @Test func `a customer that somebody wrote a draft about stays`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        let batch = try #require(try await admin.customers("key,name,owner\nNEW,New,sue\n").batch)
        try await house.store.write { transaction in
            let key = try #require(CustomerKey(validating: "NEW"))
            try transaction.drafts.append(
                Draft(
                    id: transaction.drafts.allocateID(), author: user("ann"),
                    customer: try #require(try transaction.customers.id(of: key)), kind: .note, at: House.startInstant,
                    keptAt: House.startInstant, details: EventDetails(), ref: nil, formFilled: false))
        }
        #expect(try await admin.undo(batch).failures.map(\.customer) == ["NEW"])
        #expect(try await admin.customer("NEW", events: 0).owner == "sue")
    }

    @Test func `what takes an owner away gives the customer back, and what is given is checked`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        let rows = "customer,kind,at,owner\nANN,owned,2026-03-02T01:00:00Z,sue\n"
        let batch = try #require(try await admin.timeline(rows).batch)
        #expect(try await admin.customer("ANN", events: 0).owner == "sue")
        _ = try await admin.changeUser(user("ann"), UserEdit(isActive: false))
        let undo = try await admin.undo(batch)
        #expect(undo.restored == 0 && undo.failures.map(\.customer) == ["ANN"])
        #expect(try await admin.customer("ANN", events: 0).owner == "sue")
        _ = try await admin.changeUser(user("ann"), UserEdit(isActive: true))
        #expect(try await admin.undo(batch).restored == 1)
        #expect(try await admin.customer("ANN", events: 0).owner == "ann")
        #expect(try await house.findings() == [])
    }

    @Test func `a dry run makes no batch, and a file of known rows neither`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        #expect(try await admin.customers(Self.file, dryRun: true).batch == nil)
        #expect(try await admin.customers(Self.file).batch != nil)
        let same = try await admin.customers(Self.file)
        #expect(same.batch == nil && same.customersUnchanged == 3)
    }
}
