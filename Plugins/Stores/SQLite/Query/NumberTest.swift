import Domain

/// A comparison with a number as the numbers that it holds for.
enum NumberTest {
    case within(ClosedRange<Int64>)
    case other(than: Int64)

    /// Nil when it holds for no number.
    init?(_ comparison: Comparison, _ value: Int64) {
        switch comparison {
        case .equal: self = .within(value...value)
        case .notEqual: self = .other(than: value)
        case .atMost: self = .within(.min...value)
        case .atLeast: self = .within(value ... .max)
        case .less:
            guard value > .min else { return nil }
            self = .within(.min...(value - 1))
        case .more:
            guard value < .max else { return nil }
            self = .within((value + 1) ... .max)
        case .contains, .oneOf, .isMissing: return nil
        }
    }

    /// The same test of a day's number, for one of the days from `day` to it.
    func shifted(by day: Day) -> NumberTest {
        func add(_ value: Int64) -> Int64 {
            let (sum, overflow) = value.addingReportingOverflow(Int64(day.number))
            return overflow ? (value < 0 ? .min : .max) : sum
        }
        return switch self {
        case .within(let range):
            .within(
                (range.lowerBound == .min ? .min : add(range.lowerBound))...(range.upperBound == .max
                    ? .max : add(range.upperBound)))
        case .other(let value): .other(than: add(value))
        }
    }
}

extension ExchangeRates {
    /// The amounts of `currency` in minor units whose worth in the base currency lies in `range`; nil when there are
    /// none. Worth never falls as an amount grows, so its edges can be searched for.
    func amounts(in currency: Currency, for range: ClosedRange<Int64>) -> ClosedRange<Int64>? {
        func worth(_ amount: Int64) -> Int64 { inBase(Money(minorUnits: amount, currency: currency)) ?? 0 }
        /// The least amount that is worth `value` or more.
        func least(worth value: Int64) -> Int64? {
            guard worth(.max) >= value else { return nil }
            var low = Int64.min
            var high = Int64.max
            while low < high {
                let middle = (low & high) + ((low ^ high) >> 1)
                if worth(middle) >= value { high = middle } else { low = middle + 1 }
            }
            return low
        }
        guard let low = least(worth: range.lowerBound) else { return nil }
        guard range.upperBound < .max, let above = least(worth: range.upperBound + 1) else { return low ... .max }
        return above > low ? low...(above - 1) : nil
    }
}
