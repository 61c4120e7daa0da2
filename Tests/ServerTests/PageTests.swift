import Domain
import Foundation
import HTTPTypes
import Testing
import Workflows

@testable import API
@testable import Server

/// Pages, and the forms on them.
@Suite struct PageTests {
    private static let paths = [
        "/", "/customers", "/customers/ANN", "/batches", "/seas", "/approvals", "/team", "/funnel", "/import",
        "/settings",
    ]

    /// A browser of somebody: what it sends, and from where.
    static func browser(_ caller: Caller, _ cookie: String) -> Caller {
        caller.with(.cookie, cookie).with(.secFetchSite, "same-origin").with(
            .contentType, "application/x-www-form-urlencoded")
    }

    @Test(arguments: paths) func `nobody sees a page without logging in`(path: String) async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("root")
        try await desk.run { caller async throws in
            let answer = try await caller.get(path)
            #expect(answer.status == 303)
            #expect(answer.headers[.location]?.hasPrefix("/login?to=") == true)
        }
    }

    @Test func `the interface is a page for people, with every operation of the document and nothing from elsewhere`()
        async throws
    {
        let desk = try await Desk()
        try await desk.run { caller async throws in
            let page = try await caller.get("/api")
            #expect(page.status == 200 && page.headers[.contentType]?.hasPrefix("text/html") == true)
            for route in Routes.all {
                #expect(page.text.contains("id=\"\(route.id)\""), "\(route.id)")
                #expect(page.text.contains("\(route.method.rawValue.uppercased()) /v1\(route.path)"), "\(route.path)")
            }
            for id in ["importTimeline", "exportLabels", "object-CustomerView", "group-audit"] {
                #expect(page.text.contains("id=\"\(id)\""), "\(id)")
            }
            #expect(page.text.contains("integer, 1 to 1000") && page.text.contains("needs the scope “read”"))
            #expect(!page.text.contains("http://") && !page.text.contains("https://"))
            // Every link of a type leads somewhere.
            for link in page.text.matches(of: /href="#(object-[A-Za-z]+)"/).map({ String($0.1) }) {
                #expect(page.text.contains("id=\"\(link)\""), "\(link)")
            }
            let chinese = try await caller.with(.acceptLanguage, "zh").get("/api")
            #expect(chinese.text.contains("令牌需要权限范围“read”"))
        }
    }

    @Test func `before anybody has a password all leads to the set-up`() async throws {
        let desk = try await Desk()
        try await desk.run { caller async throws in
            #expect(try await caller.get("/").headers[.location] == "/setup")
            #expect(try await caller.get("/login").headers[.location] == "/setup")
            #expect(try await caller.get("/setup").status == 200)
        }
    }

    @Test(arguments: paths) func `a manager sees every page in both languages`(path: String) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        try await desk.run { caller async throws in
            for (language, lang) in [("en", "en"), ("zh", "zh-Hans")] {
                let answer = try await Self.browser(caller, "\(cookie); rapport_language=\(language)").get(path)
                #expect(answer.status == 200, "\(answer.text)")
                #expect(answer.text.hasPrefix("<!doctype html>\n<html lang=\"\(lang)\">"))
                #expect(
                    !answer.text.contains("<script>") && !answer.text.contains(" style=")
                        && !answer.text.contains(" onclick="))
            }
        }
    }

    @Test(arguments: [
        ("/team", 404), ("/import", 404), ("/approvals", 403), ("/customers/SUE", 404), ("/customers/NOBODY", 404),
        ("/nothing", 404),
        ("/customers?q=grade%3A", 422), ("/?owner=sue", 403),
    ]) func `a salesperson sees what is hers`(path: String, status: Int) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let answer = try await Self.browser(caller, cookie).get(path)
            #expect(answer.status == status)
            #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
            #expect(!answer.text.contains("Firm SUE"))
        }
    }

    /// One that had was never heard: it took a form's own field for what was ticked.
    @Test func `no call has a field of a name that forms keep for themselves`() throws {
        var catalogue = Catalogue()
        for route in Routes.all {
            guard case .reference(let name) = try route.describe(&catalogue).call else { continue }
            for member in catalogue.objects[name]?.members ?? [] {
                #expect(!PageActions.own.contains(member.name), "\(route.id).\(member.name)")
            }
        }
    }

    @Test(arguments: ["", "&form=true"]) func `a ticked follow-up form is filled in`(ticked: String) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = Self.browser(caller, cookie)
            let said = "&channel=phone&direction=out&outcome=reached"
            let form = "sent=log&here=/&next=/&once=1-log&customer=ANN&kind=contact\(said)\(ticked)"
            #expect(try await ann.post("/do/logEvent", form).status == 303)
            let owed = try await ann.get("/v1/customers/ANN").text
            #expect(owed.contains("record-form") == ticked.isEmpty)
        }
    }

    @Test func `a form is done once, however often it is sent, and the page tells`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = Self.browser(caller, cookie)
            let form =
                "sent=log&here=/&next=/%3Fat%3DX%23item&once=1-log&customer=ANN&kind=contact&channel=phone&direction=out&note=hello%0D%0Athere"
            for _ in 0..<2 {
                let answer = try await ann.post("/do/logEvent", form)
                #expect(answer.status == 303, "\(answer.text)")
                #expect(answer.headers[.location]?.hasPrefix("/?at=X&done=logEvent") == true)
                #expect(answer.headers[.location]?.hasSuffix("#item") == true)
            }
            // The same form with other words, after a step back, is another entry.
            #expect(try await ann.post("/do/logEvent", form.replacing("hello", with: "again")).status == 303)
            let page = try await ann.get("/customers/ANN?done=logEvent&moved=stage:inquiry").text
            #expect(page.components(separatedBy: "<p>hello\nthere</p>").count == 2)
            #expect(page.components(separatedBy: "<p>again\nthere</p>").count == 2)
            #expect(page.contains("Logged. Stage → Inquiry"))
            // Words of a link are no words of ours.
            #expect(!(try await ann.get("/?done=evil%20words&moved=a:b").text.contains("evil")))
        }
    }

    @Test func `what is refused comes back as it was typed, and changes nothing`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = Self.browser(caller, cookie)
            let before = try await ann.get("/v1/customers/ANN").text
            let answer = try await ann.post(
                "/do/makePromise",
                "sent=promise-ANN&here=/customers/ANN&next=/&once=2&customer=ANN&what=%3Cb%3Ecall%3C/b%3E&due=yesterday"
            )
            #expect(answer.status == 422)
            #expect(answer.text.contains("role=\"alert\"") && answer.text.contains("value=\"&lt;b&gt;call&lt;/b&gt;\""))
            #expect(try await ann.get("/v1/customers/ANN").text == before)
        }
    }

    @Test func `an edit of what has changed since is refused on the page`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = Self.browser(caller, cookie)
            let version = "v\(try #require(try await ann.get("/v1/customers/ANN").object["version"] as? Int))"
            func edit(_ industry: String, once: Int) async throws -> Answer {
                try await ann.post(
                    "/do/editCustomer",
                    "sent=edit&here=/customers/ANN&next=/customers/ANN&once=\(once)&state=\(version)&customer=ANN&set.industry=\(industry)"
                )
            }
            #expect(try await edit("steel", once: 1).status == 303)
            let late = try await edit("glass", once: 2)
            #expect(late.status == 412 && late.text.contains("value=\"glass\""))
            #expect(try await ann.get("/v1/customers/ANN").text.contains("\"industry\":\"steel\""))
        }
    }

    @Test(arguments: [
        "/do/nothing", "/do/readCustomer", "/do/makeToken", "/do/",
    ]) func `what is no deed of a form is not there`(path: String) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        try await desk.run { caller async throws in
            #expect(try await Self.browser(caller, cookie).post(path, "sent=x&here=/&customer=ANN").status == 404)
        }
    }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
    func `no form leads to another site`(place: String) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let encoded = Percent.encoded(place)
        try await desk.run { caller async throws in
            let ann = Self.browser(caller, cookie)
            let logged = try await ann.post("/do/logEvent", "sent=x&next=\(encoded)&customer=ANN&kind=note&note=x")
            #expect(logged.headers[.location]?.hasPrefix("/?done=logEvent") == true)
            let language = try await ann.post("/language", "language=zh&next=\(encoded)")
            #expect(language.headers[.location] == "/")
            let login = try await caller.with(.secFetchSite, "same-origin").with(
                .contentType, "application/x-www-form-urlencoded"
            )
            .post("/login", "user=ann&password=seven+green+bottles&next=\(encoded)")
            #expect(login.headers[.location] == "/")
        }
    }

    @Test func `logging in gives a cookie that scripts cannot read, and logging out takes it back`() async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let nobody = caller.with(.secFetchSite, "same-origin").with(
                .contentType, "application/x-www-form-urlencoded")
            for (user, password) in [
                ("ann", "wrong password"), ("amy", "seven green bottles"), ("nobody", "x"), ("", ""),
            ] {
                let answer = try await nobody.post("/login", "sent=login&user=\(user)&password=\(password)")
                #expect(answer.status == 401 && answer.text.contains("name or password is wrong"))
                #expect(answer.headers[.setCookie] == nil && !answer.text.contains("wrong password\""))
            }
            let login = try await nobody.post("/login", "sent=login&user=ann&password=seven+green+bottles&next=/seas")
            #expect(login.headers[.location] == "/seas")
            let cookie = try #require(login.headers[.setCookie])
            #expect(cookie.contains("; HttpOnly; SameSite=Lax") && cookie.contains("Path=/"))
            let ann = Self.browser(caller, String(cookie.prefix { $0 != ";" }))
            #expect(try await ann.get("/").status == 200)
            // A browser has one session: logging in again ends the one before.
            let second = try await ann.post("/login", "sent=login&user=ann&password=seven+green+bottles")
            #expect(try await ann.get("/v1/me").status == 401)
            let again = Self.browser(caller, String(try #require(second.headers[.setCookie]).prefix { $0 != ";" }))
            #expect(try await again.get("/v1/me").status == 200)
            let out = try await again.post("/logout", "")
            #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
            #expect(try await again.get("/").status == 303)
        }
    }

    @Test func `behind https the cookie is bound to the host`() async throws {
        let desk = try await Desk(["--base-url", "https://rapport.example.com"])
        #expect(
            desk.site.cookie("x", age: 1)
                == "__Host-rapport_session=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=1; Secure")
        try await desk.run { caller async throws in
            #expect(try await caller.get("/healthz").headers[.strictTransportSecurity] == "max-age=31536000")
        }
    }

    @Test func `the set-up wants its token, and works once`() async throws {
        let desk = try await Desk(isFurnished: false)
        let token = desk.site.setUp.make([UInt8](0..<24), at: desk.clock.now)
        try await desk.run { caller async throws in
            let nobody = caller.with(.secFetchSite, "same-origin").with(
                .contentType, "application/x-www-form-urlencoded")
            #expect(try await nobody.post("/setup", "token=x&user=boss&password=seven+green+bottles").status == 403)
            #expect(try await nobody.post("/setup", "token=\(token)&user=boss&password=short").status == 422)
            let made = try await nobody.post("/setup", "token=\(token)&user=boss&password=seven+green+bottles")
            #expect(made.status == 303 && made.headers[.setCookie] != nil)
            #expect(
                try await nobody.post("/setup", "token=\(token)&user=thief&password=seven+green+bottles").status == 403)
        }
    }

    @Test func `guesses are told to wait`() async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let nobody = caller.with(.secFetchSite, "same-origin").with(
                .contentType, "application/x-www-form-urlencoded")
            for _ in 0..<10 { #expect(try await nobody.post("/login", "user=ann&password=x").status == 401) }
            let answer = try await nobody.post("/login", "user=ann&password=seven+green+bottles")
            #expect(answer.status == 429 && answer.headers[.retryAfter] == "360")
            desk.clock.pass(milliseconds: 360_000)
            #expect(try await nobody.post("/login", "user=ann&password=seven+green+bottles").status == 303)
        }
    }

    @Test func `nobody has more guesses for saying that they come from elsewhere`() async throws {
        let desk = try await Desk()
        let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
        try await desk.run { caller async throws in
            let nobody = caller.with(.secFetchSite, "same-origin").with(
                .contentType, "application/x-www-form-urlencoded")
            func guess(_ number: Int) async throws -> Int {
                try await nobody.with(forwarded, "10.0.0.\(number)").post("/login", "user=u\(number)&password=x").status
            }
            for number in 0..<30 { #expect(try await guess(number) == 401) }
            #expect(try await guess(30) == 429)
        }
    }

    @Test func `a batch is shown before it is done, and taken back`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        try await desk.run { caller async throws in
            let max = Self.browser(caller, cookie)
            let preview = try await max.post(
                "/batch",
                "sent=batch&here=/customers&whom=chosen&customers=ANN&customers=AMY&action=add-tags&tags=fair,+spring")
            #expect(preview.status == 200 && preview.text.contains("2 found: 2 would change"), "\(preview.text)")
            #expect(!(try await max.get("/v1/customers/ANN").text.contains("fair")))
            let done = try await max.post(
                "/do/runBatch",
                "next=/customers&customers=ANN&customers=AMY&action=add-tags&tags=fair&tags=spring&once=7"
            )
            let place = try #require(done.headers[.location])
            #expect(place.hasPrefix("/customers?done=runBatch&batch="))
            #expect(try await max.get(place).text.contains("action=\"/do/undoBatch\""))
            #expect(try await max.get("/v1/customers/ANN").text.contains("fair"))
            let batch = try #require(place.split(separator: "=").last)
            #expect(try await max.post("/do/undoBatch", "next=/customers&batch=\(batch)").status == 303)
            #expect(try await max.get("/v1/customers/ANN").text.contains("\"tags\":[]"))
            #expect(
                try await max.post("/batch", "sent=batch&here=/customers&whom=chosen&action=release&reason=x").status
                    == 422)
        }
    }

    @Test func `assets name their content and may be kept for ever`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let page = try await Self.browser(caller, cookie).get("/").text
            let names = page.matches(of: /"(\/assets\/[^"]+)"/).map { String($0.1) }
            #expect(names.count == 4)
            for name in names {
                let asset = try await caller.get(name)
                #expect(
                    asset.status == 200 && asset.headers[.cacheControl] == "public, max-age=31536000, immutable",
                    "\(name)")
            }
            #expect(try await caller.get("/assets/nothing.js").status == 404)
            let labels = try #require(names.first { $0.contains("labels-") })
            #expect(try await caller.get(labels).text.contains(".l-grade-A{--label:#"))
        }
    }

    @Test(arguments: [
        "<script>x()</script>", "\u{600}<img src=x onerror=x()>", "\"><svg onload=x()>", "';x()//", "{{x}}",
    ])
    func `a value is a value on every page`(payload: String) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        try await desk.run { caller async throws in
            let root = Self.browser(caller, cookie)
            let text = Percent.encoded(payload)
            let added = try await root.post(
                "/do/addCustomer",
                "sent=add&here=/customers&next=/customers&key=EVIL&name=\(text)&company=\(text)&owner=ann")
            #expect(added.status == 303, "\(added.text)")
            #expect(try await root.post("/do/logEvent", "next=/&customer=EVIL&kind=note&note=\(text)").status == 303)
            #expect(try await root.post("/do/saveSearch", "next=/&name=\(text)&query=grade:A").status == 303)
            for path in Self.paths + ["/customers/EVIL", "/customers?q=\(text)"] {
                let page = try await root.get(path)
                #expect(
                    !page.text.contains("<script>x") && !page.text.contains("<img")
                        && !page.text.contains("<svg onload"), "\(path)")
            }
        }
    }
}
