import Domain
import Scheduling
import Testing

struct WorkingDaysTests {
    /// A stretch of China's calendar: w for a working day, - for a day off.
    static let stretches: [(from: String, days: String)] = [
        // Spring Festival 2025: 26 January and 8 February are worked.
        ("2025-01-24", "w-w" + "w--------www" + "w" + "-w"),
        // National Day 2025: 28 September and 11 October are worked.
        ("2025-09-26", "w-www" + "--------" + "www-w"),
        // New Year and Spring Festival 2026.
        ("2025-12-31", "w---w" + "wwwww--"),
        ("2026-02-13", "ww" + "---------" + "wwwww-w"),
        ("2026-09-19", "-w" + "wwww" + "---" + "www" + "-------" + "www-"),
        // Nothing is announced for 2027.
        ("2027-10-01", "w--wwwww--"),
    ]

    @Test(arguments: stretches)
    func `China works its make-up weekends and rests on its holidays`(from: String, days: String) throws {
        let start = try day(from)
        let seen = days.indices.map { Calendars.china.isWorking(start + days.distance(from: days.startIndex, to: $0)) }
        #expect(String(seen.map { $0 ? "w" : "-" }) == days)
    }

    static let counting: [(n: Int, from: String, to: String)] = [
        (1, "2026-02-12", "2026-02-13"), (2, "2026-02-12", "2026-02-14"), (3, "2026-02-12", "2026-02-24"),
        (1, "2026-02-14", "2026-02-24"), (1, "2026-02-18", "2026-02-24"), (5, "2026-02-18", "2026-02-28"),
        (0, "2026-02-18", "2026-02-14"), (0, "2026-02-24", "2026-02-24"),
        (-1, "2026-02-24", "2026-02-14"), (-2, "2026-02-24", "2026-02-13"), (-1, "2026-02-20", "2026-02-14"),
        (1, "2025-09-30", "2025-10-09"), (3, "2025-09-30", "2025-10-11"), (4, "2025-09-30", "2025-10-13"),
    ]

    @Test(arguments: counting)
    func `the n-th working day after a day never counts the day itself`(n: Int, from: String, to: String) throws {
        #expect(try Calendars.china.workingDay(n, after: day(from)).iso == to)
    }

    static let nearest: [(day: String, after: String, before: String, count: Int)] = [
        ("2026-02-14", "2026-02-14", "2026-02-14", 1), ("2026-02-15", "2026-02-24", "2026-02-14", 0),
        ("2026-02-23", "2026-02-24", "2026-02-14", 0), ("2026-02-24", "2026-02-24", "2026-02-24", 1),
    ]

    @Test(arguments: nearest)
    func `the nearest working days are found on both sides`(on: String, after: String, before: String, count: Int)
        throws
    {
        let there = try day(on)
        #expect(Calendars.china.firstWorkingDay(onOrAfter: there).iso == after)
        #expect(Calendars.china.lastWorkingDay(onOrBefore: there).iso == before)
        #expect(Calendars.china.countWorkingDays(in: there..<(there + 1)) == count)
    }

    @Test func `what lies outside the table is its first or last working day`() throws {
        let calendar = Calendars.newYork
        #expect(calendar.lastWorkingDay(onOrBefore: .earliest - 5).iso == "1900-01-01")
        #expect(calendar.lastWorkingDay(onOrBefore: .unset).iso == "1900-01-01")
        #expect(calendar.workingDay(.max, after: .latest).iso == "2200-12-31")
        #expect(calendar.workingDay(.min, after: .latest).iso == "1900-01-01")
        #expect(calendar.firstWorkingDay(onOrAfter: Day(number: .max)).iso == "2200-12-31")
        #expect(!calendar.isWorking(.earliest - 3) && !calendar.isWorking(WorkingCalendar.range.upperBound + 2))
        #expect(calendar.closing(of: .unset).isFinite)
        #expect(calendar.adding(working: .days(1_000_000), to: .latest) < .never)
        #expect(calendar.elapsedWorking(from: .unset, to: .earliest).milliseconds == 0)
        #expect(calendar.elapsedWorking(from: .latest + .days(800), to: .never).milliseconds == 0)
    }

    @Test func `leave gives a new calendar and leaves the old one as it is`() throws {
        let away = Calendars.china.adding(leave: [try day("2026-03-10"), try day("2026-03-11")])
        let further = away.adding(leave: [try day("2026-03-12")])
        #expect(try away.workingDay(1, after: day("2026-03-09")).iso == "2026-03-12")
        #expect(try further.workingDay(1, after: day("2026-03-09")).iso == "2026-03-13")
        #expect(try Calendars.china.workingDay(1, after: day("2026-03-09")).iso == "2026-03-10")
        #expect(away != Calendars.china && away == Calendars.china.adding(leave: away.leave))
    }

    @Test func `a person who is always on leave hangs nothing`() throws {
        let never = Calendars.newYork.adding(
            leave: (WorkingCalendar.range.lowerBound.number...WorkingCalendar.range.upperBound.number).map {
                Day(number: $0)
            })
        #expect(never.workingDay(3, after: .latest) == WorkingCalendar.range.upperBound)
        #expect(never.adding(working: .hours(1), to: try instant("2026-03-10 09:00")) > .latest)
        #expect(never.countWorkingDays(in: .earliest..<(.latest)) == 0)
    }

    @Test func `the table agrees with counting day by day`() throws {
        var random = Seeded(7)
        let rules = CalendarRules(
            week: try WeekHours { $0.index == 2 || $0.index == 6 ? DayHours.standard : .off }, holidays: [],
            daysOff: Set((0..<900).map { _ in Day(number: Int32(random.below(9000))) }),
            makeUpDays: Dictionary(
                (0..<900).map { _ in (Day(number: Int32(random.below(9000))), nil) }, uniquingKeysWith: { a, _ in a }))
        let calendar = WorkingCalendar(rules, zone: .utc)
        func works(_ day: Day) -> Bool {
            if rules.daysOff.contains(day) { return false }
            return rules.makeUpDays[day] != nil || !rules.week[day.weekday].isOff
        }
        for _ in 0..<400 {
            let start = Day(number: Int32(random.below(9000)))
            let n = random.below(60) + 1
            var day = start
            var left = n
            while left > 0 {
                day = day + 1
                if works(day) { left -= 1 }
            }
            #expect(calendar.workingDay(n, after: start) == day)
            #expect(calendar.workingDay(-n, after: day) == calendar.lastWorkingDay(onOrBefore: start))
            #expect(calendar.countWorkingDays(in: (start + 1)..<(day + 1)) == n)
            #expect(calendar.isWorking(start) == works(start))
        }
    }
}

extension DayHours {
    static var standard: DayHours { WeekHours.standard.usual }
}

/// A small generator with a seed, so that a failure can be had again.
struct Seeded {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
