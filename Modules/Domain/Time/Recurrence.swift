/// How something recurs: the subset of RFC 5545's RRULE that a promise needs (RULES.md §7, `planned`).
///
/// Days are those of RFC 5545: a month without the 31st is left out, so is a year without 29 February, and weeks are
/// counted from Monday. Where the RFC leaves room: the start is an occurrence only if it fits the rule, a `UNTIL` that
/// is a date is the last possible day as a whole, and a time that clocks skip or show twice is what
/// ``ZoneRules/instant(_:at:)`` makes of it, where the RFC leaves a skipped one out: a promise is not lost.
public struct Recurrence: Hashable, Sendable {
    public enum Frequency: String, CaseIterable, Sendable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"

        /// The largest ordinal of a weekday: 5 in a month, 53 in a year, none in a week.
        var maximumOrdinal: Int {
            switch self {
            case .daily, .weekly: 0
            case .monthly: 5
            case .yearly: 53
            }
        }
    }

    /// A weekday of a rule: every one of the period, or the n-th, from the end when negative.
    public struct DayRule: Hashable, Sendable {
        public let weekday: Weekday
        public let ordinal: Int?

        public init(_ weekday: Weekday, ordinal: Int? = nil) {
            self.weekday = weekday
            self.ordinal = ordinal
        }
    }

    /// When it is over; the last occurrence is one still.
    public enum End: Hashable, Sendable {
        case never
        /// After so many occurrences, at least 1.
        case count(Int)
        /// A date in the zone by whose clocks it recurs.
        case day(Day)
        case instant(Instant)
    }

    public let frequency: Frequency
    /// Every so many days, weeks, months or years; 1 to ``maximum``.
    public let interval: Int
    /// Plain ones first, then by ordinal; from Monday; each once. Empty means as the start.
    public let days: [DayRule]
    public let end: End

    /// The largest interval and count that can be written.
    public static let maximum = 999_999_999

    init(frequency: Frequency, interval: Int, days: Set<DayRule>, end: End) {
        self.frequency = frequency
        self.interval = interval
        self.days = days.sorted { ($0.ordinal ?? 0, $0.weekday.index) < ($1.ordinal ?? 0, $1.weekday.index) }
        self.end = end
    }

    /// The first occurrence later than `instant`, or nil when there is none. Far instants cost no more than near ones,
    /// unless the rule has a count: then every occurrence up to there is counted.
    ///
    /// - Parameters:
    ///   - instant: ``Instant/unset`` asks for the first of all.
    ///   - start: its time on the clocks of `zone` is that of every occurrence; none is earlier.
    ///   - zone: by whose clocks it recurs.
    /// - Returns: nothing beyond 2199.
    public func first(after instant: Instant, start: Instant, in zone: ZoneRules) -> Instant? {
        guard var walk = RecurrenceWalk(self, start: start, zone: zone, near: instant) else { return nil }
        while let next = walk.next() { if next > instant { return next } }
        return nil
    }

    /// The occurrences in `from` ..< `until`, ascending, the first `limit` of them.
    public func occurrences(
        from: Instant, until: Instant, start: Instant, in zone: ZoneRules, limit: Int
    ) -> [Instant] {
        var found: [Instant] = []
        guard limit > 0, var walk = RecurrenceWalk(self, start: start, zone: zone, near: from) else { return [] }
        while found.count < limit, let next = walk.next(), next < until {
            // A day that a zone left out falls together with the next.
            if next >= from, next != found.last { found.append(next) }
        }
        return found
    }
}
