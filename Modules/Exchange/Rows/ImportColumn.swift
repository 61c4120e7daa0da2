/// The columns of a format, numbered from 0 in the order of FORMATS.md.
protocol ImportColumn: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
    /// The names in headers, in order.
    static var names: [String] { get }
    /// What a header cannot do without.
    static var required: [Self] { get }
    /// Whether its cells are dates or times.
    var isDate: Bool { get }
    /// Whether its cells are lists, separated by `;`.
    var isList: Bool { get }
}

extension ImportColumn {
    var name: String { Self.names[rawValue] }

    init?(name: String) {
        guard let index = Self.names.firstIndex(of: name) else { return nil }
        self.init(rawValue: index)
    }
}

enum CustomerColumn: Int, ImportColumn {
    case key, name, company, country, timeZone, language, source, industry, companySize, categories, annualPurchase
    case currency, credit, budgetAuthorised, preferredChannel, emails, phones, chat, birthday, doNotContact, owner, tags
    case createdAt

    static let names = [
        "key", "name", "company", "country", "time_zone", "language", "source", "industry", "company_size",
        "categories",
        "annual_purchase", "currency", "credit", "budget_authorised", "preferred_channel", "emails", "phones", "chat",
        "birthday", "do_not_contact", "owner", "tags", "created_at",
    ]
    static let required: [Self] = [.key, .name]
    var isDate: Bool { self == .birthday || self == .createdAt }
    var isList: Bool {
        switch self {
        case .categories, .emails, .phones, .chat, .doNotContact, .tags: true
        default: false
        }
    }
}

enum EventColumn: Int, ImportColumn {
    case customer, kind, at, ref, amount, currency, channel, direction, purpose, outcome, form, signal, level
    case expectedClose, orderRef, reason, model, serial, serviceDays, actor, note, recordedAt, owner

    static let names = [
        "customer", "kind", "at", "ref", "amount", "currency", "channel", "direction", "purpose", "outcome", "form",
        "signal", "level", "expected_close", "order_ref", "reason", "model", "serial", "service_days", "actor", "note",
        "recorded_at", "owner",
    ]
    static let required: [Self] = [.customer, .kind, .at]
    var isDate: Bool { self == .at || self == .expectedClose || self == .recordedAt }
    var isList: Bool { false }
}

/// Where the columns of a format stand in a file.
struct ColumnLayout<Column: ImportColumn>: Sendable {
    /// The place of each column in the header, −1 where the file has none.
    let places: [Int]
    /// Columns of the file that are none of the format's.
    let others: [(name: String, place: Int)]

    /// - Throws: ``ImportFileError/missingColumns(file:missing:found:)``.
    init(_ header: CSVHeader, file: String) throws(ImportFileError) {
        places = Column.names.map { header.column(named: $0) ?? -1 }
        let missing = Column.required.filter { [places] in places[$0.rawValue] < 0 }.map(\.name)
        guard missing.isEmpty else { throw .missingColumns(file: file, missing: missing, found: header.names) }
        others = header.names.enumerated().compactMap { place, name in
            Column.names.contains(name) ? nil : (name.cleaned(prose: false) ?? name, place)
        }
    }

    /// The columns of the format that the file has.
    var columns: [String] { Column.names.indices.filter { places[$0] >= 0 }.map { Column.names[$0] } }
}
