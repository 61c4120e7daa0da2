/// How one column of a file is taken.
public struct ColumnUse: Hashable, Sendable {
    /// What the file calls it.
    public let column: String
    /// The column of the format that it is; nil for a field of the customer's own under its own name.
    public let field: String?
    /// What stands in it → what is meant.
    public let values: [String: String]
    /// What stands in it and counts as nothing. Where a row cannot do without the field it is not taken.
    public let leftOut: Set<String>

    public init(column: String, field: String?, values: [String: String] = [:], leftOut: Set<String> = []) {
        self.column = column
        self.field = field
        self.values = values
        self.leftOut = leftOut
    }
}

extension Mapping {
    /// The mapping by which each row of a file is a customer, or an event of one that is known.
    ///
    /// - Parameters:
    ///   - format: what a row is.
    ///   - file: the name of the data, for messages.
    ///   - columns: the columns that are taken; they are in the file.
    ///   - dates: the order of all dates that do not begin with the year; nil finds each column's own.
    ///   - reason: why rows are skipped whose value is left out though they cannot do without one.
    /// - Throws: ``ImportFileError/columnsNotTaken(file:fields:)`` and ``ImportFileError/columnTwice(file:field:columns:)``.
    public init(
        _ format: ImportFormat, file: String, columns: [ColumnUse], dates: DateOrder? = nil, skipping reason: String
    ) throws(ImportFileError) {
        let missing = format.required.filter { field in !columns.contains { $0.field == field } }
        guard missing.isEmpty else { throw .columnsNotTaken(file: file, fields: missing) }
        var first: [String: String] = [:]
        for use in columns {
            guard let field = use.field else { continue }
            if let other = first.updateValue(use.column, forKey: field) {
                throw .columnTwice(file: file, field: field, columns: [other, use.column])
            }
        }
        let skips = columns.compactMap { use -> SkipRule? in
            guard let field = use.field, format.needs(field), !use.leftOut.isEmpty else { return nil }
            return SkipRule(
                condition: RowCondition(tests: [(use.name, .oneOf(use.leftOut))]), reason: reason)
        }
        switch format {
        case .customers:
            self.init(
                file: file, customer: RowCustomer(fields: FieldPlan(columns), creates: true, ownerIsLatest: true),
                customers: nil, events: [], joins: [], group: nil, skips: skips, dateOrder: dates)
        case .timeline:
            var key = FieldPlan<CustomerColumn, ColumnName>()
            key[.key] = columns.first { $0.field == EventColumn.customer.name }?.source
            self.init(
                file: file, customer: RowCustomer(fields: key, creates: false, ownerIsLatest: true), customers: nil,
                events: [EventRule(condition: RowCondition(), fields: FieldPlan(columns))], joins: [], group: nil,
                skips: skips, dateOrder: dates)
        }
    }
}

extension ColumnUse {
    fileprivate var name: Mapping.ColumnName {
        Mapping.ColumnName(text: column, mark: MappingPlace(line: 1, column: 1), path: field ?? "custom")
    }

    fileprivate var source: FieldSource<Mapping.ColumnName> {
        let nothing = Dictionary(leftOut.map { ($0, "") }, uniquingKeysWith: { first, _ in first })
        return FieldSource(
            origin: .column(name), map: values.merging(nothing, uniquingKeysWith: { first, _ in first }), fallback: nil)
    }
}

extension FieldPlan where Origin == Mapping.ColumnName {
    fileprivate init(_ columns: [ColumnUse]) {
        self.init()
        for use in columns {
            if let field = use.field.flatMap(Column.init(name:)) {
                self[field] = use.source
            } else if use.field == nil {
                custom.append((use.column.cleaned(prose: false) ?? use.column, use.source))
            }
        }
    }
}
