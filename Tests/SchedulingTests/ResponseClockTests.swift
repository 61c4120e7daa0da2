import Domain
import Scheduling
import Testing

struct ResponseClockTests {
    static let greetings: [(lines: [String], owed: [String])] = [
        (["online 2026-03-10 10:00"], ["greet-online 2026-03-10 10:15 email event:1 online"]),
        (["online 2026-03-10 11:50"], ["greet-online 2026-03-10 13:35 email event:1 online"]),
        (["online 2026-03-13 19:00"], ["greet-online 2026-03-16 09:15 email event:1 online"]),
        (
            ["online 2026-03-10 10:00", "online 2026-03-10 10:05"],
            ["greet-online 2026-03-10 10:20 email event:2 online"]
        ),
        (["online 2026-03-10 10:00", "email no-answer 2026-03-10 10:01"], []),
        (["online 2026-03-10 10:00", "email 2026-03-10 10:00"], []),
        (
            ["online 2026-03-10 10:00", "mail-in marketing 2026-03-10 10:01"],
            ["greet-online 2026-03-10 10:15 email event:1 online"]
        ),
    ]

    @Test(arguments: greetings)
    func `who is seen online is greeted in fifteen working minutes`(lines: [String], owed: [String]) throws {
        #expect(try Story(lines).owed(at: "2026-03-20 10:00") == owed)
    }

    static let replies: [(lines: [String], now: String, owed: [String])] = [
        (["inquiry 2026-03-13 20:00"], "2026-03-14 09:00", ["reply 2026-03-14 20:00 email event:1 unanswered"]),
        (
            ["inquiry 2026-03-10 10:00", "chat-in 2026-03-11 10:00"], "2026-03-12 09:00",
            ["reply 2026-03-11 10:00 chat event:1 unanswered"]
        ),
        (
            ["inquiry 2026-03-10 10:00", "email no-answer 2026-03-10 11:00"], "2026-03-12 09:00",
            ["reply 2026-03-11 10:00 email event:1 unanswered"]
        ),
        (["inquiry 2026-03-10 10:00", "email 2026-03-10 11:00"], "2026-03-12 09:00", []),
        (["inquiry 2026-03-10 10:00", "quote 2026-03-10 10:00"], "2026-03-12 09:00", []),
        (["mail-in 2026-03-10 10:00", "no-reply-needed 2026-03-10 11:00"], "2026-03-12 09:00", []),
        (["mail-in marketing 2026-03-10 10:00"], "2026-03-12 09:00", []),
        (["call-in no-answer 2026-03-10 10:00"], "2026-03-12 09:00", []),
        (["inquiry 2026-03-10 10:00"], "2026-04-10 09:59:59.999", ["reply 2026-03-11 10:00 email event:1 unanswered"]),
        (["inquiry 2026-03-10 10:00"], "2026-04-10 10:00", []),
        (
            ["inquiry 2026-03-10 10:00", "inquiry 2026-04-10 10:00"], "2026-04-10 10:00",
            ["reply 2026-04-11 10:00 email event:2 unanswered"]
        ),
        (["inquiry 2026-03-10 10:00", "inquiry 2026-04-10 09:59"], "2026-04-10 10:00", []),
    ]

    @Test(arguments: replies)
    func `the first unanswered message waits a day and lapses after a month`(
        lines: [String], now: String, owed: [String]
    ) throws {
        #expect(try Story(lines).owed(at: now) == owed)
    }

    static let clocks: [(reply: Tree, at: String, due: String)] = [
        (["clock": "elapsed"], "2026-03-13 20:00", "2026-03-14 20:00"),
        (["outside_hours": "resume"], "2026-03-13 20:00", "2026-03-16 11:00"),
        (["outside_hours": "resume"], "2026-03-10 10:00", "2026-03-11 10:00"),
        (["outside_hours": "resume"], "2026-03-10 12:30", "2026-03-11 15:30"),
        (["outside_hours": "resume"], "2026-03-10 17:59:59.999", "2026-03-11 17:59:59.999"),
        (["outside_hours": "resume"], "2026-03-10 18:00", "2026-03-12 11:00"),
        (["outside_hours": "resume", "resume_within": "30min"], "2026-03-10 08:59:59.999", "2026-03-11 09:30"),
        (["clock": "working"], "2026-03-10 09:00", "2026-03-13 10:30"),
        (["clock": "working", "within": "8h", "outside_hours": "resume"], "2026-03-13 17:00", "2026-03-16 17:30"),
    ]

    @Test(arguments: clocks)
    func `the reply clock can count working time or resume`(reply: Tree, at: String, due: String) throws {
        var story = try Story(["inquiry \(at)"])
        story.rules = decodeSchedule(["reply": reply]).rules
        #expect(try story.due(.reply, at: "2026-03-20 10:00") == [due])
    }

    static let firsts: [(start: String, priority: String, due: String)] = [
        ("2026-03-10 10:00", "A", "2026-03-11 10:00"), ("2026-03-13 23:00", "A", "2026-03-14 23:00"),
        ("2026-03-10 10:00", "B", "2026-03-12 18:00"), ("2026-03-10 00:00", "D", "2026-03-12 18:00"),
        ("2026-03-10 23:59:59.999", "D", "2026-03-12 18:00"), ("2026-03-11 00:00", "D", "2026-03-13 18:00"),
        ("2026-03-12 10:00", "D", "2026-03-16 18:00"), ("2026-03-14 10:00", "D", "2026-03-17 18:00"),
        ("2026-02-13 10:00", "D", "2026-02-24 18:00"), ("2026-02-12 10:00", "D", "2026-02-14 18:00"),
        ("2025-09-27 10:00", "D", "2025-09-29 18:00"), ("2025-09-30 10:00", "D", "2025-10-10 18:00"),
        ("2025-10-09 10:00", "D", "2025-10-11 18:00"),
    ]

    @Test(arguments: firsts)
    func `a new spell asks for a first contact`(start: String, priority: String, due: String) throws {
        let story = try Story(["owned \(start)"], labels: ["priority:\(priority)"])
        #expect(try story.owed(at: "2026-04-10 10:00") == ["first-contact \(due) email event:1 new-spell"])
    }

    static let spells: [(lines: [String], count: Int)] = [
        (["email 2026-03-10 09:59", "owned 2026-03-10 10:00"], 1),
        (["owned 2026-03-10 10:00", "email 2026-03-10 10:00"], 0),
        (["owned 2026-03-10 10:00", "email no-answer 2026-03-10 11:00"], 1),
        (["owned 2026-03-10 10:00", "email marketing 2026-03-10 11:00"], 1),
        (["owned 2026-03-10 10:00", "call-in 2026-03-10 11:00"], 0),
        (["owned 2026-03-10 10:00", "call 2026-03-10 11:00", "owned 2026-03-10 12:00"], 1),
        (["owned 2026-03-10 10:00", "released 2026-03-10 11:00"], 0),
    ]

    @Test(arguments: spells)
    func `only a valid follow-up of the spell is a first contact`(lines: [String], count: Int) throws {
        #expect(try Story(lines, labels: ["priority:B"]).due(.firstContact).count == count)
    }

    static let confirmations: [(lines: [String], labels: [String], reach: [Channel], owed: [String])] = [
        (["email 2026-03-10 10:00"], ["importance:important"], [.email, .phone], ["2026-03-11 18:00"]),
        (["email 2026-03-10 19:00"], ["importance:important"], [.email, .phone], ["2026-03-11 18:00"]),
        (["email 2026-03-13 10:00"], ["importance:important"], [.email, .phone], ["2026-03-16 18:00"]),
        (
            ["email 2026-03-10 10:00", "email 2026-03-12 10:00"], ["importance:important"], [.phone],
            ["2026-03-11 18:00"]
        ),
        (["email 2026-03-10 10:00"], ["importance:ordinary"], [.email, .phone], []),
        (["email 2026-03-10 10:00"], [], [.email, .phone], []),
        (["email 2026-03-10 10:00"], ["importance:important"], [.email], []),
        (["email bounced 2026-03-10 10:00"], ["importance:important"], [.phone], []),
        (["email care 2026-03-10 10:00"], ["importance:important"], [.phone], []),
        (["email 2026-03-10 10:00", "mail-in 2026-03-10 11:00"], ["importance:important"], [.phone], []),
        (
            ["email 2026-03-10 10:00", "call no-answer 2026-03-10 11:00"], ["importance:important"], [.phone],
            ["2026-03-11 18:00"]
        ),
        (["email 2026-03-10 10:00", "call 2026-03-10 11:00"], ["importance:important"], [.phone], []),
    ]

    @Test(arguments: confirmations)
    func `an e-mail to an important customer is confirmed by phone`(
        lines: [String], labels: [String], reach: [Channel], owed: [String]
    ) throws {
        let story = try Story(["owned 2026-03-01 10:00"] + lines, reach: reach, labels: labels)
        let found = try story.answer(at: "2026-03-20 10:00").obligations.filter { $0.kind == .phoneConfirm }
        #expect(found.map { local($0.due) } == owed)
        #expect(found.allSatisfy { $0.channel == .phone && $0.cause == .event(EventID(2)) })
        #expect(found.allSatisfy { $0.reason == "email-unconfirmed" })
    }
}
