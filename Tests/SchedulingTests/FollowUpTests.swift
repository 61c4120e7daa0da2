import Domain
import Scheduling
import Testing

struct FollowUpTests {
    /// By chat, so that no day is quiet.
    static let cadences: [(grade: String, last: String, due: String)] = [
        ("A", "2026-03-10 10:00", "2026-03-11 18:00"), ("A", "2026-03-13 10:00", "2026-03-16 18:00"),
        ("B", "2026-03-10 10:00", "2026-03-17 18:00"), ("B", "2026-03-14 10:00", "2026-03-20 18:00"),
        ("C", "2026-03-13 10:00", "2026-03-27 18:00"), ("D", "2026-03-12 23:59:59.999", "2026-04-10 18:00"),
        ("D", "2026-03-13 00:00", "2026-04-10 18:00"), ("E", "2026-03-10 10:00", "2027-03-10 18:00"),
        // The target lies in the Spring Festival: the make-up Saturday before it.
        ("B", "2026-02-10 10:00", "2026-02-14 18:00"),
        // None before it that is after the last contact: the first after it.
        ("B", "2026-02-14 10:00", "2026-02-24 18:00"), ("A", "2026-02-14 10:00", "2026-02-24 18:00"),
        ("B", "2026-02-13 10:00", "2026-02-14 18:00"),
        ("B", "2025-09-30 10:00", "2025-10-09 18:00"), ("B", "2025-10-04 10:00", "2025-10-11 18:00"),
        ("B", "2025-10-05 10:00", "2025-10-11 18:00"), ("A", "2025-10-10 10:00", "2025-10-11 18:00"),
    ]

    @Test(arguments: cadences)
    func `at least once in the days of the grade`(grade: String, last: String, due: String) throws {
        let story = try Story(
            ["owned 2025-09-01 10:00", "email \(last)"], reach: [.chat], labels: ["grade:\(grade)@2025-01-01 00:00"])
        let owed = try story.owed(at: "2026-04-01 10:00").filter { $0.hasPrefix("follow-up") }
        #expect(owed == ["follow-up \(due) chat event:2 cadence:grade:\(grade)"])
    }

    static let ungraded: [(priority: String, due: String)] = [
        ("A", "2026-03-11 18:00"), ("B", "2026-03-13 18:00"), ("C", "2026-03-17 18:00"), ("D", "2026-04-09 18:00"),
    ]

    @Test(arguments: ungraded)
    func `an ungraded customer goes by priority`(priority: String, due: String) throws {
        let story = try Story(
            ["owned 2026-03-01 10:00", "email 2026-03-10 10:00"], reach: [.chat],
            labels: ["grade:ungraded", "priority:\(priority)"])
        let owed = try story.owed(at: "2026-04-01 10:00").filter { $0.hasPrefix("follow-up") }
        #expect(owed == ["follow-up \(due) chat event:2 cadence:priority:\(priority)"])
    }

    static let floors: [(labels: [String], due: String)] = [
        (["grade:A@2026-03-17 23:59:59.999"], "2026-03-17 18:00"), (["grade:A@2026-03-18 00:00"], "2026-03-18 18:00"),
        (["grade:A@2026-03-14 10:00"], "2026-03-16 18:00"), (["grade:A@2026-03-11 23:00"], "2026-03-11 18:00"),
        (["grade:A@2026-03-10 10:00"], "2026-03-11 18:00"), (["grade:B@2026-03-18 10:00"], "2026-03-18 18:00"),
        (["grade:B@2026-03-13 10:00"], "2026-03-17 18:00"),
        (["grade:ungraded@2026-03-17 10:00", "priority:A@2026-03-19 10:00"], "2026-03-19 18:00"),
        (["grade:ungraded@2026-03-19 10:00", "priority:A@2026-03-17 10:00"], "2026-03-19 18:00"),
        (["grade:A@2026-02-15 10:00", "priority:A@2026-03-19 10:00"], "2026-03-11 18:00"),
    ]

    @Test(arguments: floors)
    func `a grade that rises does not make yesterday late`(labels: [String], due: String) throws {
        let story = try Story(["owned 2026-03-01 10:00", "email 2026-03-10 10:00"], reach: [.chat], labels: labels)
        #expect(try story.due(.followUp) == [due])
    }

    /// 2026-03-12 is a Thursday.
    static let quiet: [(grade: String, reach: [Channel], last: String, due: String, channel: String)] = [
        ("A", [.email], "2026-03-12 10:00", "2026-03-17 18:00", "email"),
        ("A", [.email], "2026-03-11 10:00", "2026-03-12 18:00", "email"),
        ("A", [.email], "2026-03-13 10:00", "2026-03-17 18:00", "email"),
        ("A", [.email, .phone], "2026-03-12 10:00", "2026-03-13 18:00", "phone"),
        ("A", [.email, .chat, .phone], "2026-03-12 10:00", "2026-03-13 18:00", "chat"),
        ("A", [.email, .chat, .phone], "2026-03-10 10:00", "2026-03-11 18:00", "email"),
        ("B", [.email], "2026-03-13 10:00", "2026-03-19 18:00", "email"),
        ("B", [.email], "2026-03-16 10:00", "2026-03-19 18:00", "email"),
        ("A", [.chat], "2026-03-12 10:00", "2026-03-13 18:00", "chat"),
        ("A", [.phone], "2026-03-12 10:00", "2026-03-13 18:00", "phone"),
        // Saturday 14 February is worked and is no quiet day.
        ("A", [.email], "2026-02-12 10:00", "2026-02-14 18:00", "email"),
    ]

    @Test(arguments: quiet)
    func `planned e-mail keeps Monday and Friday quiet`(
        grade: String, reach: [Channel], last: String, due: String, channel: String
    ) throws {
        let story = try Story(["owned 2026-02-01 10:00", "email \(last)"], reach: reach, labels: ["grade:\(grade)"])
        let owed = try story.owed(at: "2026-04-01 10:00").filter { $0.hasPrefix("follow-up") }
        #expect(owed == ["follow-up \(due) \(channel) event:2 cadence:grade:\(grade)"])
    }

    @Test func `a floor on a quiet day moves on to the next that is not`() throws {
        let lines = ["owned 2026-03-01 10:00", "email 2026-03-10 10:00"]
        let story = try Story(lines, reach: [.email], labels: ["grade:A@2026-03-13 10:00"])
        #expect(try story.due(.followUp) == ["2026-03-17 18:00"])
    }

    /// The house closes at 18:00 in Shanghai: midnight in Honolulu, the evening before in Pago Pago, the next day in
    /// Kiritimati.
    static let far: [(zone: String?, last: String, due: String)] = [
        (nil, "2026-03-12 10:00", "2026-03-17 18:00"), ("Asia/Shanghai", "2026-03-12 10:00", "2026-03-17 18:00"),
        ("Pacific/Honolulu", "2026-03-12 10:00", "2026-03-17 18:00"),
        ("Pacific/Pago_Pago", "2026-03-12 10:00", "2026-03-13 18:00"),
        ("Pacific/Pago_Pago", "2026-03-13 10:00", "2026-03-16 18:00"),
        ("Pacific/Pago_Pago", "2026-03-16 10:00", "2026-03-18 18:00"),
        ("Pacific/Kiritimati", "2026-03-11 10:00", "2026-03-13 18:00"),
        ("Pacific/Kiritimati", "2026-03-12 10:00", "2026-03-13 18:00"),
        ("Pacific/Kiritimati", "2026-03-13 10:00", "2026-03-16 18:00"),
        ("Nowhere/Unknown", "2026-03-12 10:00", "2026-03-17 18:00"),
    ]

    @Test(arguments: far)
    func `the weekday is that of the customer's zone at the due instant`(zone: String?, last: String, due: String)
        throws
    {
        var story = try Story(["owned 2026-03-01 10:00", "email \(last)"], reach: [.email], labels: ["grade:A"])
        story.profile.timeZone = zone
        #expect(try story.due(.followUp) == [due])
    }

    @Test func `a calendar that is always quiet ends the search with the first day`() throws {
        var story = try Story(
            ["owned 2026-03-01 10:00", "email 2026-03-12 10:00"], reach: [.email], labels: ["grade:A"])
        let mondays = decodeCalendar(["hours": ["mon": "09:00-18:00"], "holidays": []]).rules
        story.calendar = WorkingCalendar(mondays, zone: FoundationZones.shanghai)
        #expect(try story.due(.followUp) == ["2026-03-16 18:00"])
    }

    static let channels: [(preferred: Channel?, lines: [String], reach: [Channel], channel: Channel?)] = [
        (nil, [], [.email, .chat, .phone], .email), (nil, [], [.chat, .phone], .chat), (nil, [], [.phone], .phone),
        (nil, [], [], nil), (.phone, [], [.email, .phone], .phone), (.chat, [], [.email, .phone], .email),
        (.sms, [], [.email, .phone], .sms), (.sms, [], [.email], .email), (.visit, [], [], .visit),
        (nil, ["chat-in 2026-03-09 10:00"], [.email, .chat], .chat),
        (nil, ["chat-in 2026-03-09 10:00"], [.email], .email),
        (.email, ["chat-in 2026-03-09 10:00"], [.email, .chat], .email),
    ]

    @Test(arguments: channels)
    func `the first usable channel is suggested`(
        preferred: Channel?, lines: [String], reach: [Channel], channel: Channel?
    ) throws {
        var story = try Story(
            ["owned 2026-03-01 10:00"] + lines + ["email 2026-03-10 10:00"], reach: reach, labels: ["grade:A"])
        story.profile.preferredChannel = preferred
        let found = try story.answer(at: "2026-03-10 11:00").obligations
        #expect(found.map(\.kind) == (channel == nil ? [] : [.followUp]) && found.first?.channel == channel)
    }

    @Test func `who must not be contacted is owed nothing but records`() throws {
        var story = try Story(
            [
                "owned 2026-03-01 10:00", "call 2026-03-10 10:00", "inquiry 2026-03-11 10:00",
                "online 2026-03-11 11:00",
                "need obvious close=2026-03-12 2026-03-11 12:00", "email 2026-03-11 09:59",
            ],
            labels: ["grade:A", "importance:important", "priority:A"])
        #expect(
            try story.owed(at: "2026-03-16 10:00").map { $0.split(separator: " ")[0] }
                == ["follow-up", "greet-online", "phone-confirm", "reclassify", "record-form", "reply"])
        story.profile.contacts[0].doNotContact = [.email, .chat, .phone]
        #expect(
            try story.owed(at: "2026-03-16 10:00") == [
                "reclassify 2026-03-13 18:00 - event:5 expected-passed",
                "record-form 2026-03-10 18:00 - event:2 form-missing",
            ])
    }

    @Test func `in the high seas only reply and greet-online are owed`() throws {
        let story = try Story(
            [
                "owned 2026-03-01 10:00", "call 2026-03-10 10:00", "email 2026-03-10 10:30",
                "need obvious close=2026-03-12 2026-03-10 12:00", "released 2026-03-10 13:00",
                "inquiry 2026-03-11 10:00",
                "online 2026-03-11 11:00",
            ],
            labels: ["grade:ungraded", "importance:important", "priority:A"])
        #expect(
            try story.owed(at: "2026-03-16 10:00").map { $0.split(separator: " ")[0] } == ["greet-online", "reply"])
    }

    @Test func `the set next differs when a message lapses or a day passes`() throws {
        let story = try Story(
            ["owned 2026-03-01 10:00", "inquiry 2026-03-11 10:00", "need obvious close=2026-04-20 2026-03-10 12:00"],
            labels: ["grade:A"])
        #expect(local(try story.answer(at: "2026-03-16 10:00").nextChange) == "2026-04-11 10:00")
        #expect(local(try story.answer(at: "2026-04-11 10:00").nextChange) == "2026-04-21 00:00")
        #expect(local(try story.answer(at: "2026-04-21 00:00").nextChange) == "never")
    }
}
