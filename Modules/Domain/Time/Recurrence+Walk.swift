/// Goes through the occurrences of a rule in ascending order, period by period.
struct RecurrenceWalk {
    private let rule: Recurrence
    private let zone: ZoneRules
    private let start: Instant
    private let startDay: Day
    private let time: Int64
    /// The year and month of the start.
    private let civil: (year: Int, month: Int, day: Int)
    /// The next period to be looked at, from 0.
    private var period: Int
    private var pending: ArraySlice<Day> = []
    /// How many occurrences there may still be.
    private var left: Int

    /// Begins at the first occurrence, or, where the rule has no count, at some occurrence not later than the first
    /// after `near`. Nil when there can be none.
    init?(_ rule: Recurrence, start: Instant, zone: ZoneRules, near: Instant) {
        guard start >= .earliest, start <= .latest, near < .never else { return nil }
        self.rule = rule
        self.zone = zone
        self.start = start
        startDay = zone.day(of: start)
        time = zone.timeOfDay(at: start)
        civil = startDay.civil
        period = 0
        left = .max
        // More than one a day there are not: such a count never ends it.
        if case .count(let count) = rule.end, count <= Day.latest - startDay {
            left = count
        } else if near > start {
            // A day that a zone left out moves an occurrence to the next: two days are enough.
            period = max(0, index(of: zone.day(of: min(near, .latest)) - 2) / rule.interval)
        }
    }

    mutating func next() -> Instant? {
        while true {
            while let day = pending.popFirst() {
                guard day >= startDay else { continue }
                let instant = day == startDay ? start : zone.instant(day, at: time)
                guard left > 0, day <= .latest, !isOver(day, instant) else {
                    left = 0
                    return nil
                }
                left -= 1
                return instant
            }
            guard left > 0, advance() else { return nil }
        }
    }

    private func isOver(_ day: Day, _ instant: Instant) -> Bool {
        switch rule.end {
        case .never, .count: false
        case .day(let last): day > last
        case .instant(let last): instant > last
        }
    }

    /// How many days, weeks, months or years `day` lies after that of the start.
    private func index(of day: Day) -> Int {
        switch rule.frequency {
        case .daily: return day - startDay
        case .weekly: return (day - (startDay - startDay.weekday.index)) / 7
        case .monthly:
            let other = day.civil
            return (other.year - civil.year) * 12 + other.month - civil.month
        case .yearly: return day.civil.year - civil.year
        }
    }

    /// Reads the next period that has a day. False when none is left before the end of time: a year has no more than
    /// 400 of what can be skipped, and weekdays come back after seven.
    private mutating func advance() -> Bool {
        // Days that are all on the wrong weekday stay so.
        var patience = rule.frequency == .daily ? 7 : Int.max
        while patience > 0 {
            patience -= 1
            // Bounded: a period is at most some 110,000, an interval 10⁹.
            let step = period * rule.interval
            period += 1
            guard let days = days(inPeriod: step) else { return false }
            if let last = days.last, last >= startDay {
                pending = days[...]
                return true
            }
        }
        return false
    }

    /// The days of the period `step` days, weeks, months or years after that of the start, ascending; nil beyond
    /// ``Day/latest``.
    private func days(inPeriod step: Int) -> [Day]? {
        switch rule.frequency {
        case .daily:
            guard step <= Day.latest - startDay else { return nil }
            let day = startDay + step
            return rule.days.isEmpty || rule.days.contains { $0.weekday == day.weekday } ? [day] : []
        case .weekly:
            let monday = startDay - startDay.weekday.index
            guard step <= (Day.latest - monday) / 7 else { return nil }
            let first = monday + step * 7
            return rule.days.isEmpty ? [first + startDay.weekday.index] : rule.days.map { first + $0.weekday.index }
        case .monthly:
            let month = civil.year * 12 + civil.month - 1 + step
            guard month / 12 <= Day.latest.civil.year else { return nil }
            return days(ofMonths: month..<month + 1, anniversary: month)
        case .yearly:
            guard civil.year + step <= Day.latest.civil.year else { return nil }
            let january = (civil.year + step) * 12
            return days(ofMonths: january..<january + 12, anniversary: january + civil.month - 1)
        }
    }

    /// Those of the weekdays between two months, counted from year 0; without weekdays the start's day in
    /// `anniversary`.
    private func days(ofMonths months: Range<Int>, anniversary month: Int) -> [Day] {
        guard !rule.days.isEmpty else {
            return Day(year: month / 12, month: month % 12 + 1, day: civil.day).map { [$0] } ?? []
        }
        guard let first = Day(year: months.lowerBound / 12, month: months.lowerBound % 12 + 1, day: 1),
            let end = Day(year: months.upperBound / 12, month: months.upperBound % 12 + 1, day: 1)
        else { return [] }
        var found: Set<Day> = []
        for day in rule.days {
            let earliest = first + (day.weekday.index - first.weekday.index + 7) % 7
            let count = (end - earliest + 6) / 7
            switch day.ordinal {
            case nil: for week in 0..<count { found.insert(earliest + week * 7) }
            case let ordinal? where abs(ordinal) <= count:
                found.insert(earliest + (ordinal > 0 ? ordinal - 1 : count + ordinal) * 7)
            default: break
            }
        }
        return found.sorted()
    }
}
