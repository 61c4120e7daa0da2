import Assembly
import Domain
import FoundationEssentials
import HTTPTypes
import Houses
import Testing
import Workflows

@testable import Server

/// What a customer's page says of what happened.
@Suite struct CustomerPageTests {
    @Test(arguments: [("en", "taken back", "installed · yesterday 17:00"), ("zh", "撤回", "安装 · 昨天 17:00")])
    func `what was taken back is marked, and told no more beside the timeline`(
        language: String, word: String, told: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        let file = """
            customer,kind,at,model,serial,note
            ANN,installed,2026-03-01T09:00:00Z,VS-80,GHOST-1,
            ANN,attachment,2026-03-01T10:00:00Z,,,ghost.pdf

            """
        let batch = try #require(try await admin.timeline(file).batch)
        try await desk.run { caller async throws in
            let boss = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            func page() async throws -> (beside: Int, inTimeline: Int, marks: Int, text: String) {
                let text = try await boss.get("/customers/ANN").text
                let parts = text.components(separatedBy: "</section>")
                let timeline = try #require(parts.first { $0.contains("id=\"timeline\"") })
                func count(_ word: String, _ text: String) -> Int { text.components(separatedBy: word).count - 1 }
                let ghosts = count("GHOST-1", text) + count("ghost.pdf", text)
                let inTimeline = count("GHOST-1", timeline) + count("ghost.pdf", timeline)
                return (ghosts - inTimeline, inTimeline, count(word, timeline), timeline)
            }
            let before = try await page()
            #expect(before.beside == 2 && before.inTimeline == 2 && before.marks == 0)
            _ = try await UndoBatch(batch: batch).perform(in: admin)
            let after = try await page()
            // Each of the two is marked, and each of the two lines that take them back says what.
            #expect(after.beside == 0 && after.inTimeline == 4 && after.marks == 4)
            #expect(after.text.contains(told), "\(after.text)")
        }
    }
}
