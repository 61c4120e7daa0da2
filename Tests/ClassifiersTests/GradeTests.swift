import Classification
import ClassifierLaws
import Domain
import Grade
import Testing

struct GradeTests {
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day) ?? .unset }

    /// Today is 2026-06-15.
    static let days: [(expected: Day?, label: String, rule: String)] = [
        (nil, "C", "undated"),
        (day(2026, 5, 16), "C", "overdue"), (day(2026, 5, 17), "A", "day-passed"),
        (day(2026, 6, 14), "A", "day-passed"),
        (day(2026, 6, 15), "A", "day-within-a"), (day(2026, 7, 15), "A", "day-within-a"),
        (day(2026, 7, 16), "B", "day-within-b"), (day(2026, 9, 15), "B", "day-within-b"),
        (day(2026, 9, 16), "C", "day-within-c"), (day(2026, 12, 15), "C", "day-within-c"),
        (day(2026, 12, 16), "D", "day-later"), (day(2030, 1, 1), "D", "day-later"),
    ]

    @Test(arguments: days)
    func `an obvious need is graded by its day`(expected: Day?, label: String, rule: String) throws {
        let answer = try Given([.need(by: expected)]).asked(GradeClassifier.standard())
        #expect(answer.label == label)
        #expect(answer.rules == [rule])
    }

    static let stated: [Case] = [
        Case("nothing stated", [Past(.inquiry, 1)], "ungraded"),
        Case("nothing to buy", [.need(.none, 4)], "E"),
        Case("revived", [.need(.none, 4), Past(.quote, 3)], "ungraded"),
        Case("potential", [.need(.potential, 4)], "D"),
        Case("spent by an order", [.need(.obvious, 4, expected: 3), .order(4)], "ungraded"),
        Case("an order before it", [.order(4, ms: -1), .need(.obvious, 4, expected: 3)], "A"),
        Case("replaced whole", [.need(.obvious, 4, expected: 3), .need(.obvious, 2)], "C"),
    ]

    @Test(arguments: stated)
    func `other needs have a grade of their own`(_ given: Case) throws {
        #expect(try Given(given.past).asked(GradeClassifier.standard()).label == given.label)
    }

    /// Month ends: the expected day, the day on which it comes within a month.
    static let monthEnds: [(expected: Day, first: Day)] = [
        (day(2027, 3, 1), day(2027, 2, 1)), (day(2027, 3, 31), day(2027, 3, 1)), (day(2027, 2, 28), day(2027, 1, 28)),
        (day(2028, 2, 29), day(2028, 1, 29)), (day(2027, 5, 1), day(2027, 4, 1)), (day(2026, 10, 31), day(2026, 10, 1)),
    ]

    @Test(arguments: monthEnds)
    func `a month ends where the calendar says`(expected: Day, first: Day) throws {
        var given = Given([.need(by: expected)])
        given.now = Given.rules.zone.start(of: first)
        #expect(try given.asked(GradeClassifier.standard()).label == "A")
        given.now = given.now + Span(milliseconds: -1)
        let before = try given.asked(GradeClassifier.standard())
        #expect(before.label == "B")
        #expect(before.until == Given.rules.zone.start(of: first))
    }

    @Test func `the grade rises by itself and falls after the grace`() throws {
        var given = Given([.need(by: Self.day(2027, 3, 31))])
        var seen: [String] = []
        for _ in 0..<6 {
            let answer = try given.asked(GradeClassifier.standard())
            let day = Given.rules.zone.day(of: given.now).civil
            seen.append("\(day.year)-\(day.month)-\(day.day) \(answer.label)")
            if answer.until == .never { break }
            given.now = answer.until
        }
        #expect(seen == ["2026-6-15 D", "2026-10-1 C", "2026-12-31 B", "2027-3-1 A", "2027-4-30 C"])
    }

    @Test func `the grace is a value of the policy`() throws {
        var reader = SectionReader(.empty, path: "grade")
        let context = PolicyContext(fold: Given.rules, need: NeedRules(overdueGraceDays: 1))
        let classifier = GradeClassifier(&reader, context: context)
        #expect(try Given([.need(by: Given.today)]).asked(classifier).label == "A")
        #expect(try Given([.need(by: Given.today - 1)]).asked(classifier).label == "C")
    }

    @Test func `months are values of the policy and do not fall`() throws {
        let months: Setting = .map(["a": "2", "b": "4"])
        let classifier = GradeClassifier.configured(["within_months": months]).classifier
        #expect(try Given([.need(by: Self.day(2026, 8, 15))]).asked(classifier).label == "A")
        #expect(try Given([.need(by: Self.day(2026, 8, 16))]).asked(classifier).label == "B")
        #expect(GradeClassifier.configured(["within_months": .map(["a": "4"])]).issues.map(\.kind) == [.conflict])
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(GradeClassifier.standard().scheme, ["A", "B", "C", "D", "E", "ungraded"])
    }

    @Test func `it keeps the laws`() {
        #expect(ClassifierLaws().violations(of: GradeClassifier.standard()) == [])
    }
}
