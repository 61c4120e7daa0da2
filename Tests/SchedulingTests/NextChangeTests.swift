import Classification
import Domain
import Scheduling
import Testing

/// By seeded chance: until `nextChange` nothing is other than it was.
struct NextChangeTests {
    struct Chance: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }
        /// A time of day in the first half of 2026.
        mutating func time() -> String {
            let base = Day(number: 20_454) + Int.random(in: 0..<180, using: &self)
            return base.iso + pick(["T00:00", "T09:00", "T10:30", "T23:59"])
        }
    }

    static let kinds = [
        "owned", "owned", "released", "email", "call", "call-in", "mail-in", "email care", "inquiry", "quote", "order",
        "order-completed", "deal-lost", "need obvious close=DAY", "online", "no-reply-needed",
        "profile-changed locked=yes",
        "profile-changed locked=no", "label-overridden scheme=grade label=A state=waiting until=TIME",
        "label-overridden scheme=stars label=3 state=waiting", "promised due=TIME",
        "promised due=TIME rrule=FREQ=WEEKLY",
        "promised due=TIME rrule=FREQ=MONTHLY;BYDAY=-1FR;COUNT=3 zone=Europe/Berlin", "promise-kept",
        "installed days=20 part.a=45", "service-closed replaced.a=yes",
        "obligation-snoozed kind=service cause=service:3:2026-03-01 until=TIME",
    ]

    static func story(_ chance: inout Chance) throws -> Story {
        let times = (0..<Int.random(in: 1...12, using: &chance)).map { _ in chance.time() }.sorted()
        let lines = times.enumerated().map { index, time in
            let kind = index == 0 ? chance.pick(["owned", "owned", "inquiry"]) : chance.pick(kinds)
            return kind.replacing("TIME", with: chance.time()).replacing("DAY", with: chance.time().prefix(10))
                + " " + time.replacing("T", with: " ")
        }
        let labels = [
            "stage:" + chance.pick(["unmarked", "inquiry", "transaction", "repeat"]),
            "grade:" + chance.pick(["A", "C", "E", "ungraded"]), "priority:" + chance.pick(["A", "D"]),
        ]
        var story = try Story(lines, reach: chance.pick([[.email], [.chat, .phone], []]), labels: labels)
        story.profile.country = chance.pick(["CN", "US", nil])
        story.profile.contacts[0].birthday = try day(chance.pick(["1980-02-29", "1990-05-01", "1975-01-01"]))
        story.rules.care.holidays = ["春节", "Thanksgiving Day"]
        story.pool = PoolRules()
        return story
    }

    @Test func `nothing differs before the next change`() throws {
        var chance = Chance(state: 20_260_310)
        var probes = 0
        var changes = 0
        // All stories have the same rules.
        let scheduler = try Self.story(&chance).scheduler
        for _ in 0..<400 {
            let story = try Self.story(&chance)
            let newest = story.events.map(\.occurredAt).max() ?? .unset
            let now = newest + .hours(Int.random(in: 0..<2400, using: &chance))
            let subject = try story.subject(at: now)
            let found = scheduler.obligations(for: subject, labels: story.labels, at: now)
            let recycling = scheduler.recycling(of: subject, labels: story.labels, at: now)
            #expect(found.nextChange > now)
            let last = min(found.nextChange.milliseconds, (now + .days(900)).milliseconds) - 1
            var instants = [last, min(now.milliseconds + 1, last)]
            for _ in 0..<6 { instants.append(Int64.random(in: now.milliseconds...last, using: &chance)) }
            for instant in instants.map(Instant.init(milliseconds:)) {
                var later = subject
                later.moment = Moment(instant, in: Story.fold.zone)
                let answer = scheduler.obligations(for: later, labels: story.labels, at: instant)
                #expect(answer.obligations == found.obligations && answer.nextChange == found.nextChange)
                #expect(scheduler.recycling(of: later, labels: story.labels, at: instant) == recycling)
                probes += 1
            }
            guard found.nextChange < .never else { continue }
            let next = try story.subject(at: found.nextChange)
            let after = scheduler.obligations(for: next, labels: story.labels, at: found.nextChange)
            if after.obligations != found.obligations { changes += 1 }
        }
        #expect(probes > 3000)
        // It says something: many of the instants that it names do change what is owed.
        #expect(changes > 60)
    }
}
