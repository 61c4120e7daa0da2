import API
import Assembly
import Domain
import HTTPTypes
import Logging
import Storage
import Synchronization
import Testing
import Workflows

@testable import Server

/// Nothing that somebody has typed is lost, whatever goes wrong.
@Suite struct LostWordsTests {
    private static let log =
        "sent=log-ANN&here=%2Fcustomers%2FANN&next=%2F&once=1&by=ann&customer=ANN&kind=note&note=40+lamps%0D%0Aby+May"

    @Test func `what is sent after the session has ended is there again after logging in`() async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let nobody = PageTests.browser(caller, "rapport_session=ended")
            let door = try await nobody.post("/do/logEvent", Self.log)
            #expect(door.status == 401 && door.text.contains("Your session has ended."))
            #expect(!door.text.contains("lamps"))
            let kept = try Self.kept(door)
            let wrong = try await nobody.post("/login", Self.login("wrong", kept))
            #expect(wrong.status == 401 && wrong.text.contains("name=\"kept\""))
            let page = try await nobody.post("/login", Self.login(Desk.password, kept))
            #expect(page.status == 200 && page.headers[values: .setCookie].contains { $0.contains("rapport_session=") })
            #expect(page.text.contains("40 lamps") && page.text.contains("has not been sent yet"))
            #expect(page.text.contains("name=\"by\" value=\"ann\""))
            #expect(page.text.contains(">Firm ANN</h1>") && !page.text.contains("id=\"left-over\""))
            // Nothing was done.
            let cookie = try #require(page.headers[.setCookie]).prefix { $0 != ";" }
            let events = try await PageTests.browser(caller, String(cookie)).get("/v1/customers/ANN/timeline").text
            #expect(!events.contains("40 lamps"))
        }
    }

    @Test func `where the page is gone, what was written stands alone`() async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("amy")
        try await desk.run { caller async throws in
            let nobody = PageTests.browser(caller, "rapport_session=ended")
            let door = try await nobody.post(
                "/do/logEvent", Self.log.replacing("ANN", with: "SUE").replacing("by=ann", with: "by=amy"))
            let page = try await nobody.post("/login", Self.login(Desk.password, try Self.kept(door), user: "amy"))
            #expect(page.status == 200 && page.text.contains("id=\"left-over\"") && page.text.contains("40 lamps"))
        }
    }

    @Test func `what somebody wrote is not shown to whoever logs in next`() async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("amy")
        try await desk.run { caller async throws in
            let nobody = PageTests.browser(caller, "rapport_session=ended")
            let kept = try Self.kept(try await nobody.post("/do/logEvent", Self.log))
            let login = Self.login(Desk.password, kept, user: "amy") + "&next=%2Fcustomers"
            let answer = try await nobody.post("/login", login)
            #expect(answer.status == 303 && answer.headers[.location] == "/customers" && answer.text.isEmpty)
            // Of nobody known nothing is kept.
            for writer in ["", "&by=", "&by=a%00b"] {
                let door = try await nobody.post("/do/logEvent", Self.log.replacing("&by=ann", with: writer))
                #expect(door.status == 401 && !door.text.contains("name=\"kept\"") && !door.text.contains("lamps"))
            }
        }
    }

    @Test(arguments: ["/settings/password", "/settings/tokens"])
    func `no password is kept`(path: String) async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let door = try await PageTests.browser(caller, "rapport_session=ended").post(
                path, "sent=password&here=%2Fsettings&by=ann&old=first+secret&new=second+secret")
            #expect(door.status == 401 && !door.text.contains("secret"))
            let held = try #require(desk.site.formSeal.open(try Self.kept(door), for: .login))
            #expect(held.form.pairs.map(\.name) == ["sent", "here", "by"])
        }
    }

    @Test func `a full disk leaves the form as it was typed, and names no file`() async throws {
        let full = FullStore()
        let desk = try await Desk(wrapping: { full.fill($0) })
        let cookie = try await desk.cookie("ann")
        full.isFull.store(true, ordering: .releasing)
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, cookie)
            let page = try await ann.post("/do/logEvent", Self.log)
            #expect(page.status == 507 && page.text.contains("40 lamps") && page.text.contains("<nav"))
            #expect(page.text.contains("the disk of this server&#39;s store is full"), "\(page.text)")
            let stranger = PageTests.browser(caller, "")
            let door = try await stranger.post("/login", Self.login(Desk.password, ""))
            #expect(door.status == 507 && door.text.contains("name=\"password\""))
            for answer in [page, door] { #expect(!answer.text.contains("/var/lib")) }
        }
    }

    @Test func `a refused batch keeps who was chosen`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        try await desk.run { caller async throws in
            let page = try await PageTests.browser(caller, cookie).post(
                "/batch",
                "sent=batch&here=/customers&whom=chosen&customers=ANN&customers=AMY&action=release&reason=")
            #expect(page.status == 422)
            for (key, isChosen) in [("ANN", true), ("AMY", true), ("MAX", false)] {
                let box = try #require(page.text.firstMatch(of: try Regex("<input[^>]* value=\"\(key)\"[^>]*>"))).0
                #expect(box.contains("checked") == isChosen, "\(box)")
            }
            let block = try #require(page.text.firstMatch(of: /<details( open)?><summary>Do something to several/))
            #expect(block.1 != nil)
        }
    }

    @Test func `a draft tells what it says, and is recorded only when the customer is back`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let admin = desk.site.composition.session(
            on: desk.site.store, as: UserID(validating: "root"), at: desk.clock.now)
        desk.clock.pass(milliseconds: 60_000)
        _ = try await RunBatch(action: .assign, customers: ["ANN"], owner: Line("amy")).perform(in: admin)
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, cookie)
            let logged = try await ann.post(
                "/do/logEvent", Self.log.replacing("kind=note", with: "kind=contact&channel=phone&direction=out"))
            #expect(logged.headers[.location]?.contains("done=draft") == true, "\(logged.text)")
            let page = try await ann.get("/").text
            #expect(page.contains("40 lamps") && page.contains("phone"))
            #expect(!page.contains("/do/recordDraft") && page.contains("/do/discardDraft"))
        }
    }

    private static func kept(_ door: Answer) throws -> String {
        try #require(door.text.firstMatch(of: /name="kept" value="([^"]+)"/).map { String($0.1) })
    }

    private static func login(_ password: String, _ kept: String, user: String = "ann") -> String {
        "sent=login&user=\(user)&password=\(Percent.encoded(password))&kept=\(Percent.encoded(kept))"
    }
}

/// A store whose disk can be full.
private final class FullStore: Store {
    private let inner = Mutex<(any Store)?>(nil)
    let isFull = Atomic(false)

    func fill(_ store: any Store) -> any Store {
        inner.withLock { $0 = store }
        return self
    }

    private func store() throws(StorageError) -> any Store {
        guard let store = inner.withLock({ $0 }) else { throw .failed("nothing is behind it") }
        return store
    }

    func write<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(StorageError) -> R {
        guard !isFull.load(ordering: .acquiring) else { throw .full(place: "/var/lib/rapport/rapport.sqlite") }
        return try await store().write(body)
    }

    func read<R: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> R) async throws(StorageError) -> R {
        try await store().read(body)
    }

    func close() async throws(StorageError) { try await store().close() }
}
