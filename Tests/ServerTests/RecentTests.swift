import Assembly
import Domain
import HTTPTypes
import Testing
import Workflows

@testable import Server

/// Answers that are given again.
@Suite struct RecentTests {
    private static let today = "/v1/today?limit=5"

    @Test func `what is asked again within a second is answered the same, and no later`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token)
            let first = try await ann.get(Self.today)
            desk.clock.pass(milliseconds: 999)
            let second = try await ann.get(Self.today)
            #expect(first.status == 200 && second.text == first.text)
            #expect(first.headers[.xRequestID] != second.headers[.xRequestID])
            #expect(second.headers[.contentSecurityPolicy] != nil && second.headers[.cacheControl] == "no-store")
            desk.clock.pass(milliseconds: 1)
            #expect(try await ann.get(Self.today).text != first.text)
        }
    }

    @Test func `answers that nobody is given any more are not held`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("root")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        try await desk.run { caller async throws in
            let root = caller.with(token: token)
            func ask(_ keys: String...) async throws {
                for key in keys { #expect(try await root.get("/v1/customers/\(key)").status == 200) }
            }
            try await ask("ANN", "AMY", "SUE", "ANN")
            #expect(desk.site.recent.count == 3)
            desk.clock.pass(milliseconds: 1000)
            try await ask("ANN", "AMY")
            #expect(desk.site.recent.count == 2)
            _ = try await admin.edit("ANN", ["name": "Anna Ltd"])
            try await ask("SUE")
            #expect(desk.site.recent.count == 1)
            desk.clock.pass(milliseconds: -5000)
            try await ask("ANN")
            #expect(desk.site.recent.count == 1)
        }
    }

    @Test func `nothing that was written is missed, and no right that was taken is kept`() async throws {
        let desk = try await Desk()
        let tokens = try await (desk.token("ann"), desk.token("max"))
        let cookie = try await desk.cookie("ann")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        let ann = try #require(UserID(validating: "ann"))
        try await desk.run { caller async throws in
            let token = caller.with(token: tokens.0), browser = caller.with(.cookie, cookie)
            #expect(try await token.get("/v1/customers/ANN").text.contains("\"Firm ANN\""))
            #expect(try await browser.get("/customers/ANN").text.contains("Firm ANN"))
            #expect(try await caller.with(token: tokens.1).get("/v1/customers/ANN").status == 200)
            // Nobody is answered with what another asked for.
            #expect(try await caller.get("/v1/customers/ANN").status == 401)
            #expect(try await caller.with(token: "rapport_x").get("/v1/customers/ANN").status == 401)
            // By another session, as the clock stands.
            _ = try await admin.edit("ANN", ["name": "Anna Ltd"])
            #expect(try await token.get("/v1/customers/ANN").text.contains("\"Anna Ltd\""))
            #expect(try await browser.get("/customers/ANN").text.contains("Anna Ltd"))
            _ = try await admin.batch(.assign(try #require(UserID(validating: "amy"))), for: "ANN")
            #expect(try await token.get("/v1/customers/ANN").status == 404)
            #expect(try await browser.get("/customers/ANN").status == 404)
            #expect(try await token.get("/v1/me").status == 200)
            _ = try await admin.changeUser(ann, UserEdit(isActive: false))
            #expect(try await token.get("/v1/me").status == 401)
            #expect(try await browser.get("/settings").status == 303)
        }
    }

    @Test func `languages and formats are kept apart, and what is refused is not kept`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(.cookie, cookie)
            let english = try await ann.get("/customers/ANN").text
            let chinese = try await ann.with(.acceptLanguage, "zh").get("/customers/ANN").text
            #expect(english.contains("lang=\"en\"") && chinese.contains("lang=\"zh-Hans\""))
            #expect(try await ann.get("/customers/NEW").status == 404)
            _ = try await AddCustomer(
                key: "NEW", name: try #require(Line("New")), country: "DE", emails: [], owner: Line("ann")
            ).perform(in: desk.site.composition.session(on: desk.site.store, at: desk.clock.now))
            #expect(try await ann.get("/customers/NEW").status == 200)
        }
    }

    @Test func `many who ask the same at once are answered once, and each answered`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token)
            for path in [Self.today, "/v1/customers/NOBODY"] {
                let texts = try await withThrowingTaskGroup(of: (Int, String).self) { group in
                    for _ in 0..<40 {
                        group.addTask {
                            let answer = try await ann.get(path)
                            return (answer.status, answer.text)
                        }
                    }
                    return try await group.reduce(into: [(Int, String)]()) { $0.append($1) }
                }
                #expect(texts.count == 40 && Set(texts.map(\.0)).count == 1)
                if path == Self.today { #expect(Set(texts.map(\.1)).count == 1) }
            }
        }
    }
}
