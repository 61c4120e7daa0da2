public import Domain

/// Decodes a ``Section`` by asking for its keys: what is asked for is thereby declared, what is left over is unknown.
///
/// A reader never throws: it gives the default, notes an issue with its position and goes on, so that a check names
/// every error of a document at once. End with ``finish()``.
public struct SectionReader {
    public let path: String
    public private(set) var issues: [PolicyIssue] = []
    private let section: Section
    private var entries: [String: Section.Entry] = [:]
    private var asked: Set<String> = []

    public init(_ section: Section, path: String) {
        self.section = section
        self.path = path
        switch section.content {
        case .map(let all):
            for entry in all {
                if entries.updateValue(entry, forKey: entry.key) != nil {
                    note(.conflict, at: entry.position, key: entry.key, "stands twice; keep one")
                }
            }
        case .scalar(nil): break
        default: note(.wrongType, at: section.position, key: nil, "must be a mapping of keys to values")
        }
    }

    public var position: Position { section.position }
    /// The keys that the document has, in document order.
    public var keys: [String] {
        guard case .map(let all) = section.content else { return [] }
        return all.map(\.key)
    }

    /// Notes every key that nobody asked for. - Returns: all issues of this section and of those read below it.
    public mutating func finish() -> [PolicyIssue] {
        guard case .map(let all) = section.content else { return issues }
        let known = asked.sorted()
        for entry in all where !asked.contains(entry.key) {
            let hint: PolicyIssue.Message =
                known.isEmpty ? "no keys are known here" : "known here: \(known.joined(separator: ", "))"
            note(.unknownKey, at: entry.position, key: entry.key, "is not known; \(hint)")
        }
        return issues
    }

    public mutating func note(
        _ kind: PolicyIssue.Kind, at position: Position, key: String?, _ message: PolicyIssue.Message
    ) {
        let full = [path, key ?? ""].filter { !$0.isEmpty }.joined(separator: ".")
        issues.append(PolicyIssue(kind, at: position, path: full, message))
    }

    /// Notes an issue at the value of `key`, or at the section when the key is not there.
    public mutating func note(_ kind: PolicyIssue.Kind, key: String, _ message: PolicyIssue.Message) {
        note(kind, at: entries[key]?.value.position ?? section.position, key: key, message)
    }

    public mutating func absorb(_ more: [PolicyIssue]) { issues += more }

    /// The value of `key` as it stands, or nil.
    public mutating func section(_ key: String) -> Section? {
        asked.insert(key)
        return entries[key]?.value
    }

    /// Reads the mapping under `key` with `read`; an absent one is read as empty.
    public mutating func nested<R>(_ key: String, _ read: (inout SectionReader) -> R) -> R {
        let value = section(key) ?? Section(.map([]), at: section.position)
        var reader = SectionReader(value, path: path.isEmpty ? key : "\(path).\(key)")
        let result = read(&reader)
        issues += reader.finish()
        return result
    }

    public mutating func text(_ key: String) -> String? {
        guard let value = section(key) else { return nil }
        guard case .scalar(let text) = value.content else {
            note(.wrongType, key: key, "must be a single value")
            return nil
        }
        return text
    }

    public mutating func text(_ key: String, default fallback: String) -> String { text(key) ?? fallback }

    public mutating func integer(_ key: String, default fallback: Int, in range: ClosedRange<Int>) -> Int {
        guard let text = text(key) else { return fallback }
        guard let value = Int(text) else {
            note(.wrongType, key: key, "must be a whole number, not “\(text)”")
            return fallback
        }
        return checked(value, in: range, key: key) ?? fallback
    }

    /// A count of days, written `30` or `30d`.
    public mutating func days(_ key: String, default fallback: Int, in range: ClosedRange<Int>) -> Int {
        guard let text = text(key) else { return fallback }
        let digits = text.hasSuffix("d") ? text.dropLast().trimmed : text[...]
        guard let value = Int(digits) else {
            note(.wrongType, key: key, "must be a count of days such as 30d, not “\(text)”")
            return fallback
        }
        return checked(value, in: range, key: key) ?? fallback
    }

    /// A length of time, written `15min`, `24h` or `30d` (a day is 24 h).
    public mutating func span(_ key: String, default fallback: Span, in range: ClosedRange<Span>) -> Span {
        guard let text = text(key) else { return fallback }
        let units: [(String, Int64)] = [("min", 60_000), ("h", 3_600_000), ("d", 86_400_000)]
        for (unit, milliseconds) in units where text.hasSuffix(unit) {
            guard let count = Int64(text.dropLast(unit.count).trimmed), count >= 0, count < 1_000_000 else { break }
            let span = Span(milliseconds: count * milliseconds)
            guard range.contains(span) else {
                note(
                    .outOfRange, key: key,
                    "is \(text); \(range.lowerBound.brief) to \(range.upperBound.brief) is possible")
                return fallback
            }
            return span
        }
        note(.wrongType, key: key, "must be a length of time such as 15min, 24h or 30d, not “\(text)”")
        return fallback
    }

    /// An amount of the base currency, written as a decimal number. - Returns: minor units.
    public mutating func amount(_ key: String, default fallback: Int64, digits: Int = 2) -> Int64 {
        guard let text = text(key) else { return fallback }
        guard let value = FixedPoint.read(text, digits: digits), (0...Money.limit).contains(value) else {
            note(.wrongType, key: key, "must be an amount such as 100000.00, not “\(text)”")
            return fallback
        }
        return value
    }

    public mutating func flag(_ key: String, default fallback: Bool) -> Bool {
        guard let text = text(key) else { return fallback }
        switch text {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            note(.wrongType, key: key, "must be yes or no, not “\(text)”")
            return fallback
        }
    }

    /// One of the raw values of an enumeration.
    public mutating func choice<C: RawRepresentable & CaseIterable>(_ key: String, default fallback: C) -> C
    where C.RawValue == String {
        guard let text = text(key) else { return fallback }
        guard let value = C(rawValue: text) else {
            let known = C.allCases.map(\.rawValue).joined(separator: ", ")
            note(.outOfRange, key: key, "is “\(text)”; possible: \(known)")
            return fallback
        }
        return value
    }

    /// A list of texts; a single value is a list of one.
    public mutating func texts(_ key: String, default fallback: [String] = []) -> [String] {
        guard let value = section(key) else { return fallback }
        switch value.content {
        case .scalar(let text): return text.map { [$0] } ?? []
        case .map:
            note(.wrongType, key: key, "must be a list")
            return fallback
        case .list(let items):
            return items.compactMap { item in
                guard case .scalar(let text?) = item.content else {
                    note(.wrongType, at: item.position, key: key, "must be a list of single values")
                    return nil
                }
                return text
            }
        }
    }

    /// The sections of a list.
    public mutating func list(_ key: String) -> [Section] {
        guard let value = section(key) else { return [] }
        guard case .list(let items) = value.content else {
            note(.wrongType, key: key, "must be a list")
            return []
        }
        return items
    }

    private mutating func checked(_ value: Int, in range: ClosedRange<Int>, key: String) -> Int? {
        if range.contains(value) { return value }
        note(.outOfRange, key: key, "is \(value); \(range.lowerBound) to \(range.upperBound) is possible")
        return nil
    }
}

extension StringProtocol {
    fileprivate var trimmed: SubSequence { last == " " ? dropLast() : self[...] }
}

extension Span {
    /// In the largest unit that divides it, for example `30d`.
    public var brief: String {
        if milliseconds % 86_400_000 == 0 { return "\(milliseconds / 86_400_000)d" }
        if milliseconds % 3_600_000 == 0 { return "\(milliseconds / 3_600_000)h" }
        return "\(milliseconds / 60_000)min"
    }
}
