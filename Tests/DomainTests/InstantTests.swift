import Domain
import Testing

struct InstantTests {
    static let readings: [(text: String, utc: String)] = [
        ("2026-03-31T09:00:00Z", "2026-03-31T09:00:00Z"), ("2026-03-31T09:00:00+08:00", "2026-03-31T01:00:00Z"),
        ("2026-03-31t09:00:00.001z", "2026-03-31T09:00:00.001Z"),
        ("2026-03-31 09:00:00.5-09:30", "2026-03-31T18:30:00.500Z"),
        ("2026-12-31T23:59:59.9999Z", "2026-12-31T23:59:59.999Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ("2026-03-31T09:00Z", "2026-03-31T09:00:00Z"),
    ]

    @Test(arguments: readings)
    func `an instant is read with its offset and written in UTC`(reading: (text: String, utc: String)) {
        #expect(Instant(rfc3339: reading.text)?.rfc3339 == reading.utc)
    }

    @Test(arguments: [
        "2026-03-31T09:00:00", "2026-03-31", "2026-03-31T24:00:00Z", "2026-03-31T09:60:00Z", "2026-03-31T09:00:60Z",
        "2026-02-29T09:00:00Z", "2026-03-31T09:00:00.Z", "2026-03-31T09:00:00+8:00", "1899-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z", "2026-03-31T09:00:00Zx", "now", "",
    ])
    func `what is no instant is not read`(text: String) { #expect(Instant(rfc3339: text) == nil) }

    @Test func `an event is in a span until exactly its end`() {
        let event = Instant(milliseconds: 1_000)
        let end = event + .days(30)
        #expect(event.isWithin(.days(30), of: Instant(milliseconds: end.milliseconds - 1)))
        #expect(!event.isWithin(.days(30), of: end))
        #expect(!Instant.unset.isWithin(.days(30), of: event))
    }

    @Test func `what never happens stays so when time is added`() {
        #expect(Instant.never + .days(400_000) == .never)
        #expect(Instant.unset + .days(400_000) == .unset)
    }
}

struct ZoneRulesTests {
    /// UTC+1, from 1,000,000 s on UTC+2, from 2,000,000 s on UTC+1 again.
    static let zone = ZoneRules(
        name: "Test", initialOffset: 3600,
        transitions: [
            (Instant(milliseconds: 1_000_000_000), 7200), (Instant(milliseconds: 2_000_000_000), 3600),
        ])

    @Test func `the offset changes at the very instant of a transition`() {
        #expect(Self.zone.offset(at: Instant(milliseconds: 999_999_999)) == 3_600_000)
        #expect(Self.zone.offset(at: Instant(milliseconds: 1_000_000_000)) == 7_200_000)
        #expect(Self.zone.offset(at: Instant(milliseconds: 2_000_000_000)) == 3_600_000)
    }

    @Test func `every local time that exists comes back`() {
        for second in stride(from: Int64(900_000), to: 2_100_000, by: 1800) {
            let instant = Instant(milliseconds: second * 1000)
            let day = Self.zone.day(of: instant)
            let back = Self.zone.instant(day, at: Self.zone.timeOfDay(at: instant))
            // A local time that happens twice means the first.
            let isSecond = second >= 2_000_000 && second < 2_003_600
            #expect(back == (isSecond ? Instant(milliseconds: (second - 3600) * 1000) : instant))
        }
    }

    @Test func `a local time that is skipped moves forward by the gap`() {
        // 1,000,000 s is 1970-01-12T13:46:40Z: clocks go from 14:46:40 to 15:46:40.
        let skipped = Self.zone.instant(Day(number: 11), at: (15 * 3600) * 1000)
        #expect(skipped == Instant(milliseconds: (11 * 86_400 + 15 * 3600 - 3600) * 1000))
        #expect(Self.zone.timeOfDay(at: skipped) == 16 * 3600 * 1000)
    }
}
