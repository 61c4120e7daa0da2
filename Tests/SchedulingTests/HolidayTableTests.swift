import Domain
import Scheduling
import Testing

struct HolidayTableTests {
    @Test(arguments: HolidayTable.countries)
    func `every country has named days of the four years`(country: String) throws {
        let table = try #require(HolidayTable(country: country))
        let range = try day("2024-01-01")...day("2027-12-31")
        #expect(table.holidays.count >= 16)
        #expect(table.holidays.allSatisfy { range.contains($0.day) && !$0.name.isEmpty })
        #expect(table.holidays.map(\.day) == table.holidays.map(\.day).sorted())
        #expect(table.makeUpDays.isEmpty == (country != "CN"))
    }

    static let names: [(country: String, day: String, name: String?)] = [
        ("CN", "2026-02-17", "春节"), ("CN", "2025-10-06", "国庆节、中秋节"), ("CN", "2026-02-14", nil),
        ("DE", "2026-10-03", "German Unity Day"), ("US", "2026-11-26", "Thanksgiving Day"), ("US", "2026-02-14", nil),
        ("IN", "2026-01-26", "Republic Day"), ("BR", "2027-09-07", "Independence Day"), ("SE", "2026-06-21", nil),
        ("TR", "2026-10-28", nil), ("TR", "2026-10-29", "Republic Day"), ("AU", "2025-04-25", "ANZAC Day"),
        ("AT", "2026-10-26", "National Day"), ("AT", "2026-04-03", nil), ("BE", "2025-12-26", nil),
        ("CH", "2027-08-01", "National Day"), ("DK", "2026-05-01", nil), ("FI", "2024-05-09", "Ascension Day"),
        ("FI", "2026-02-05", nil), ("GR", "2026-12-24", nil), ("KE", "2026-03-20", "Eid al-Fitr"),
        ("MA", "2026-01-14", "Amazigh New Year"), ("NO", "2027-05-17", "Constitution Day; Pentecost Monday"),
        ("PT", "2026-02-17", "Carnival"), ("PT", "2025-06-13", nil), ("SE", "2025-06-06", "National Day"),
        ("UA", "2026-08-24", "Independence Day"), ("US", "2027-12-24", "Christmas Day (observed)"),
    ]

    @Test(arguments: names)
    func `a day has the name of its holiday`(country: String, on: String, name: String?) throws {
        let table = try #require(HolidayTable(country: country))
        #expect(table.name(of: try day(on)) == name)
    }

    @Test func `China has the days of the notices`() throws {
        let table = try #require(HolidayTable(country: "CN"))
        #expect(table.holidays.count == 89 && table.makeUpDays.count == 19)
        #expect(try table.makeUpDays.contains(day("2026-02-28")) && table.makeUpDays.contains(day("2025-10-11")))
    }

    @Test func `an unknown country has no table`() { #expect(HolidayTable(country: "XX") == nil) }

    @Test func `every country that traders ask for is there`() {
        let wanted =
            "CN HK TW JP KR SG MY TH VN ID PH IN BD PK LK KZ AE SA TR IL DE FR GB NL AT BE CH IE SE DK FI NO IT ES GR PT"
            + " PL RU CZ HU RO UA US CA MX BR AR CL CO PE AU NZ ZA NG EG KE MA"
        #expect(Set(wanted.split(separator: " ").map(String.init)).isSubset(of: HolidayTable.countries))
    }
}
