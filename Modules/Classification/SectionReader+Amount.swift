public import Domain

extension SectionReader {
    /// An amount of `currency` in minor units, written as a decimal number with at most its minor digits. The default is
    /// given in whole units of the currency.
    public mutating func amount(_ key: String, default major: Int64, of currency: Currency) -> Int64 {
        let scale = (0..<currency.minorDigits).reduce(Int64(1)) { scale, _ in scale * 10 }
        return amount(key, default: major * scale, digits: currency.minorDigits)
    }
}
