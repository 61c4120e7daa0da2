import Domain
import Testing

@Suite struct ConditionTests {
    private static let zone = ZoneRules(name: "Asia/Shanghai", initialOffset: 28_800, transitions: [])
    private static let start = Day(number: 20_000)

    /// Noon on the day `offset` days after the start, as seen by a customer that wrote and ordered on the start.
    private static func subject(_ offset: Int = 0) throws -> ConditionSubject {
        var profile = Profile(name: "Müller & Söhne")
        profile.company = "ACME Trading"
        profile.country = "DE"
        profile.tags = ["fair-2026", "VIP"]
        profile.companySize = 120
        profile.budgetAuthorised = false
        profile.custom = ["size_class": "L"]
        var contact = Contact()
        contact.emails = ["Anna@Example.com"]
        contact.phones = ["+49 30 1234"]
        profile.contacts = [contact]
        var facts = Facts()
        let noon = zone.instant(start, at: 43_200_000)
        facts.inquiry = noon
        facts.inquiries = 2
        facts.order = noon
        facts.orders = 1
        facts.orderDays = [OrderDay(day: start, count: 1, sum: 5_000)]
        facts.need.at = noon + .hours(1)
        facts.need.level = .obvious
        facts.need.expectedDay = start + 20
        return ConditionSubject(
            key: try #require(CustomerKey(validating: "K-001")), profile: profile, annualPurchase: 2_000_000,
            createdAt: noon,
            facts: facts, owner: .admin, due: noon + .days(3), moment: Moment(noon + .days(offset), in: zone),
            label: { $0 == "grade" ? ("A", nil) : $0 == "rfm" ? ("champions", 543) : nil })
    }

    private static let answers: [(Field, Comparison, Operand, Bool)] = [
        (.profile(.country), .equal, .text("DE"), true),
        (.profile(.country), .equal, .text("de"), false),
        (.profile(.country), .notEqual, .text("FR"), true),
        (.profile(.country), .oneOf, .texts(["FR", "DE"]), true),
        (.profile(.country), .oneOf, .texts(["FR"]), false),
        (.profile(.country), .isMissing, .none, false),
        (.profile(.industry), .isMissing, .none, true),
        (.profile(.industry), .notEqual, .text("toys"), false),
        (.profile(.name), .contains, .text("mÜLLER"), true),
        (.profile(.name), .contains, .text("Muller"), false),
        (.profile(.name), .equal, .text("Mu\u{308}ller & So\u{308}hne"), false),
        (.profile(.tags), .contains, .text("VIP"), true),
        (.profile(.tags), .contains, .text("vip"), false),
        (.profile(.tags), .contains, .text("fair"), false),
        (.profile(.tags), .equal, .text("fair-2026"), true),
        (.profile(.tags), .notEqual, .text("VIP"), false),
        (.profile(.tags), .oneOf, .texts(["x", "VIP"]), true),
        (.profile(.categories), .isMissing, .none, true),
        (.profile(.companySize), .atLeast, .number(120), true),
        (.profile(.companySize), .atLeast, .number(121), false),
        (.profile(.companySize), .less, .number(120), false),
        (.profile(.companySize), .equal, .text("120"), false),
        (.profile(.annualPurchase), .atMost, .number(2_000_000), true),
        (.profile(.annualPurchase), .more, .number(2_000_000), false),
        (.profile(.budgetAuthorised), .equal, .text("no"), true),
        (.profile(.owner), .equal, .text("admin"), true),
        (.profile(.key), .contains, .text("k-0"), true),
        (.custom("size_class"), .equal, .text("L"), true),
        (.custom("other"), .isMissing, .none, true),
        (.label("grade"), .oneOf, .texts(["A", "B"]), true),
        (.label("stage"), .isMissing, .none, true),
        (.score("rfm"), .atLeast, .number(543), true),
        (.score("grade"), .isMissing, .none, true),
        (.fact(.inquiries), .more, .number(1), true),
        (.fact(.need), .equal, .text("obvious"), true),
        (.fact(.daysSinceInbound), .isMissing, .none, true),
        (.fact(.orderSumInYear), .equal, .number(5_000), true),
        (.fact(.due), .less, .instant(zone.instant(start + 4)), true),
        (.fact(.due), .less, .instant(zone.instant(start + 3)), false),
    ]

    @Test(arguments: answers)
    func `a test compares by the type of its field`(
        field: Field, comparison: Comparison, operand: Operand, expected: Bool
    ) throws {
        let subject = try Self.subject()
        #expect(Condition.test(field, comparison, operand).evaluate(subject).holds == expected)
    }

    private static let searches = [
        ("acme", true), ("EXAMPLE.COM", true), ("1234", true), ("k-001", true), ("söhne", true), ("", true),
        ("berlin", false), ("fair", false), ("ACME Trading Ltd", false),
    ]

    @Test(arguments: searches)
    func `a search looks into key, name, company, addresses and phones`(text: String, expected: Bool) throws {
        let subject = try Self.subject()
        #expect(Condition.search(text).evaluate(subject).holds == expected)
    }

    @Test func `conditions join as all, any and not`() throws {
        let yes = Condition.test(.fact(.orders), .equal, .number(1))
        let no = Condition.test(.fact(.orders), .equal, .number(2))
        let table: [(Condition, Bool)] = [
            (.all([]), true), (.any([]), false), (.all([yes, no]), false), (.any([no, yes]), true), (.not(no), true),
            (.not(.all([yes, yes])), false),
        ]
        let subject = try Self.subject()
        for (condition, expected) in table { #expect(condition.evaluate(subject).holds == expected) }
    }

    private static let ordered: [Comparison] = [.equal, .notEqual, .less, .atMost, .more, .atLeast]

    @Test(arguments: ordered, [FactField.daysSinceInquiry, .daysToExpected])
    func `a count of days gives the exact instant of its next answer`(comparison: Comparison, field: FactField) throws {
        for operand in [-2, 0, 1, 7, 19, 20] as [Int64] {
            let condition = Condition.test(.fact(field), comparison, .number(operand))
            for offset in 0...30 {
                let (holds, until) = condition.evaluate(try Self.subject(offset))
                let next = try (offset + 1...offset + 60).first {
                    condition.evaluate(try Self.subject($0)).holds != holds
                }
                #expect(until == (next.map { Self.zone.start(of: Self.start + $0) } ?? .never))
            }
        }
    }

    private static let windows: [(Comparison, Int64, Int)] = [
        (.atLeast, 1, 365), (.atLeast, 2, 0), (.less, 1, 365), (.less, 2, 0), (.equal, 1, 365), (.more, 0, 365),
        (.atMost, 1, 0), (.equal, 7, 0),
    ]

    @Test(arguments: windows)
    func `an order leaves its window at the start of a day`(comparison: Comparison, operand: Int64, days: Int) throws {
        let condition = Condition.test(.fact(.ordersInYear), comparison, .number(operand))
        let expected = days == 0 ? Instant.never : Self.zone.start(of: Self.start + days)
        let subject = try Self.subject(10)
        #expect(condition.evaluate(subject).until == expected)
    }

    @Test func `days of any size do not overflow`() throws {
        let subject = try Self.subject()
        for operand in [Int64.min, .max] {
            for comparison in Self.ordered {
                for field in [FactField.daysSinceOrder, .daysToExpected, .ordersInYear, .inquiries] {
                    let condition = Condition.test(.fact(field), comparison, .number(operand))
                    #expect(condition.evaluate(subject).until > subject.moment.now)
                }
            }
        }
    }

    @Test func `a joined condition holds as long as the part that decides it`() throws {
        let soon = Condition.test(.fact(.daysSinceOrder), .less, .number(3))
        let later = Condition.test(.fact(.daysSinceOrder), .less, .number(9))
        let never = Condition.test(.profile(.country), .equal, .text("FR"))
        let subject = try Self.subject()
        let third = Self.zone.start(of: Self.start + 3)
        #expect(Condition.all([soon, later]).evaluate(subject).until == third)
        #expect(Condition.any([never, soon]).evaluate(subject).until == third)
        #expect(Condition.all([never, soon]).evaluate(subject).until == .never)
        #expect(Condition.not(later).evaluate(subject).until == Self.zone.start(of: Self.start + 9))
    }

    @Test func `a condition names its fields once and its schemes in order`() {
        let condition = Condition.all([
            .test(.score("rfm"), .more, .number(1)), .not(.test(.label("grade"), .equal, .text("A"))),
            .any([.test(.score("rfm"), .less, .number(9)), .search("x"), .test(.profile(.tags), .isMissing, .none)]),
        ])
        #expect(condition.fields == [.score("rfm"), .label("grade"), .profile(.tags)])
        #expect(condition.schemes == ["grade", "rfm"])
        #expect(condition.fields.map(\.name) == ["rfm.score", "grade", "tags"])
    }
}
