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
    @inlinable @inline(__always)
    public func orders(in days: Int, at moment: borrowing Moment) -> (count: Int, sum: Int64, until: Instant) {
        let edge = moment.today - days
        // Most customers have never bought, and most others not for long.
        guard ledger.last.day > edge else { return (0, 0, .never) }
        let total = ledger.total(after: edge)
        return (total.count, total.sum, moment.ahead(total.earliest + days))
    }
}
