import Classification
import Domain
import Scheduling
import Testing

struct CalendarRulesTests {
    @Test func `a policy that says nothing has the calendar of the rules`() {
        let (rules, issues) = decodeCalendar([:])
        #expect(issues.isEmpty && rules == CalendarRules())
        #expect(rules.holidays == ["CN"])
        #expect(rules.week.usual.ranges.map(\.text) == ["09:00-12:00", "13:30-18:00"])
        #expect(Weekday.all.map { rules.week[$0].isOff } == [false, false, false, false, false, true, true])
    }

    @Test func `hours and days can be given`() throws {
        let (rules, issues) = decodeCalendar([
            "hours": ["tue": ["13:00-17:00", "08:00-12:00"], "sat": "09:00-24:00"], "holidays": ["DE", "CN"],
            "days_off": ["2026-05-04"],
            "make_up_days": ["2026-05-03", ["day": "2026-05-10", "hours": ["09:00-10:00"]]],
        ])
        #expect(issues.isEmpty)
        let calendar = WorkingCalendar(rules, zone: .utc)
        func texts(_ iso: String) throws -> [String] { try calendar.hours(of: day(iso)).ranges.map(\.text) }
        #expect(try texts("2026-05-12") == ["08:00-12:00", "13:00-17:00"])
        #expect(try texts("2026-05-16") == ["09:00-24:00"])
        #expect(try texts("2026-05-11").isEmpty && texts("2026-05-04").isEmpty)
        #expect(try texts("2026-05-03") == ["08:00-12:00", "13:00-17:00"], "over the country's day off")
        #expect(try texts("2026-05-10") == ["09:00-10:00"])
        #expect(try texts("2026-05-09") == ["08:00-12:00", "13:00-17:00"], "China's make-up Saturday")
        #expect(try texts("2026-10-03").isEmpty, "German Unity Day")
    }

    @Test func `no holidays at all can be asked for`() throws {
        let (rules, issues) = decodeCalendar(["holidays": []])
        #expect(issues.isEmpty)
        #expect(try WorkingCalendar(rules, zone: .utc).isWorking(day("2026-02-17")))
    }

    static let refused: [(tree: Tree, issues: [String])] = [
        (["hours": [:]], ["out-of-range calendar.hours"]),
        (["hours": ["mon": []]], ["out-of-range calendar.hours"]),
        (
            ["hours": ["mon": ["09:00-12:00", "11:59-13:00"], "tue": "09:00-10:00"]],
            ["out-of-range calendar.hours.mon"]
        ),
        (["hours": ["mon": "12:00-12:00", "tue": "09:00-10:00"]], ["out-of-range calendar.hours.mon"]),
        (["hours": ["mon": "22:00-06:00", "tue": "09:00-10:00"]], ["out-of-range calendar.hours.mon"]),
        (["hours": ["mon": "09:00-24:01", "tue": "09:00-10:00"]], ["wrong-type calendar.hours.mon"]),
        (["hours": ["mon": "24:00-24:00", "tue": "09:00-10:00"]], ["out-of-range calendar.hours.mon"]),
        (["hours": ["mon": "9:00-10:00", "tue": "09:00-10:00"]], ["wrong-type calendar.hours.mon"]),
        (["hours": ["mon": "morning"]], ["wrong-type calendar.hours.mon", "out-of-range calendar.hours"]),
        (["hours": ["mon": "09:00-10:00", "monday": "09:00-10:00"]], ["unknown-key calendar.hours.monday"]),
        (["holidays": "XX"], ["out-of-range calendar.holidays"]),
        (["days_off": ["2026-02-30"]], ["wrong-type calendar.days_off"]),
        (["days_off": "2026-02-03"], ["wrong-type calendar.days_off"]),
        (["days_off": ["2026-02-03"], "make_up_days": ["2026-02-03"]], ["conflict calendar.make_up_days"]),
        (["make_up_days": ["2026-02-03", "2026-02-03"]], ["conflict calendar.make_up_days"]),
        (["make_up_days": [["hours": "09:00-10:00"]]], ["missing calendar.make_up_days.day"]),
        (["make_up_days": [["day": "2026-02-03", "hour": "x"]]], ["unknown-key calendar.make_up_days.hour"]),
        (["hollidays": "CN"], ["unknown-key calendar.hollidays"]),
    ]

    @Test(arguments: refused)
    func `a calendar that cannot be worked by is refused`(tree: Tree, issues: [String]) {
        #expect(brief(decodeCalendar(tree).issues) == issues)
    }

    static let sound: [String] = ["00:00-24:00", "09:00-12:00", "12:00-12:01", "23:59-24:00"]

    @Test(arguments: sound)
    func `ranges up to the whole day are possible`(range: String) {
        let (rules, issues) = decodeCalendar(["hours": ["wed": [.text(range)]]])
        #expect(issues.isEmpty && rules.week.usual.ranges.map(\.text) == [range])
    }

    @Test func `ranges may touch`() throws {
        let (rules, issues) = decodeCalendar(["hours": ["wed": ["12:00-14:00", "09:00-12:00"]]])
        #expect(issues.isEmpty && rules.week.usual.minutes == 300)
    }
}
