import Domain
import Testing

/// The dates of rules in real zones; what a rule may say is tested in `RecurrenceTextTests`.
struct RecurrenceTests {
    struct Case: CustomTestStringConvertible {
        let rule: String
        let zone: String
        let start: String
        let far: String?
        let first: [String]
        var testDescription: String { "\(rule) \(zone) \(start)" }
    }

    static let cases: [Case] = {
        let lines = RecurrenceTable.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        return stride(from: 0, to: lines.count - 1, by: 2).map { index in
            let words = lines[index]
            return Case(
                rule: words[0], zone: words[1], start: words[2], far: words[3] == "-" ? nil : words[3],
                first: lines[index + 1].filter { $0 != "-" })
        }
    }()

    @Test func `the table has its cases`() {
        #expect(Self.cases.count == 72)
        #expect(Self.cases.filter { $0.far != nil }.count > 45)
    }

    @Test(arguments: cases)
    func `occurrences are those of RFC 5545`(example: Case) throws {
        let rule = try Recurrence(rrule: example.rule)
        let zone = FoundationZones.rules(example.zone)
        let start = try instant(example.start)
        let expected = try example.first.map { try instant($0) }
        #expect(rule.occurrences(from: .unset, until: .never, start: start, in: zone, limit: 5) == expected)
        var walked: [Instant] = []
        var last = Instant.unset
        while walked.count < 5, let next = rule.first(after: last, start: start, in: zone) {
            walked.append(next)
            last = next
        }
        #expect(walked == expected)
        let far = rule.first(after: try instant("2041-06-15T00:00Z"), start: start, in: zone)
        #expect(try far == example.far.map { try instant($0) })
        for (one, next) in zip(expected, expected.dropFirst()) {
            let before = Instant(milliseconds: next.milliseconds - 1)
            #expect(rule.first(after: one, start: start, in: zone) == next)
            #expect(rule.first(after: before, start: start, in: zone) == next)
            #expect(rule.occurrences(from: next, until: .never, start: start, in: zone, limit: 1) == [next])
            #expect(rule.occurrences(from: one, until: next, start: start, in: zone, limit: 9) == [one])
        }
    }

    @Test func `a day that a zone left out is that of the next, once`() throws {
        // Samoa went from 2011-12-29 to 2011-12-31.
        let start = try instant("2011-12-28T10:00-10:00")
        let found = try Recurrence(rrule: "FREQ=DAILY").occurrences(
            from: start, until: .never, start: start, in: FoundationZones.apia, limit: 4)
        let expected = ["2011-12-28T20:00Z", "2011-12-29T20:00Z", "2011-12-30T20:00Z", "2011-12-31T20:00Z"]
        #expect(found.map(\.rfc3339) == expected.map { $0.replacing("Z", with: ":00Z") })
    }

    @Test func `plain weekdays and those with ordinals add up`() throws {
        let start = try instant("2026-01-20T10:00Z")
        let found = try Recurrence(rrule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,3TH").occurrences(
            from: start, until: instant("2026-04-01T00:00Z"), start: start, in: .utc, limit: 9)
        #expect(
            found.map { ZoneRules.utc.day(of: $0).iso } == [
                "2026-01-26", "2026-03-02", "2026-03-09", "2026-03-16", "2026-03-19", "2026-03-23", "2026-03-30",
            ])
    }

    @Test func `a start in the second of two equal hours stays`() throws {
        let start = try instant("2026-10-25T02:30+01:00")
        let found = try Recurrence(rrule: "FREQ=YEARLY").occurrences(
            from: .unset, until: .never, start: start, in: FoundationZones.berlin, limit: 2)
        #expect(found.map(\.rfc3339) == ["2026-10-25T01:30:00Z", "2027-10-25T00:30:00Z"])
    }

    static let hostile: [(rule: String, start: String, after: String, next: String?)] = [
        ("FREQ=DAILY;INTERVAL=999999999", "2026-03-10T02:00Z", "2026-03-10T02:00Z", nil),
        ("FREQ=WEEKLY;INTERVAL=999999999", "1900-01-01T00:00Z", "2199-12-31T23:59Z", nil),
        ("FREQ=MONTHLY;INTERVAL=999999999", "1900-01-01T00:00Z", "1900-01-01T00:00Z", nil),
        ("FREQ=YEARLY;INTERVAL=999999999", "1900-01-01T00:00Z", "1900-01-01T00:00Z", nil),
        ("FREQ=YEARLY;COUNT=999999999", "1900-01-01T00:00Z", "2199-06-01T00:00Z", nil),
        ("FREQ=DAILY", "1900-01-01T00:00Z", "2199-12-30T23:59Z", "2199-12-31T00:00Z"),
        ("FREQ=DAILY;COUNT=999999999", "1900-01-01T00:00Z", "2199-12-30T23:59Z", "2199-12-31T00:00Z"),
        ("FREQ=WEEKLY;COUNT=999999999", "1900-01-01T00:00Z", "2199-12-24T00:00Z", "2199-12-30T00:00Z"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=TU", "1900-01-01T00:00Z", "1900-01-01T00:00Z", nil),
        ("FREQ=MONTHLY;INTERVAL=12;BYDAY=5SU", "2026-02-01T00:00Z", "2026-02-01T00:00Z", "2032-02-29T00:00Z"),
        ("FREQ=YEARLY;BYDAY=53MO,53TU", "1900-01-01T00:00Z", "2199-01-01T00:00Z", "2199-12-31T00:00Z"),
        ("FREQ=YEARLY;INTERVAL=100", "2000-02-29T00:00Z", "2000-02-29T00:00Z", nil),
    ]

    @Test(arguments: hostile)
    func `extreme rules end, at the latest with the year 2199`(
        rule: String, start: String, after: String, next: String?
    ) throws {
        let found = try Recurrence(rrule: rule).first(
            after: Instant(rfc3339: after) ?? .unset, start: instant(start), in: .utc)
        #expect(found?.rfc3339 == next?.replacing("Z", with: ":00Z"))
    }

    @Test func `what never happens or is nowhere has no occurrence`() throws {
        let rule = try Recurrence(rrule: "FREQ=DAILY")
        let start = try instant("2026-03-10 10:00")
        #expect(rule.first(after: .never, start: start, in: .utc) == nil)
        #expect(rule.first(after: .latest, start: start, in: .utc) == nil)
        for start in [Instant.unset, .never] { #expect(rule.first(after: .unset, start: start, in: .utc) == nil) }
        for limit in [0, -1] {
            #expect(rule.occurrences(from: .unset, until: .never, start: start, in: .utc, limit: limit).isEmpty)
        }
        #expect(rule.occurrences(from: .unset, until: start, start: start, in: .utc, limit: 9).isEmpty)
    }
}
