import Classification
import Domain
import Scheduling
import Testing

struct PlannedTests {
    static let kept: [(events: [String], owed: [String])] = [
        (["promised due=2026-03-12T10:00 2026-03-10 10:00"], ["2026-03-12 10:00 email"]),
        (["promised due=2026-03-12T10:00 via=visit 2026-03-10 10:00"], ["2026-03-12 10:00 visit"]),
        // In the past already: owed all the same.
        (["promised due=2026-03-01T10:00 2026-03-10 10:00"], ["2026-03-01 10:00 email"]),
        // Neither an instant nor a day: a word on the timeline.
        (["promised 2026-03-10 10:00"], []),
        (["promised close=2026-03-12 2026-03-10 10:00"], ["2026-03-12 00:00 email"]),
        (["promised due=2026-03-12T10:00 2026-03-10 10:00", "promise-kept target=2 2026-03-11 10:00"], []),
        (
            [
                "promised due=2026-03-14T10:00 2026-03-10 10:00", "promised due=2026-03-12T10:00 2026-03-10 11:00",
            ], ["2026-03-12 10:00 email", "2026-03-14 10:00 email"]
        ),
        // Several that were missed are one, the earliest.
        (["promised due=2026-03-10T10:00 rrule=FREQ=WEEKLY 2026-03-09 10:00"], ["2026-03-10 10:00 email"]),
        (
            [
                "promised due=2026-03-10T10:00 rrule=FREQ=WEEKLY 2026-03-09 10:00",
                "promise-kept target=2 2026-03-24 09:59:59.999",
            ], ["2026-03-24 10:00 email"]
        ),
        (
            [
                "promised due=2026-03-10T10:00 rrule=FREQ=WEEKLY 2026-03-09 10:00",
                "promise-kept target=2 2026-03-24 10:00",
            ], ["2026-03-31 10:00 email"]
        ),
        // Kept before its time: the occurrence that is named is done.
        (
            [
                "promised due=2026-03-10T10:00 rrule=FREQ=WEEKLY 2026-03-09 10:00",
                "promise-kept target=2 occurrence=2026-03-24T10:00 2026-03-23 10:00",
            ], ["2026-03-31 10:00 email"]
        ),
        (
            [
                "promised due=2026-03-10T10:00 rrule=FREQ=WEEKLY;COUNT=2 2026-03-09 10:00",
                "promise-kept target=2 2026-03-17 10:00",
            ], []
        ),
        // By the clocks of Berlin, where summer time begins on 29 March.
        (
            [
                "promised due=2026-03-26T16:00 rrule=FREQ=WEEKLY zone=Europe/Berlin 2026-03-09 10:00",
                "promise-kept target=2 2026-03-27 10:00",
            ], ["2026-04-02 15:00 email"]
        ),
        // A zone that nobody knows is the organisation's.
        (
            [
                "promised due=2026-03-26T16:00 rrule=FREQ=WEEKLY zone=Nowhere/Land 2026-03-09 10:00",
                "promise-kept target=2 2026-03-27 10:00",
            ], ["2026-04-02 16:00 email"]
        ),
        // A rule that does not fit its own start.
        (["promised due=2026-03-10T10:00 rrule=FREQ=WEEKLY;BYDAY=FR 2026-03-09 10:00"], ["2026-03-13 10:00 email"]),
    ]

    @Test(arguments: kept)
    func `a promise is owed by its earliest time that is not kept`(events: [String], owed: [String]) throws {
        let story = try Story(["owned 2026-01-01 10:00"] + events)
        let found = try story.owed(at: "2026-04-10 10:00", .planned)
        #expect(found.map { $0.split(separator: " ")[1...3].joined(separator: " ") } == owed)
        #expect(found.allSatisfy { $0.contains(" occurrence:") && $0.hasSuffix(" promise") })
    }

    @Test func `each time of a promise is another obligation`() throws {
        var story = try Story(
            ["owned 2026-01-01 10:00", "promised due=2026-03-10T10:00 rrule=FREQ=DAILY 2026-03-09 10:00"])
        let first = try story.answer(at: "2026-03-20 10:00").obligations.filter { $0.kind == .planned }
        #expect(first.map(\.cause) == [.occurrence(EventID(2), try instant("2026-03-10 10:00"))])
        try story.add("promise-kept target=2 2026-03-10 11:00")
        let second = try story.answer(at: "2026-03-20 10:00").obligations.filter { $0.kind == .planned }
        #expect(second.map(\.cause) == [.occurrence(EventID(2), try instant("2026-03-11 10:00"))])
        #expect(Cause(text: try #require(second.first).cause.text) == second.first?.cause)
    }

    @Test func `nothing is planned without an owner or a way`() throws {
        let promise = "promised due=2026-03-12T10:00 2026-03-10 10:00"
        #expect(try Story([promise]).owed(at: "2026-03-12 10:00", .planned).isEmpty)
        let silent = try Story(["owned 2026-01-01 10:00", promise], reach: [])
        #expect(try silent.owed(at: "2026-03-12 10:00", .planned).isEmpty)
    }

    @Test func `of very many promises the first are owed`() throws {
        let events = (0..<250).map { "promised due=2026-05-01T\(10 + $0 / 60):\(10 + $0 % 50) 2026-03-10 10:00" }
        let found = try Story(["owned 2026-01-01 10:00"] + events).answer(at: "2026-03-12 10:00").obligations
            .filter { $0.kind == .planned }
        #expect(found.count == Scheduler.limit)
        #expect(found.map(\.due) == found.map(\.due).sorted())
        #expect(Set(found.map(\.cause)).count == found.count)
    }
}
