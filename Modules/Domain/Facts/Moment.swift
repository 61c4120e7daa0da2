/// An instant with the day it lies in, so that nobody looks the zone up twice.
public struct Moment: Hashable, Sendable {
    public let now: Instant
    /// The day in the organisation's zone.
    public let today: Day
    public let zone: ZoneRules

    public init(_ now: Instant, in zone: ZoneRules) {
        self.now = now
        self.zone = zone
        self.today = zone.day(of: now)
    }

    /// The start of `day` when that is later than now, else ``Instant/never``: when something that begins on `day` will
    /// be seen.
    @inlinable
    public func ahead(_ day: Day) -> Instant { day > today ? zone.start(of: day) : .never }
    /// `instant` when it is later than now, else ``Instant/never``.
    @inlinable
    public func ahead(_ instant: Instant) -> Instant { instant > now ? instant : .never }
}

extension Facts {
    /// Count and sum of the live orders *in* `days` days: those with a day later than today − `days` (RULES.md §4).
    ///
    /// `days`: at most ``orderWindow``.
    /// Returns minor units of the base currency, and the first later instant at which either falls.
    public func orders(in days: Int, at moment: borrowing Moment) -> (count: Int, sum: Int64, until: Instant) {
        let edge = moment.today - days
        var count = 0
        var sum: Int64 = 0
        var until = Instant.never
        for entry in orderDays.reversed() {
            guard entry.day > edge else { break }
            count += Int(entry.count)
            sum = min(sum + entry.sum, Money.ceiling)
            until = moment.ahead(entry.day + days)
        }
        return (count, sum, until)
    }
}
