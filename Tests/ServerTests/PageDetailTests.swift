import Assembly
import Domain
import FoundationEssentials
import HTTPTypes
import Testing
import Workflows

@testable import Server

/// What single pages tell, and how forms go wrong.
@Suite struct PageDetailTests {
    @Test func `what is owed can be put off on pages as far as the policy allows, and no further`() async throws {
        let desk = try await Desk()
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        _ = try await LogEvent(customer: "ANN", kind: .inquiry).perform(in: admin)
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            func offered() async throws -> [String] {
                let page = try await PageTests.browser(caller, cookie).get("/customers/ANN").text
                return page.matches(of: /value="\+([0-9]+)d"/).map { String($0.1) }
            }
            #expect(try await offered().last == "31")
            _ = try await admin.adoptPolicy(
                "policy: {name: short}\nschedule: {snooze: {longest: 3d}}\n", source: "short.yaml")
            #expect(try await offered() == ["2", "3"])
        }
    }

    @Test func `the team's page counts clocks and promises, and a customer's lists files`() async throws {
        let desk = try await Desk()
        let root = try await desk.cookie("root")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        _ = try await LogEvent(customer: "ANN", kind: .inquiry).perform(in: admin)
        let promise = try await MakePromise(
            customer: "ANN", what: try #require(Prose("price list")), due: "+1h"
        ).perform(in: admin)
        _ = try await KeepPromise(customer: "ANN", promise: promise.id).perform(in: admin)
        _ = try await LogEvent(customer: "ANN", kind: .attachment, note: Prose("offer-7.pdf, on the share"))
            .perform(in: admin)
        try await desk.run { caller async throws in
            let boss = PageTests.browser(caller, root)
            let team = try await boss.get("/team").text
            #expect(
                team.contains("<h2>Response clocks</h2>") && team.contains("Promised, and kept in the last 30 days"))
            let row = "<th scope=\"row\"><a href=\"/?owner=ann\">ann</a></th>"
            let numbers = team.components(separatedBy: row).dropFirst().map { part in
                part.prefix { $0 != "\n" }.components(separatedBy: "</tr>")[0].matches(of: />([^<>]+)<\/td>/).map {
                    String($0.1)
                }
            }
            // Now; greet-online, reply, first contact, confirmation; in time, late, open, share; the days.
            #expect(numbers.dropFirst().first == ["0", "1", "1", "0"])
            #expect(numbers.dropFirst(2).first == ["1", "0", "0", "100 %"])
            let customer = try await boss.get("/customers/ANN").text
            #expect(customer.contains("<h2 id=\"files\">Files</h2>"))
            #expect(customer.components(separatedBy: "offer-7.pdf, on the share").count == 3)
        }
    }

    @Test func `a time is told only where the zone is known, labels say of which scheme they are, names turn nothing`()
        async throws
    {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        _ = try await AddCustomer(
            key: "EVIL", name: try #require(Line("Evil\u{202E}moc")), country: "JP"
        ).perform(in: admin)
        _ = try await LogEvent(customer: "ANN", kind: .inquiry).perform(in: admin)
        try await desk.run { caller async throws in
            let page = try await PageTests.browser(caller, cookie).get("/?days=30").text
            // Nobody on the list has a zone of their own.
            #expect(!page.contains("their time") && page.contains("<span>DE</span>"))
            #expect(page.contains("<span class=\"scheme\">Priority</span>"))
            let list = try await PageTests.browser(caller, cookie).get("/customers").text
            #expect(list.contains(" dir=\"auto\">Evil\u{202E}moc</a>"))
            let customer = try await PageTests.browser(caller, cookie).get("/customers/EVIL").text
            #expect(customer.contains("<title>\u{2068}Evil\u{202E}moc\u{2069} · Rapport</title>"))
        }
    }

    @Test func `the open line of today says how to get hold of them, and a customer's page before all that happened`()
        async throws
    {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        func set(_ column: String, _ value: String) async throws {
            _ = try await EditCustomer(customer: "ANN", set: [column: try #require(Prose(value))]).perform(in: admin)
        }
        try await set("emails", "eva@firm.example")
        try await set("phones", "+49 30 123")
        _ = try await LogEvent(customer: "ANN", kind: .inquiry).perform(in: admin)
        let call = "<a href=\"tel:+4930123\">+49 30 123</a>", mail = "<a href=\"mailto:eva@firm.example\">"
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, cookie)
            let today = try await ann.get("/?days=30").text
            #expect(today.contains(mail) && !today.contains(call), "an inquiry is answered by email")
            let customer = try await ann.get("/customers/ANN").text
            let places = [call, mail, "<h2 id=\"timeline\">"].map { customer.firstRange(of: $0)?.lowerBound }
            #expect(places.allSatisfy { $0 != nil } && places[2] == places.compactMap(\.self).max())
        }
        try await set("do_not_contact", "email")
        try await desk.run { caller async throws in
            let today = try await PageTests.browser(caller, cookie).get("/?days=30").text
            #expect(today.contains(call) && !today.contains(mail), "what must not be used is not offered")
        }
    }

    @Test(arguments: [
        (
            "/batch", "sent=batch&here=/customers&whom=chosen&action=release&reason=x",
            "<p>choose at least one customer first</p>"
        ),
        ("/do/logEvent", "sent=log&here=/&customer=ANN&kind=contact&channel=pigeon", "<p>that cannot be taken: "),
    ]) func `a refusal on a page is in words for people`(path: String, form: String, told: String) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        try await desk.run { caller async throws in
            let page = try await PageTests.browser(caller, cookie).post(path, form)
            #expect(page.status == 422 && page.text.contains(told))
            #expect(!page.text.contains("cannot be “”") && !page.text.contains("see errors"))
        }
    }

    @Test func `the session in use is marked`() async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("ann")
        let cookie = try await desk.cookie("ann")
        _ = try await desk.site.accounts.logIn(
            "ann", password: Desk.password, secret: desk.site.secrets.bytes(32), agent: nil)
        try await desk.run { caller async throws in
            let page = try await PageTests.browser(caller, cookie).get("/settings").text
            #expect(page.components(separatedBy: "/do/endLogin").count == 3)
            #expect(page.components(separatedBy: "<strong>this one</strong>").count == 2)
        }
    }

    @Test func `an approval tells of whom it is, and what the rules say`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        let ann = desk.site.composition.session(on: desk.site.store, as: UserID(validating: "ann"), at: desk.clock.now)
        _ = try await OverrideLabel(
            customer: "ANN", scheme: "grade", label: "A", reason: try #require(Prose("a second plant"))
        ).perform(in: ann)
        try await desk.run { caller async throws in
            let page = try await PageTests.browser(caller, cookie).get("/approvals").text
            #expect(page.contains(">Firm ANN</a>") && page.contains("<span dir=\"auto\">a second plant</span>"))
            let rules = page.components(separatedBy: "What the rules say now")
            #expect(rules.count == 2 && rules[1].contains("<dt>because</dt>"), "\(page)")
        }
    }

    @Test(arguments: ["/nothing", "/customers/NOBODY", "/team"])
    func `whoever is logged in is told of errors on a page of theirs`(path: String) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let page = try await PageTests.browser(caller, cookie).get(path)
            #expect(page.status == 404)
            #expect(page.text.contains("<nav") && page.text.contains(">Log out<") && !page.text.contains("openapi"))
            #expect(try await caller.get("/nothing").text.contains("<nav") == false)
            #expect(try await caller.with(.accept, "application/json").get("/nothing").text.contains("/openapi.json"))
        }
    }

    @Test func `what was done is told where one goes on, and once`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, cookie)
            for (query, isInCard) in [("?days=30&at=ANN&done=logEvent", true), ("?days=30&done=logEvent", false)] {
                let page = try await ann.get("/" + query).text
                let halves = page.components(separatedBy: ">Logged.<")
                #expect(halves.count == 2, "\(query)")
                #expect(halves[0].contains("<article") == isInCard, "\(query)")
            }
        }
    }

    @Test func `a search that is none comes back in its box, in words for a page`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        try await desk.run { caller async throws in
            let max = PageTests.browser(caller, cookie)
            for page in ["/customers", "/seas"] {
                let answer = try await max.get(page + "?q=grade%3AZ%22&after=x")
                #expect(answer.status == 422 || answer.status == 400, "\(answer.status)")
                #expect(
                    answer.text.contains("value=\"grade:Z&quot;\"") || answer.text.contains("value=\"grade:Z&#34;\""))
                #expect(answer.text.contains("role=\"alert\"") && !answer.text.contains("Nobody is here"))
            }
            let nobody = try await max.get("/customers/NOBODY").text
            #expect(nobody.contains("there is no customer") && !nobody.contains("rapport customers"))
            let problem = try await max.get("/problems/unknown-customer").text
            #expect(problem.contains("there is no customer “…”") && !problem.contains("{key}"))
            // Who builds on the interface is told all of it.
            let token = try await desk.token("max")
            let told = try await caller.with(token: token).get("/v1/customers/NOBODY").text
            #expect(told.contains("rapport customers"))
        }
    }

    @Test func `a new password offers to end one's tokens, and tells what became of them`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann"), root = try await desk.cookie("root")
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, cookie), root = PageTests.browser(caller, root)
            let offer = "End my tokens, too: "
            #expect(try await !ann.get("/settings").text.contains(offer))
            let token = try await desk.token("ann")
            #expect(try await ann.get("/settings").text.contains("\(offer)test"))
            let form = "sent=password&here=%2Fsettings&old=seven+green+bottles&new=seven+green+bottles"
            let kept = try await ann.post("/settings/password", form)
            #expect(kept.headers[.location] == "/settings?done=password&count=0&left=1", "\(kept.text)")
            // The reference from before is worth nothing.
            #expect(try await ann.get("/v1/me").status == 401)
            let again = try #require(kept.headers[.setCookie]).prefix { $0 != ";" }
            let page = try await ann.with(.cookie, String(again)).get(try #require(kept.headers[.location])).text
            #expect(page.contains("The password is set. 1 token goes on: whoever has it still comes in."))
            #expect(try await caller.with(token: token).get("/v1/me").status == 200)
            let settings = try await root.get("/settings").text
            #expect(settings.contains("End their tokens, too") && settings.contains("id=\"password-ann\""))
            #expect(!settings.contains("id=\"password-root\""))
            let ended = try await root.post(
                "/do/endLogin", "sent=out-ann&here=%2Fsettings&next=%2Fsettings&user=ann&login=all")
            #expect(settings.contains("id=\"out-ann\"") && ended.status == 303, "\(ended.text)")
            #expect(try await ann.with(.cookie, String(again)).get("/v1/me").status == 401)
            let given = try await root.post(
                "/settings/password", "sent=password-ann&here=%2Fsettings&user=ann&new=eight+blue+buckets&tokens=true")
            #expect(given.headers[.location] == "/settings?done=password&count=1&left=0", "\(given.text)")
            let told = try await root.with(.acceptLanguage, "zh").get(try #require(given.headers[.location])).text
            #expect(told.contains("密码已设置。1 个令牌已吊销。"))
            #expect(try await caller.with(token: token).get("/v1/me").status == 401)
        }
    }

    @Test func `the same form of a token sent twice shows the same token, and makes one`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let other = try await desk.cookie("amy")
        try await desk.run { caller async throws in
            func made(_ cookie: String, _ once: String) async throws -> String {
                let page = try await PageTests.browser(caller, cookie).post(
                    "/settings/tokens", "sent=token&here=%2Fsettings&name=phone&read=true&days=30&once=\(once)")
                #expect(page.status == 200, "\(page.text)")
                return try #require(page.text.firstMatch(of: /rapport_[A-Za-z0-9_-]{20,}/).map { String($0.0) })
            }
            let first = try await made(cookie, "a")
            #expect(try await made(cookie, "a") == first)
            #expect(try await made(cookie, "b") != first)
            #expect(try await made(other, "a") != first)
            let settings = try await PageTests.browser(caller, cookie).get("/settings").text
            #expect(settings.components(separatedBy: " id=\"revoke-").count == 3)
        }
    }

    @Test func `a name that two schemes have says of which it is, and no column of Team has it`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        _ = try await LogEvent(customer: "ANN", kind: .inquiry, at: "2026-02-26T09:00").perform(in: admin)
        _ = try await LogEvent(customer: "ANN", kind: .dealLost, reason: Prose("price")).perform(in: admin)
        try await desk.run { caller async throws in
            func page(_ path: String, _ language: String) async throws -> String {
                try await PageTests.browser(caller, "\(cookie); rapport_language=\(language)").get(path).text
            }
            let chinese = try await page("/customers", "zh")
            for scheme in ["客户阶段", "跟进状态"] {
                #expect(chinese.contains("<span class=\"scheme\">\(scheme)</span> 未成交</span>"), "\(chinese)")
            }
            let english = try await page("/customers", "en")
            #expect(english.contains(">Undealt</span>") && english.contains(">Unsuccessful</span>"))
            let team = try await page("/team", "zh")
            #expect(team.contains(">无订单客户</th>") && !team.contains("未成交"))
        }
    }
}
