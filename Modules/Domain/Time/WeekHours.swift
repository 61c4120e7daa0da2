/// The working hours of a week, with working time on at least one day.
public struct WeekHours: Hashable, Sendable {
    private let days: [DayHours]

    /// Monday to Friday 09:00–12:00 and 13:30–18:00 (RULES.md §1).
    public static let standard: WeekHours = {
        let day = DayHours(checked: [TimeRange(start: 540, end: 720), TimeRange(start: 810, end: 1080)])
        return WeekHours(checked: Weekday.all.map { $0.index < 5 ? day : .off })
    }()

    /// - Parameter hours: gives the hours of each weekday.
    /// - Throws: ``HoursError/noWorkingTime`` when there are none at all.
    public init(_ hours: (Weekday) -> DayHours) throws(HoursError) {
        let days = Weekday.all.map(hours)
        guard days.contains(where: { !$0.isOff }) else { throw .noWorkingTime }
        self.days = days
    }

    private init(checked days: [DayHours]) { self.days = days }

    public subscript(_ weekday: Weekday) -> DayHours { days[weekday.index] }

    /// The hours of the first weekday, from Monday, that has any: those of a make-up working day that names none.
    public var usual: DayHours { days.first { !$0.isOff } ?? .off }
}
