/// A date of the proleptic Gregorian calendar: days since 1970-01-01. In Rapport a day is a date in the organisation's
/// time zone unless something else is said (RULES.md §1).
public struct Day: Hashable, Comparable, Sendable {
    public let number: Int32

    @inlinable
    public init(number: Int32) { self.number = number }

    /// Marks a day that is not known. Earlier than every real day.
    @inlinable public static var unset: Day { Day(number: .min / 2) }
    /// 1900-01-01, the earliest day accepted from outside.
    @inlinable public static var earliest: Day { Day(number: -25_567) }
    /// 2199-12-31, the latest day accepted from outside.
    @inlinable public static var latest: Day { Day(number: 84_005) }

    @inlinable public var isSet: Bool { self > .unset }
    @inlinable public var orNil: Day? { isSet ? self : nil }

    @inlinable
    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
    /// The day `days` later; the last there is where numbers end.
    @inlinable
    public static func + (a: Day, days: Int) -> Day {
        Day(number: Int32(clamping: Int(a.number) + Int(Int32(clamping: days))))
    }
    /// The day `days` earlier; the first there is where numbers end.
    @inlinable
    public static func - (a: Day, days: Int) -> Day {
        Day(number: Int32(clamping: Int(a.number) - Int(Int32(clamping: days))))
    }
    /// Days from `b` to `a`.
    @inlinable
    public static func - (a: Day, b: Day) -> Int { Int(a.number) - Int(b.number) }

    /// 0 is Monday, 6 is Sunday.
    @inlinable public var weekday: Weekday { Weekday(index: Int((number + 3) % 7 + 7) % 7) }
}

/// A day of the week; `index` 0 is Monday, 6 is Sunday.
public struct Weekday: Hashable, Sendable {
    public let index: Int
    @inlinable
    public init(index: Int) { self.index = index }

    public static let all = (0..<7).map(Weekday.init(index:))
    /// The lower-case English three-letter names used in policies, Monday first.
    public static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    public init?(name: String) {
        guard let index = Self.names.firstIndex(of: name) else { return nil }
        self.index = index
    }
    public var name: String { Self.names[index] }
}

extension Day {
    /// The day `year`-`month`-`day`, or nil when there is no such date.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.daysIn(month: month, of: year) else { return nil }
        self = Self.civil(year: year, month: month, day: day)
    }

    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// This day `months` calendar months later, the day of the month clamped to the month's end (RULES.md §1).
    public func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let (newYear, newMonth) = Self.shifted(year, month, by: months)
        return Self.civil(
            year: newYear, month: newMonth, day: min(day, Self.daysIn(month: newMonth, of: newYear)))
    }

    /// Whether this day is within `months` months of `day`: this day + `months` ≥ `day` (RULES.md §1).
    @inlinable
    public func isWithin(months: Int, of day: Day) -> Bool { adding(months: months) >= day }

    /// The first day that is within `months` months of this one.
    public func firstDayWithin(months: Int) -> Day {
        let (year, month, day) = civil
        let (first, of) = Self.shifted(year, month, by: -months)
        if day <= Self.daysIn(month: of, of: first) { return Self.civil(year: first, month: of, day: day) }
        // The same month is too short: its last day comes out before this one, the first of the next behind it.
        let next = Self.shifted(first, of, by: 1)
        return Self.civil(year: next.year, month: next.month, day: 1)
    }

    private static func shifted(_ year: Int, _ month: Int, by months: Int) -> (year: Int, month: Int) {
        let index = year * 12 + (month - 1) + months
        let newYear = index >= 0 ? index / 12 : (index - 11) / 12
        return (newYear, index - newYear * 12 + 1)
    }

    static func daysIn(month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func civil(year: Int, month: Int, day: Int) -> Day {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear
        return Day(number: Int32(era * 146_097 + ofEra - 719_468))
    }
}
