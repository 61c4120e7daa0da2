import Domain
import Houses
import Testing

@testable import Workflows

/// Race F of RELIABILITY.md §3: an obligation that is put off against what ends or replaces it.
struct SnoozeRaceTests {
    private func owed(_ house: House, _ kind: String, at now: String) async throws -> String? {
        try await house.at(now).customer("ANN", events: 0).obligations.first { $0.kind == kind }
            .map { "\($0.due) \($0.dueBefore ?? "-")" }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a put-off ends with what it put off, whichever comes first`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let until = "2026-03-06T01:00:00Z"
        for isSnoozeFirst in [true, false] {
            let house = try await House(backend)
            let snooze = house.snoozing("ANN", .firstContact, by: "ann", House.start, until: until)
            let call = house.calling("ANN", "ann", House.start, note: "done")
            let told = await Line.run(meeting, isSnoozeFirst ? snooze : call, isSnoozeFirst ? call : snooze)
            #expect(told == (isSnoozeFirst ? ["until \(until)", "recorded"] : ["recorded", "not-owed"]))
            #expect(try await owed(house, "first-contact", at: House.start) == nil)
            // What is owed instead is owed in its own time.
            #expect(try await owed(house, "follow-up", at: House.start)?.hasSuffix(" -") == true)
            #expect(try await house.findings() == [])
            try await house.close()
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `time that replaces the obligation ends its put-off from that instant on`(
        backend: Backend, meeting: Meeting
    ) async throws {
        // A message that waited 31 days becomes a matter of first contact and follow-up.
        let cases = [
            ("2026-04-02T00:59:59.999Z", ["until 2026-04-05T01:00:00Z", "recycled 0"]),
            ("2026-04-02T01:00:00Z", ["not-owed", "recycled 0"]),
        ]
        for (now, expected) in cases {
            for isSnoozeFirst in [true, false] {
                let house = try await House(backend)
                _ = try await house.at(House.start, as: "ann").log(EventInput(kind: .inquiry), for: "ANN")
                let snooze = house.snoozing("ANN", .reply, by: "ann", now, until: "2026-04-05T01:00:00Z")
                let tick = house.ticking(now)
                let told = await Line.run(meeting, isSnoozeFirst ? snooze : tick, isSnoozeFirst ? tick : snooze)
                #expect(told == (isSnoozeFirst ? expected : expected.reversed()))
                let lapsed = "2026-04-02T01:00:00Z"
                _ = try await house.at(lapsed).processTime()
                #expect(try await owed(house, "reply", at: lapsed) == nil)
                #expect(try await house.findings(at: lapsed) == [])
                try await house.close()
            }
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a put-off neither keeps a customer nor is it kept when the customer leaves`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let until = "2026-04-20T01:00:00Z"
        let now = RecyclingTests.leaves
        let lost = "not-owned"
        for isSnoozeFirst in [true, false] {
            let house = try await House(backend)
            _ = try await house.at(RecyclingTests.warned).processTime()
            let snooze = house.snoozing("ANN", .firstContact, by: "ann", now, until: until)
            let told = await Line.run(
                meeting, isSnoozeFirst ? snooze : house.ticking(now), isSnoozeFirst ? house.ticking(now) : snooze)
            #expect(told == (isSnoozeFirst ? ["until \(until)", "recycled 0"] : ["recycled 5", lost]))
            #expect(try await house.owner(of: "ANN", at: now) == nil)
            #expect(try await owed(house, "first-contact", at: now) == nil)
            #expect(try await house.findings(at: now) == [])
            try await house.close()
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `of two who put one obligation off the later word stands and both count`(
        backend: Backend, meeting: Meeting
    ) async throws {
        let house = try await House(backend)
        let told = await Line.run(
            meeting, house.snoozing("ANN", .firstContact, by: "ann", House.start, until: "2026-03-06T01:00:00Z"),
            house.snoozing("ANN", .firstContact, by: "max", House.start, until: "2026-03-05T01:00:00Z"))
        #expect(told == ["until 2026-03-06T01:00:00Z", "until 2026-03-05T01:00:00Z"])
        #expect(try await owed(house, "first-contact", at: House.start)?.hasPrefix("2026-03-05T01:00:00Z") == true)
        #expect(try await house.findings() == [])
        try await house.close()
    }
}
