public import Domain

extension EvidenceSink {
    /// Takes what a condition asked for: the field's name with what it holds for `customer`.
    public mutating func fact(_ field: Field, of customer: ConditionSubject) {
        fact(field.name, EvidenceValue(asked: customer.operand(of: field), of: field))
    }
}

extension EvidenceValue {
    init(asked operand: Operand, of field: Field) {
        self =
            switch operand {
            case .none: .nothing
            case .text(let text): .text(text)
            case .texts(let texts): .text(texts.joined(separator: "; "))
            case .instant(let instant): .instant(instant)
            case .number(let number): field.isAmount ? .amount(number) : .number(number)
            }
    }
}
