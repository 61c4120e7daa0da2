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
            #expect(before.beside == 2 && before.inTimeline == 2 && !before.text.contains("class=\"wrong\""))
            _ = try await UndoBatch(batch: batch).perform(in: admin)
            let after = try await page()
            // Each of the two is marked, and each of the two lines that take them back says what.
            #expect(after.beside == 0 && after.inTimeline == 4 && after.marks == 4)
            #expect(after.text.contains(told), "\(after.text)")
        }
    }

    @Test(arguments: [
        ("en", "service", "every 180 days, next by 2026-07-13", "every 30 days, ", "overdue since 2026-02-13"),
        ("zh", "保养", "每 180 天，下次 2026-07-13 前", "每 30 天，", "已逾期 2026-02-13"),
    ])
    func `machines and files stand beside the timeline however much came after`(
        language: String, service: String, next: String, part: String, late: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        _ = try await LogEvent(
            customer: "ANN", kind: .installed, at: "2026-01-14T09:00", model: Line("VS-80"), serial: Line("SN-1"),
            serviceDays: 180, parts: ["belt": 30]
        ).perform(in: admin)
        var file = "customer,kind,at,note\n"
        for number in 0..<18 { file += "ANN,attachment,2026-01-15T00:00:\(10 + number)Z,offer-\(number).pdf\n" }
        for number in 0..<1100 {
            file +=
                "ANN,note,2026-03-01T\(number / 60 < 10 ? "0" : "")\(number / 60):\(number % 60 < 10 ? "0" : "")\(number % 60):00Z,talk\n"
        }
        _ = try await admin.timeline(file)
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            let page = try await ann.get("/customers/ANN").text
            #expect(page.contains("<h3>VS-80 · SN-1</h3>") && page.contains("<dt>\(service)</dt><dd>\(next)</dd>"))
            #expect(page.contains("<dt>belt</dt><dd>\(part)<strong class=\"wrong\">\(late)</strong></dd>"))
            #expect(page.contains("offer-17.pdf") && page.contains("offer-3.pdf") && !page.contains("offer-2.pdf"))
            let link = try #require(page.firstMatch(of: /href="([^"]*\?files=[0-9]+#files)"/)?.1)
            let older = try await ann.get(String(link.prefix { $0 != "#" })).text
            #expect(older.contains("offer-0.pdf") && !older.contains("offer-3.pdf"))
            let told = try await ann.get("/v1/customers/ANN/timeline?kind=attachment&limit=1").object
            #expect(told["total"] as? Int == 18)
        }
    }

    @Test func `in the high seas nobody sees the parts of a machine`() async throws {
        let desk = try await Desk()
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        _ = try await LogEvent(
            customer: "POOL", kind: .installed, model: Line("VS-80"), parts: ["belt": 30]
        ).perform(in: admin)
        let ann = desk.site.composition.session(
            on: desk.site.store, as: UserID(validating: "ann"), at: desk.clock.now)
        #expect(try await ListInstallations(customer: "POOL").perform(in: ann).map(\.parts) == [[]])
        #expect(try await ListInstallations(customer: "POOL").perform(in: admin).first?.parts.first?.name == "belt")
    }
}

/// Codes that are for programs stand on no page.
@Suite struct PageWordsTests {
    @Test(arguments: [
        ("en", "cool-down until ", "<optgroup label=\"Grade\">", "Grade: Ungraded → ", "waits for approval"),
        ("zh", "冷却期（至 ", "<optgroup label=\"客户等级\">", "客户等级：未分级 → ", "待审批"),
    ])
    func `labels are chosen by name, and what is told of them and of obstacles is words`(
        language: String, obstacle: String, group: String, move: String, state: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let other = try await desk.cookie("amy")
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            #expect(try await ann.get("/customers/ANN").text.contains(group))
            let form = "sent=override&here=/customers/ANN&next=/customers/ANN&customer=ANN&reason=big&once=1"
            let answer = try await ann.post("/do/overrideLabel", form + "&scheme%2Clabel=grade%2CA")
            #expect(answer.status == 303, "\(answer.text)")
            let page = try await ann.get("/customers/ANN").text
            #expect(page.contains(move) && page.contains(state))
            // What was chosen is chosen again where it is refused.
            let refused = try await ann.post(
                "/do/overrideLabel", form.replacing("reason=big", with: "reason=") + "&scheme%2Clabel=grade%2CB")
            #expect(refused.status == 422 && refused.text.contains("<option value=\"grade,B\" selected"))
            let amy = PageTests.browser(caller, "\(other); rapport_language=\(language)")
            _ = try await amy.post("/do/releaseCustomer", "sent=release&here=/&next=/&customer=AMY&reason=x&once=2")
            let seas = try await amy.get("/seas").text
            let told = try #require(seas.firstMatch(of: /<li>([^<]*)<\/li><\/ul><\/article>/)?.1)
            #expect(told.hasPrefix(obstacle) && !told.contains("Z") && !told.contains("T"), "\(told)")
        }
    }

    @Test func `the interface's page has no raw marks, and says in Chinese that it is English`() async throws {
        let desk = try await Desk()
        try await desk.run { caller async throws in
            let page = try await caller.with(.acceptLanguage, "zh").get("/api").text
            #expect(!page.contains("`") && page.contains("本页说明为英文"))
            #expect(page.contains("<code>stage:inquiry stars:&gt;=2 owner:me</code>"))
        }
    }

    @Test(arguments: [
        (
            "en", "A asked for by ann, waits for approval", "label asked for", "end of a request for a label",
            "refused",
            "label set by hand"
        ),
        ("zh", "ann 申请改为 A级，待审批", "申请改标", "改标申请结束", "被拒绝", "手工改标"),
    ]) func `a label that somebody asked for says so while it waits, and its end is that of a request`(
        language: String, waits: String, asked: String, ended: String, how: String, set: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        func session(_ user: String) -> Session {
            desk.site.composition.session(on: desk.site.store, as: UserID(validating: user), at: desk.clock.now)
        }
        _ = try await OverrideLabel(
            customer: "ANN", scheme: "grade", label: "A", reason: try #require(Prose("a second plant"))
        ).perform(in: session("ann"))
        @Sendable func page(_ caller: Caller) async throws -> String {
            try await PageTests.browser(caller, "\(cookie); rapport_language=\(language)").get("/customers/ANN").text
        }
        try await desk.run { caller async throws in
            let text = try await page(caller)
            #expect(text.contains("<small> \(waits)</small></summary>"), "\(text)")
            #expect(text.contains("<strong>\(asked)</strong>") && !text.contains("<strong>\(set)</strong>"))
        }
        _ = try await DecideOverride(
            customer: "ANN", scheme: "grade", approve: false, reason: Prose("not yet")
        ).perform(in: session("max"))
        try await desk.run { caller async throws in
            let text = try await page(caller)
            #expect(!text.contains(waits) && text.contains("<strong>\(ended)</strong>") && text.contains(how))
            let token = try await desk.token("ann")
            let told = try await caller.with(token: token).get("/v1/customers/ANN/timeline").text
            #expect(told.components(separatedBy: "\"isRequest\":true").count == 3, "\(told)")
        }
        // What is approved is set, and its end is the end of that.
        _ = try await OverrideLabel(
            customer: "ANN", scheme: "grade", label: "A", reason: try #require(Prose("a third plant"))
        ).perform(in: session("ann"))
        _ = try await DecideOverride(customer: "ANN", scheme: "grade", approve: true).perform(in: session("max"))
        _ = try await WithdrawOverride(customer: "ANN", scheme: "grade").perform(in: session("ann"))
        try await desk.run { caller async throws in
            let text = try await page(caller)
            #expect(text.components(separatedBy: "<strong>\(ended)</strong>").count == 2)
            #expect(text.contains("<strong>\(set)</strong>"), "the approval")
        }
    }

    @Test(arguments: [("en", "then D · ", "then D<"), ("zh", "之后为 D级 · ", "之后为 D级<")])
    func `until a score moves, the score is told that comes, where the label stays`(
        language: String, told: String, untold: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
        _ = try await LogEvent(customer: "ANN", kind: .contact, channel: .email, direction: .inbound).perform(in: admin)
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            let page = try await ann.get("/customers/ANN").text
            #expect(page.contains(told) && !page.contains(untold))
        }
    }
}
