public import Domain

/// When an organisation, or one person of it, works: weekly hours, days off, make-up working days, in a time zone.
///
/// Everything is looked up in a table of the days from 1900-01-01 to 2200-12-31, built once: questions about days take
/// constant time, questions about working time one or two binary searches. Nothing loops over days. What would lie
/// outside the table is its first or last working day, or its end.
public struct WorkingCalendar: Sendable {
    public let rules: CalendarRules
    /// Days off beside those of `rules`: one person's leave.
    public let leave: Set<Day>
    public let zone: ZoneRules
    let days: WorkingDays
    private let changes: ClockChanges

    /// The first and last day that the calendar knows.
    public static let range = WorkingDays.first...WorkingDays.last

    public init(_ rules: CalendarRules, zone: ZoneRules) { self.init(rules, leave: [], zone: zone) }

    private init(_ rules: CalendarRules, leave: Set<Day>, zone: ZoneRules) {
        self.rules = rules
        self.leave = leave
        self.zone = zone
        days = WorkingDays(week: rules.week, exceptions: rules.exceptions(leave: leave))
        changes = ClockChanges(zone: zone, days: days)
    }

    /// This calendar for a person who is also off on the days of `leave`.
    public func adding(leave more: some Sequence<Day>) -> WorkingCalendar {
        WorkingCalendar(rules, leave: leave.union(more), zone: zone)
    }
}

extension WorkingCalendar: Equatable {
    public static func == (a: WorkingCalendar, b: WorkingCalendar) -> Bool {
        a.rules == b.rules && a.leave == b.leave && a.zone == b.zone
    }
}

// Days
extension WorkingCalendar {
    /// The working ranges of `day`; none on a day off or outside the table.
    public func hours(of day: Day) -> DayHours { days.hours(ofIndex: days.index(of: day)) }

    public func isWorking(_ day: Day) -> Bool {
        let index = days.index(of: day)
        return index >= 0 && index < WorkingDays.count && days.pattern[index] != 0
    }

    public func firstWorkingDay(onOrAfter day: Day) -> Day { days.day(at: days.rank(before: day)) }

    public func lastWorkingDay(onOrBefore day: Day) -> Day { days.day(at: days.rank(through: day) - 1) }

    /// The `n`-th working day after `day`, which never counts itself; for a negative `n` the one before it.
    ///
    /// For 0 it is the last working day on or before `day`.
    public func workingDay(_ n: Int, after day: Day) -> Day {
        let bounded = min(max(n, -WorkingDays.count), WorkingDays.count)
        return days.day(at: bounded < 0 ? days.rank(before: day) + bounded : days.rank(through: day) + bounded - 1)
    }

    /// How many working days lie in `range`, its end not included.
    public func countWorkingDays(in range: Range<Day>) -> Int {
        days.rank(before: range.upperBound) - days.rank(before: range.lowerBound)
    }
}

// Hours
extension WorkingCalendar {
    /// The start of the first range of `day`, or of the first working day after a day off.
    public func opening(of day: Day) -> Instant {
        let day = firstWorkingDay(onOrAfter: day)
        return zone.instant(day, at: Int64(hours(of: day).ranges.first?.start ?? 0) * 60_000)
    }

    /// The end of the last range of `day`, or of the first working day after a day off.
    public func closing(of day: Day) -> Instant {
        let (day, time) = days.end(onOrAfter: day)
        return zone.instant(day, at: time)
    }

    /// The closing on `day` itself, so that the date stays: on a day off by the usual hours of a working day.
    public func closing(keeping day: Day) -> Instant {
        let hours = hours(of: day)
        let end = (hours.isOff ? rules.week.usual : hours).ranges.last?.end ?? 1440
        return zone.instant(day, at: Int64(end) * 60_000)
    }

    /// The closing of the `n`-th working day after the day in which `instant` lies; that day never counts
    /// (RULES.md §7).
    public func closing(ofWorkingDay n: Int, after instant: Instant) -> Instant {
        closing(of: workingDay(n, after: zone.day(of: instant)))
    }

    /// Whether clocks on the wall show a time inside the working ranges of the day; the end of a range is outside.
    public func isOpen(at instant: Instant) -> Bool {
        let time = zone.timeOfDay(at: instant)
        return hours(of: zone.day(of: instant)).ranges.contains {
            time >= Int64($0.start) * 60_000 && time < Int64($0.end) * 60_000
        }
    }

    /// Working time from `start` to `end`: the real milliseconds during which the calendar is open, also when clocks
    /// are changed in between. Negative when `end` comes first.
    public func elapsedWorking(from start: Instant, to end: Instant) -> Span {
        Span(milliseconds: worked(until: end) - worked(until: start))
    }

    /// The first instant by which `span` of working time has passed since `instant`. Outside hours time starts to count
    /// at the next opening; for a span of zero that is the answer.
    public func adding(working span: Span, to instant: Instant) -> Instant {
        if span.milliseconds <= 0 {
            // The first working millisecond has passed one after the opening.
            guard !isOpen(at: instant) else { return instant }
            return adding(working: Span(milliseconds: 1), to: instant) + Span(milliseconds: -1)
        }
        let target = worked(until: instant) + min(span.milliseconds, Self.longest)
        let change = changes.last { $0.worked < target }
        let local = days.local(atWorked: target - (change?.correction ?? 0))
        let found = zone.instant(Day(number: 0), at: local)
        // Clocks were set back: the same local time is meant for the second time.
        if let change, found.milliseconds < change.at {
            return Instant(milliseconds: change.at + local - change.local)
        }
        return found
    }

    /// More than all working time of the table.
    private static let longest = Int64(WorkingDays.count) * 86_400_000

    private func worked(until instant: Instant) -> Int64 {
        let at = instant.milliseconds
        let sum = days.worked(until: at + zone.offset(at: instant))
        guard !changes.entries.isEmpty else { return sum }
        return sum + (changes.last { $0.at <= at }?.correction ?? 0)
    }
}
