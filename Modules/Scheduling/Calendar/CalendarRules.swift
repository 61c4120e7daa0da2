public import Domain

/// The policy's `calendar` section: when the organisation works (RULES.md §1).
///
/// What is said of a single day here goes before the holidays of a country, and those before the weekly hours.
public struct CalendarRules: Hashable, Sendable {
    public var week: WeekHours
    /// ISO 3166-1 alpha-2 codes of ``HolidayTable/countries``. A day off in one of them is a day off; a make-up
    /// working day of one is worked unless it is off in another.
    public var holidays: [String]
    public var daysOff: Set<Day>
    /// Working days by exception; nil means ``WeekHours/usual``.
    public var makeUpDays: [Day: DayHours?]

    public init(
        week: WeekHours = .standard, holidays: [String] = ["CN"], daysOff: Set<Day> = [],
        makeUpDays: [Day: DayHours?] = [:]
    ) {
        self.week = week
        self.holidays = holidays
        self.daysOff = daysOff
        self.makeUpDays = makeUpDays
    }

    /// The days whose hours are not those of their weekday.
    func exceptions(leave: Set<Day>) -> [Day: DayHours] {
        var hours: [Day: DayHours] = [:]
        let tables = holidays.compactMap(HolidayTable.init(country:))
        for table in tables { for day in table.makeUpDays { hours[day] = week.usual } }
        for table in tables { for holiday in table.holidays { hours[holiday.day] = .off } }
        for (day, given) in makeUpDays { hours[day] = given ?? week.usual }
        for day in daysOff.union(leave) { hours[day] = .off }
        return hours
    }
}
