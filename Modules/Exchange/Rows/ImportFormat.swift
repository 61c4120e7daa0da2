public import Domain

/// The two formats of FORMATS.md.
public enum ImportFormat: String, CaseIterable, Sendable {
    case customers, timeline

    /// The names of its columns, in order.
    public var columns: [String] {
        switch self {
        case .customers: CustomerColumn.names
        case .timeline: EventColumn.names
        }
    }

    /// What a file cannot do without.
    var required: [String] {
        switch self {
        case .customers: CustomerColumn.required.map(\.name)
        case .timeline: EventColumn.required.map(\.name)
        }
    }

    /// Whether the cells of `column` are dates or times.
    public func isDate(_ column: String) -> Bool {
        switch self {
        case .customers: CustomerColumn(name: column)?.isDate ?? false
        case .timeline: EventColumn(name: column)?.isDate ?? false
        }
    }

    /// What the cells of `column` may hold; nil where that is no closed set.
    public func values(of column: String) -> ClosedSet? {
        switch self {
        case .customers: CustomerColumn(name: column)?.values
        case .timeline: EventColumn(name: column)?.values
        }
    }

    /// Whether the cells of `column` are lists, separated by `;`.
    public func isList(_ column: String) -> Bool {
        switch self {
        case .customers: CustomerColumn(name: column)?.isList ?? false
        case .timeline: EventColumn(name: column)?.isList ?? false
        }
    }

    /// Whether a row whose cell in `column` says nothing cannot be taken.
    public func needs(_ column: String) -> Bool { required.contains(column) }
}

/// The values that a column may hold, where they are few and known.
public enum ClosedSet: Hashable, Sendable {
    case words([String])
    /// Two letters of ISO 3166-1.
    case countries
    /// Three letters of a currency that has a rate.
    case currencies

    init(_ type: (some CaseIterable & RawRepresentable<String>).Type) { self = .words(type.allCases.map(\.rawValue)) }

    /// Whether a cell may hold `text`, which has no blanks around it.
    public func has(_ text: String, currencies: [Currency]) -> Bool {
        switch self {
        case .words(let words): words.contains(text)
        // In small letters it may be a word: no, na, in.
        case .countries: Countries.code(text) == text
        case .currencies: Currency(code: text).map(currencies.contains) ?? false
        }
    }
}

extension CustomerColumn {
    var values: ClosedSet? {
        switch self {
        case .country: .countries
        case .currency: .currencies
        case .source: ClosedSet(Source.self)
        case .credit: ClosedSet(Credit.self)
        case .budgetAuthorised: .words(["yes", "no", "unknown"])
        case .preferredChannel, .doNotContact: ClosedSet(Channel.self)
        default: nil
        }
    }
}

extension EventColumn {
    var values: ClosedSet? {
        switch self {
        case .kind: .words(EventKind.importable)
        case .currency: .currencies
        case .channel: ClosedSet(Channel.self)
        case .direction: ClosedSet(Direction.self)
        case .purpose: ClosedSet(Purpose.self)
        case .outcome: ClosedSet(Outcome.self)
        case .form: .words(["yes", "no"])
        case .signal: ClosedSet(Signal.self)
        case .level: ClosedSet(NeedLevel.self)
        default: nil
        }
    }
}
