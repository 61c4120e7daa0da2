import Domain
import Policy
import Testing

@Suite struct SystemZonesTests {
    private static let zones = SystemZones()

    // From the IANA time zone database, 2025b.
    private static let offsets: [(String, String, Int64)] = [
        ("Asia/Shanghai", "1940-06-01T00:00:00Z", 9), ("Asia/Shanghai", "1986-07-01T00:00:00Z", 9),
        ("Asia/Shanghai", "1991-09-14T16:59:59Z", 9), ("Asia/Shanghai", "1991-09-14T17:00:00Z", 8),
        ("Asia/Shanghai", "2199-12-31T00:00:00Z", 8),
        ("America/New_York", "2026-03-08T06:59:59.999Z", -5), ("America/New_York", "2026-03-08T07:00:00Z", -4),
        ("America/New_York", "2099-07-01T00:00:00Z", -4), ("America/New_York", "2100-01-01T00:00:00Z", -5),
        ("Pacific/Apia", "2011-12-30T09:59:59Z", -10), ("Pacific/Apia", "2011-12-30T10:00:00Z", 14),
        ("Africa/Casablanca", "2026-03-01T00:00:00Z", 0), ("Africa/Casablanca", "2026-06-01T00:00:00Z", 1),
        ("Europe/London", "1970-01-01T00:00:00Z", 1), ("Asia/Tokyo", "2026-01-01T00:00:00Z", 9),
        ("UTC", "2026-01-01T00:00:00Z", 0), ("Etc/GMT+3", "2026-01-01T00:00:00Z", -3),
    ]

    @Test(arguments: offsets)
    func `clocks show what the zone says`(name: String, time: String, hours: Int64) throws {
        let rules = try #require(Self.zones.rules(of: name))
        let instant = try #require(Instant(rfc3339: time))
        #expect(rules.offset(at: instant) == hours * 3_600_000)
        #expect(rules.name == name)
    }

    @Test func `a day that a zone skipped does not exist`() throws {
        let apia = try #require(Self.zones.rules(of: "Pacific/Apia"))
        let day = try #require(Day(year: 2011, month: 12, day: 29))
        #expect(apia.day(of: apia.start(of: day) + .hours(24)) == day + 2)
    }

    @Test(arguments: [
        "", "EST", "EST5", "EST5EDT", "GMT+3", "GMT", "PST", "+08:00", "Asia/Atlantis", "asia/shanghai",
        "Asia/Shanghai ",
        "../UTC", "Asia/\u{0}", String(repeating: "A/", count: 40),
    ])
    func `only names of places are known`(name: String) {
        #expect(Self.zones.rules(of: name) == nil)
    }

    @Test func `the source gives the same rules again`() throws {
        let first = try #require(Self.zones.source.rules(of: "Europe/Berlin"))
        #expect(Self.zones.source.rules(of: "Europe/Berlin") == first)
    }
}
