import Domain
import Scheduling
import Testing

struct WorklistTests {
    static let worklist = Worklist(
        rules: WorklistRules(), schemes: [ScheduleRulesTests.priority, ScheduleRulesTests.stars],
        calendar: Calendars.china)

    /// `name priority stars kind@due …`
    static func customer(_ text: String, number: Int) throws -> WorklistCustomer {
        let words = text.split(separator: " ").map(String.init)
        let labels = zip(["priority", "stars"], words[1...2]).filter { $0.1 != "-" }.map {
            CurrentLabel(scheme: SchemeID($0.0), label: LabelID($0.1), score: nil, since: .earliest)
        }
        let obligations = try words.dropFirst(3).map { word in
            let parts = word.split(separator: "@").map(String.init)
            return Obligation(
                kind: try #require(ObligationKind(rawValue: parts[0])), cause: .event(EventID(1)),
                due: try instant(parts[1]), channel: nil, reason: "")
        }
        return WorklistCustomer(
            id: CustomerID(Int64(number)), key: try #require(CustomerKey(validating: "k\(number)")), name: words[0],
            labels: labels, obligations: obligations)
    }

    static func lines(_ texts: [String], at now: String) throws -> [WorklistLine] {
        try worklist.arrange(texts.enumerated().map { try customer($1, number: $0) }, at: instant(now))
    }

    /// At Tuesday 16:00, with two working hours left.
    static let sections: [(owed: String, section: WorklistSection, isOverdue: Bool)] = [
        ("reply@2026-03-10T15:59:59.999", .pressing, true), ("reply@2026-03-10T16:00", .pressing, true),
        ("reply@2026-03-10T16:00:00.001", .pressing, false), ("reply@2026-03-10T18:00", .pressing, false),
        ("reply@2026-03-10T23:00", .pressing, false), ("reply@2026-03-11T09:00", .pressing, false),
        ("reply@2026-03-11T09:00:00.001", .ahead, false), ("greet-online@2026-03-10T16:10", .pressing, false),
        ("first-contact@2026-03-10T18:00", .pressing, false), ("phone-confirm@2026-03-10T18:00", .pressing, false),
        ("follow-up@2026-03-10T16:00", .today, true), ("follow-up@2026-03-10T18:00", .today, false),
        ("follow-up@2026-03-10T23:59:59.999", .today, false), ("follow-up@2026-03-11T00:00", .ahead, false),
        ("record-form@2026-03-09T18:00", .today, true), ("reclassify@2026-03-11T18:00", .ahead, false),
        ("first-contact@2026-03-11T18:00", .ahead, false),
    ]

    @Test(arguments: sections)
    func `response clocks that run out soon come before what is due today`(
        owed: String, section: WorklistSection, isOverdue: Bool
    ) throws {
        let line = try #require(try Self.lines(["a A 3 \(owed)"], at: "2026-03-10 16:00").first)
        #expect(line.section == section && line.isOverdue == isOverdue)
    }

    /// Tuesdays to midnight, Wednesdays to 18:00.
    @Test(arguments: [("2026-03-10", WorklistSection.today), ("2026-03-11", .ahead)])
    func `where work ends at midnight, what is due then is still today's`(day: String, section: WorklistSection) throws
    {
        let (rules, issues) = decodeCalendar(["hours": ["tue": "09:00-24:00", "wed": "09:00-18:00"], "holidays": []])
        #expect(issues.isEmpty)
        let worklist = Worklist(
            rules: WorklistRules(), schemes: [], calendar: WorkingCalendar(rules, zone: FoundationZones.shanghai))
        let midnight = FoundationZones.shanghai.start(of: try #require(Day(iso: day)) + 1)
        let owed = Obligation(kind: .followUp, cause: .event(EventID(1)), due: midnight, channel: nil, reason: "")
        #expect(worklist.horizon(at: try instant("\(day) 16:00")).section(of: owed) == section)
    }

    @Test func `a response clock later today is today's`() throws {
        let line = try #require(try Self.lines(["a A 3 reply@2026-03-10T12:00"], at: "2026-03-10 09:00").first)
        #expect(line.section == .today)
    }

    @Test func `inside a section priority, stars, due and name decide`() throws {
        let lines = try Self.lines(
            [
                "none - - follow-up@2026-03-09T18:00", "b B 3 follow-up@2026-03-09T18:00",
                "unrated A unrated follow-up@2026-03-08T18:00", "two A 2 follow-up@2026-03-10T18:00",
                "late A 3 follow-up@2026-03-09T18:00", "zoe A 3 follow-up@2026-03-10T18:00",
                "ann A 3 follow-up@2026-03-10T18:00", "ann A 3 follow-up@2026-03-10T18:00",
                "ahead A 3 follow-up@2026-03-12T18:00", "clock D - reply@2026-03-10T17:00", "nothing A 3",
            ], at: "2026-03-10 16:00")
        #expect(
            lines.map(\.customer.name) == [
                "clock", "late", "ann", "ann", "zoe", "two", "unrated", "b", "none", "ahead",
            ])
        #expect(lines[2].customer.key < lines[3].customer.key)
    }

    @Test func `names stand by their bytes, as stores have them`() throws {
        let lines = try Self.lines(
            ["Caf\u{E9} A 3 follow-up@2026-03-09T18:00", "Cafe\u{301} A 3 follow-up@2026-03-09T18:00"],
            at: "2026-03-10 16:00")
        #expect(lines.map(\.customer.key.text) == ["k1", "k0"])
    }

    @Test func `a customer has one line with the rest under it`() throws {
        let lines = try Self.lines(
            [
                "a B 3 follow-up@2026-03-09T18:00 record-form@2026-03-08T18:00 reclassify@2026-03-20T18:00 "
                    + "reply@2026-03-10T17:00"
            ], at: "2026-03-10 16:00")
        #expect(lines.count == 1)
        #expect(lines.first?.leading.kind == .reply && lines.first?.isOverdue == false)
        #expect(lines.first?.others.map(\.kind) == [.recordForm, .followUp, .reclassify])
    }

    /// What leads and what is under it, on Tuesday 16:00.
    static let warnings: [(owed: String, kinds: [ObligationKind])] = [
        ("recycle-warning@2026-03-11T00:00", []), ("recycle-warning@2026-03-10T23:59:59.999", [.recycleWarning]),
        ("recycle-warning@2026-03-09T10:00", [.recycleWarning]),
        ("recycle-warning@2026-03-12T10:00 follow-up@2026-03-20T18:00", [.followUp]),
        ("recycle-warning@2026-03-10T10:00 follow-up@2026-03-10T18:00", [.recycleWarning, .followUp]),
        (
            "recycle-warning@2026-03-12T10:00 follow-up@2026-03-10T18:00 planned@2026-03-13T18:00",
            [.followUp, .planned]
        ),
        ("planned@2026-03-10T17:00 care@2026-03-10T16:30 service@2026-03-10T18:00", [.care, .planned, .service]),
    ]

    @Test(arguments: warnings)
    func `a recycle-warning that lies ahead is not shown`(owed: String, kinds: [ObligationKind]) throws {
        let line = try Self.lines(["a A 3 \(owed)"], at: "2026-03-10 16:00").first
        #expect((line.map { [$0.leading.kind] + $0.others.map(\.kind) } ?? []) == kinds)
    }

    @Test(arguments: [0, 1, 7_200_000, 86_400_000], [Calendars.china, Calendars.newYork, Calendars.berlin])
    func `a clock presses when no more working time than is near is left, and none that is due later`(
        near: Int64, calendar: WorkingCalendar
    ) {
        var chance = NextChangeTests.Chance(state: 5)
        var rules = WorklistRules()
        rules.near = Span(milliseconds: near)
        let worklist = Worklist(rules: rules, schemes: [], calendar: calendar)
        for _ in 0..<500 {
            let now = Instant(milliseconds: Int64.random(in: 1_750_000_000_000...1_800_000_000_000, using: &chance))
            let latest = worklist.horizon(at: now).pressing
            #expect(latest >= now)
            #expect(calendar.elapsedWorking(from: now, to: latest).milliseconds <= near)
            #expect(calendar.elapsedWorking(from: now, to: latest + Span(milliseconds: 1)).milliseconds > near)
        }
    }
}
