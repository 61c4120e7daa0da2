import Assembly
import Classification
import Domain
import Houses
import Policy
import Testing

@testable import Workflows

struct QueryTests {
    private func parse(_ text: String) throws -> Condition {
        let engine = try Scene().composition.compiler.compile(Preset.foreignTrade.text, source: "preset", version: 1)
        let user = try #require(UserID(validating: "ann"))
        return try QueryParser(engine, actor: Actor(user: user, role: .admin), now: instant(Scene.now))
            .condition(text)
    }

    static let grade: Field = .label("grade")

    static let constructs: [(text: String, condition: Condition)] = [
        ("acme", .search("acme")),
        ("\"big acme\"", .search("big acme")),
        ("-acme", .not(.search("acme"))),
        ("-", .search("-")),
        ("stage:inquiry", .test(.label("stage"), .oneOf, .texts(["inquiry"]))),
        ("grade:A,B", .test(grade, .oneOf, .texts(["A", "B"]))),
        ("-grade:A", .not(.test(grade, .oneOf, .texts(["A"])))),
        ("grade:>=B", .test(grade, .oneOf, .texts(["A", "B"]))),
        ("grade:>B", .test(grade, .oneOf, .texts(["A"]))),
        ("grade:<=D", .test(grade, .oneOf, .texts(["D", "E", "ungraded"]))),
        ("grade:<D", .test(grade, .oneOf, .texts(["E", "ungraded"]))),
        ("grade:>A", .test(grade, .oneOf, .texts([]))),
        ("grade:<ungraded", .test(grade, .oneOf, .texts([]))),
        ("grade:none", .test(grade, .isMissing, .none)),
        ("negotiation:none", .test(.label("negotiation"), .oneOf, .texts(["none"]))),
        ("score.priority:>=40", .test(.score("priority"), .atLeast, .number(40))),
        ("score.rfm:543", .test(.score("rfm"), .equal, .number(543))),
        ("annual_purchase:>20000.5", .test(.profile(.annualPurchase), .more, .number(2_000_050))),
        ("order_sum_365:<=100", .test(.fact(.orderSumInYear), .atMost, .number(10_000))),
        ("company_size:<50", .test(.profile(.companySize), .less, .number(50))),
        ("stage:>=transaction", .test(.label("stage"), .oneOf, .texts(["transaction", "repeat"]))),
        ("stage:<inquiry", .test(.label("stage"), .oneOf, .texts(["unmarked"]))),
        ("country:de,Fr", .test(.profile(.country), .oneOf, .texts(["DE", "FR"]))),
        ("source:website", .test(.profile(.source), .oneOf, .texts(["website"]))),
        ("orders:3", .test(.fact(.orders), .equal, .number(3))),
        ("days_since_order:>90", .test(.fact(.daysSinceOrder), .more, .number(90))),
        ("need:obvious,potential", .test(.fact(.need), .oneOf, .texts(["obvious", "potential"]))),
        ("owner:me", .test(.profile(.owner), .oneOf, .texts(["ann"]))),
        ("owner:none", .test(.profile(.owner), .isMissing, .none)),
        ("name:me", .test(.profile(.name), .oneOf, .texts(["me"]))),
        ("tag:fair-2026", .test(.profile(.tags), .oneOf, .texts(["fair-2026"]))),
        ("tags:vip", .test(.profile(.tags), .oneOf, .texts(["vip"]))),
        ("category:pumps", .test(.profile(.categories), .oneOf, .texts(["pumps"]))),
        ("custom.region:north", .test(.custom("region"), .oneOf, .texts(["north"]))),
        ("name:\"big acme\"", .test(.profile(.name), .oneOf, .texts(["big acme"]))),
        ("\"name:acme\"", .search("name:acme")),
        // 10:00 in Shanghai; the day there ends at 16:00 UTC.
        ("due:overdue", .test(.fact(.due), .atMost, .instant(instant(Scene.now)))),
        ("due:today", .test(.fact(.due), .less, .instant(instant("2026-03-31T16:00:00Z")))),
        ("due:<7d", .test(.fact(.due), .less, .instant(instant("2026-04-07T02:00:00Z")))),
        ("due:7d", .test(.fact(.due), .less, .instant(instant("2026-04-07T02:00:00Z")))),
        ("due:>=2026-04-01", .test(.fact(.due), .atLeast, .instant(instant("2026-03-31T16:00:00Z")))),
        ("due:none", .test(.fact(.due), .isMissing, .none)),
    ]

    @Test(arguments: constructs)
    func `a search means what it says`(text: String, condition: Condition) throws {
        #expect(try parse(text) == .all([condition]))
    }

    @Test func `words are joined by and, and an empty search is everything`() throws {
        #expect(
            try parse("  acme   -tag:vip ")
                == .all([.search("acme"), .not(.test(.profile(.tags), .oneOf, .texts(["vip"])))]))
        #expect(try parse("   ") == .all([]))
        #expect(try parse("a<b <3") == .all([.search("a<b"), .search("<3")]))
        #expect(
            try parse("lamp <3 x = y")
                == .all(["lamp", "<3", "x", "=", "y"].map { Condition.search($0) }))
        for text in ["快跑！公司", "快跑：公司", "A＝B商行", "Hot!"] { #expect(try parse(text) == .all([.search(text)])) }
        #expect(try parse("tag:a：b,＜急＞") == parse("tag:\"a：b,＜急＞\""))
        #expect(try parse("tag ! company! x") == .all(["tag", "!", "company!", "x"].map { Condition.search($0) }))
        #expect(try parse("a ! b") == .all([.search("a"), .search("!"), .search("b")]))
        #expect(try parse("\"stage：x\" \"due ≤ 7d\"") == .all([.search("stage：x"), .search("due ≤ 7d")]))
        #expect(try parse("\"grade=A steel\"") == .all([.search("grade=A steel")]))
    }

    @Test(arguments: [
        ("stage：inquiry", "stage:inquiry"), ("due:≤7d", "due:<=7d"), ("orders：≥2", "orders:>=2"),
        ("due:＜7d", "due:<7d"), ("Stage:inquiry", "stage:inquiry"), ("-Tag：x", "-tag:x"),
        ("DUE:<7d", "due:<7d"), ("due:＞＝7d", "due:>=7d"), ("Score.Stars:>2", "score.stars:>2"),
    ]) func `signs and letters of any width and size are those of the field`(text: String, plain: String) throws {
        #expect(try parse(text) == parse(plain))
    }

    static let errors: [(text: String, position: Int, found: String)] = [
        ("colour:red", 1, "colour"),
        ("acme colour:red", 6, "colour"),
        // Looked for as words these would find nobody, and say nothing.
        ("due<=7d", 1, "due<=7d"), ("acme -stage>=inquiry", 7, "stage>=inquiry"), ("grade=A", 1, "grade=A"),
        ("source:foo", 8, "foo"), ("credit:A,E", 8, "E"), ("need:maybe", 6, "maybe"),
        ("budget_authorised:perhaps", 19, "perhaps"), ("preferred_channel:fax", 19, "fax"),
        ("-colour:red", 2, "colour"),
        ("grade:", 7, ""),
        ("grade:F", 7, "F"),
        ("grade:>=F", 9, "F"),
        ("grade:>=A,B", 9, "A,B"),
        ("-grade:F", 8, "F"),
        ("acme  grade:A,F", 13, "F"),
        ("orders:many", 8, "many"),
        ("orders:>1.5", 9, "1.5"),
        ("annual_purchase:1.005", 17, "1.005"),
        ("name:>x", 6, ">"), ("name:≥x", 6, ">="), ("grade:≥F", 8, "F"), ("acme due <= 7d", 6, "due"),
        ("due:soon", 5, "soon"),
        ("due:<-7d", 6, "-7d"),
        ("score.colour:1", 1, "score.colour"),
        ("custom.:1", 1, "custom."),
        ("say \"hello", 5, "\""),
    ]

    @Test(arguments: [
        ("due<=7d", "due:<=7d"), ("grade=A", "grade:A"), ("grade==A", "grade:A"), ("grade=>B", "grade:>=B"),
        ("stars>2", "stars:>2"), ("stage=<inquiry", "stage:<=inquiry"), ("Due<=7d", "Due:<=7d"),
        ("due≤7d", "due:<=7d"), ("orders≥2", "orders:>=2"), ("due＜7d", "due:<7d"), ("due <= 7d", "due:<=7d"),
        ("due <=7d", "due:<=7d"), ("due<= 7d", "due:<=7d"), ("stage!=inquiry", "-stage:inquiry"),
        ("stage != inquiry", "-stage:inquiry"), ("stage！＝inquiry", "-stage:inquiry"), ("company>=x", "company:x"),
        ("need=obvious", "need:obvious"), ("name = \"foo bar\"", "name:\"foo bar\""),
        ("due＜＝7d", "due:<=7d"),
    ]) func `a comparison without a colon is told with one`(text: String, meant: String) throws {
        let error = #expect(throws: QueryError.self) { try parse(text) }
        #expect(error?.expected == [.word(meant)])
        _ = try parse(meant)
    }

    @Test(arguments: ["due <= -3d", "-stage != inquiry", "due <=", "due <= 7d:x", "stage >= nothing", "due <= \"7 d\""])
    func `nothing is proposed that would be refused`(text: String) {
        let error = #expect(throws: QueryError.self) { try parse(text) }
        guard case .valueAfter? = error?.expected.first else {
            Issue.record("\(String(describing: error?.expected))")
            return
        }
    }

    @Test(arguments: errors)
    func `an error stands at its place`(text: String, position: Int, found: String) throws {
        let error = #expect(throws: QueryError.self) { try parse(text) }
        #expect(error?.position == position && error?.found == found)
        #expect(error?.expected.isEmpty == false)
    }

    @Test(arguments: [
        ("root", "owner:nobody", "nobody"), ("root", "acme -owner:ann,nobody", "nobody"),
        ("root", "owner:none,ann", "none"), ("ann", "owner:nobody", "nobody"), ("ann", "owner:amy", "amy"),
        ("max", "owner:ann,sue", "sue"),
    ]) func `an owner whom the searcher may not know of is refused as one that is none`(
        user: String, text: String, found: String
    ) async throws {
        let session = try await House().at(House.start, as: user)
        let refused = [
            await refusal { try await session.customers(matching: text, limit: 9) },
            await refusal { try await session.highSeas(matching: text, limit: 9) },
            await refusal { try await session.statusTable(matching: text, limit: 9) },
            await refusal { try await session.batch(.addTags(["x"]), matching: text) },
            await refusal { try await session.saveSearch("mine", query: text) },
        ]
        for refused in refused {
            guard case .query(let error) = refused else {
                Issue.record("\(String(describing: refused))")
                continue
            }
            #expect(error.found == found && error.expected == [.user])
            #expect(error.position == text.count - (text.split(separator: ":").last?.count ?? 0) + 1)
        }
    }

    @Test(arguments: [
        ("root", "owner:sue", 1), ("root", "owner:mia", 0), ("root", "-owner:none", 5), ("max", "owner:ann,max", 2),
        ("ann", "owner:me", 1), ("ann", "owner:ann", 1), ("ann", "owner:none", 1),
    ]) func `an owner who is known is found, with customers or without`(
        user: String, text: String, count: Int
    ) async throws {
        let session = try await House().at(House.start, as: user)
        #expect(try await session.customers(matching: text, limit: 9).total == count)
    }

    @Test func `a list has a thousand values and no more`() throws {
        let most = (1...1000).map { "v\($0)" }
        #expect(
            try parse("name:" + most.joined(separator: ","))
                == .all([.test(.profile(.name), .oneOf, .texts(most))]))
        for list in [most.joined(separator: ",") + ",v", String(repeating: "A,", count: 100_000) + "A"] {
            for field in ["name", "tag", "grade", "custom.x"] {
                let error = #expect(throws: QueryError.self) { try parse("acme \(field):\(list)") }
                #expect(error?.position == field.count + 7)
                #expect(error?.expected == [.shorterList(limit: 1000)])
            }
        }
    }

    @Test func `labels and fields that could stand there are offered`() throws {
        let label = #expect(throws: QueryError.self) { try parse("grade:F") }
        #expect(label?.expected == ["A", "B", "C", "D", "E", "ungraded"].map { .word($0) })
        let field = #expect(throws: QueryError.self) { try parse("colour:red") }
        #expect(
            field?.expected.contains(.word("stage")) == true
                && field?.expected.contains(.word("annual_purchase")) == true)
    }
}
