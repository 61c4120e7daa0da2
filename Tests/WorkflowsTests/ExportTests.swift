import Domain
import Exchange
import Houses
import Policy
import Storage
import Synchronization
import Testing

@testable import Workflows

/// What an export hands over, in its order.
final class Rows: Sendable {
    private let rows = Mutex<[String]>([])
    func add(_ more: [String]) { rows.withLock { $0 += more } }
    var all: [String] { rows.withLock { $0 } }
}

struct ExportTests {
    /// The keys are not in the order of their bytes.
    static let customers =
        "key,name,owner,created_at,emails\nc-2,Two,ann,2026-03-01,b@b.example\nC-1,One,,2026-03-01,a@a.example\n"
    static let timeline = """
        customer,kind,at,ref,level,expected_close,channel,direction
        c-2,inquiry,2026-03-31T01:00:00Z,i,,,,
        c-2,need,2026-03-30T01:00:00Z,n,obvious,2026-05-31,,
        C-1,inquiry,2026-03-31T01:00:00.500Z,i,,,,

        """

    private func labels(_ session: Session) async throws -> [String] {
        let rows = Rows()
        try await session.exportLabels { rows.add($0.map { $0.fields.joined(separator: ",") }) }
        return rows.all
    }

    private func obligations(_ session: Session) async throws -> [String] {
        let rows = Rows()
        try await session.exportObligations { rows.add($0.map { $0.fields.joined(separator: ",") }) }
        return rows.all
    }

    @Test func `labels are ordered by key and scheme, with since and valid until`() async throws {
        let scene = try await Scene(Self.customers, Self.timeline)
        let now = Scene.now
        #expect(
            try await labels(scene.at(now)) == [
                "C-1,demand,target,,\(now),2026-06-29T01:00:00.500Z,rule,1",
                "C-1,grade,ungraded,,\(now),,rule,1",
                "C-1,hot,hot,,\(now),2026-04-30T01:00:00.500Z,rule,1",
                "C-1,importance,ordinary,,\(now),,rule,1",
                "C-1,negotiation,negotiating,,\(now),2026-06-29T01:00:00.500Z,rule,1",
                "C-1,power,unknown,,\(now),,rule,1",
                "C-1,priority,D,0,\(now),,rule,1",
                "C-1,relationship,negotiating,,\(now),2026-06-29T01:00:00.500Z,rule,1",
                "C-1,rfm,never-bought,,\(now),,rule,1",
                "C-1,stage,inquiry,,\(now),,rule,1",
                "C-1,stars,1,,\(now),,rule,1",
                "C-1,urgency,slow,,\(now),2026-04-01T01:00:00.500Z,rule,1",
                "c-2,demand,target,,\(now),,rule,1",
                // One month after 30 April is 30 May: 31 May is near from 1 May on, which begins at 16:00 UTC the day before.
                "c-2,grade,B,,\(now),2026-04-30T16:00:00Z,rule,1",
                "c-2,hot,hot,,\(now),2026-04-30T01:00:00Z,rule,1",
                "c-2,importance,ordinary,,\(now),,rule,1",
                "c-2,negotiation,negotiating,,\(now),2026-06-29T01:00:00Z,rule,1",
                "c-2,power,unknown,,\(now),,rule,1",
                // 20 for the need and 8 for its day; 15 for the day from 30 days ahead on.
                "c-2,priority,C,28,\(now),2026-04-30T16:00:00Z,rule,1",
                "c-2,relationship,negotiating,,\(now),2026-06-29T01:00:00Z,rule,1",
                "c-2,rfm,never-bought,,\(now),,rule,1",
                "c-2,stage,inquiry,,\(now),,rule,1",
                // High by its day until the grace has passed, then nothing is heard any more.
                "c-2,stars,2,,\(now),2026-06-29T16:00:00Z,rule,1",
                "c-2,urgency,unhurried,,\(now),2026-04-01T01:00:00Z,rule,1",
            ])
    }

    @Test func `obligations are ordered by key, kind and due`() async throws {
        let scene = try await Scene(Self.customers, Self.timeline)
        #expect(
            try await obligations(scene.at(Scene.now)) == [
                // What users owe comes first: the reviews, from when they were made.
                ",policy-review,2026-04-30T10:00:00Z,admin,,period", ",weekly-review,2026-04-07T02:00:00Z,ann,,period",
                "C-1,reply,2026-04-01T01:00:00.500Z,,email,unanswered",
                "c-2,first-contact,2026-03-03T10:00:00Z,ann,email,new-spell",
                "c-2,recycle-warning,2026-03-12T16:00:00Z,ann,email,no-follow-up",
                "c-2,reply,2026-04-01T01:00:00Z,ann,email,unanswered",
            ])
    }

    @Test func `what has a later score but the same label is valid until then`() async throws {
        let scene = try await Scene(
            "key,name,created_at\nC-1,One,2026-01-01\n",
            "customer,kind,at,amount\nC-1,order,2026-03-30T00:00:00Z,1.00\n")
        let rfm = try await labels(scene.at(Scene.now)).first { $0.hasPrefix("C-1,rfm") }
        // One day ago; above the edge of 30 days on the 31st day after it.
        #expect(rfm == "C-1,rfm,new,511,\(Scene.now),2026-04-29T16:00:00Z,rule,1")
    }

    @Test func `since stays when other labels move`() async throws {
        let scene = try await Scene(Self.customers, Self.timeline)
        let later = "2026-04-02T00:00:00Z"
        _ = try await scene.at(later).log(EventInput(kind: .order), for: "C-1")
        let rows = try await labels(scene.at(later))
        #expect(rows.contains("C-1,stage,transaction,,\(later),,rule,1"))
        #expect(rows.contains("C-1,importance,ordinary,,\(Scene.now),,rule,1"))
    }

    @Test func `an export brings customers of an older policy to the one in force first`() async throws {
        let scene = try await Scene(Self.customers, Self.timeline)
        let text = Preset.foreignTrade.text.replacing("within_months: {a: 1,", with: "within_months: {a: 3,")
        let record = PolicyRecord(version: 2, text: text, adoptedAt: instant(Scene.now), adoptedBy: .admin)
        try await scene.store.write { try $0.policies.append(record) }
        let rows = try await labels(scene.at(Scene.now))
        #expect(rows.allSatisfy { $0.hasSuffix(",2") })
        #expect(rows.contains { $0.hasPrefix("c-2,grade,A") })
        #expect(try await scene.dump().standings.allSatisfy { $0?.policy == 2 })
    }
}
