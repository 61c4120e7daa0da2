import Assembly
import Domain
import FoundationEssentials
import Houses
import Testing
import Workflows

@testable import Server

/// What managers see of their people.
@Suite struct TeamPageTests {
    /// The rows of a table of the page by their heads, tags left out.
    private static func rows(_ page: String, under title: String) -> [String: String] {
        let table = page.components(separatedBy: "<h2>\(title)</h2>").dropFirst().first?
            .components(separatedBy: "</table>").first
        let rows = (table ?? "").components(separatedBy: "<tr").dropFirst().map { row in
            row.prefix { $0 != "\n" }.components(separatedBy: "</th>").map { cell in
                cell.drop { $0 != ">" }.replacing(/<[^>]*>/, with: " ").dropFirst().split(separator: " ").joined(
                    separator: " ")
            }
        }
        return Dictionary(
            rows.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }

    @Test(arguments: [
        ("en", "Now", "ann has left", "ann has left and still owns ", ">1 customer</a>"),
        ("zh", "当前", "ann 已离开", "ann 已离开，名下仍有 ", ">1 位客户</a>"),
    ]) func `who has left is listed and told of while they own customers, and not after`(
        language: String, title: String, name: String, told: String, count: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        try await desk.run { caller async throws in
            let root = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            #expect(
                try await ChangeUser(user: try #require(Line("ann")), active: false).perform(in: admin).customers == 1)
            #expect(Self.rows(try await root.get("/team").text, under: title)[name] != nil)
            let settings = try await root.get("/settings?done=changeUser").text
            #expect(settings.contains(told) && settings.contains(count))
            #expect(settings.contains("href=\"/customers?q=owner%3Aann\"") && !settings.contains("amy has left"))
            let ann = try await root.get("/customers?q=owner%3Aann").text
            #expect(ann.contains("data-customer=\"ANN\""))
        }
        _ = try await RunBatch(action: .assign, customers: ["ANN"], owner: Line("amy")).perform(in: admin)
        try await desk.run { caller async throws in
            let root = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            let rows = Self.rows(try await root.get("/team").text, under: title)
            #expect(rows[name] == nil && rows["amy"] != nil, "\(rows)")
            #expect(try await !root.get("/settings").text.contains(told))
        }
    }

    @Test(arguments: [("en", "Now"), ("zh", "当前")])
    func `customers that are overdue are counted, not what each of them is owed, as Today and the search do`(
        language: String, title: String
    ) async throws {
        let desk = try await Desk()
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        // A reply and a first contact, of one customer.
        _ = try await LogEvent(customer: "ANN", kind: .inquiry).perform(in: admin)
        desk.clock.pass(milliseconds: 3 * 86_400_000)
        let cookie = try await desk.cookie("root")
        try await desk.run { caller async throws in
            let root = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            let workload = try await ReadWorkload(days: 7).perform(
                in: desk.site.composition.session(on: desk.site.store, at: desk.clock.now))
            let ann = try #require(workload.people.first { $0.user == "ann" })
            #expect(ann.overdue == 2 && ann.overdueCustomers == 1, "\(ann)")
            let page = try await root.get("/team").text
            #expect(Self.rows(page, under: title)["ann"] == "1 1 1", "\(Self.rows(page, under: title))")
            let link = "/customers?q=owner%3Aann%20due%3Aoverdue"
            #expect(page.contains("<a href=\"\(link)\">1</a>"))
            #expect(try await root.get(link).text.components(separatedBy: "<tr data-keys").count == 2)
            #expect(try await root.get("/v1/today?owner=ann").object["overdue"] as? Int == 1)
        }
    }
}
