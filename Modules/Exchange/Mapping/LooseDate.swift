public import Domain

/// The order of day, month and year in dates that do not begin with the year.
public enum DateOrder: String, CaseIterable, Sendable {
    case ymd, dmy, mdy
}

/// A date as people write it, in numbers parted by `-`, `/` or `.`, with or without a time of day and without an offset.
struct LooseDate: Hashable {
    private let first: Int
    private let second: Int
    private let third: Int
    /// Whether the first number is the year, which leaves no doubt.
    let isYearFirst: Bool
    /// Milliseconds since midnight.
    let time: Int64

    /// Nil when `text` is no such date; whether the numbers are a day of the calendar is not looked at.
    init?(_ text: some StringProtocol) {
        let halves = text.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "T" })
        guard let date = halves.first, let separator = date.first(where: { "-/.".contains($0) }) else { return nil }
        let parts = date.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 3, let first = Self.number(parts[0]), let second = Self.number(parts[1]),
            let third = Self.number(parts[2]), parts[1].utf8.count <= 2
        else { return nil }
        isYearFirst = parts[0].utf8.count == 4
        let year = isYearFirst ? parts[0] : parts[2]
        guard year.utf8.count == 4, (isYearFirst ? parts[2] : parts[0]).utf8.count <= 2 else { return nil }
        guard let time = halves.count == 2 ? Self.time(halves[1]) : 0 else { return nil }
        self.first = first
        self.second = second
        self.third = third
        self.time = time
    }

    /// The day in the order given, which dates that begin with the year do not need; nil when there is none.
    func day(_ order: DateOrder?) -> Day? {
        let day: Day?
        switch isYearFirst ? .ymd : order {
        case .ymd?: day = isYearFirst ? Day(year: first, month: second, day: third) : nil
        case .dmy?: day = Day(year: third, month: second, day: first)
        case .mdy?: day = Day(year: third, month: first, day: second)
        case nil: day = nil
        }
        return day.flatMap { $0 >= .earliest && $0 <= .latest ? $0 : nil }
    }

    private static func number(_ digits: some StringProtocol) -> Int? {
        guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }

    /// Milliseconds since midnight of `H:MM`, `H:MM:SS` or `H:MM:SS.fff`; what is finer than a millisecond is cut off.
    private static func time(_ text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = number(parts[0]), hour < 24, parts[1].utf8.count == 2,
            let minute = number(parts[1]), minute < 60
        else { return nil }
        let minutes = Int64(hour * 60 + minute) * 60_000
        guard parts.count == 3 else { return minutes }
        let pieces = parts[2].split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count <= 2, pieces[0].utf8.count == 2, let second = number(pieces[0]), second < 60 else {
            return nil
        }
        let seconds = minutes + Int64(second) * 1000
        guard pieces.count == 2 else { return seconds }
        guard !pieces[1].isEmpty, pieces[1].utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return seconds + (Int64((pieces[1].prefix(3) + "000").prefix(3)) ?? 0)
    }
}

/// Finds the order of a column's dates from all of its values.
public struct DateOrderScan: Sendable {
    /// The first value that does not begin with the year; nil when the order does not matter.
    public private(set) var sample: String?
    /// The first value that can only be day first, and the first that can only be month first.
    private var dayFirst: String?
    private var monthFirst: String?
    /// The first value of which both readings are days, and different ones.
    private var open: (row: Int, value: String, readings: [String])?

    public init() {}

    /// Adds a cell.
    public mutating func add(_ cell: String, row: Int) {
        let text = String(cell.trimmedBlanks)
        guard let date = LooseDate(text), !date.isYearFirst else { return }
        sample = sample ?? text
        switch (date.day(.dmy), date.day(.mdy)) {
        case (_?, nil): dayFirst = dayFirst ?? text
        case (nil, _?): monthFirst = monthFirst ?? text
        case (let one?, let other?) where one != other && open == nil:
            open = (row, text, ["\(one.iso) (dmy)", "\(other.iso) (mdy)"])
        default: break
        }
    }

    /// The order that the values themselves show; nil when they show none or both.
    public var order: DateOrder? {
        guard sample != nil else { return nil }
        switch (dayFirst, monthFirst) {
        case (_?, nil): return .dmy
        case (nil, _?): return .mdy
        case (nil, nil): return open == nil ? .dmy : nil
        case (_?, _?): return nil
        }
    }

    /// How a value is read in an order; nil when it is no date then.
    public static func day(_ text: String, _ order: DateOrder) -> Day? { LooseDate(text)?.day(order) }

    /// The order; any when it does not matter.
    ///
    /// - Throws: what keeps the values from showing one.
    func order(file: String, column: String) throws(ImportFileError) -> DateOrder {
        if let order { return order }
        if let dayFirst, let monthFirst {
            throw .contradictoryDates(file: file, column: column, dayFirst: dayFirst, monthFirst: monthFirst)
        }
        guard let open else { return .dmy }
        throw .ambiguousDates(file: file, column: column, row: open.row, value: open.value, readings: open.readings)
    }
}
