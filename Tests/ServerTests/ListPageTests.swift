import Assembly
import Domain
import FoundationEssentials
import HTTPTypes
import Houses
import Testing
import Workflows

@testable import Server

/// Lists that are longer than a page.
@Suite struct ListPageTests {
    private static func names(_ page: String) -> [String] {
        page.matches(of: /<article[^>]* data-customer="([^"]*)"/).map { String($0.1) }
    }

    private static func rows(_ page: String) -> [String] {
        page.matches(of: /<tr[^>]* data-customer="([^"]*)"/).map { String($0.1) }
    }

    private static func numbered(_ prefix: String, _ count: Int) -> [String] {
        (1...count).map { "\(prefix)\(String(1000 + $0).dropFirst())" }
    }

    @Test func `a long list of today stays as long while it is worked on`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        let keys = Self.numbered("B", 70)
        let rows = keys.map { "\($0),Firm \($0),ann,\($0)@x.example\n" }.joined()
        _ = try await admin.customers("key,name,owner,emails\n" + rows)
        for key in keys {
            _ = try await LogEvent(customer: key, kind: .inquiry, at: "2026-02-26T09:00").perform(in: admin)
        }
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, cookie)
            let usual = try await ann.get("/").text
            #expect(
                Self.names(usual).count == 50 && usual.contains("limit=1000") && !usual.contains("limit=1000&amp;at"))
            let all = try await ann.get("/?limit=1000&at=B061").text
            #expect(Self.names(all).count >= 70)
            let form = try #require(all.components(separatedBy: "id=\"item-B061\"").last)
            let to = try #require(form.firstMatch(of: /name="next" value="([^"]*)"/)?.1)
            #expect(to.contains("limit=1000&amp;at=B062#item-B062"), "\(to)")
            // The others keep it too.
            #expect(all.components(separatedBy: "limit=1000&amp;at=").count > 70)
            let page = try await ann.get(to.replacing("&amp;", with: "&").prefix { $0 != "#" } + "").text
            #expect(page.contains("id=\"item-B062\"") && Self.names(page).count >= 70)
        }
    }

    @Test(arguments: [("en", "The first 20 of 25 customers that leave"), ("zh", "两周内将回收 25 位客户，以下为最早的 20 位")])
    func `the high seas are turned page by page, and who leaves is as few as is said`(
        language: String, word: String
    ) async throws {
        let desk = try await Desk()
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        let sea = Self.numbered("S", 120)
        _ = try await admin.customers("key,name\n" + sea.map { "\($0),Firm \($0)\n" }.joined())
        let leaving = Self.numbered("L", 19)
        let taken = try await admin.customers(
            "key,name,owner,emails\n" + leaving.map { "\($0),Firm \($0),ann,\($0)@x.example\n" }.joined())
        #expect(taken.customersCreated == 19 && taken.problems == [], "\(taken)")
        // Whoever hears nothing for 33 days leaves.
        desk.clock.pass(milliseconds: 21 * 86_400_000)
        let cookie = try await desk.cookie("root")
        try await desk.run { caller async throws in
            let root = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            var seen: [String] = []
            var place = "/seas"
            for _ in 0..<3 {
                let page = try await root.get(place).text
                seen += Self.names(page)
                #expect(page.contains(word))
                guard let next = page.firstMatch(of: /href="(\/seas\?after=[^"]*)"/)?.1 else { break }
                place = String(next)
            }
            #expect(seen == ["POOL"] + sea)
            let more = try await root.get("/seas?leaving=1000").text
            #expect(!more.contains(word) && more.components(separatedBy: "<tr data-customer=").count == 26)
            let told = try await root.get("/v1/pool/leaving?days=14&limit=3").object
            #expect(told["total"] as? Int == 25 && (told["lines"] as? [Any])?.count == 3)
            let pool = try await root.get("/v1/pool?limit=2&after=S118").object
            #expect(pool["next"] == nil && (pool["lines"] as? [Any])?.count == 2 && pool["total"] as? Int == 121)
            #expect(try await root.get("/v1/pool?limit=2&after=S001").object["next"] as? String == "S003")
            #expect(try await root.get("/v1/pool?after=NOBODY").status == 422)
        }
    }

    @Test func `batches are turned page by page`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let ann = desk.site.composition.session(on: desk.site.store, as: UserID(validating: "ann"), at: desk.clock.now)
        for number in 0..<35 {
            _ = try await RunBatch(action: .addTags, query: "owner:me", tags: [try #require(Line("tag-\(number)"))])
                .perform(in: ann)
        }
        try await desk.run { caller async throws in
            let browser = PageTests.browser(caller, cookie)
            let first = try await browser.get("/batches").text
            #expect(first.contains("<h2>tag added: tag-34</h2>") && !first.contains("tag-4</h2>"))
            let next = try #require(first.firstMatch(of: /href="(\/batches\?before=[0-9]+)"/)?.1)
            let second = try await browser.get(String(next)).text
            for none in [Int64.min, -1, 0, 1] {
                #expect(try await browser.get("/v1/batches?before=\(none)").text == "[]")
                #expect(try await browser.get("/batches?before=\(none)&undo=\(none)").status == 200)
            }
            #expect(
                second.contains("tag-4</h2>") && second.contains("tag-0</h2>")
                    && !second.contains(/class="button" href="\/batches\?before=[0-9]+"/))
        }
    }

    @Test(arguments: [("en", "You cannot take a release back", "released: no time"), ("zh", "不能自行撤销", "放回公海：no time")])
    func `who releases several is told before that it stays done, and finds no undo`(
        language: String, word: String, name: String
    ) async throws {
        let desk = try await Desk()
        let ann = try await desk.cookie("ann")
        let max = try await desk.cookie("max")
        let form = "sent=batch&here=/customers&whom=chosen&action=release&reason=no%20time"
        try await desk.run { caller async throws in
            func browser(_ cookie: String) -> Caller {
                PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            }
            let preview = try await browser(ann).post("/batch", form + "&customers=ANN").text
            #expect(preview.contains(word) && preview.contains("<p>\(name)</p>"), "\(preview)")
            let led = try await browser(max).post("/batch", form + "&customers=AMY").text
            #expect(led.contains(name) && !led.contains(word))
            let run = "sent=run&here=/customers&next=/customers&action=release&reason=no%20time&customers="
            let done = try await browser(ann).post("/do/runBatch", run + "ANN")
            #expect(done.headers[.location] == "/customers?done=runBatch")
            let list = try await browser(ann).get("/batches").text
            #expect(list.contains(word) && !list.contains("undoBatch"))
            let given = try await browser(max).post("/do/runBatch", run + "AMY")
            #expect(given.headers[.location]?.contains("batch=") == true)
            #expect(try await browser(max).get("/batches").text.contains("?undo="))
        }
    }

    @Test func `a link offers no undo but of what one has just done`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        let clock = desk.clock
        try await desk.run { caller async throws in
            let max = PageTests.browser(caller, cookie)
            let run = "sent=run&here=/customers&next=/customers&action=add-tags&customers=ANN&tags="
            let place = try #require(try await max.post("/do/runBatch", run + "a").headers[.location])
            let batch = try #require(Int64(place.split(separator: "=").last ?? ""))
            #expect(try await max.get(place).text.contains("<p>Done.</p>"))
            for other in ["1", "\(batch - 1)", "\(Int64.max)", "x", "-1", ""] {
                let page = try await max.get("/customers?done=runBatch&batch=\(other)").text
                #expect(!page.contains("<p>Done.</p>") && !page.contains("undoBatch"), "\(other)")
            }
            clock.pass(milliseconds: 600_000)
            #expect(!(try await max.get(place).text.contains("undoBatch")))
            let next = try #require(try await max.post("/do/runBatch", run + "b").headers[.location])
            let number = next.split(separator: "=").last ?? ""
            _ = try await max.post("/do/undoBatch", "sent=undo&here=/customers&next=/customers&batch=\(number)")
            #expect(!(try await max.get(next).text.contains("undoBatch")))
        }
    }

    @Test(arguments: [
        ("en", "given out: Lu Hui", ": Ann Lee → Lu Hui</li>", ": high seas → Lu Hui</li>"),
        ("zh", "分配：Lu Hui", "：Ann Lee → Lu Hui</li>", "：公海 → Lu Hui</li>"),
    ]) func `a batch names its customers and people before it is done`(
        language: String, title: String, owned: String, free: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        for (user, name) in [("ann", "Ann Lee"), ("amy", "Lu Hui")] {
            _ = try await ChangeUser(user: try #require(Line(user)), name: Line(name)).perform(in: admin)
        }
        _ = try await admin.customers("key,name\n" + Self.numbered("S", 12).map { "\($0),Firm \($0)\n" }.joined())
        try await desk.run { caller async throws in
            let root = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            let form = "sent=batch&here=/customers&action=assign&owner=amy"
            let few = try await root.post("/batch", form + "&whom=chosen&customers=ANN&customers=POOL").text
            #expect(few.contains("<p>\(title)</p>"), "\(few)")
            #expect(few.contains(">Firm ANN</a> (ANN)\(owned)") && few.contains(">Firm POOL</a> (POOL)\(free)"))
            let all = try await root.post("/batch", form + "&whom=all&query=owner%3Anone").text
            #expect(
                all.components(separatedBy: free).count == 11 && all.contains(language == "en" ? "3 more" : "另有 3 位"))
        }
    }

    @Test(arguments: [
        ("en", "Reason: it has to say something", "fill in “Need”: an entry “need” cannot do without it"),
        ("zh", "原因：不能为空", "请填写“需求”：“需求”不能缺少此项"),
    ]) func `a field that is missing is named as the form calls it`(
        language: String, reason: String, need: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            let batch = try await ann.post(
                "/batch", "sent=batch&here=/customers&whom=chosen&customers=ANN&action=release")
            #expect(batch.status == 422 && batch.text.contains("<p>\(reason)</p>"), "\(batch.text)")
            #expect(batch.text.contains("id=\"batch-reason-note\""))
            let event = try await ann.post(
                "/do/logEvent", "sent=event-ANN&here=/customers/ANN&customer=ANN&kind=need")
            #expect(event.status == 422 && event.text.contains("<p>\(need)</p>"), "\(event.text)")
            #expect(event.text.contains("id=\"event-ANN-level-note\""))
        }
    }

    @Test(arguments: [
        ("en", "Those who were changed no longer match", "Take a word away"),
        ("zh", "已改动的客户不再符合", "请减少条件"),
    ]) func `after a batch an empty list says why it is empty`(
        language: String, told: String, usual: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            let list = "/customers?q=owner%3Aann"
            let run = "sent=run&here=/customers&action=release&reason=x&customers=ANN&next="
            let done = try await ann.post("/do/runBatch", run + "/customers%3Fq%3Downer%253Aann")
            let place = try #require(done.headers[.location])
            #expect(place.hasPrefix(list))
            let page = try await ann.get(place).text
            #expect(page.contains(told) && !page.contains(usual), "\(page)")
            let later = try await ann.get(list).text
            #expect(!later.contains(told) && later.contains(usual))
        }
    }

    @Test(arguments: [("en", "First page", "overdue since "), ("zh", "第一页", "已逾期 ")])
    func `customers are turned back to the first page, and who is overdue is said to be`(
        language: String, first: String, overdue: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        _ = try await admin.customers("key,name\n" + Self.numbered("S", 60).map { "\($0),Firm \($0)\n" }.joined())
        _ = try await LogEvent(customer: "ANN", kind: .inquiry).perform(in: admin)
        let clock = desk.clock
        try await desk.run { caller async throws in
            let root = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            let page = try await root.get("/customers?sort=name").text
            #expect(page.contains("class=\"due open\"") && !page.contains(overdue) && !page.contains(first))
            let next = try #require(page.firstMatch(of: /href="(\/customers\?[^"]*after=[^"]*)"/)?.1)
            let second = try await root.get(String(next).replacing("&amp;", with: "&")).text
            let back = try #require(second.firstMatch(of: /href="([^"]*)">(First page|第一页)</)?.1)
            let firstly = try await root.get(String(back).replacing("&amp;", with: "&")).text
            #expect(
                Self.rows(firstly) == Self.rows(page) && Self.rows(page).count == 50 && Self.rows(second).count > 10)
            clock.pass(milliseconds: 2 * 86_400_000)
            let again = try await desk.cookie("root")
            let late = try await root.with(.cookie, "\(again); rapport_language=\(language)").get("/customers").text
            let row = try #require(late.components(separatedBy: "data-customer=\"ANN\"").last).prefix { $0 != "\n" }
            #expect(row.contains("<span class=\"due late\">\(overdue)"), "\(row)")
        }
    }

    @Test(arguments: [
        ("en", "by due date", "by priority", "Customer", "Due"), ("zh", "按期限", "按优先级", "客户", "期限"),
    ])
    func `customers are listed by what is due first, from a heading or the form, on every page and with every search`(
        language: String, due: String, priority: String, customer: String, heading: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        let keys = Self.numbered("S", 60)
        // Nothing is owed to the first five: nobody owns them.
        let rows = keys.map { "\($0),Firm \($0),\($0 > "S005" ? "ann" : ""),\($0)@x.example\n" }
        _ = try await admin.customers("key,name,owner,emails\n" + rows.joined())
        for (number, key) in keys.dropFirst(5).reversed().enumerated() {
            _ = try await MakePromise(
                customer: key, what: try #require(Prose("a call")),
                due: "2026-03-02T\(10 + number % 5):\(10 + number / 5)"
            ).perform(in: admin)
        }
        _ = try await SaveSearch(name: try #require(Line("mine")), query: "S").perform(
            in: desk.site.composition.session(on: desk.site.store, as: UserID(validating: "root"), at: desk.clock.now))
        try await desk.run { caller async throws in
            let root = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            let usual = try await root.get("/customers?q=S").text
            #expect(!usual.contains("aria-sort"))
            let way = try #require(usual.firstMatch(of: /<th scope="col"><a href="([^"]*)" title="([^"]*)">([^<]*)</))
            #expect(way.1.contains("sort=name") && way.3 == customer)
            let link = try #require(
                usual.firstMatch(of: /href="(\/customers\?[^"]*sort=due)" title="([^"]*)">([^<]*)</))
            #expect(link.2 == due && link.3 == heading && link.1.contains("q=S"))
            let page = try await root.get(String(link.1).replacing("&amp;", with: "&")).text
            #expect(page.contains("<th scope=\"col\" aria-sort=\"ascending\"><a href"))
            #expect(page.contains("<option value=\"due\" selected>\(due)</option>"))
            #expect(page.contains("<option value=\"priority\">\(priority)</option>"))
            #expect(Self.rows(page).prefix(4) == ["S060", "S055", "S050", "S045"])
            #expect(Self.rows(page)[10...12] == ["S010", "S059", "S054"])
            let saved = try #require(page.firstMatch(of: /href="(\/customers\?[^"]*)"[^>]*>mine</)?.1)
            #expect(saved.contains("sort=due"))
            let next = try #require(page.firstMatch(of: /href="(\/customers\?[^"]*after=[^"]*)"/)?.1)
            let second = try await root.get(String(next).replacing("&amp;", with: "&")).text
            #expect(second.contains("aria-sort=\"ascending\""))
            let all = Self.rows(page) + Self.rows(second)
            // Whoever is owed nothing comes last, by name.
            #expect(all.suffix(5) == ["S001", "S002", "S003", "S004", "S005"] && Set(all).count == all.count, "\(all)")
            let first = try #require(second.firstMatch(of: /href="([^"]*)">(First page|第一页)</)?.1)
            #expect(try await Self.rows(root.get(String(first).replacing("&amp;", with: "&")).text) == Self.rows(page))
        }
    }

    @Test(arguments: ["/seas", "/customers/ANN"]) func `customers are given to nobody by a slip`(
        path: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        try await desk.run { caller async throws in
            let max = PageTests.browser(caller, cookie)
            let page = try await max.get(path).text
            let select = try #require(
                page.firstMatch(of: /<select id="assign[^"]*" name="owner" required>(.*?)<\/select>/))
            #expect(select.1.hasPrefix("<option value=\"\" selected>choose …</option>"), "\(select.1)")
            let sent = "sent=assign&here=\(path)&action=assign&customers=POOL&owner="
            let refused = try await max.post("/do/runBatch", sent)
            #expect(refused.status == 422 && refused.text.contains("Owner: it has to say something"))
        }
    }
}
