extension Condition {
    /// Whether the condition holds for `subject`, and how long that is so.
    ///
    /// Texts are compared byte by byte by `equal`, `not-equal` and `one-of`; `contains` and a search do not tell
    /// capitals from small letters. On a list `equal`, `contains` and `one-of` ask whether some element is equal, and
    /// `not-equal` whether none is. An operand of another type than the field's never matches, `not-equal` included.
    ///
    /// - Returns: `until` is later than now, and the answer stays the same at every instant before it while facts,
    ///   profile and labels do; there are finitely many of them, ``Instant/never`` being the last.
    public func evaluate(_ subject: borrowing ConditionSubject) -> (holds: Bool, until: Instant) {
        switch self {
        case .all(let parts):
            var until = Instant.never
            for part in parts {
                let result = part.evaluate(subject)
                if !result.holds { return result }
                until = min(until, result.until)
            }
            return (true, until)
        case .any(let parts):
            var until = Instant.never
            for part in parts {
                let result = part.evaluate(subject)
                if result.holds { return result }
                until = min(until, result.until)
            }
            return (false, until)
        case .not(let part):
            let result = part.evaluate(subject)
            return (!result.holds, result.until)
        case .test(let field, let comparison, let operand):
            return comparison.test(subject.value(of: field), operand, at: subject.moment)
        case .search(let text):
            return (subject.matches(LowercaseText(text)), .never)
        }
    }

    /// The schemes whose label or score it asks for, ordered by id, each once.
    public var schemes: [SchemeID] {
        let used = fields.compactMap { field -> SchemeID? in
            switch field {
            case .label(let scheme), .score(let scheme): scheme
            default: nil
            }
        }
        return Set(used).sorted()
    }

    /// The fields it asks for, in the order in which they stand, each once.
    public var fields: [Field] {
        var found: [Field] = []
        collect(into: &found)
        return found
    }

    private func collect(into found: inout [Field]) {
        switch self {
        case .all(let parts), .any(let parts): for part in parts { part.collect(into: &found) }
        case .not(let part): part.collect(into: &found)
        case .test(let field, _, _): if !found.contains(field) { found.append(field) }
        case .search: break
        }
    }
}

extension Comparison {
    fileprivate func test(_ value: FieldValue, _ operand: Operand, at moment: Moment) -> (holds: Bool, until: Instant) {
        switch (value, operand) {
        case (.missing, _): (self == .isMissing, .never)
        case (.number(let value, let course), .number(let operand)):
            (compare(value, operand), until(value, operand, course, moment))
        case (.instant(let value), .instant(let operand)): (compare(value, operand), .never)
        case (.text(let value), .text(let operand)): (compare(value, operand), .never)
        case (.text(let value), .texts(let operands)):
            (self == .oneOf && operands.contains { value.hasBytes(of: $0) }, .never)
        case (.texts(let values), .text(let operand)):
            switch self {
            case .equal, .contains: (values.contains { $0.hasBytes(of: operand) }, .never)
            case .notEqual: (!values.contains { $0.hasBytes(of: operand) }, .never)
            default: (false, .never)
            }
        case (.texts(let values), .texts(let operands)):
            (self == .oneOf && values.contains { value in operands.contains { value.hasBytes(of: $0) } }, .never)
        default: (false, .never)
        }
    }

    private func compare<Value: Comparable>(_ value: Value, _ operand: Value) -> Bool {
        switch self {
        case .equal: value == operand
        case .notEqual: value != operand
        case .less: value < operand
        case .atMost: value <= operand
        case .more: value > operand
        case .atLeast: value >= operand
        case .contains, .oneOf, .isMissing: false
        }
    }

    private func compare(_ value: String, _ operand: String) -> Bool {
        switch self {
        case .equal: value.hasBytes(of: operand)
        case .notEqual: !value.hasBytes(of: operand)
        case .contains: LowercaseText(operand).isPart(of: value)
        case .less: value.precedes(operand)
        case .atLeast: !value.precedes(operand)
        case .more: operand.precedes(value)
        case .atMost: !operand.precedes(value)
        case .oneOf, .isMissing: false
        }
    }

    /// The first later instant at which a number on its course can give another answer.
    private func until(_ value: Int64, _ operand: Int64, _ course: FieldValue.Course, _ moment: Moment) -> Instant {
        // Days beyond this are no days; within it nothing overflows.
        let days = Int(max(-1_000_000, min(1_000_000, operand)))
        let value = Int(clamping: value)
        switch course {
        case .still: return .never
        case .rising(let start):
            return turns(rising: true, at: days).first { $0 > value }.map { moment.ahead(start + $0) } ?? .never
        case .falling(let end):
            return turns(rising: false, at: days).first { $0 < value }.map { moment.ahead(end - $0) } ?? .never
        case .fallingAt(let instant):
            // Once below it stays below.
            let isSettled = compare(Int64(value), operand) == (self == .less || self == .atMost)
            return isSettled && self != .equal && self != .notEqual || Int64(value) < operand ? .never : instant
        }
    }

    /// The values on reaching which a number that moves by one gives another answer, in the order of reaching them.
    private func turns(rising: Bool, at operand: Int) -> [Int] {
        switch self {
        case .equal, .notEqual: rising ? [operand, operand + 1] : [operand, operand - 1]
        case .less, .atLeast: rising ? [operand] : [operand - 1]
        case .atMost, .more: rising ? [operand + 1] : [operand]
        case .contains, .oneOf, .isMissing: []
        }
    }
}

extension ConditionSubject {
    fileprivate func matches(_ text: LowercaseText) -> Bool {
        text.isPart(of: key.text) || text.isPart(of: profile.name) || profile.company.map(text.isPart) ?? false
            || profile.contacts.contains { contact in
                contact.emails.contains(where: text.isPart) || contact.phones.contains(where: text.isPart)
            }
    }
}

/// A text to look for, capitals and small letters alike.
private struct LowercaseText {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.lowercased().utf8) }

    func isPart(of text: String) -> Bool {
        guard let first = bytes.first else { return true }
        let text = Array(text.lowercased().utf8)
        guard text.count >= bytes.count else { return false }
        return (0...text.count - bytes.count).contains { start in
            text[start] == first && text[start..<start + bytes.count].elementsEqual(bytes)
        }
    }
}
