import Domain
import Houses
import Storage
import Testing

@testable import Workflows

/// A search finds the same whether the store tells who matches, but for those whose time has passed, or all are looked at.
struct SearchTests {
    static let searches = [
        "", "stage:inquiry,undealt", "-stage:inquiry", "grade:>=C", "hot:hot", "hot:normal", "urgency:urgent",
        "priority:>B", "stars:unrated", "owner:none", "owner:ann", "due:overdue", "due:<30d",
        "days_since_order:>90", "tag:fair-2026", "Name", "-\"C-3\"",
    ]

    private func found(
        _ session: Session, _ text: String, limit: Int, walking: Bool
    ) async throws(RapportError) -> [String] {
        try await session.read(.readCustomers) { lens in
            let condition = try QueryParser(lens.engine, actor: lens.actor, now: lens.now).condition(text)
            var keys: [String] = []
            let body = { (entry: Lens.Entry) in keys.append("\(entry.full.key.text) \(entry.standing.labels.count)") }
            let count =
                try walking
                ? lens.walk(condition, Lens.Window(limit: limit), body) : lens.search(condition, limit: limit, body)
            return keys + ["\(count)"]
        }
    }

    @Test func `time that has passed is found without looking at everybody`() async throws {
        var differing = 0
        for seed: UInt64 in 0..<6 {
            var history = RandomHistory(seed: seed)
            let customers = history.customers()
            let scene = try await Scene(customers, RandomHistory.header + history.rows(80).joined())
            for user in [nil, "ann"] as [String?] {
                for text in Self.searches {
                    let before = try await found(scene.at(Scene.now, as: user), text, limit: 99, walking: true)
                    for span in [Span.days(0), .days(1), .days(9), .days(31), .days(200)] {
                        let session = scene.at(instant(Scene.now) + span, as: user)
                        for limit in [0, 1, 3, 99] {
                            let walked = try await found(session, text, limit: limit, walking: true)
                            let searched = try await found(session, text, limit: limit, walking: false)
                            #expect(searched == walked, "\(seed): \(text) of \(user ?? "all") after \(span), \(limit)")
                            if limit == 99, walked != before { differing += 1 }
                        }
                    }
                }
            }
        }
        // Time does move who is found.
        #expect(differing > 40)
    }
}
