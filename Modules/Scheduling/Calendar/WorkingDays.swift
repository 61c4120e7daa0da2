import Domain

/// A rank and select table of the working days from 1900-01-01 to 2200-12-31, with the hours of each day.
struct WorkingDays: Sendable {
    static let first = Day.earliest
    static let last = Day.latest + 365
    static let count = last - first + 1

    /// The different hours that days have; the first are those of a day off.
    let patterns: [DayHours]
    /// Of each pattern when work ends, milliseconds since local midnight; 24:00 of a day off.
    let ends: ContiguousArray<Int64>
    /// The ranges of all patterns, one pattern after the other, and where each begins; one entry more.
    let ranges: ContiguousArray<Stretch>
    let firstRange: ContiguousArray<Int>
    /// For each day its place in `patterns`.
    let pattern: ContiguousArray<UInt16>
    /// For each day how many working days lie before it; one entry more for what follows the last.
    let rank: ContiguousArray<Int32>
    /// For each day the working minutes before it; one entry more.
    let minutes: ContiguousArray<Int32>
    /// The working days, as indices of days.
    let select: ContiguousArray<Int32>

    /// A range in milliseconds since local midnight.
    struct Stretch: Sendable {
        let start: Int64
        let end: Int64
    }

    init(week: WeekHours, exceptions: [Day: DayHours]) {
        var patterns = [DayHours.off]
        func place(_ hours: DayHours) -> UInt16 {
            if let known = patterns.firstIndex(of: hours) { return UInt16(known) }
            // A table has room for 65,536 kinds of day; a policy with more gives the rest the hours of the last.
            if patterns.count <= Int(UInt16.max) { patterns.append(hours) }
            return UInt16(patterns.count - 1)
        }
        // The table may begin on any weekday; seven days are turned into a row that starts with its own.
        let row = (0..<7).map { place(week[(Self.first + $0).weekday]) }
        var pattern: ContiguousArray<UInt16> = []
        pattern.reserveCapacity(Self.count + 7)
        while pattern.count < Self.count { pattern.append(contentsOf: row) }
        pattern.removeLast(pattern.count - Self.count)
        for (day, hours) in exceptions where day >= Self.first && day <= Self.last {
            pattern[day - Self.first] = place(hours)
        }

        let lengths = patterns.map { Int32($0.minutes) }
        var rank = ContiguousArray<Int32>(repeating: 0, count: Self.count + 1)
        var minutes = rank
        var select = rank
        var working: Int32 = 0
        var worked: Int32 = 0
        for index in 0..<Self.count {
            let kind = Int(pattern[index])
            // A day off is written too, and overwritten by the working day after it: there is no branch to miss.
            select[Int(working)] = Int32(truncatingIfNeeded: index)
            working &+= kind == 0 ? 0 : 1
            worked &+= lengths[kind]
            rank[index + 1] = working
            minutes[index + 1] = worked
        }
        select.removeLast(select.count - Int(working))
        self.patterns = patterns
        ends = ContiguousArray(patterns.map { Int64($0.ranges.last?.end ?? 1440) * 60_000 })
        ranges = ContiguousArray(
            patterns.flatMap(\.ranges).map { Stretch(start: Int64($0.start) * 60_000, end: Int64($0.end) * 60_000) })
        firstRange = ContiguousArray(
            patterns.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.ranges.count) })
        self.pattern = pattern
        self.rank = rank
        self.minutes = minutes
        self.select = select
    }

    /// The place of `day` in the table, −1 before it and ``count`` after it.
    func index(of day: Day) -> Int { min(max(day - Self.first, -1), Self.count) }

    func hours(ofIndex index: Int) -> DayHours {
        index >= 0 && index < Self.count ? patterns[Int(pattern[index])] : .off
    }

    /// How many working days lie before `day`.
    func rank(before day: Day) -> Int { Int(rank[max(index(of: day), 0)]) }

    /// How many working days lie before the end of `day`.
    func rank(through day: Day) -> Int { Int(rank[min(index(of: day) + 1, Self.count)]) }

    /// The working day with `ordinal` others before it, clamped to the table's first and last.
    func day(at ordinal: Int) -> Day {
        guard !select.isEmpty else { return Self.last }
        return Self.first + Int(select[min(max(ordinal, 0), select.count - 1)])
    }

    /// When work ends on the first working day on or after `day`: that day, and milliseconds since its midnight.
    @inline(__always)
    func end(onOrAfter day: Day) -> (day: Day, time: Int64) {
        let found = self.day(at: rank(before: day))
        let index = found - Self.first
        return (found, index >= 0 && index < Self.count ? ends[Int(pattern[index])] : 86_400_000)
    }

    /// Working milliseconds up to `local`, milliseconds of local time since 1970, as if clocks were never changed.
    func worked(until local: Int64) -> Int64 {
        var day = local / 86_400_000
        var time = local % 86_400_000
        if time < 0 {
            day -= 1
            time += 86_400_000
        }
        let index = Int(day) - Int(Self.first.number)
        guard index >= 0 else { return 0 }
        guard index < Self.count else { return Int64(minutes[Self.count]) * 60_000 }
        var sum = Int64(minutes[index]) * 60_000
        let pattern = Int(pattern[index])
        for place in firstRange[pattern]..<firstRange[pattern + 1] {
            let range = ranges[place]
            if time <= range.start { break }
            sum += min(time, range.end) - range.start
        }
        return sum
    }

    /// The least local time by which `worked` milliseconds have been worked, clamped to the table's end. More than 0.
    func local(atWorked worked: Int64) -> Int64 {
        // The last day before which less has been worked. Weeks are alike: the mean of all days leads near it.
        var low = 0
        var high = Self.count
        if let all = minutes.last, all > 0 {
            let guess = Int(min(worked / 60_000, Int64(all)) * Int64(Self.count) / Int64(all))
            var reach = 32
            while low < guess - reach || high > guess + reach {
                let (first, last) = (max(0, guess - reach), min(Self.count, guess + reach))
                if first > low, Int64(minutes[first]) * 60_000 < worked { low = first }
                if last < high, Int64(minutes[last]) * 60_000 >= worked { high = last }
                reach *= 4
            }
        }
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int64(minutes[middle]) * 60_000 < worked { low = middle } else { high = middle }
        }
        let start = Int64((Self.first + low).number) * 86_400_000
        var rest = worked - Int64(minutes[low]) * 60_000
        let pattern = Int(pattern[low])
        for place in firstRange[pattern]..<firstRange[pattern + 1] {
            let range = ranges[place]
            if rest <= range.end - range.start { return start + range.start + rest }
            rest -= range.end - range.start
        }
        return Int64(Self.last.number + 1) * 86_400_000
    }
}
