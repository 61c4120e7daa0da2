/// A stretch of working time within one day, in minutes of local time: from `start` up to, not including, `end`.
public struct TimeRange: Hashable, Sendable {
    /// 0 to 1439.
    public let start: Int
    /// 1 to 1440; 1440 is written 24:00.
    public let end: Int

    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// Reads `HH:MM-HH:MM`; nil for anything else. `24:00` is possible as an end.
    public init?(text: some StringProtocol) {
        let halves = text.split(separator: "-", omittingEmptySubsequences: false)
        guard halves.count == 2, let start = Self.minutes(halves[0]), let end = Self.minutes(halves[1]) else {
            return nil
        }
        self.init(start: start, end: end)
    }

    /// `HH:MM-HH:MM`.
    public var text: String { "\(Self.clock(start))-\(Self.clock(end))" }

    /// Minutes.
    public var length: Int { end - start }

    private static func minutes(_ text: some StringProtocol) -> Int? {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":") else { return nil }
        var values: [Int] = []
        for index in [0, 1, 3, 4] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digits[index]) else { return nil }
            values.append(Int(digits[index] - UInt8(ascii: "0")))
        }
        let hour = values[0] * 10 + values[1]
        let minute = values[2] * 10 + values[3]
        guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { return nil }
        return hour * 60 + minute
    }

    private static func clock(_ minutes: Int) -> String {
        [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

/// The working hours of one day: ranges in ascending order that do not overlap; none on a day off.
public struct DayHours: Hashable, Sendable {
    public let ranges: [TimeRange]

    public static let off = DayHours(checked: [])

    /// - Parameter ranges: in any order; they may touch.
    /// - Throws: ``HoursError`` for a range that is empty or leaves the day, and for two that overlap.
    public init(_ ranges: [TimeRange]) throws(HoursError) {
        for range in ranges where range.start < 0 || range.end > 1440 || range.start >= range.end {
            throw .emptyRange(range)
        }
        let sorted = ranges.sorted { $0.start < $1.start }
        for (one, next) in zip(sorted, sorted.dropFirst()) where next.start < one.end { throw .overlap(one, next) }
        self.ranges = sorted
    }

    init(checked ranges: [TimeRange]) { self.ranges = ranges }

    public var isOff: Bool { ranges.isEmpty }
    /// Working minutes of the day.
    public var minutes: Int { ranges.reduce(0) { $0 + $1.length } }
}

/// Why hours cannot be worked by.
public enum HoursError: Error, Hashable, Sendable {
    /// It does not end after its start on the same day. Work over midnight is two ranges, on two days.
    case emptyRange(TimeRange)
    case overlap(TimeRange, TimeRange)
    /// No day of the week has working time: nothing could ever fall due.
    case noWorkingTime
}
