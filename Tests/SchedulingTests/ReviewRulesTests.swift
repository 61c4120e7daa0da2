import Classification
import Domain
import Scheduling
import Testing

struct ReviewRulesTests {
    @Test func `a week counts from the last review, or from the user's first day`() throws {
        let rules = ReviewRules()
        let created = try instant("2026-03-02 09:00")
        #expect(local(rules.weekly(last: nil, created: created)) == "2026-03-09 09:00")
        #expect(local(rules.weekly(last: try instant("2026-03-10 17:45"), created: created)) == "2026-03-17 17:45")
    }

    /// Created on 31 January 2026, a Saturday.
    static let policy: [(last: String?, lastFull: String?, due: String, isFull: Bool)] = [
        (nil, nil, "2026-02-28 18:00", false), ("2026-02-27 10:00", nil, "2026-03-27 18:00", false),
        ("2026-03-29 10:00", nil, "2026-04-29 18:00", false), ("2026-03-30 10:00", nil, "2026-04-30 18:00", true),
        ("2026-04-29 10:00", nil, "2026-04-30 18:00", true), ("2026-05-20 10:00", nil, "2026-04-30 18:00", true),
        ("2026-03-30 10:00", "2026-04-02 10:00", "2026-05-02 18:00", false),
        ("2026-06-01 10:00", "2026-04-02 10:00", "2026-07-01 18:00", false),
        ("2026-06-02 10:00", "2026-04-02 10:00", "2026-07-02 18:00", true),
        ("2026-06-02 10:00", "2026-06-05 10:00", "2026-07-05 18:00", false),
        (nil, "2026-06-05 23:59:59.999", "2026-07-05 18:00", false),
        (nil, "2026-06-06 00:00", "2026-07-06 18:00", false),
        // A day off keeps its date and has the usual hours.
        ("2026-09-01 10:00", "2026-09-01 10:00", "2026-10-01 18:00", false),
    ]

    @Test(arguments: policy)
    func `the policy is looked at each month, each third as a whole`(
        last: String?, lastFull: String?, due: String, isFull: Bool
    ) throws {
        let found = ReviewRules().policy(
            last: try last.map { try instant($0) }, lastFull: try lastFull.map { try instant($0) },
            created: try instant("2026-01-31 10:00"), calendar: Calendars.china)
        #expect(local(found.due) == due && found.isFull == isFull)
    }

    static let closings: [(day: String, closing: String)] = [
        ("2026-03-10", "2026-03-10 18:00"), ("2026-03-14", "2026-03-14 18:00"), ("2026-10-01", "2026-10-01 18:00"),
    ]

    @Test(arguments: closings)
    func `the closing on a day stays on it`(on: String, closing: String) throws {
        #expect(local(Calendars.china.closing(keeping: try day(on))) == closing)
    }

    @Test func `hours of their own close a day`() throws {
        let short = try hours("08:00-12:30")
        let rules = CalendarRules(holidays: [], makeUpDays: [try day("2026-03-14"): short])
        let calendar = WorkingCalendar(rules, zone: FoundationZones.newYork)
        #expect(calendar.closing(keeping: try day("2026-03-14")).rfc3339 == "2026-03-14T16:30:00Z")
        // Summer time begins on 8 March, a Sunday.
        #expect(calendar.closing(keeping: try day("2026-03-07")).rfc3339 == "2026-03-07T23:00:00Z")
        #expect(calendar.closing(keeping: try day("2026-03-08")).rfc3339 == "2026-03-08T22:00:00Z")
    }

    @Test func `the policy's sections have their defaults and limits`() {
        let (usual, none) = decodeSchedule([:])
        #expect(none.isEmpty && usual.snooze == SnoozeRules() && usual.review == ReviewRules())
        #expect(usual.snooze.max == 3 && usual.snooze.longest == .days(31) && usual.service.notice == 14)
        #expect(
            usual.care == CareRules() && usual.care.birthdays && usual.care.notice == 3 && usual.care.holidays.isEmpty)
        #expect(usual.review.weekly == .days(7) && usual.review.policyMonths == 1 && usual.review.fullPolicyMonths == 3)
        let (rules, issues) = decodeSchedule([
            "snooze": ["max": "1", "longest": "7d"], "service": ["notice": "30d"],
            "care": ["birthdays": "no", "notice": "0", "holidays": ["春节", "Good Friday", "国庆节", "Pesach"]],
            "review": ["weekly": "14d", "policy_months": "2", "full_policy_months": "12"],
        ])
        #expect(issues.isEmpty && rules.snooze.max == 1 && rules.snooze.longest == .days(7))
        #expect(rules.service.notice == 30 && !rules.care.birthdays && rules.care.notice == 0)
        #expect(rules.care.holidays == ["春节", "Good Friday", "国庆节", "Pesach"])
        #expect(
            rules.review.weekly == .days(14) && rules.review.policyMonths == 2 && rules.review.fullPolicyMonths == 12)
    }

    static let refused: [(tree: Tree, issue: String)] = [
        (["snooze": ["max": "101"]], "schedule.snooze.max is 101; 0 to 100 is possible"),
        (["snooze": ["longest": "30min"]], "schedule.snooze.longest is 30min; 1h to 366d is possible"),
        (["service": ["notice": "367d"]], "schedule.service.notice is 367; 0 to 366 is possible"),
        (["care": ["notice": "61"]], "schedule.care.notice is 61; 0 to 60 is possible"),
        (["care": ["birthdays": "maybe"]], "schedule.care.birthdays must be yes or no, not “maybe”"),
        (["review": ["weekly": "12h"]], "schedule.review.weekly is 12h; 1d to 366d is possible"),
        (["review": ["policy_months": "0"]], "schedule.review.policy_months is 0; 1 to 60 is possible"),
        (
            ["care": ["holidays": ["Good Fridy"]]],
            "schedule.care.holidays has “Good Fridy”, which is no holiday of any country; like it: "
        ),
        (
            ["care": ["holidays": "国庆"]],
            "schedule.care.holidays has “国庆”, which is no holiday of any country; like it: "
        ),
    ]

    @Test(arguments: refused)
    func `what cannot be is refused with what is possible`(tree: Tree, issue: String) {
        let found = decodeSchedule(tree).issues.map { "\($0.path) \($0.message)" }
        #expect(found.count == 1 && found.first?.hasPrefix(issue) ?? false)
    }

    @Test func `holidays like a name that none has are shown`() {
        func near(_ name: String) -> String {
            decodeSchedule(["care": ["holidays": [.text(name)]]]).issues.first?.message ?? ""
        }
        #expect(near("Good Fridy").contains("like it: “Good Friday”"))
        #expect(near("国庆").contains("“国庆节”"))
        #expect(near("christmas day").contains("“Christmas Day”"))
        #expect(near("").contains("like it: “"))
    }
}
