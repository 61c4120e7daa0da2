import API
import Assembly
import Domain
import HTTPTypes
import Testing
import Workflows

@testable import Server

/// What takes a password that was just given.
@Suite struct ConfirmTests {
    /// Past the ten minutes, by a millisecond or none.
    private static let late: Int64 = 600_000
    private static let addUser = "sent=adduser&here=%2Fsettings&next=%2Fsettings&once=o1&user=zoe&name=Zo%C3%AB+K."

    private static func browser(_ caller: Caller, _ cookie: String) -> Caller { PageTests.browser(caller, cookie) }

    /// What waits, out of the page that asks for the password.
    private static func kept(_ page: Answer) throws -> String {
        try Percent.encoded(#require(page.text.firstMatch(of: /name="kept" value="([^"]+)"/).map { String($0.1) }))
    }

    private static func cookie(_ answer: Answer) throws -> String {
        String(try #require(answer.headers[.setCookie]).prefix { $0 != ";" })
    }

    private static let password = "password=seven+green+bottles"

    static let acts: [(HTTPRequest.Method, String, String?)] = [
        (.post, "/v1/users", #"{"user":"zoe"}"#), (.post, "/v1/teams", #"{"team":"west"}"#),
        (.patch, "/v1/users/ann", #"{"role":"admin"}"#), (.patch, "/v1/teams/north", #"{"name":"North"}"#),
        (.post, "/v1/tokens", #"{"name":"t","scopes":["read"]}"#), (.delete, "/v1/logins/all?user=ann", nil),
        (.delete, "/v1/tokens/0123456789abcdef?user=ann", nil), (.post, "/v1/tags/vip/rename", #"{"name":"v"}"#),
        (.post, "/v1/policy/adopt", #"{"text":"policy: {name: x}\n"}"#), (.post, "/v1/policy/calibrate", "{}"),
        (.post, "/v1/reviews/policy", #"{"note":"looked"}"#), (.post, "/v1/store/rebuild", "{}"),
        (.post, "/v1/audit/1/erase", #"{"reason":"private"}"#),
    ]

    @Test(arguments: acts)
    func `an administrator's act at a browser takes a password of the last ten minutes, a token's none`(
        method: HTTPRequest.Method, path: String, body: String?
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root"), token = try await desk.token("root")
        try await desk.run { caller async throws in
            let root = caller.with(.cookie, cookie).with(.secFetchSite, "same-origin").with(.ifMatch, "\"x\"")
            desk.clock.pass(milliseconds: Self.late)
            let program = caller.with(token: token).with(.ifMatch, "\"x\"")
            let before = try await program.get("/v1/audit").text
            let refused = try await root.send(method, path, body)
            #expect(refused.brief == "403 password-needed", "\(refused.text)")
            #expect(refused.text.contains("/confirm"))
            #expect(try await program.get("/v1/audit").text == before)
            desk.clock.pass(milliseconds: -1)
            #expect(try await root.send(method, path, body).problem != "password-needed")
            desk.clock.pass(milliseconds: Self.late)
            #expect(try await program.send(method, path, body).problem != "password-needed")
        }
    }

    @Test func `what is everybody's day takes none`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root"), id = try await desk.tokenID("root")
        desk.clock.pass(milliseconds: Self.late)
        try await desk.run { caller async throws in
            let root = caller.with(.cookie, cookie).with(.secFetchSite, "same-origin")
            for path in ["/v1/audit", "/v1/store/check", "/v1/tokens?user=ann", "/v1/logins?user=ann", "/v1/users"] {
                #expect(try await root.get(path).status == 200, "\(path)")
            }
            #expect(try await root.post("/v1/customers/ANN/events", #"{"kind":"note"}"#).status == 201)
            #expect(try await root.send(.delete, "/v1/tokens/\(id)").status == 200)
            #expect(try await root.send(.delete, "/v1/logins/all").status == 200)
        }
    }

    @Test func `a form waits for the password, is done right after it, and once`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        desk.clock.pass(milliseconds: Self.late)
        try await desk.run { caller async throws in
            let root = Self.browser(caller, cookie)
            let asked = try await root.post("/do/addUser", Self.addUser)
            #expect(asked.status == 403 && asked.text.contains("Your password again") && !asked.text.contains("zoe"))
            #expect(asked.text.contains("name=\"password\"") && asked.text.contains("href=\"/settings\""))
            let kept = try Self.kept(asked)
            let wrong = try await root.post("/confirm", "password=x&next=%2Fsettings&kept=\(kept)")
            #expect(wrong.status == 403 && wrong.headers[.setCookie] == nil)
            #expect(wrong.text.contains("that is not your password; nothing was changed"))
            #expect(try Self.kept(wrong) == kept)
            for page in [asked, wrong] { #expect(!page.text.contains("action=\"/language\"")) }
            let done = try await root.post("/confirm", "\(Self.password)&next=%2Fsettings&kept=\(kept)")
            #expect(done.status == 303 && done.headers[.location] == "/settings?done=addUser", "\(done.text)")
            // The session has another reference, and the one before is worth nothing.
            let next = Self.browser(caller, try Self.cookie(done))
            #expect(try await root.get("/v1/me").status == 401)
            #expect(try await next.get("/v1/users").text.contains("Zoë K."))
            let again = try await next.post("/do/addUser", Self.addUser)
            #expect(again.status == 303, "what was done before is told again, not done: \(again.text)")
        }
    }

    @Test func `the new password of somebody waits unread`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        desk.clock.pass(milliseconds: Self.late)
        try await desk.run { caller async throws in
            let root = Self.browser(caller, cookie)
            let asked = try await root.post(
                "/settings/password", "sent=password-ann&here=%2Fsettings&user=ann&new=eight+blue+buckets")
            #expect(asked.status == 403 && !asked.text.contains("buckets") && !asked.text.contains("ZWlnaHQ"))
            let done = try await root.post("/confirm", "\(Self.password)&kept=\(try Self.kept(asked))")
            #expect(done.status == 303, "\(done.text)")
            _ = try await desk.site.accounts.logIn("ann", password: "eight blue buckets", secret: [1], agent: nil)
        }
    }

    @Test func `a token is shown after the password, and what is refused then comes back as it was typed`() async throws
    {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        desk.clock.pass(milliseconds: Self.late)
        try await desk.run { caller async throws in
            let ann = Self.browser(caller, cookie)
            func sent(_ form: String) async throws -> String {
                try Self.kept(try await ann.post("/settings/tokens", "sent=token&here=%2Fsettings&\(form)"))
            }
            let (bad, good) = (
                try await sent("name=phone&days=9&once=a"), try await sent("name=phone&read=true&once=b")
            )
            let refused = try await ann.post("/confirm", "\(Self.password)&kept=\(bad)")
            #expect(refused.status == 422 && refused.text.contains("value=\"phone\""), "\(refused.text)")
            let next = Self.browser(caller, try Self.cookie(refused))
            let shown = try await next.post("/confirm", "\(Self.password)&kept=\(good)")
            #expect(shown.status == 200 && shown.text.contains(">rapport_"), "\(shown.text)")
        }
    }

    @Test func `guesses at a session's password run out with those at the login`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = Self.browser(caller, cookie)
            for _ in 0..<4 { #expect(try await ann.post("/confirm", "password=x").status == 403) }
            for _ in 0..<3 {
                let form = "sent=password&here=%2Fsettings&old=x&new=eight+blue+buckets"
                #expect(try await ann.post("/settings/password", form).status == 403)
            }
            for _ in 0..<3 { #expect(try await ann.post("/login", "user=ann&password=x").status == 401) }
            let answer = try await ann.post("/confirm", Self.password)
            #expect(answer.status == 429 && answer.headers[.retryAfter] == "360")
            #expect(try await ann.post("/login", "user=ann&\(Self.password)").status == 429)
            desk.clock.pass(milliseconds: 360_000)
            #expect(try await ann.post("/confirm", Self.password).status == 303)
        }
    }

    @Test func `what waits is its sender's, and nobody else can make it`() async throws {
        let desk = try await Desk()
        let root = try await desk.cookie("root"), mia = try await desk.cookie("mia")
        desk.clock.pass(milliseconds: Self.late)
        try await desk.run { caller async throws in
            let kept = try Self.kept(
                try await Self.browser(caller, root).post("/do/addUser", Self.addUser + "&by=root"))
            let cut = Percent.encoded(String(try #require(Percent.decoded(kept[...])).dropLast(6)))
            for (cookie, kept) in [(mia, kept), (root, "AAAA"), (root, cut)] {
                let answer = try await Self.browser(caller, cookie).post("/confirm", "\(Self.password)&kept=\(kept)")
                #expect(answer.status == 410 && answer.headers[.setCookie] == nil, "\(answer.text)")
            }
            // Whoever was logged out meanwhile comes back to the form.
            let door = try await Self.browser(caller, "rapport_session=x").post("/confirm", "password=x&kept=\(kept)")
            #expect(door.status == 401 && door.text.contains("Your session has ended."))
            let sealed = try #require(Percent.decoded(try Self.kept(door)[...]))
            let held = try #require(desk.site.formSeal.open(sealed, for: .login))
            // That one is done by nobody, whoever gives a password.
            let forged = try await Self.browser(caller, root).post(
                "/confirm", "\(Self.password)&kept=\(Percent.encoded(sealed))")
            #expect(forged.status == 410)
            #expect(held.user.text == "root" && held.form["user"] == "zoe" && held.form["password"] == nil)
        }
    }

    @Test func `the page stands by itself, in both languages`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        try await desk.run { caller async throws in
            let document = try await caller.get("/openapi.json").text
            for told in [
                #""action":"user.manage","password":"always""#, #""action":"account","password":"others""#,
                #""action":"customer.read","password":"never""#,
            ] { #expect(document.contains(told)) }
            #expect(try await caller.get("/confirm").headers[.location] == "/login?to=%2Fconfirm")
            let root = Self.browser(caller, cookie)
            let page = try await root.get("/confirm").text
            #expect(page.contains("in the last 10 minutes") && page.contains("action=\"/language\""))
            let chinese = try await root.with(.acceptLanguage, "zh").get("/confirm")
            #expect(chinese.text.contains("请再次输入密码") && chinese.text.contains("最近 10 分钟"))
            let done = try await root.post("/confirm", "\(Self.password)&next=https%3A%2F%2Fevil.example")
            #expect(done.status == 303 && done.headers[.location] == "/")
        }
    }
}

extension Desk {
    /// The id of a token of somebody.
    fileprivate func tokenID(_ user: String) async throws -> String {
        _ = try await token(user)
        let session = site.composition.session(on: site.store, as: UserID(validating: user), at: clock.now)
        return try #require(try await session.tokens(of: nil).first?.id)
    }
}
