import Domain

/// How the dates of a column are written.
enum DateStyle: Hashable, Sendable {
    /// ISO dates and RFC 3339 times only.
    case strict
    /// Also other orders and separators, and times without an offset, which are the organisation's (for mappings). Nil
    /// is for columns whose dates begin with the year.
    case loose(DateOrder?)
}

extension RowParser {
    /// A time with its offset, or a date, which begins in the organisation's zone.
    mutating func instant(_ column: Column) -> Instant? {
        guard let text = text(column) else { return nil }
        if let instant = Instant(rfc3339: text) { return instant }
        var found: Instant?
        if let day = Day(iso: text) {
            found = context.zone.start(of: day)
        } else if case .loose(let order) = cells.dateStyle(of: column), let date = LooseDate(text) {
            found = date.day(order).map { context.zone.instant($0, at: date.time) }
        }
        if let found, found >= .earliest, found <= .latest { return found }
        note(
            .invalidTime, column, text, problem("cell-time", column, text))
        return nil
    }

    mutating func day(_ column: Column) -> Day? {
        guard let text = text(column) else { return nil }
        if let day = Day(iso: text) { return day }
        if case .loose(let order) = cells.dateStyle(of: column), let date = LooseDate(text), date.time == 0,
            let day = date.day(order)
        {
            return day
        }
        note(
            .invalidDate, column, text, problem("cell-date", column, text))
        return nil
    }

    /// Names the order of the column's dates where it has one.
    private func problem(_ code: String, _ column: Column, _ text: String) -> Phrase {
        guard case .loose(let order?) = cells.dateStyle(of: column) else {
            return Phrase(code, ["value": RowIssue.shortened(text)])
        }
        return Phrase("\(code)-ordered", ["value": RowIssue.shortened(text), "order": order.rawValue])
    }

    /// Notes an instant that is later than the import.
    ///
    /// - Returns: whether it is not.
    mutating func isPast(_ instant: Instant?, _ column: Column) -> Bool {
        guard let instant, instant > context.now else { return true }
        note(
            .inFuture, column, cells.raw(column),
            Phrase("cell-in-future", ["at": instant.rfc3339, "now": context.now.rfc3339]))
        return false
    }
}
