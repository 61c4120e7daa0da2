import Domain
import Scheduling
import Testing

struct HolidayTableTests {
    @Test(arguments: HolidayTable.countries)
    func `every country has named days of the four years`(country: String) throws {
        let table = try #require(HolidayTable(country: country))
        let range = try day("2024-01-01")...day("2027-12-31")
        #expect(table.holidays.count >= 20)
        #expect(table.holidays.allSatisfy { range.contains($0.day) && !$0.name.isEmpty })
        #expect(table.holidays.map(\.day) == table.holidays.map(\.day).sorted())
        #expect(table.makeUpDays.isEmpty == (country != "CN"))
    }

    static let names: [(country: String, day: String, name: String?)] = [
        ("CN", "2026-02-17", "春节"), ("CN", "2025-10-06", "国庆节、中秋节"), ("CN", "2026-02-14", nil),
        ("DE", "2026-10-03", "German Unity Day"), ("US", "2026-11-26", "Thanksgiving Day"), ("US", "2026-02-14", nil),
        ("IN", "2026-01-26", "Republic Day"), ("BR", "2027-09-07", "Independence Day"), ("SE", "2026-06-21", nil),
        ("TR", "2026-10-28", nil), ("TR", "2026-10-29", "Republic Day"), ("AU", "2025-04-25", "ANZAC Day"),
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
            "CN HK TW JP KR SG MY TH VN ID PH IN AE SA TR IL DE FR GB IT ES NL PL SE RU US CA MX BR AR CL AU NZ"
        #expect(Set(wanted.split(separator: " ").map(String.init)).isSubset(of: HolidayTable.countries))
    }
}
