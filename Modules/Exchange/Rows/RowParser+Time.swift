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
            .invalidTime, column, text,
            "\(RowIssue.quoted(text)) is not a time. Write it with its offset, as 2026-03-31T14:05:00+08:00, or a date "
                + "as 2026-03-31\(wayOut(column, text)), from 1900 to 2199.")
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
            .invalidDate, column, text,
            "\(RowIssue.quoted(text)) is not a date. Write it as 2026-03-31\(wayOut(column, text)), from 1900 to 2199.")
        return nil
    }

    private func wayOut(_ column: Column, _ text: String) -> String {
        guard case .loose(let order?) = cells.dateStyle(of: column) else { return "" }
        return " or in the column's order \(order.rawValue)"
    }

    /// Notes an instant that is later than the import.
    ///
    /// - Returns: whether it is not.
    mutating func isPast(_ instant: Instant?, _ column: Column) -> Bool {
        guard let instant, instant > context.now else { return true }
        note(
            .inFuture, column, cells.raw(column),
            "\(instant.rfc3339) is after the import (\(context.now.rfc3339)). Correct it, or import it when it has "
                + "happened.")
        return false
    }
}
