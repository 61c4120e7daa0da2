public import Domain

/// The policy's `need` section: how long a stated need counts (RULES.md §4, "Expected day in force").
public struct NeedRules: Hashable, Sendable {
    /// Days for which an expected day that has passed still counts.
    public let overdueGraceDays: Int

    /// - Parameter overdueGraceDays: 0 or more; 30 unless a policy says otherwise.
    public init(overdueGraceDays: Int = 30) { self.overdueGraceDays = overdueGraceDays }

    /// Decodes `overdue_grace`: days, 0 to 3650, 30 by default.
    public init(_ section: inout SectionReader) {
        self.init(overdueGraceDays: section.days("overdue_grace", default: 30, in: 0...3650))
    }

    /// The day by which the customer is expected to buy, as far as it counts at `moment`: the day of the obvious need in
    /// force while today < day + grace.
    @inlinable
    public func expectedDay(of need: Need?, at moment: borrowing Moment) -> ExpectedDay {
        guard let need, need.level == .obvious else { return .notAsked }
        guard need.expectedDay.isSet else { return .undated }
        let end = need.expectedDay + overdueGraceDays
        guard moment.today < end else { return .overdue(need.expectedDay) }
        return .inForce(need.expectedDay, until: moment.ahead(end))
    }
}

/// What is known at a moment of the day by which a customer will buy.
public enum ExpectedDay: Hashable, Sendable {
    /// The need in force is not an obvious one.
    case notAsked
    /// The obvious need in force names no day.
    case undated
    /// The day has passed, and the grace after it too.
    case overdue(Day)
    /// The day counts before `until`, the start of a day.
    case inForce(Day, until: Instant)

    /// The day in force, or ``Day/unset``.
    @inlinable public var day: Day {
        if case .inForce(let day, _) = self { day } else { .unset }
    }

    /// The first later instant at which this is another answer; ``Instant/never`` when time alone changes nothing.
    @inlinable public var until: Instant {
        if case .inForce(_, let until) = self { until } else { .never }
    }
}
