import Domain
import Houses
import Storage
import Testing

@testable import Workflows

struct StoreCareTests {
    private func scene() async throws -> Scene {
        try await Scene(
            "key,name,owner,phones\nC-1,One,ann,+49 30 1\nC-2,Two,ann,+49 30 2\n",
            "customer,kind,at,amount\nC-1,order,2026-03-01,500\nC-2,inquiry,2026-03-30,\n")
    }

    typealias Damage = @Sendable (inout Standing) -> Void

    static let damages: [(what: String, Damage)] = [
        ("facts", { $0.facts.inquiries += 1 }),
        (
            "labels",
            { $0.labels[0] = CurrentLabel(scheme: $0.labels[0].scheme, label: "x", score: nil, since: .earliest) }
        ),
        (
            "labels",
            { standing in
                guard let place = standing.labels.firstIndex(where: { $0.scheme == "priority" }) else { return }
                let label = standing.labels[place]
                standing.labels[place] = CurrentLabel(
                    scheme: label.scheme, label: label.label, score: 99, since: label.since)
            }
        ),
        (
            "labels",
            {
                $0.labels[0] = CurrentLabel(
                    scheme: $0.labels[0].scheme, label: $0.labels[0].label, score: $0.labels[0].score,
                    since: $0.labels[0].since, origin: .override)
            }
        ),
        ("obligations", { $0.obligations = [] }),
        ("next-change", { $0.nextChange = .never }),
        ("standing", { $0.policy = 7 }),
    ]

    @Test(arguments: damages)
    func `a check finds what does not follow from the timeline, and a rebuild mends it`(
        _ damage: (what: String, Damage)
    ) async throws {
        let scene = try await scene()
        let sound = try await scene.dump().standings
        let change = damage.1
        try await scene.store.write { transaction in
            var standing = try #require(try transaction.standings.standing(of: CustomerID(1)))
            change(&standing)
            try transaction.standings.overwrite(standing, of: CustomerID(1))
        }
        let report = try await scene.at(Scene.now).checkStore()
        #expect(report.findings.map(\.what) == [damage.what] && report.findings.first?.customer == "C-1")
        _ = try await scene.at(Scene.now).rebuildStore()
        #expect(try await scene.at(Scene.now).checkStore().isSound)
        #expect(try await scene.dump().standings.map { $0?.facts } == sound.map { $0?.facts })
        #expect(try await scene.dump().standings.map { $0?.obligations } == sound.map { $0?.obligations })
    }

    @Test func `a rebuild of a sound store changes nothing but its record`() async throws {
        let scene = try await scene()
        let before = try await scene.dump()
        _ = try await scene.at("2026-03-31T02:00:00Z").rebuildStore()
        let after = try await scene.dump()
        #expect(after.standings == before.standings && after.labelChanges == before.labelChanges)
        #expect(after.events == before.events)
    }

    @Test func `what an older program derived is folded anew by the next write, and labels keep their since`()
        async throws
    {
        let scene = try await Scene(
            "key,name,owner,created_at,emails\nC-1,One,ann,2026-03-01,a@a.example\n",
            "customer,kind,at,channel,direction,purpose\nC-1,contact,2026-03-20T01:00:00Z,email,out,care\n")
        let whole = try await scene.dump()
        try await scene.store.write { transaction in
            let id = try #require(whole.customers.first).id
            var old = try #require(try transaction.standings.standing(of: id))
            old.facts.care = .unset
            old.obligations = []
            old.policy = 0
            old.nextChange = .earliest
            try transaction.standings.overwrite(old, of: id)
        }
        _ = try await scene.at(Scene.now).processTime()
        #expect(try await scene.dump().standings == whole.standings)
        #expect(try await scene.at(Scene.now).checkStore().isSound)
    }
}
