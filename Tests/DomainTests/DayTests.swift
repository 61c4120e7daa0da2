import Domain
import Testing

struct DayTests {
    static let dates: [(text: String, number: Int32)] = [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("1900-01-01", -25_567), ("2199-12-31", 84_005),
    ]

    @Test(arguments: dates)
    func `a date and its number are the same day`(date: (text: String, number: Int32)) {
        #expect(Day(iso: date.text)?.number == date.number)
        #expect(Day(number: date.number).iso == date.text)
    }

    @Test(arguments: [
        "2023-02-29", "2100-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "24-04-30", "2024-4-30", "2024-04-30 ",
        "",
        "1899-12-31", "2200-01-01", "2024/04/30",
    ])
    func `what is no date is not read`(text: String) { #expect(Day(iso: text) == nil) }

    @Test func `every day of three centuries comes back from its year, month and day`() {
        for number in Day.earliest.number...Day.latest.number {
            let (year, month, day) = Day(number: number).civil
            #expect(Day(year: year, month: month, day: day)?.number == number)
        }
    }

    @Test(arguments: [0, 1, 90, Int(Int32.max), Int.max])
    func `counting days ends where numbers end`(days: Int) {
        let first = Day(number: .min)
        let last = Day(number: .max)
        #expect(last + days == last)
        #expect(first - days == first)
        #expect((last - days).number == (days > Int(Int32.max) ? 0 : Int32.max - Int32(days)))
        #expect(first + days == Day(number: days > Int(Int32.max) ? -1 : .min + Int32(days)))
        #expect(last + .min == Day(number: -1))
    }

    static let months: [(from: String, months: Int, to: String)] = [
        ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-01-30", 1, "2026-02-28"),
        ("2026-11-30", 3, "2027-02-28"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
        ("2024-02-29", 12, "2025-02-28"), ("2026-12-31", 6, "2027-06-30"),
    ]

    @Test(arguments: months)
    func `months are added with the day clamped to the month's end`(row: (from: String, months: Int, to: String)) {
        #expect(Day(iso: row.from)?.adding(months: row.months).iso == row.to)
    }

    static let within: [(from: String, months: Int, to: String, holds: Bool)] = [
        ("2026-01-31", 1, "2026-02-28", true), ("2026-01-31", 1, "2026-03-01", false),
        ("2026-02-28", 1, "2026-03-28", true), ("2026-02-28", 1, "2026-03-29", false),
        ("2026-02-27", 1, "2026-03-28", false), ("2026-05-01", 1, "2026-03-01", true),
    ]

    @Test(arguments: within)
    func `a day is within months of another when it reaches it`(
        row: (from: String, months: Int, to: String, holds: Bool)
    ) throws {
        let from = try #require(Day(iso: row.from))
        let to = try #require(Day(iso: row.to))
        #expect(from.isWithin(months: row.months, of: to) == row.holds)
    }

    @Test(arguments: [1, 3, 6])
    func `the first day within months has none before it`(months: Int) {
        for number in 20_000..<Int32(21_500) {
            let day = Day(number: number)
            let first = day.firstDayWithin(months: months)
            #expect(first.isWithin(months: months, of: day))
            #expect(!(first - 1).isWithin(months: months, of: day))
        }
    }

    @Test func `2026-03-30 is a Monday, and so is every seventh day`() throws {
        let monday = try #require(Day(iso: "2026-03-30"))
        #expect(monday.weekday.name == "mon")
        #expect((monday - 7000).weekday.name == "mon")
        #expect((monday + 6).weekday.name == "sun")
    }
}
