import Domain
import Scheduling
import Testing

struct CareTests {
    static func story(
        birthdays: [String] = [], country: String? = nil, holidays: [String] = [], _ events: [String] = []
    ) throws -> Story {
        var story = try Story(["owned 2023-01-01 10:00"] + events)
        story.profile.country = country
        story.profile.contacts += try birthdays.map { text in
            var contact = Contact()
            contact.birthday = try day(text)
            return contact
        }
        story.rules.care.holidays = holidays
        return story
    }

    /// Born on 15 March, in 2026 a Sunday.
    static let birthdays: [(born: String, now: String, events: [String], owed: [String])] = [
        ("1980-03-15", "2026-03-11 23:59:59.999", [], []),
        ("1980-03-15", "2026-03-12 00:00", [], ["2026-03-15 18:00 birthday:1:2026-03-15"]),
        ("1980-03-15", "2026-03-15 23:59:59.999", [], ["2026-03-15 18:00 birthday:1:2026-03-15"]),
        ("1980-03-15", "2026-03-16 00:00", [], []),
        // A greeting in the notice does for it, one before does not, nor does business.
        ("1980-03-15", "2026-03-15 10:00", ["email care 2026-03-12 00:00"], []),
        (
            "1980-03-15", "2026-03-15 10:00", ["email care 2026-03-11 23:59:59.999"],
            ["2026-03-15 18:00 birthday:1:2026-03-15"]
        ),
        ("1980-03-15", "2026-03-15 10:00", ["email 2026-03-12 10:00"], ["2026-03-15 18:00 birthday:1:2026-03-15"]),
        (
            "1980-03-15", "2026-03-15 10:00", ["email care bounced 2026-03-12 10:00"],
            ["2026-03-15 18:00 birthday:1:2026-03-15"]
        ),
        ("1980-02-29", "2026-02-25 00:00", [], ["2026-02-28 18:00 birthday:1:2026-02-28"]),
        ("1980-02-29", "2026-03-01 00:00", [], []),
        ("1980-02-29", "2024-02-25 23:59", [], []),
        ("1980-02-29", "2024-02-26 00:00", [], ["2024-02-29 18:00 birthday:1:2024-02-29"]),
        // Over the turn of the year.
        ("1980-01-02", "2025-12-30 00:00", [], ["2026-01-02 18:00 birthday:1:2026-01-02"]),
        ("1980-01-02", "2025-12-29 23:59", [], []),
        ("1980-12-31", "2025-12-31 23:59", [], ["2025-12-31 18:00 birthday:1:2025-12-31"]),
    ]

    @Test(arguments: birthdays)
    func `a birthday is thought of from three days before to the end of its day`(
        born: String, now: String, events: [String], owed: [String]
    ) throws {
        let found = try Self.story(birthdays: [born], events).answer(at: now).obligations.filter { $0.kind == .care }
        #expect(found.map { "\(local($0.due)) \($0.cause.text)" } == owed)
        #expect(found.allSatisfy { $0.reason == "birthday" && $0.channel == .email })
    }

    @Test func `each contact has a birthday, in the order of the days`() throws {
        let story = try Self.story(birthdays: ["1980-03-16", "1990-03-15", "1970-03-15"])
        #expect(
            try story.owed(at: "2026-03-14 10:00", .care).map { $0.split(separator: " ")[4] } == [
                "birthday:2:2026-03-15", "birthday:3:2026-03-15", "birthday:1:2026-03-16",
            ])
        var off = story
        off.rules.care.birthdays = false
        #expect(try off.owed(at: "2026-03-14 10:00", .care).isEmpty)
        #expect(off.scheduler.rules.care.notice == 3)
    }

    static let holidays: [(country: String?, now: String, events: [String], owed: [String])] = [
        ("US", "2026-11-22 23:59:59.999", [], []),
        ("US", "2026-11-23 00:00", [], ["2026-11-26 18:00 holiday:2026-11-26 holiday:Thanksgiving Day"]),
        ("US", "2026-11-26 23:59:59.999", [], ["2026-11-26 18:00 holiday:2026-11-26 holiday:Thanksgiving Day"]),
        ("US", "2026-11-27 00:00", [], []),
        ("US", "2026-11-26 10:00", ["call care 2026-11-23 00:00"], []),
        ("CA", "2026-11-26 10:00", [], []), (nil, "2026-11-26 10:00", [], []), ("XX", "2026-11-26 10:00", [], []),
        ("CA", "2026-10-12 10:00", [], ["2026-10-12 18:00 holiday:2026-10-12 holiday:Thanksgiving Day"]),
        // Of several days the first; a make-up day is none.
        ("CN", "2026-02-14 10:00", [], ["2026-02-15 18:00 holiday:2026-02-15 holiday:春节"]),
        ("CN", "2026-02-16 10:00", [], []),
        ("CN", "2026-02-12 00:00", [], ["2026-02-15 18:00 holiday:2026-02-15 holiday:春节"]),
        // One of two that fall together.
        ("CN", "2025-09-30 10:00", [], ["2025-10-01 18:00 holiday:2025-10-01 holiday:国庆节"]),
    ]

    @Test(arguments: holidays)
    func `holidays on the list are thought of where they are kept`(
        country: String?, now: String, events: [String], owed: [String]
    ) throws {
        let story = try Self.story(country: country, holidays: ["国庆节", "Thanksgiving Day", "春节"], events)
        let found = try story.answer(at: now).obligations.filter { $0.kind == .care }
        #expect(found.map { "\(local($0.due)) \($0.cause.text) \($0.reason)" } == owed)
    }

    @Test func `care changes at the notice and at the end of the day`() throws {
        let story = try Self.story(birthdays: ["1980-03-15"])
        #expect(local(try story.answer(at: "2026-03-10 10:00").nextChange) == "2026-03-12 00:00")
        #expect(local(try story.answer(at: "2026-03-12 00:00").nextChange) == "2026-03-16 00:00")
        #expect(local(try story.answer(at: "2026-03-16 00:00").nextChange) == "2027-03-12 00:00")
    }

    @Test func `care needs an owner and a way`() throws {
        var nobody = try Story([])
        var contact = Contact()
        contact.birthday = try day("1980-03-15")
        nobody.profile.contacts.append(contact)
        #expect(try nobody.owed(at: "2026-03-15 10:00").isEmpty)
        var silent = try Story(["owned 2026-01-01 10:00"], reach: [])
        silent.profile.contacts.append(contact)
        #expect(try silent.owed(at: "2026-03-15 10:00").isEmpty)
    }
}
