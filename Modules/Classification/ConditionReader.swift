public import Domain

/// Reads a ``Condition`` from a policy (RULES.md §4.13).
///
/// A condition is a mapping of one of these shapes:
///
///     {all: [CONDITION, …]}        {any: [CONDITION, …]}        {not: CONDITION}
///     {field: NAME, OPERATOR: VALUE}      a field of the profile or a fact, by its name in ``ProfileField`` or ``FactField``
///     {scheme: ID, OPERATOR: VALUE}       the label in force of another scheme
///     {score: ID, OPERATOR: VALUE}        its score
///     {custom: NAME, OPERATOR: VALUE}     a column of an import that is no field of ours
///
/// Several operators in one test must all hold: `{field: annual_purchase, at-least: 20000.00, less: 50000.00}`. The
/// operators are those of ``Comparison``; `one-of` takes a list, `is-missing` takes `yes` or `no`, amounts are decimal
/// numbers of the base currency, counts of days may carry a `d`.
public struct ConditionReader {
    /// How deep conditions may stand in each other; a single test is 1 deep.
    public static let maximumDepth = 16
    /// How many conditions one may be made of, itself included.
    public static let maximumNodes = 256

    /// What was wrong with all that was read so far.
    public private(set) var issues: [PolicyIssue] = []
    private let baseCurrency: Currency
    private var nodes = 0

    public init(baseCurrency: Currency) { self.baseCurrency = baseCurrency }

    /// Reads one condition.
    ///
    /// - Parameters:
    ///   - section: the condition's mapping.
    ///   - path: the keys from the top of the document.
    /// - Returns: nil when something was wrong, which then stands in ``issues``.
    public mutating func read(_ section: Section, path: String) -> Condition? {
        let before = issues.count
        nodes = 0
        let condition = node(section, path: path, depth: 1)
        return issues.count == before ? condition : nil
    }

    private mutating func note(
        _ kind: PolicyIssue.Kind, at section: Section, _ path: String, _ message: PolicyIssue.Message
    ) {
        issues.append(PolicyIssue(kind, at: section.position, path: path, message))
    }

    private mutating func node(_ section: Section, path: String, depth: Int) -> Condition? {
        nodes += 1
        guard depth <= Self.maximumDepth else {
            note(.outOfRange, at: section, path, "is nested deeper than \(Self.maximumDepth) conditions")
            return nil
        }
        guard nodes <= Self.maximumNodes else {
            let message: PolicyIssue.Message =
                "makes more than \(Self.maximumNodes) conditions; split it over two schemes"
            if nodes == Self.maximumNodes + 1 { note(.outOfRange, at: section, path, message) }
            return nil
        }
        guard case .map(let entries) = section.content else {
            note(.wrongType, at: section, path, "must be a condition such as {field: orders, at-least: 1}")
            return nil
        }
        let heads = entries.filter { Head(rawValue: $0.key) != nil }
        guard let first = heads.first, let head = Head(rawValue: first.key) else {
            let known = Head.allCases.map(\.rawValue).joined(separator: ", ")
            note(.missing, at: section, path, "must have one of \(known)")
            return nil
        }
        if let second = heads.dropFirst().first {
            issues.append(
                PolicyIssue(
                    .conflict, at: second.position, path: "\(path).\(second.key)",
                    "cannot stand beside \(first.key); join two conditions with all or any"))
            return nil
        }
        switch head {
        case .all: return list(first, entries, path, depth).map(Condition.all)
        case .any: return list(first, entries, path, depth).map(Condition.any)
        case .not:
            refuseOthers(than: first, in: entries, path)
            return node(first.value, path: "\(path).not", depth: depth + 1).map(Condition.not)
        case .field, .scheme, .score, .custom:
            var reader = SectionReader(section, path: path)
            let condition = field(head, &reader).flatMap { tests(of: $0, &reader) }
            // Without its field nobody asked for the operators.
            issues += condition == nil ? reader.issues : reader.finish()
            return condition
        }
    }

    private mutating func list(
        _ entry: Section.Entry, _ entries: [Section.Entry], _ path: String, _ depth: Int
    ) -> [Condition]? {
        refuseOthers(than: entry, in: entries, path)
        guard case .list(let items) = entry.value.content, !items.isEmpty else {
            note(.wrongType, at: entry.value, "\(path).\(entry.key)", "must be a list of at least one condition")
            return nil
        }
        let parts = items.enumerated().map { index, item in
            node(item, path: "\(path).\(entry.key)[\(index + 1)]", depth: depth + 1)
        }
        return parts.contains(nil) ? nil : parts.compactMap(\.self)
    }

    private mutating func refuseOthers(than entry: Section.Entry, in entries: [Section.Entry], _ path: String) {
        for other in entries where other.key != entry.key {
            issues.append(
                PolicyIssue(
                    .unknownKey, at: other.position, path: "\(path).\(other.key)",
                    "cannot stand beside \(entry.key), which stands alone"))
        }
    }

    private func field(_ head: Head, _ reader: inout SectionReader) -> Field? {
        guard let name = reader.text(head.rawValue), !name.isEmpty else {
            if reader.issues.isEmpty { reader.note(.missing, key: head.rawValue, "needs a name") }
            return nil
        }
        switch head {
        case .scheme: return .label(SchemeID(name))
        case .score: return .score(SchemeID(name))
        case .custom: return .custom(name)
        default:
            if let field = ProfileField(rawValue: name) { return .profile(field) }
            if let field = FactField(rawValue: name), field != .due { return .fact(field) }
            let known =
                ProfileField.allCases.map(\.rawValue) + FactField.allCases.filter { $0 != .due }.map(\.rawValue)
            let message: PolicyIssue.Message =
                name == FactField.due.rawValue
                ? "cannot be due: what is owed is known only after all labels are"
                : "is “\(name)”; known here: \(known.joined(separator: ", "))"
            reader.note(.outOfRange, key: head.rawValue, message)
            return nil
        }
    }

    private mutating func tests(of field: Field, _ reader: inout SectionReader) -> Condition? {
        let kind = OperandKind(field, baseCurrency: baseCurrency)
        var tests: [Condition] = []
        var failed = false
        for comparison in Comparison.allCases where reader.keys.contains(comparison.rawValue) {
            guard let test = kind.test(field, comparison, &reader) else {
                failed = true
                continue
            }
            tests.append(test)
        }
        if failed { return nil }
        guard let first = tests.first else {
            let known = kind.comparisons.map(\.rawValue).joined(separator: ", ")
            reader.note(.missing, at: reader.position, key: nil, "needs a comparison; possible here: \(known)")
            // What stands in the place of the comparison is named as unknown.
            _ = reader.finish()
            return nil
        }
        nodes += tests.count - 1
        return tests.count == 1 ? first : .all(tests)
    }

    private enum Head: String, CaseIterable {
        case all, any, not, field, scheme, score, custom
    }
}

extension SectionReader {
    /// The condition under `key`, or nil when there is none or something is wrong with it, which is noted.
    public mutating func condition(_ key: String, baseCurrency: Currency) -> Condition? {
        guard let value = section(key) else { return nil }
        var reader = ConditionReader(baseCurrency: baseCurrency)
        let condition = reader.read(value, path: path.isEmpty ? key : "\(path).\(key)")
        absorb(reader.issues)
        return condition
    }
}
