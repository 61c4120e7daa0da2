/// A currency by its ISO 4217 code.
public struct Currency: Hashable, Sendable {
    /// The three letters as bytes, the first one highest; never 0.
    let letters: UInt32

    /// Nil when `code` is not three ASCII letters; small letters are taken as capitals.
    public init?(code: some StringProtocol) {
        var letters: UInt32 = 0
        var count = 0
        for byte in code.utf8 {
            // Capitals and small letters differ in one bit.
            let capital = byte & ~0x20
            guard (65...90).contains(capital), byte & 0x40 != 0, count < 3 else { return nil }
            letters = letters << 8 | UInt32(capital)
            count += 1
        }
        guard count == 3 else { return nil }
        self.letters = letters
    }
    /// Nil for 0.
    init?(letters: UInt32) {
        guard letters != 0 else { return nil }
        self.letters = letters
    }
    private init(_ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar) {
        letters = first.value << 16 | second.value << 8 | third.value
    }

    public static let cny = Currency("C", "N", "Y")

    /// Three upper-case ASCII letters.
    public var code: String {
        String(decoding: [letters >> 16, letters >> 8, letters].map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
    }

    /// Decimal places of the minor unit, from ISO 4217.
    public var minorDigits: Int {
        switch code {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
            "XOF", "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        case "CLF", "UYW": 4
        default: 2
        }
    }
}

/// An exact amount in minor units of a currency (RULES.md §2).
public struct Money: Hashable, Sendable {
    public let minorUnits: Int64
    public let currency: Currency

    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// The largest amount accepted from outside, in minor units: sums of thousands of them do not overflow.
    public static let limit: Int64 = 1_000_000_000_000_000

    /// Where amounts of the base currency and their sums stop, in minor units: adding two of them, or counting them in
    /// tenths, does not overflow.
    public static let ceiling: Int64 = 90_000_000_000_000_000

    /// Reads a decimal number with a point, without thousands separators, with at most the currency's minor digits
    /// (FORMATS.md). Nil for anything else, for negative numbers and beyond ``limit``.
    public init?(decimal text: some StringProtocol, currency: Currency) {
        guard let fixed = FixedPoint.read(text, digits: currency.minorDigits), (0...Self.limit).contains(fixed) else {
            return nil
        }
        self.init(minorUnits: fixed, currency: currency)
    }

    /// The amount as a decimal number with a point and all minor digits, for example `1234.50`.
    public var decimal: String { FixedPoint.text(minorUnits, digits: currency.minorDigits) }
}

/// Decimal numbers with a fixed count of decimals, held as integers.
public enum FixedPoint {
    public static func text(_ value: Int64, digits: Int) -> String {
        guard digits > 0 else { return String(value) }
        var text = String(value.magnitude)
        if text.utf8.count <= digits { text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text }
        let point = text.index(text.endIndex, offsetBy: -digits)
        return "\(value < 0 ? "-" : "")\(text[..<point]).\(text[point...])"
    }

    /// Reads a decimal number into units of 10^-`digits`. Nil for anything else and on overflow.
    ///
    /// `digits`: how many decimals there may be.
    public static func read(_ text: some StringProtocol, digits: Int) -> Int64? {
        var value: Int64 = 0
        var decimals: Int?
        var seen = false
        var negative = false
        for (position, byte) in text.utf8.enumerated() {
            switch byte {
            case 45 where position == 0: negative = true
            case 46 where decimals == nil && seen: decimals = 0
            case 48...57:
                seen = true
                if let count = decimals {
                    if count >= digits { return nil }
                    decimals = count + 1
                }
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, overflow2) = product.addingReportingOverflow(Int64(byte - 48))
                if overflow || overflow2 { return nil }
                value = sum
            default: return nil
            }
        }
        guard seen, decimals != 0 else { return nil }
        for _ in (decimals ?? 0)..<digits {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return negative ? -value : value
    }
}

/// The policy's rates into the base currency (RULES.md §2).
public struct ExchangeRates: Hashable, Sendable {
    public let base: Currency
    /// Base units for one unit of a currency, in billionths.
    public let billionths: [Currency: Int64]

    public init(base: Currency, billionths: [Currency: Int64]) {
        self.base = base
        self.billionths = billionths
    }

    public func knows(_ currency: Currency) -> Bool { currency == base || billionths[currency] != nil }

    /// `money` in minor units of the base currency, rounded half up and at most ``Money/ceiling``; nil without a rate for
    /// its currency.
    public func inBase(_ money: Money) -> Int64? {
        if money.currency == base { return money.minorUnits }
        guard let rate = billionths[money.currency] else { return nil }
        var numerator = Int128(money.minorUnits) * Int128(rate)
        var denominator = Int128(1_000_000_000)
        let shift = base.minorDigits - money.currency.minorDigits
        for _ in 0..<abs(shift) { if shift > 0 { numerator *= 10 } else { denominator *= 10 } }
        return min(Int64(clamping: (2 * numerator + denominator) / (2 * denominator)), Money.ceiling)
    }
}
