import API
import Assembly
import Domain
import Foundation
import Hummingbird
import Testing
import Workflows

@testable import Server

/// What tokens, repeated requests and news do not let through.
@Suite struct NarrowingTests {
    @Test func `a token makes none that may more than it`() async throws {
        let desk = try await Desk()
        let narrow = try await desk.token("root", [.admin])
        try await desk.run { caller async throws in
            let caller = caller.with(token: narrow)
            let wider = try await caller.post("/v1/tokens", #"{"name":"e","scopes":["admin","read"]}"#)
            #expect(wider.status == 403, "\(wider.text)")
            #expect(try await caller.post("/v1/tokens", #"{"name":"e","scopes":["admin"]}"#).status == 201)
        }
    }

    @Test func `a token for reading reads all that its owner may, and writes nothing`() async throws {
        let desk = try await Desk()
        let reader = try await desk.token("root", [.read]), writer = try await desk.token("root", [.write])
        try await desk.run { caller async throws in
            let paths = Routes.all.filter { !$0.isWrite && $0.pathParameters.isEmpty }.map(\.path)
            #expect(paths.contains("/approvals") && paths.contains("/tokens") && paths.contains("/audit"))
            for path in paths {
                #expect(try await caller.with(token: reader).get("/v1\(path)").status == 200, "\(path)")
                #expect(try await caller.with(token: writer).get("/v1\(path)").brief == "403 out-of-scope", "\(path)")
            }
        }
        for route in Routes.all {
            let isLooking = !route.isWrite || route.id == CheckPolicy.id
            #expect((route.action.scope == .read) == isLooking, "\(route.id)")
        }
    }

    @Test func `a request that is repeated is asked for its scope first, and its query counts`() async throws {
        let desk = try await Desk()
        let all = try await desk.token("root"), reader = try await desk.token("root", [.read])
        try await desk.run { caller async throws in
            let first = caller.with(token: all).with(.idempotencyKey, "k1")
            #expect(try await first.post("/v1/customers", #"{"key":"N","name":"New"}"#).status == 201)
            let again = caller.with(token: reader).with(.idempotencyKey, "k1")
            #expect(try await again.post("/v1/customers", #"{"key":"N","name":"New"}"#).status == 403)
            let file = caller.with(token: all).with(.idempotencyKey, "k2").with(.contentType, "text/csv")
            let csv = "key,name\nI1,Imported\n"
            #expect(try await file.post("/v1/imports/customers?dryRun=true", csv).status == 200)
            #expect(try await file.post("/v1/imports/customers", csv).status == 422)
            let taken = file.with(.idempotencyKey, "k3")
            #expect(try await taken.post("/v1/imports/customers", csv).status == 200)
            #expect(try await caller.with(token: all).get("/v1/customers/I1").status == 200)
        }
    }

    @Test func `a page goes on after a customer that has left one's sight`() async throws {
        let desk = try await Desk()
        let ann = try await desk.token("ann")
        try await desk.run { caller async throws in
            let caller = caller.with(token: ann)
            // amy's sorts before ann's, and is not hers to see.
            let page = try await caller.get("/v1/customers?after=AMY")
            #expect(
                page.status == 200 && page.text.contains("\"ANN\"") && !page.text.contains("\"AMY\""), "\(page.text)")
            #expect(try await caller.get("/v1/customers?after=NONE").status == 422)
            for place in [
                "sort=name&after=A%20AMY", "sort=due&after=-9%20A%20AMY", "sort=priority&after=0%20-%20A%20AMY",
            ] {
                let page = try await caller.get("/v1/customers?\(place)")
                #expect(page.status == 200 && page.text.contains("\"ANN\"") && !page.text.contains("\"AMY\""))
            }
        }
    }

    @Test func `a draft is thrown away by who may write`() async throws {
        let desk = try await Desk()
        let reader = try await desk.token("ann", [.read]), writer = try await desk.token("ann", [.write])
        try await desk.run { caller async throws in
            #expect(try await caller.with(token: reader).send(.delete, "/v1/drafts/1").status == 403)
            #expect(try await caller.with(token: writer).send(.delete, "/v1/drafts/1").status == 404)
        }
    }

    @Test func `the last administrator who can log in stays one`() async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("root")
        let token = try await desk.token("root")
        try await desk.run { caller async throws in
            let caller = caller.with(token: token)
            let before = try await caller.get("/v1/users/root")
            let tag = try #require(before.headers[.eTag])
            let after = try await caller.with(.ifMatch, tag).send(.patch, "/v1/users/root", #"{"role":"manager"}"#)
            #expect(after.status == 409, "\(after.text)")
        }
    }

    @Test func `who may not import sends nothing`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nkey,name\nA,a\n\r\n--b--\r\n"
            let answer = try await caller.with(.cookie, cookie).with(.init("Sec-Fetch-Site")!, "same-origin").with(
                .contentType, "multipart/form-data; boundary=b"
            ).post("/import", body)
            #expect(answer.status == 403)
        }
    }

    @Test func `news name only what the listener sees or saw`() async throws {
        let desk = try await Desk()
        let told = Told()
        let composition = desk.site.composition
        func session(_ user: String) -> Session {
            composition.session(
                on: desk.site.store, as: UserID(validating: user), at: desk.clock.now,
                onCommit: { told.news.append($0) })
        }
        let root = session("root")
        _ = try await AddCustomer(key: "SECRET", name: #require(Line("For sue")), owner: Line("sue")).perform(in: root)
        _ = try await RunBatch(action: .addTags, customers: ["ANN", "SUE"], tags: [#require(Line("vip"))]).perform(
            in: root)
        _ = try await RunBatch(action: .assign, customers: ["ANN"], owner: Line("sue")).perform(in: root)
        #expect(told.news.count == 3)
        var heard: [[[String]?]] = []
        var owners: [[String]?] = []
        for user in ["ann", "sue", "root"] {
            var keys: [[String]?] = []
            for news in told.news { keys.append(try await session(user).heard(of: news)?.changes.map(\.customer)) }
            heard.append(keys)
            owners.append(try await session(user).heard(of: told.news[2])?.changes.first?.owners)
        }
        #expect(
            heard == [
                [nil, ["ANN"], ["ANN"]], [["SECRET"], ["SUE"], ["ANN"]], [["SECRET"], ["ANN", "SUE"], ["ANN"]],
            ])
        // Nor whose it is elsewhere.
        #expect(owners == [["ann"], ["sue"], ["ann", "sue"]])
    }

    @Test func `news tell which labels moved, and whether one waits for approval`() async throws {
        let desk = try await Desk()
        let told = Told()
        let session = desk.site.composition.session(
            on: desk.site.store, as: UserID(validating: "ann"), at: desk.clock.now, onCommit: { told.news.append($0) })
        _ = try await OverrideLabel(
            customer: "ANN", scheme: "grade", label: "A", reason: #require(Prose("a second plant"))
        ).perform(in: session)
        _ = try await LogEvent(customer: "ANN", kind: .inquiry).perform(in: session)
        var heard: [HeardNews.Change] = []
        for news in told.news { heard += try await session.heard(of: news)?.changes ?? [] }
        #expect(heard.map(\.asks) == [true, false])
        #expect(heard.first?.moved == [] && heard.last?.moved.contains("stage") == true)
    }

    private final class Told: @unchecked Sendable { var news: [News] = [] }
}
