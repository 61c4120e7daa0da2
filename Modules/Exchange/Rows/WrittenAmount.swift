public import Domain

/// An amount as a cell has it, which is read once its currency is known.
public struct WrittenAmount: Hashable, Sendable {
    private let text: String
    private let isComputed: Bool
    private let column: String
    private let field: String
    private let place: RowPlace

    /// - `isComputed`: whether it is a sum, which is rounded half up.
    /// - `column`: what the file calls its column. `field`: what the format does.
    init(_ text: String, isComputed: Bool, column: String, field: String, at place: RowPlace) {
        self.text = text
        self.isComputed = isComputed
        self.column = column
        self.field = field
        self.place = place
    }

    /// Whether it is an amount in any currency at all: none has more than four decimals.
    var isPossible: Bool { isComputed || FixedPoint.read(text, digits: 4).map { $0 >= 0 } ?? false }

    /// The amount in minor units of `currency`.
    ///
    /// - Throws: what is wrong with the cell, when it is none in that currency.
    public func money(in currency: Currency) throws(RowIssue) -> Money {
        guard let money = read(in: currency) else {
            throw RowIssue(
                .invalidAmount, at: place, column: column, field: field, value: text, reason(in: currency))
        }
        return money
    }

    private func read(in currency: Currency) -> Money? {
        guard isComputed else { return Money(decimal: text, currency: currency) }
        guard let units = ExactDecimal(text)?.roundedHalfUp(digits: currency.minorDigits),
            (0...Money.limit).contains(units)
        else { return nil }
        return Money(minorUnits: units, currency: currency)
    }

    private func reason(in currency: Currency) -> Phrase {
        let value = RowIssue.shortened(text)
        let digits = currency.minorDigits
        let most = FixedPoint.text(Money.limit, digits: digits)
        return digits == 0
            ? Phrase("cell-amount-whole", ["value": value, "currency": currency.code, "most": most])
            : Phrase("cell-amount", ["value": value, "currency": currency.code, "most": most, "digits": digits])
    }
}
