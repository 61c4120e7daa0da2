import Classification
import Domain
import Scheduling
import Testing

struct RecyclingTests {
    /// Owned since Sunday 1 March 10:00, with labels; grade E so that no cadence is shorter than the rules.
    static func story(_ events: [String] = [], labels: [String] = ["stage:inquiry"]) throws -> Story {
        var story = try Story(["owned 2026-03-01 10:00"] + events, labels: labels)
        story.pool = PoolRules()
        return story
    }

    static func countdown(_ story: Story, at now: String = "2026-03-10 10:00") throws -> String {
        switch try story.recycling(at: now) {
        case .unowned: "unowned"
        case .off: "off"
        case .exempt(let reasons):
            reasons.map { reason in
                if case .promise(let due) = reason { "promise \(local(due))" } else { "\(reason)" }
            }.joined(separator: ", ")
        case .counting(let countdown): "\(countdown.reason) \(local(countdown.leaves)) \(countdown.cause.text)"
        }
    }

    static let clocks: [(labels: [String], events: [String], answer: String)] = [
        (["stage:inquiry"], [], "no-follow-up 2026-03-16 10:00 spell:1:2026-03-01"),
        (["stage:sample-order"], [], "no-follow-up 2026-03-31 10:00 spell:1:2026-03-01"),
        (["stage:undealt"], [], "no-follow-up 2026-03-31 10:00 spell:1:2026-03-01"),
        (
            ["stage:transaction"], ["order 2026-03-02 10:00", "order-completed 2026-03-03 10:00"],
            "no-follow-up 2026-08-28 10:00 spell:1:2026-03-01"
        ),
        (["stage:unmarked"], [], "no-follow-up 2026-03-08 10:00 spell:1:2026-03-01"),
        (["stage:repeat"], ["order 2026-03-02 10:00", "order-completed 2026-03-03 10:00"], "never"),
        // Nothing keeps one that was never dealt with but its stage: the other clock runs.
        (["stage:repeat"], [], "no-deal 2026-08-28 10:00 spell:1:2026-03-01"),
        ([], [], "no-deal 2026-08-28 10:00 spell:1:2026-03-01"),
        // Both at one instant: the follow-up is what is missing.
        (["stage:transaction"], [], "no-follow-up 2026-08-28 10:00 spell:1:2026-03-01"),
        // From the last valid follow-up, or the start if that is later.
        (["stage:inquiry"], ["email 2026-03-05 23:30"], "no-follow-up 2026-03-20 23:30 spell:1:2026-03-05"),
        (["stage:inquiry"], ["email bounced 2026-03-05 23:30"], "no-follow-up 2026-03-16 10:00 spell:1:2026-03-01"),
        (["stage:inquiry"], ["email 2026-02-20 10:00"], "no-follow-up 2026-03-16 10:00 spell:1:2026-03-01"),
        // Six months without an order, whatever is said.
        (["stage:inquiry"], ["email 2026-08-20 10:00"], "no-deal 2026-08-28 10:00 spell:1:2026-03-01"),
        (["stage:inquiry"], ["email 2026-08-13 10:00"], "no-follow-up 2026-08-28 10:00 spell:1:2026-08-13"),
        (["stage:inquiry"], ["email 2026-08-13 10:00:00.001"], "no-deal 2026-08-28 10:00 spell:1:2026-03-01"),
        (
            ["stage:transaction"],
            ["order 2026-03-02 10:00", "order-completed 2026-03-03 10:00", "email 2026-08-20 10:00"],
            "no-follow-up 2027-02-16 10:00 spell:1:2026-08-20"
        ),
        // A cancelled order is none.
        (
            ["stage:repeat"], ["order 2026-03-02 10:00", "order-cancelled 2026-03-03 10:00"],
            "no-deal 2026-08-28 10:00 spell:1:2026-03-01"
        ),
        // Who keeps the cadence keeps the customer: its days and those of the warning.
        (["stage:inquiry", "grade:B"], [], "no-follow-up 2026-03-16 10:00 spell:1:2026-03-01"),
        (["stage:inquiry", "grade:C"], [], "no-follow-up 2026-03-19 10:00 spell:1:2026-03-01"),
        (["stage:inquiry", "grade:D"], [], "no-follow-up 2026-04-03 10:00 spell:1:2026-03-01"),
        (["stage:inquiry", "grade:E"], [], "no-deal 2026-08-28 10:00 spell:1:2026-03-01"),
        (["stage:unmarked", "grade:ungraded", "priority:C"], [], "no-follow-up 2026-03-11 10:00 spell:1:2026-03-01"),
        (["stage:unmarked", "grade:ungraded", "priority:B"], [], "no-follow-up 2026-03-08 10:00 spell:1:2026-03-01"),
        // A label without a cadence has its own span only.
        (["stage:unmarked", "grade:Z"], [], "no-follow-up 2026-03-08 10:00 spell:1:2026-03-01"),
    ]

    @Test(arguments: clocks)
    func `the clock that runs out first decides`(labels: [String], events: [String], answer: String) throws {
        #expect(try Self.countdown(Self.story(events, labels: labels)) == answer)
    }

    static let exemptions: [(events: [String], now: String, answer: String?)] = [
        (["order 2026-03-02 10:00"], "2026-03-10 10:00", "openOrder"),
        (["order 2026-03-02 10:00", "order-completed 2026-03-03 10:00"], "2026-03-10 10:00", nil),
        (["profile-changed locked=yes 2026-03-02 10:00"], "2026-03-10 10:00", "locked"),
        (
            ["profile-changed locked=yes 2026-03-02 10:00", "profile-changed locked=no 2026-03-03 10:00"],
            "2026-03-10 10:00", nil
        ),
        (
            ["label-overridden scheme=grade label=A state=waiting 2026-03-02 10:00"], "2026-03-10 10:00",
            "waitingApproval"
        ),
        (["label-overridden scheme=grade label=A state=in-force 2026-03-02 10:00"], "2026-03-10 10:00", nil),
        (
            ["label-overridden scheme=grade label=A state=waiting until=2026-03-10T10:00 2026-03-02 10:00"],
            "2026-03-10 09:59:59.999", "waitingApproval"
        ),
        (
            ["label-overridden scheme=grade label=A state=waiting until=2026-03-10T10:00 2026-03-02 10:00"],
            "2026-03-10 10:00", nil
        ),
        (["promised due=2026-03-17T10:00 2026-03-02 10:00"], "2026-03-10 10:00", nil),
        (["promised due=2026-03-17T10:00 2026-03-02 10:00"], "2026-03-10 10:00:00.001", "promise 2026-03-17 10:00"),
        (["promised due=2026-03-17T10:00 2026-03-02 10:00"], "2026-03-17 10:00", "promise 2026-03-17 10:00"),
        (["promised due=2026-03-17T10:00 2026-03-02 10:00"], "2026-03-17 10:00:00.001", nil),
        (
            ["promised due=2026-03-17T10:00 2026-03-02 10:00", "promised due=2026-03-12T10:00 2026-03-02 11:00"],
            "2026-03-11 10:00", "promise 2026-03-12 10:00"
        ),
        // Only the earliest time that is open counts: the one of 2 March was missed.
        (["promised due=2026-03-02T12:00 rrule=FREQ=DAILY 2026-03-02 10:00"], "2026-03-10 10:00", nil),
        (
            ["order 2026-03-02 10:00", "profile-changed locked=yes 2026-03-02 10:00"], "2026-03-10 10:00",
            "openOrder, locked"
        ),
    ]

    @Test(arguments: exemptions)
    func `what keeps a customer is named`(events: [String], now: String, answer: String?) throws {
        let story = try Self.story(events)
        let found = try Self.countdown(story, at: now)
        #expect(answer.map { found == $0 } ?? found.hasPrefix("no-follow-up "))
        #expect(try story.owed(at: now, .recycleWarning).isEmpty == (answer != nil))
    }

    @Test func `putting a promise off neither keeps a customer nor loses it`() throws {
        let due = try instant("2026-03-12T10:00")
        let story = try Self.story([
            "promised due=2026-03-12T10:00 2026-03-02 10:00",
            "obligation-snoozed kind=planned cause=occurrence:2:\(due.milliseconds) until=2026-04-10T10:00 2026-03-03 10:00",
        ])
        #expect(try story.due(.planned) == ["2026-04-10 10:00"])
        #expect(try Self.countdown(story, at: "2026-03-12 10:00") == "promise 2026-03-12 10:00")
        #expect(try Self.countdown(story, at: "2026-04-09 10:00").hasPrefix("no-follow-up"))
    }

    @Test func `a lock ends with the spell, and nobody's customer has no clock`() throws {
        let locked = "profile-changed locked=yes 2026-03-02 10:00"
        #expect(try Self.countdown(Self.story([locked, "owned 2026-03-03 10:00"])).hasPrefix("no-follow-up"))
        #expect(try Self.countdown(Self.story(["released 2026-03-03 10:00"])) == "unowned")
        var off = try Self.story()
        off.pool.recycling.isOn = false
        #expect(try Self.countdown(off) == "off")
        #expect(try off.owed(at: "2026-12-01 10:00", .recycleWarning).isEmpty)
    }

    @Test func `the warning is the countdown's, before it is due too`() throws {
        let story = try Self.story()
        for now in ["2026-03-01 10:00", "2026-03-13 10:00", "2026-05-01 10:00"] {
            guard case .counting(let countdown) = try story.recycling(at: now) else {
                Issue.record("nothing counts")
                return
            }
            let warning = try story.answer(at: now).obligations.filter { $0.kind == .recycleWarning }
            #expect(warning.map(\.due) == [countdown.warnAt] && warning.map(\.cause) == [countdown.cause])
            #expect(warning.map(\.reason) == [countdown.reason] && warning.map(\.channel) == [.email])
            #expect(local(countdown.warnAt) == "2026-03-13 10:00")
        }
        #expect(local(try story.answer(at: "2026-03-13 09:59:59.999").nextChange) == "2026-03-13 10:00")
        #expect(local(try story.answer(at: "2026-03-13 10:00").nextChange) == "never")
    }

    static let leaving: [(warned: String?, leaves: String?)] = [
        (nil, nil), ("2026-03-13 10:00", "2026-03-16 10:00"), ("2026-03-15 09:59:59.999", "2026-03-16 10:00"),
        ("2026-03-15 10:00", "2026-03-16 10:00"), ("2026-03-15 10:00:00.001", "2026-03-16 10:00:00.001"),
        ("2026-04-01 08:00", "2026-04-02 08:00"),
    ]

    @Test(arguments: leaving)
    func `nobody leaves without a warning a day before`(warned: String?, leaves: String?) throws {
        guard case .counting(let countdown) = try Self.story().recycling(at: "2026-03-10 10:00") else {
            Issue.record("nothing counts")
            return
        }
        let found = countdown.leaving(warned: try warned.map { try instant($0) }, rules: RecycleRules())
        #expect(found.map(local) == leaves)
    }

    @Test func `days of the clock are 24 hours when clocks change`() throws {
        var story = try Self.story()
        story.calendar = Calendars.berlin
        guard case .counting(let countdown) = try story.recycling(at: "2026-03-10 10:00") else {
            Issue.record("nothing counts")
            return
        }
        #expect(local(countdown.leaves) == "2026-03-16 10:00")
        // 1 March 10:00 in Shanghai is 03:00 in Berlin; 23:30 the evening before is another day there.
        #expect(countdown.cause == .spell(EventID(1), try day("2026-03-01")))
        var early = try Story(["owned 2026-03-29 06:30"], labels: ["stage:inquiry"])
        early.pool = PoolRules()
        early.calendar = Calendars.berlin
        #expect(try Self.countdown(early, at: "2026-03-30 10:00") == "no-follow-up 2026-04-13 06:30 spell:1:2026-03-28")
    }

    @Test func `without a usable channel there is a countdown and no warning`() throws {
        var story = try Self.story()
        story.profile.contacts = []
        #expect(try Self.countdown(story).hasPrefix("no-follow-up"))
        #expect(try story.owed(at: "2026-04-10 10:00", .recycleWarning).isEmpty)
    }
}
