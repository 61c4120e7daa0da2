import Domain
import Scheduling
import Testing

struct WorkingTimeTests {
    static let doors: [(at: String, isOpen: Bool)] = [
        ("2026-03-10 08:59:59.999", false), ("2026-03-10 09:00", true), ("2026-03-10 11:59:59.999", true),
        ("2026-03-10 12:00", false), ("2026-03-10 13:29:59.999", false), ("2026-03-10 13:30", true),
        ("2026-03-10 17:59:59.999", true), ("2026-03-10 18:00", false), ("2026-03-14 10:00", false),
        ("2026-02-14 10:00", true), ("2026-02-17 10:00", false),
    ]

    @Test(arguments: doors)
    func `the house is open from the start of a range up to its end`(at: String, isOpen: Bool) throws {
        #expect(try Calendars.china.isOpen(at: instant(at)) == isOpen)
    }

    static let sums: [(from: String, minutes: Int, to: String)] = [
        ("2026-03-10 09:00", 15, "2026-03-10 09:15"), ("2026-03-10 11:50", 15, "2026-03-10 13:35"),
        ("2026-03-10 11:45", 15, "2026-03-10 12:00"), ("2026-03-10 12:10", 15, "2026-03-10 13:45"),
        ("2026-03-10 17:50", 15, "2026-03-11 09:05"), ("2026-03-10 18:00", 15, "2026-03-11 09:15"),
        ("2026-03-13 20:00", 120, "2026-03-16 11:00"), ("2026-02-14 17:59", 2, "2026-02-24 09:01"),
        ("2026-03-10 07:00", 24 * 60, "2026-03-13 10:30"), ("2026-03-09 18:00", 450, "2026-03-10 18:00"),
        ("2026-03-10 12:00", 0, "2026-03-10 13:30"), ("2026-03-10 10:07", 0, "2026-03-10 10:07"),
    ]

    @Test(arguments: sums)
    func `working time passes in working hours only`(from: String, minutes: Int, to: String) throws {
        let start = try instant(from)
        let end = Calendars.china.adding(working: .minutes(minutes), to: start)
        #expect(end.rfc3339 == (try instant(to).rfc3339))
        #expect(Calendars.china.elapsedWorking(from: start, to: end) == .minutes(minutes))
        #expect(Calendars.china.elapsedWorking(from: end, to: start) == .minutes(-minutes))
    }

    @Test func `a millisecond counts on both sides of the opening`() throws {
        let opening = try instant("2026-03-10 09:00")
        let before = opening + Span(milliseconds: -1)
        #expect(Calendars.china.elapsedWorking(from: before, to: opening).milliseconds == 0)
        #expect(Calendars.china.elapsedWorking(from: before, to: opening + Span(milliseconds: 1)).milliseconds == 1)
        #expect(Calendars.china.adding(working: Span(milliseconds: 1), to: before) == opening + Span(milliseconds: 1))
    }

    static let edges: [(day: String, opening: String, closing: String)] = [
        ("2026-03-10", "2026-03-10 09:00", "2026-03-10 18:00"), ("2026-02-14", "2026-02-14 09:00", "2026-02-14 18:00"),
        ("2026-02-15", "2026-02-24 09:00", "2026-02-24 18:00"),
    ]

    @Test(arguments: edges)
    func `a day opens with its first range and closes with its last`(on: String, opening: String, closing: String)
        throws
    {
        #expect(try Calendars.china.opening(of: day(on)) == instant(opening))
        #expect(try Calendars.china.closing(of: day(on)) == instant(closing))
    }

    @Test func `a day that ends at 24:00 closes when the next begins`() throws {
        let rules = CalendarRules(week: try WeekHours { [all = try hours("00:00-24:00")] _ in all })
        let calendar = WorkingCalendar(rules, zone: FoundationZones.shanghai)
        #expect(try calendar.closing(of: day("2026-03-10")) == instant("2026-03-11 00:00"))
        #expect(try calendar.isOpen(at: instant("2026-03-10 23:59:59.999")))
        #expect(
            try calendar.elapsedWorking(from: instant("2026-03-09 12:00"), to: instant("2026-03-11 12:00")) == .days(2))
    }

    /// Spans over changes of the clock, with the working time that really passes in them.
    static let changes: [(zone: String, ranges: [String], from: String, to: String, minutes: Int)] = [
        ("America/New_York", ["09:00-17:00"], "2026-03-06T17:00-05:00", "2026-03-09T10:00-04:00", 16 * 60 + 60),
        ("America/New_York", ["00:00-24:00"], "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", 23 * 60),
        ("America/New_York", ["00:00-24:00"], "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00", 25 * 60),
        ("America/New_York", ["01:30-04:00"], "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", 90),
        ("America/New_York", ["02:15-02:45"], "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", 0),
        ("America/New_York", ["01:15-01:45"], "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00", 60),
        ("America/New_York", ["01:15-01:45"], "2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00", 30),
        ("Europe/Berlin", ["01:00-05:00"], "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", 180),
        ("Europe/Berlin", ["01:00-05:00"], "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", 300),
        ("Australia/Lord_Howe", ["01:00-05:00"], "2026-10-04T00:00+10:30", "2026-10-05T00:00+11:00", 210),
        ("Australia/Lord_Howe", ["01:00-05:00"], "2026-04-05T00:00+11:00", "2026-04-06T00:00+10:30", 270),
        ("Australia/Adelaide", ["09:30-17:30"], "2026-04-03T17:30+10:30", "2026-04-06T10:00+09:30", 16 * 60 + 30),
        // Apia had no 30 December 2011.
        ("Pacific/Apia", ["00:00-24:00"], "2011-12-29T00:00-10:00", "2012-01-01T00:00+14:00", 48 * 60),
    ]

    @Test(arguments: changes)
    func `changes of the clock are counted as they are lived`(
        zone: String, ranges: [String], from: String, to: String, minutes: Int
    ) throws {
        let day = try DayHours(ranges.map { try #require(TimeRange(text: $0)) })
        let calendar = WorkingCalendar(
            CalendarRules(week: try WeekHours { _ in day }, holidays: []), zone: FoundationZones.rules(zone))
        let start = try instant(from)
        let end = try instant(to)
        #expect(calendar.elapsedWorking(from: start, to: end) == .minutes(minutes))
        guard minutes > 0 else { return }
        let reached = calendar.adding(working: .minutes(minutes), to: start)
        #expect(reached <= end && calendar.elapsedWorking(from: reached, to: end) == .minutes(0))
        #expect(calendar.elapsedWorking(from: start, to: reached) == .minutes(minutes))
    }

    static let zones = [
        "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Santiago",
    ]

    @Test(arguments: zones)
    func `working time agrees with counting minute by minute`(zone: String) throws {
        var random = Seeded(UInt64(zone.utf8.count))
        let rules = FoundationZones.rules(zone)
        let night = try hours("00:00-01:30", "01:45-03:00", "21:00-24:00")
        let week = try WeekHours { [.standard, night, night, .off, night, .standard, night][$0.index] }
        let calendar = WorkingCalendar(CalendarRules(week: week), zone: rules)
        let changes = rules.changes.filter { $0 > .init(milliseconds: 1_262_304_000_000) }
        for _ in 0..<25 {
            // Half of the walks begin shortly before the clock is changed.
            let base =
                changes.isEmpty || random.below(2) == 0
                ? Instant(milliseconds: 1_735_689_600_000) + .hours(random.below(17_000))
                : changes[random.below(changes.count)] + .hours(-random.below(60))
            let start = Instant(milliseconds: base.milliseconds / 60_000 * 60_000) + .minutes(random.below(120))
            let wanted = random.below(1500) + 1
            var now = start
            var worked = 0
            while worked < wanted {
                let time = rules.timeOfDay(at: now) / 60_000
                let isOpen = calendar.hours(of: rules.day(of: now)).ranges.contains {
                    time >= $0.start && time < $0.end
                }
                if isOpen { worked += 1 }
                now = now + .minutes(1)
                #expect(isOpen == calendar.isOpen(at: now + .minutes(-1)))
            }
            #expect(calendar.elapsedWorking(from: start, to: now) == .minutes(wanted), "\(start.rfc3339)")
            #expect(calendar.adding(working: .minutes(wanted), to: start) == now, "\(start.rfc3339)")
        }
    }
}
