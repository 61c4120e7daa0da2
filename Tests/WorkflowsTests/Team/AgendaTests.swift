import Domain
import Houses
import Storage
import Testing
import Wording

@testable import Workflows

struct AgendaTests {
    private func owed(_ house: House, _ key: String, _ kind: String, at now: String) async throws -> ObligationView? {
        try await house.at(now).customer(key, events: 0).obligations.first { $0.kind == kind }
    }

    @Test(arguments: Backend.allCases)
    func `a promise is owed as written, on the customer's own clocks, until it is kept`(backend: Backend) async throws {
        let house = try await House(backend)
        let admin = house.at(House.start)
        _ = try await admin.batch(.update(["time_zone": "America/New_York"]), for: "ANN")
        let ann = house.at(House.start, as: "ann")
        let when = try await ann.inputContext().when("2026-03-10T10:00", now: ann.now)
        let promise = try await ann.promise(
            "ANN", what: "call with samples", due: when, rrule: "FREQ=WEEKLY;COUNT=3", channel: .phone)
        // New York has set its clocks forward on 8 March.
        #expect(promise.due == "2026-03-10T14:00:00Z")
        let planned = try await owed(house, "ANN", "planned", at: House.start)
        #expect(planned?.due == "2026-03-10T14:00:00Z" && planned?.channel == "phone" && planned?.reason == "promise")
        // Kept early, it is the occurrence that is kept.
        let kept = try await house.at("2026-03-09T01:00:00Z", as: "ann").keepPromise("ANN", id: nil)
        #expect(kept.due == "2026-03-17T14:00:00Z")
        // Missed ones collapse into the earliest.
        #expect(try await owed(house, "ANN", "planned", at: "2026-03-30T00:00:00Z")?.due == "2026-03-17T14:00:00Z")
        _ = try await house.at("2026-03-30T00:00:00Z", as: "ann").keepPromise("ANN", id: promise.id)
        #expect(try await owed(house, "ANN", "planned", at: "2026-03-30T00:00:00Z") == nil)
        #expect(try await house.findings(at: "2026-03-30T00:00:00Z") == [])
        try await house.close()
    }

    @Test func `a promise can be taken back, and none is kept that is not there`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        let promise = try await ann.promise(
            "ANN", what: "call", due: .instant(instant("2026-03-10T01:00:00Z")), rrule: nil, channel: nil)
        _ = try await ann.cancelPromise("ANN", id: promise.id)
        #expect(try await ann.promises(to: "ANN") == [])
        #expect(try await owed(house, "ANN", "planned", at: House.start) == nil)
        #expect(await refusal { try await ann.keepPromise("ANN", id: nil) }?.teamBrief == "no-open-promise")
        #expect(
            await refusal {
                try await ann.promise("ANN", what: "x", due: .instant(ann.now), rrule: nil, channel: nil)
            }?.teamBrief == "promise-in-past")
        #expect(
            await refusal {
                try await ann.promise(
                    "ANN", what: "x", due: .instant(instant("2026-03-10T01:00:00Z")), rrule: "FREQ=HOURLY",
                    channel: nil)
            }?.teamBrief == "recurrence")
    }

    @Test func `a promise that has come to its end is not kept again, and one that was missed is one`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        let made = try await ann.promise(
            "ANN", what: "call", due: .instant(instant("2026-03-03T02:00:00Z")), rrule: "FREQ=DAILY;COUNT=2",
            channel: .phone)
        for (at, next) in [
            ("2026-03-03T03:00:00Z", "2026-03-04T02:00:00Z"), ("2026-03-04T03:00:00Z", nil),
        ] {
            #expect(try await house.at(at, as: "ann").keepPromise("ANN", id: made.id).due == next)
        }
        let later = house.at("2026-03-04T04:00:00Z", as: "ann")
        #expect(await refusal { try await later.keepPromise("ANN", id: made.id) }?.teamBrief == "no-open-promise")
        #expect(try await later.promises(to: "ANN") == [])
        // Each day from 3-05 on, and nobody has called until 3-08.
        _ = try await later.promise(
            "ANN", what: "call", due: .instant(instant("2026-03-05T02:00:00Z")), rrule: "FREQ=DAILY", channel: .phone)
        let week = try await house.at("2026-03-08T04:00:00Z", as: "ann").week(owner: nil, days: 3, language: .english)
        let promised = week.days.map { $0.lines.filter { $0.obligation.kind == "planned" }.map(\.obligation.due) }
        #expect(
            promised == [["2026-03-05T02:00:00Z"], ["2026-03-09T02:00:00Z"], ["2026-03-10T02:00:00Z"]])
        // Who cannot be reached has promises that are due all the same.
        _ = try await later.batch(.update(["emails": "", "phones": ""]), for: "ANN")
        #expect(try await later.promises(to: "ANN").map(\.due) == ["2026-03-05T02:00:00Z"])
    }

    @Test func `a promise is put off by its number`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        func make(_ what: String) async throws -> Int64 {
            try await ann.promise(
                "ANN", what: what, due: .instant(instant("2026-03-05T02:00:00Z")), rrule: nil, channel: nil
            ).id
        }
        let (one, two) = (try await make("call"), try await make("mail"))
        func snooze(_ cause: String?) async throws -> ObligationView {
            try await ann.snooze(
                "ANN", kind: .planned, cause: cause, until: .instant(instant("2026-03-09T02:00:00Z")), reason: "fair")
        }
        guard case .agenda(.severalOwed(_, .planned, let causes))? = await refusal({ try await snooze(nil) }) else {
            Issue.record("two promises are owed")
            return
        }
        #expect(causes == ["\(one)", "\(two)"])
        #expect(try await snooze("\(two)").cause.hasPrefix("occurrence:\(two):"))
        #expect(await refusal { try await snooze("99") }?.teamBrief == "unknown-cause")
    }

    @Test func `a service names a machine that is there`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        func log(_ kind: EventKind, _ serial: String) async throws -> LogReport {
            var input = EventInput(kind: kind)
            input.details.serial = serial
            input.details.model = "M"
            return try await ann.log(input, for: "ANN")
        }
        #expect(await refusal { try await log(.serviceClosed, "S-1") }?.phrase.code == "no-machine")
        _ = try await log(.installed, "S-1")
        #expect(await refusal { try await log(.serviceClosed, "S-2") }?.phrase.code == "unknown-serial")
        #expect(try await log(.serviceClosed, "S-1").recorded)
    }

    @Test func `an obligation is put off with a reason, three times, then by a manager`() async throws {
        let house = try await House()
        func snooze(_ user: String, _ now: String, _ until: String) async throws -> ObligationView {
            try await house.at(now, as: user).snooze(
                "ANN", kind: .firstContact, cause: nil, until: .instant(instant(until)), reason: "on holiday")
        }
        let before = try await owed(house, "ANN", "first-contact", at: House.start)
        let due = try #require(before?.due)
        let first = try await snooze("ann", House.start, "2026-03-06T01:00:00Z")
        #expect(first.due == "2026-03-06T01:00:00Z" && first.dueBefore == due)
        _ = try await snooze("ann", "2026-03-03T01:00:00Z", "2026-03-07T01:00:00Z")
        _ = try await snooze("ann", "2026-03-04T01:00:00Z", "2026-03-08T01:00:00Z")
        #expect(
            await refusal { try await snooze("ann", "2026-03-05T01:00:00Z", "2026-03-09T01:00:00Z") }?.teamBrief
                == "max-snoozes")
        #expect(try await snooze("max", "2026-03-05T01:00:00Z", "2026-03-10T01:00:00Z").due == "2026-03-10T01:00:00Z")
        #expect(
            await refusal { try await snooze("max", "2026-03-05T01:00:00Z", "2026-05-10T01:00:00Z") }?.teamBrief
                == "snooze-range")
        // It ends with what it put off.
        _ = try await house.at("2026-03-05T02:00:00Z", as: "ann").log(House.call, for: "ANN")
        #expect(
            await refusal { try await snooze("ann", "2026-03-05T03:00:00Z", "2026-03-06T01:00:00Z") }?.teamBrief
                == "not-owed")
        let next = try await owed(house, "ANN", "follow-up", at: "2026-03-05T03:00:00Z")
        #expect(next != nil && next?.dueBefore == nil)
        #expect(try await house.findings(at: "2026-03-05T03:00:00Z") == [])
    }

    @Test func `a warning is not put off`() async throws {
        let house = try await House()
        #expect(
            await refusal {
                try await house.at(House.start, as: "ann").snooze(
                    "ANN", kind: .recycleWarning, cause: nil, until: .instant(instant("2026-03-06T01:00:00Z")),
                    reason: "later")
            }?.teamBrief == "warning-stands")
    }

    @Test func `a call is not done until its form is`() async throws {
        let house = try await House()
        var call = House.call
        call.formFilled = false
        #expect(
            await refusal { try await house.at(House.start, as: "ann").log(EventInput(kind: .form), for: "ANN") }?
                .teamBrief == "no-conversation")
        _ = try await house.at(House.start, as: "ann").log(call, for: "ANN")
        #expect(try await owed(house, "ANN", "record-form", at: House.start) != nil)
        var form = EventInput(kind: .form)
        form.details.extra = ["goal": "sample", "problems": "price", "next_step": "new quote"]
        _ = try await house.at(House.start, as: "ann").log(form, for: "ANN")
        #expect(try await owed(house, "ANN", "record-form", at: House.start) == nil)
        let table = try await house.at(House.start, as: "ann").statusTable(matching: "owner:me", limit: 10)
        #expect(table.rows.map(\.problems) == [["price"]] && table.rows.map(\.nextStep) == ["new quote"])
        #expect(table.rows.map(\.isStale) == [false])
        let later = try await house.at("2026-03-09T01:00:00Z", as: "ann").statusTable(matching: "owner:me", limit: 10)
        #expect(later.rows.map(\.isStale) == [true] && later.staleSince == House.start)
        // Of a policy with another rhythm.
        let slow = "policy: {name: slow}\nschedule: {review: {weekly: 30d}}\n"
        let patient = try await house.at("2026-03-09T01:00:00Z", as: "ann", policy: slow).statusTable(
            matching: "owner:me", limit: 10)
        #expect(patient.rows.map(\.isStale) == [false] && patient.staleSince == "2026-02-07T01:00:00Z")
        // A later form that is taken back with its file tells nothing, and makes nothing new.
        let day = house.at("2026-03-09T02:00:00Z")
        let report = try await day.timeline(
            "customer,kind,at,channel,direction,outcome,form\nANN,contact,2026-03-08T08:00:00Z,phone,out,reached,yes\n")
        #expect(try await day.statusTable(matching: "ANN", limit: 10).rows.map(\.problems) == [[]])
        _ = try await day.undo(try #require(report.batch))
        let after = try await day.statusTable(matching: "ANN", limit: 10)
        #expect(after.rows.map(\.problems) == [["price"]] && after.rows.map(\.isStale) == [true])
    }

    @Test func `each salesperson owes a weekly review, the administrators one of the policy`() async throws {
        let house = try await House()
        let duties = try await house.at(House.start).duties().map { "\($0.user) \($0.kind) \($0.due) \($0.full)" }
        #expect(
            duties == [
                "admin policy-review 2026-04-02T10:00:00Z false", "amy weekly-review 2026-03-09T01:00:00Z false",
                "ann weekly-review 2026-03-09T01:00:00Z false", "root policy-review 2026-04-02T10:00:00Z false",
                "sue weekly-review 2026-03-09T01:00:00Z false",
            ])
        _ = try await house.at("2026-03-08T01:00:00Z", as: "ann").review(.weekly, answers: ["worked": "visits"])
        #expect(
            try await house.at("2026-03-08T01:00:00Z", as: "ann").duties().map(\.due) == ["2026-03-15T01:00:00Z"])
        #expect(
            await refusal { try await house.at("2026-03-08T01:00:00Z", as: "ann").review(.policy, answers: [:]) }?
                .brief.hasPrefix("not-allowed") ?? false)
        let rows = try await house.at("2026-03-08T01:00:00Z").reviews(of: user("ann"), limit: 5)
        #expect(rows.map(\.answers) == [["worked": "visits"]])
    }

    @Test func `a manager's list is the team's and what the high seas are owed`() async throws {
        let house = try await House()
        _ = try await house.at(House.start).log(EventInput(kind: .inquiry), for: "POOL")
        let now = "2026-03-04T09:00:00Z"
        func keys(_ user: String?) async throws -> [String] {
            try await house.at(now, as: user).today(owner: nil, days: 0, limit: 50, language: .english).lines
                .map(\.customer).sorted()
        }
        #expect(try await keys("max") == ["AMY", "ANN", "MAX", "POOL"])
        #expect(try await keys("ann") == ["ANN"])
        #expect(try await keys("mia") == ["POOL", "SUE"])
        let max = house.at(now, as: "max")
        #expect(try await max.today(owner: user("ann"), days: 0, limit: 50, language: .english).lines.count == 1)
        #expect(
            await refusal { try await max.today(owner: user("sue"), days: 0, limit: 50, language: .english) }?.brief
                .hasPrefix("not-allowed") ?? false)
    }

    @Test func `the week shows each day, recurring promises one by one, and who is away`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        _ = try await ann.promise(
            "ANN", what: "price list", due: .instant(instant("2026-03-03T02:00:00Z")), rrule: "FREQ=DAILY",
            channel: .email)
        _ = try await ann.addLeave(
            try leave("2026-03-05", "2026-03-05"), for: user("ann"))
        let week = try await ann.week(owner: nil, days: 7, language: .english)
        let promised = week.days.map { day in day.lines.count { $0.obligation.kind == "planned" } }
        #expect(promised == [0, 1, 1, 1, 1, 1, 1])
        #expect(week.days.map(\.away) == [[], [], [], ["ann"], [], [], []])
        #expect(week.days.map(\.isWorking) == [true, true, true, true, true, false, false])
        _ = try await ann.promise(
            "ANN", what: "call", due: .instant(instant("2026-03-03T03:00:00Z")), rrule: "FREQ=DAILY;COUNT=3",
            channel: .phone)
        let counted = try await ann.week(owner: nil, days: 7, language: .english)
        let calls = counted.days.map { day in day.lines.count { $0.obligation.channel == "phone" } }
        #expect(calls == [0, 1, 1, 1, 0, 0, 0])
        let workload = try await house.at(House.start, as: "max").workload(days: 7)
        let mine = try #require(workload.people.first { $0.user == "ann" })
        #expect(mine.minutes == [450, 450, 450, 0, 450, 0, 0])
        #expect(mine.due.reduce(0, +) == counted.days.map(\.lines.count).reduce(0, +))
        #expect(workload.people.map(\.user) == ["amy", "ann", "max"])
    }

    @Test(arguments: Backend.allCases)
    func `what was promised is counted against what was kept, on its day or later, by who had the customer`(
        backend: Backend
    ) async throws {
        let house = try await House(backend)
        func ann(_ now: String = House.start) -> Session { house.at(now, as: "ann") }
        // Due on 3 March 10:00 of Shanghai, four times.
        var ids: [Int64] = []
        for what in ["on the day", "a day later", "never", "by somebody else"] {
            ids.append(
                try await ann().promise(
                    "ANN", what: what, due: .instant(instant("2026-03-03T02:00:00Z")), rrule: nil, channel: nil
                ).id)
        }
        _ = try await ann().promise(
            "ANN", what: "to come", due: .instant(instant("2026-05-01T02:00:00Z")), rrule: nil, channel: nil)
        // The last minute of its day in Shanghai, the first of the next.
        _ = try await ann("2026-03-03T15:59:00Z").keepPromise("ANN", id: ids[0])
        _ = try await ann("2026-03-03T16:00:00Z").keepPromise("ANN", id: ids[1])
        _ = try await house.at("2026-03-04T00:00:00Z").batch(.assign(user("amy")), for: "ANN")
        _ = try await house.at("2026-03-04T01:00:00Z", as: "amy").keepPromise("ANN", id: ids[3])
        func record(_ now: String, as user: String? = "max", days: Int = 30) async throws -> [String] {
            try await house.at(now, as: user).promiseRecord(days: days).people.map {
                "\($0.user ?? "-") \($0.inTime) \($0.late) \($0.open)"
            }
        }
        let now = "2026-03-05T00:00:00Z"
        #expect(try await record(now) == ["amy 0 1 1", "ann 1 1 0", "max 0 0 0"])
        // Two teams do not hear of each other, and a salesperson of herself alone.
        #expect(try await record(now, as: "mia") == ["mia 0 0 0", "sue 0 0 0"])
        #expect(try await record(now, as: "amy") == ["amy 0 1 1"])
        #expect(try await record(now, as: nil).contains("ann 1 1 0"))
        // A day is 24 hours: the later keeping is out at its very instant a day after.
        #expect(try await record("2026-03-04T15:59:59Z", days: 1)[1] == "ann 0 1 0")
        #expect(try await record("2026-03-04T15:58:59Z", days: 1)[1] == "ann 1 1 0")
        #expect(try await record("2026-03-04T16:00:00Z", days: 1)[1] == "ann 0 0 0")
        // As it was, before anything was kept.
        #expect(try await record("2026-03-03T02:00:00Z") == ["amy 0 0 0", "ann 0 0 4", "max 0 0 0"])
        // What was put off is open from its new time on.
        _ = try await house.at(now, as: "amy").snooze(
            "ANN", kind: .planned, cause: String(ids[2]), until: .instant(instant("2026-03-06T00:00:00Z")),
            reason: "fair")
        #expect(try await record(now)[0] == "amy 0 1 0")
        #expect(try await record("2026-03-06T00:00:00Z")[0] == "amy 0 1 1")
        #expect(try await house.findings(at: "2026-03-06T01:00:00Z") == [])
        try await house.close()
    }

    @Test func `one keeping of a promise that recurs is one, in time by the occurrence it names`() async throws {
        let house = try await House()
        let promise = try await house.at(House.start, as: "ann").promise(
            "ANN", what: "list", due: .instant(instant("2026-03-03T02:00:00Z")), rrule: "FREQ=WEEKLY", channel: nil)
        // Early, in time, and after two were missed.
        for now in ["2026-03-02T03:00:00Z", "2026-03-10T03:00:00Z", "2026-03-25T00:00:00Z"] {
            _ = try await house.at(now, as: "ann").keepPromise("ANN", id: promise.id)
        }
        let record = try await house.at("2026-03-26T00:00:00Z", as: "ann").promiseRecord(days: 30)
        #expect(record.people == [.init(user: "ann", inTime: 2, late: 1, open: 0)])
        try await house.close()
    }

    @Test func `the workload counts the response clocks that run and those that have run out`() async throws {
        let house = try await House()
        _ = try await house.at(House.start).log(EventInput(kind: .inquiry), for: "ANN")
        func clocks(_ now: String) async throws -> [String] {
            let people = try await house.at(now, as: "max").workload(days: 7).people
            return try #require(people.first { $0.user == "ann" }).clocks.map {
                "\($0.kind) \($0.running) \($0.breached)"
            }
        }
        #expect(
            try await clocks(House.start)
                == ["greet-online 0 0", "reply 1 0", "first-contact 1 0", "phone-confirm 0 0"])
        #expect(try await clocks("2026-03-03T00:59:59Z")[1] == "reply 1 0")
        #expect(try await clocks("2026-03-03T01:00:00Z")[1] == "reply 0 1")
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `a late form is about the conversation of its time, and a late call keeps its form and ref`(
        backend: Backend
    ) async throws {
        let house = try await House(backend)
        var call = House.call
        call.formFilled = false
        _ = try await house.at(House.start, as: "ann").log(call, for: "ANN")
        _ = try await house.at("2026-03-02T02:00:00Z").batch(.assign(user("amy")), for: "ANN")
        var form = EventInput(kind: .form)
        form.details.extra = ["goal": "sample"]
        let draft = try await house.at("2026-03-02T03:00:00Z", as: "ann").log(form, for: "ANN").draft
        var named = House.call
        named.ref = "call-77"
        let second = try await house.at("2026-03-02T03:00:00Z", as: "ann").log(named, for: "ANN").draft
        _ = try await house.at("2026-03-02T04:00:00Z", as: "amy").log(call, for: "ANN")
        _ = try await house.at("2026-03-02T05:00:00Z").batch(.assign(user("ann")), for: "ANN")
        let ann = house.at("2026-03-02T05:00:00Z", as: "ann")
        _ = try await ann.recordDraft(try #require(draft))
        // The call of 04:00 still owes its own.
        #expect(try await owed(house, "ANN", "record-form", at: "2026-03-02T05:00:00Z") != nil)
        _ = try await ann.recordDraft(try #require(second))
        named.at = instant("2026-03-02T03:00:00Z")
        #expect(try await ann.log(named, for: "ANN").recorded == false)
        let timeline = try await ann.customer("ANN", events: 99).timeline
        #expect(timeline.filter { $0.kind == "form" }.count == 2)
        #expect(try await house.findings(at: "2026-03-02T05:00:00Z") == [])
        try await house.close()
    }

    @Test func `what is put off comes later, a rule that never comes is refused, and empty answers are none`()
        async throws
    {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        let due = try #require(try await owed(house, "ANN", "first-contact", at: House.start))
        #expect(due.due.hasPrefix("2026-03-04"))
        func put(_ until: String) async -> String? {
            await refusal {
                try await ann.snooze(
                    "ANN", kind: .firstContact, cause: nil, until: .instant(instant(until)), reason: "x")
            }?.teamBrief
        }
        #expect(await put("2026-03-03T01:00:00Z") == "snooze-range")
        #expect(await put("2026-03-06T01:00:00Z") == nil)
        // What was put off may come back, but not before it was due at first.
        #expect(await put("2026-03-05T01:00:00Z") == nil)
        #expect(await put("2026-03-04T01:00:00Z") == "snooze-range")
        #expect(
            await refusal {
                try await ann.promise(
                    "ANN", what: "x", due: .instant(instant("2026-03-20T01:00:00Z")),
                    rrule: "FREQ=DAILY;UNTIL=20260101", channel: nil)
            }?.teamBrief == "never-recurs")
        #expect(await refusal { try await ann.review(.weekly, answers: ["worked": " "]) }?.teamBrief == "nothing-said")
        // A day is that day, also when nobody works.
        let promise = try await ann.promise(
            "ANN", what: "x", due: .local(try #require(Day(iso: "2026-03-07")), minutes: nil), rrule: nil, channel: nil)
        #expect(promise.due == "2026-03-07T10:00:00Z")
    }
}
