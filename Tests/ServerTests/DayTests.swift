import Assembly
import Domain
import HTTPTypes
import Testing
import Workflows

@testable import Server

/// What a salesperson does on the pages from morning to evening.
@Suite struct DayTests {
    private static let call = "kind=contact&channel=phone&direction=out&outcome=reached"

    private func asAnn(_ body: @escaping @Sendable (Caller, TestClock) async throws -> Void) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in try await body(PageTests.browser(caller, cookie), desk.clock) }
    }

    @Test(arguments: [("/", 1), ("/customers/ANN", 1)])
    func `the follow-up form that is owed is filled in on the page`(path: String, count: Int) async throws {
        try await asAnn { ann, _ async throws in
            #expect(try await !ann.get(path).text.contains("action=\"/do/fillForm\""))
            _ = try await ann.post("/do/logEvent", "sent=log&here=/&next=/&once=1&customer=ANN&\(Self.call)")
            let page = try await ann.get(path).text
            #expect(page.contains("action=\"/do/fillForm\"") && page.contains("id=\"form-ANN\""))
            let form =
                "sent=form-ANN&here=\(path)&next=/&once=2&customer=ANN&goal=a+second+machine&method=phone&fits=true"
            let refused = try await ann.post("/do/fillForm", form)
            #expect(refused.status == 422 && refused.text.contains("value=\"a second machine\""))
            let done = try await ann.post("/do/fillForm", form + "&result=they+want+an+offer&nextStep=offer")
            #expect(done.headers[.location]?.hasPrefix("/?done=fillForm&") == true)
            let told = try await ann.get("/v1/customers/ANN").text
            #expect(!told.contains("record-form") && told.contains("they want an offer"))
            #expect(try await !ann.get(path).text.contains("id=\"form-ANN\""))
        }
    }

    @Test func `a promise is made for a time on their clock, and kept where it is due`() async throws {
        try await asAnn { ann, clock async throws in
            let version = "v\(try #require(try await ann.get("/v1/customers/ANN").object["version"] as? Int))"
            let berlin = "sent=edit&here=/&next=/&state=\(version)&customer=ANN&set.time_zone=Europe/Berlin"
            #expect(try await ann.post("/do/editCustomer", berlin).status == 303)
            let form = "sent=promise-ANN&here=/&next=/&once=1&customer=ANN&what=call&due=2026-03-03T10:00"
            let page = try await ann.get("/customers/ANN").text
            #expect(page.contains("type=\"datetime-local\"") && page.contains("For, on clocks of Europe/Berlin"))
            #expect(try await ann.post("/do/makePromise", form).status == 303)
            // Ten in Berlin.
            let told = try await ann.get("/v1/customers/ANN/promises").text
            #expect(told.contains("2026-03-03T09:00:00"), "\(told)")
            clock.pass(milliseconds: 2 * 86_400_000)
            let again = ann.with(.cookie, try await Self.again(ann))
            let promise = try #require(try await again.get("/").text.firstMatch(of: /id="keep-(\d+)"/)?.1)
            let kept = try await again.post("/do/keepPromise", "sent=x&here=/&next=/&customer=ANN&promise=\(promise)")
            #expect(kept.headers[.location] == "/?done=keepPromise&who=ANN")
            #expect(try await !again.get("/").text.contains("id=\"keep-"))
        }
    }

    /// A session of now: the one before has ended.
    private static func again(_ ann: Caller) async throws -> String {
        let login = try await ann.site.accounts.logIn(
            "ann", password: Desk.password, secret: ann.site.secrets.bytes(32), agent: nil)
        return "rapport_session=\(login.token)"
    }

    @Test func `the weekly review is filled in behind the sentence that asks for it`() async throws {
        try await asAnn { ann, clock async throws in
            clock.pass(milliseconds: 7 * 86_400_000)
            let ann = ann.with(.cookie, try await Self.again(ann))
            #expect(try await ann.get("/").text.contains("id=\"weekly-review\""))
            let form = "sent=weekly-review&here=/&next=/&once=1&methods=calls"
            let refused = try await ann.post("/do/reviewWeek", form)
            #expect(refused.status == 422 && refused.text.contains("<details open"))
            #expect(try await ann.post("/do/reviewWeek", form + "&worked=visits").status == 303)
            #expect(try await !ann.get("/").text.contains("id=\"weekly-review\""))
            #expect(try await ann.get("/v1/reviews").text.contains("visits"))
        }
    }

    @Test(arguments: [("ANN", true), ("POOL", true), ("SUE", false), ("nobody", false), ("%3Cb%3E", false)])
    func `what was done names whom it was about, and nobody out of reach`(key: String, isNamed: Bool) async throws {
        try await asAnn { ann, _ async throws in
            let page = try await ann.get("/customers?done=logEvent&who=\(key)").text
            #expect(page.contains("Logged."))
            #expect(page.contains("Firm \(key)</a>: Logged.") == isNamed)
            #expect(page.contains("<p>Logged.</p>") != isNamed)
        }
    }

    @Test func `who has left for the high seas is told for a week, and no longer`() async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("ann")
        func next() async throws {
            desk.clock.pass(milliseconds: 86_400_000)
            _ = try await desk.site.composition.session(on: desk.site.store, at: desk.clock.now).processTime()
        }
        func lost() async throws -> [String] {
            let ann = desk.site.composition.session(
                on: desk.site.store, as: UserID(validating: "ann"), at: desk.clock.now)
            return try await ReadWorklist().perform(in: ann).left
        }
        for _ in 0..<90 where try await lost().isEmpty { try await next() }
        #expect(try await lost() == ["ANN"])
        try await desk.run { caller async throws in
            let login = try await desk.site.accounts.logIn(
                "ann", password: Desk.password, secret: desk.site.secrets.bytes(32), agent: nil)
            let ann = PageTests.browser(caller, "rapport_session=\(login.token)")
            let page = try await ann.get("/").text
            #expect(page.contains("1 customer has left for the high seas in the last 7 days"))
            #expect(page.contains("<a href=\"/customers/ANN\">ANN</a>"))
        }
        for _ in 0..<6 { try await next() }
        #expect(try await lost() == ["ANN"])
        for _ in 0..<2 { try await next() }
        #expect(try await lost().isEmpty)
    }

    @Test func `addresses and numbers are edited on the page`() async throws {
        try await asAnn { ann, _ async throws in
            func edit(_ fields: String, once: Int) async throws -> Answer {
                let version = "v\(try #require(try await ann.get("/v1/customers/ANN").object["version"] as? Int))"
                let form = "sent=edit&here=/&next=/&once=\(once)&state=\(version)&customer=ANN"
                return try await ann.post("/do/editCustomer", form + fields)
            }
            #expect(try await ann.get("/customers/ANN").text.contains("value=\"ann@firm.example\""))
            let done = try await edit(
                "&set.emails=a@firm.example%3B+b@firm.example&set.phones=%2B49+1&set.preferred_channel=phone", once: 1)
            #expect(done.status == 303, "\(done.text)")
            let told = try await ann.get("/v1/customers/ANN").text
            #expect(told.contains(#""emails":["a@firm.example","b@firm.example"],"phones":["+49 1"]"#))
            #expect(told.contains(#""preferredChannel":"phone""#))
            #expect(try await edit("&set.emails=nobody", once: 2).status == 422)
        }
    }

    private static let many = "[" + (0...100).map { "\"t\($0)\"" }.joined(separator: ",") + "]"
    private static let parts = "{" + (0...100).map { "\"t\($0)\":5" }.joined(separator: ",") + "}"

    @Test(arguments: [
        ("/v1/customers", #"{"key":"N","name":"N","emails":["not an address"]}"#, "no e-mail address"),
        ("/v1/customers", #"{"key":"N","name":"N","tags":\#(many)}"#, "at most 100"),
        ("/v1/batches", #"{"action":"add-tags","customers":["ANN"],"tags":\#(many)}"#, "at most 100"),
        ("/v1/customers/ANN/events", #"{"kind":"installed","parts":\#(parts)}"#, "at most 100"),
        ("/v1/customers/ANN/events", #"{"kind":"service-closed","replaced":\#(many)}"#, "at most 100"),
    ])
    func `more than anybody has, and what is no address, is refused`(
        path: String, body: String, said: String
    ) async throws {
        let desk = try await Desk()
        let token = try await desk.token("max")
        try await desk.run { caller async throws in
            let answer = try await caller.with(token: token).post(path, body)
            #expect(answer.status == 422 && answer.text.contains(said), "\(answer.text)")
        }
    }
}
