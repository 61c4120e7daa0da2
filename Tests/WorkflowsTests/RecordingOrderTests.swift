import Domain
import Houses
import Testing

@testable import Workflows

/// Late events refold: what is derived does not depend on when and in which order events became known.
struct RecordingOrderTests {
    /// What is derived for each customer, with events named by kind and ref.
    private func derived(_ scene: Scene) async throws -> [[String]] {
        let dump = try await scene.dump()
        return zip(dump.standings, dump.events).map { standing, events in
            guard let standing else { return [] }
            let names = Dictionary(
                events.map { (Cause.event($0.id), "\($0.kind.rawValue) \($0.ref)") }, uniquingKeysWith: { a, _ in a })
            let labels = standing.labels.map {
                "\($0.scheme) \($0.label) \($0.score.map(String.init) ?? "") \($0.since.rfc3339)"
            }
            let owed = standing.obligations.map {
                "\($0.kind) \($0.due.rfc3339) \($0.channel.map(\.rawValue) ?? "") \($0.reason) \(names[$0.cause] ?? "?")"
            }
            return labels + owed + [standing.nextChange.rfc3339]
        }
    }

    @Test(arguments: 1...12)
    func `events one by one in any order give what one import gives`(seed: UInt64) async throws {
        var history = RandomHistory(seed: seed)
        let customers = history.customers()
        let rows = history.rows(40)
        let whole = try await Scene(customers, RandomHistory.header + rows.joined())
        let pieces = try await Scene(customers)
        let shuffled = history.shuffled(rows)
        let ends: (String) -> Bool = { $0.contains(",order-completed,") || $0.contains(",order-cancelled,") }
        for row in shuffled.filter({ !ends($0) }) + shuffled.filter(ends) {
            let report = try await pieces.at(Scene.now).timeline(RandomHistory.header + row)
            #expect(report.problems.isEmpty, "\(report.problems)")
        }
        #expect(try await derived(pieces) == derived(whole))
        #expect(try await pieces.at(Scene.now).checkStore().findings == [])
        #expect(try await whole.at(Scene.now).checkStore().findings == [])
    }

    @Test func `an event that comes late changes what came after it`() async throws {
        let scene = try await Scene(
            "key,name,created_at\nC-1,Acme,2026-01-01\n", "customer,kind,at\nC-1,deal-lost,2026-03-20\n")
        #expect(try await scene.labels(of: "C-1")["stage"] == "undealt")
        _ = try await scene.at(Scene.now).timeline("customer,kind,at\nC-1,inquiry,2026-03-21\n")
        #expect(try await scene.labels(of: "C-1")["stage"] == "inquiry")
        _ = try await scene.at(Scene.now).timeline("customer,kind,at\nC-1,order,2026-02-01\n")
        #expect(try await scene.labels(of: "C-1")["stage"] == "transaction")
    }
}
