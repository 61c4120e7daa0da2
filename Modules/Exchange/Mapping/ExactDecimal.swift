/// A decimal number without rounding: `units` × 10^-`scale`, up to some 38 digits.
struct ExactDecimal: Hashable {
    private let units: Int128
    private let scale: Int

    static let zero = ExactDecimal(units: 0, scale: 0)
    private static let one = ExactDecimal(units: 1, scale: 0)

    private init(units: Int128, scale: Int) {
        self.units = units
        self.scale = scale
    }

    /// Reads digits with or without a sign and a point; nil for anything else and beyond 36 digits.
    init?(_ text: some StringProtocol) {
        var digits = text[...]
        let isNegative = digits.hasPrefix("-")
        if isNegative { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
        var decimals = parts.count == 2 ? parts[1][...] : ""
        while decimals.last == "0" { decimals = decimals.dropLast() }
        guard whole.utf8.count + decimals.utf8.count <= 36 else { return nil }
        var units: Int128 = 0
        for part in [whole, decimals] {
            for byte in part.utf8 {
                guard (48...57).contains(byte) else { return nil }
                units = units * 10 + Int128(byte - 48)
            }
        }
        self.init(units: isNegative ? -units : units, scale: decimals.utf8.count)
    }

    /// Nil when the result has more digits than fit.
    func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let scale = max(scale, other.scale)
        guard let a = scaled(to: scale), let b = other.scaled(to: scale) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : ExactDecimal(units: sum, scale: scale)
    }

    /// Nil when the result has more digits than fit.
    func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = units.multipliedReportingOverflow(by: other.units)
        return overflow ? nil : ExactDecimal(units: product, scale: scale + other.scale)
    }

    /// 1 − this.
    var complement: ExactDecimal? { Self.one.adding(ExactDecimal(units: -units, scale: scale)) }

    /// In units of 10^-`digits`, half up; nil when that does not fit.
    func roundedHalfUp(digits: Int) -> Int64? {
        guard scale > digits else { return scaled(to: digits).flatMap { Int64(exactly: $0) } }
        var divisor: Int128 = 1
        for _ in 0..<(scale - digits) {
            let (next, overflow) = divisor.multipliedReportingOverflow(by: 10)
            if overflow { return 0 }
            divisor = next
        }
        let (quotient, remainder) = units.quotientAndRemainder(dividingBy: divisor)
        // The remainder has the sign of the units; a half goes up, towards the larger number.
        let up: Int128 =
            remainder >= 0 ? (remainder >= divisor - remainder ? 1 : 0) : (-remainder > divisor + remainder ? -1 : 0)
        return Int64(exactly: quotient + up)
    }

    private func scaled(to scale: Int) -> Int128? {
        var units = units
        for _ in self.scale..<max(scale, self.scale) {
            let (next, overflow) = units.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            units = next
        }
        return units
    }
}

extension ExactDecimal: CustomStringConvertible {
    var description: String {
        guard scale > 0 else { return String(units) }
        var digits = String(units.magnitude)
        if digits.utf8.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits }
        return "\(units < 0 ? "-" : "")\(digits.dropLast(scale)).\(digits.suffix(scale))"
    }
}
