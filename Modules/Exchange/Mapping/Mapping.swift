/// How the columns of any file become the two formats of FORMATS.md: a YAML document, decoded.
///
/// Whether the columns it names are there is checked when a file is opened with it.
public struct Mapping: Sendable {
    /// The document's file name as messages show it.
    public let file: String
    /// Which customer a row is about, and the profile of those that the rows create.
    let customer: RowCustomer?
    /// A second file with customers, created first.
    let customers: CustomerList?
    let events: [EventRule]
    let joins: [Join]
    let group: Group?
    let skips: [SkipRule]
    let dateOrder: DateOrder?

    /// The names of the files that it takes rows from beside the one that is imported.
    public var companions: [String] { (customers.map { [$0.file] } ?? []) + joins.map(\.file) }

    /// A column by its name, with its place in the mapping for messages.
    struct ColumnName: Hashable, Sendable {
        let text: String
        let mark: MappingPlace
        let path: String
    }

    struct RowCustomer: Sendable {
        let fields: FieldPlan<CustomerColumn, ColumnName>
        /// Whether customers that the rows name are created.
        let creates: Bool
        let ownerIsLatest: Bool
    }

    struct CustomerList: Sendable {
        let file: String
        let mark: MappingPlace
        let fields: FieldPlan<CustomerColumn, ColumnName>
    }

    struct EventRule: Sendable {
        let condition: RowCondition<ColumnName>
        let fields: FieldPlan<EventColumn, ColumnName>
    }

    struct Join: Sendable {
        let file: String
        let mark: MappingPlace
        /// What its columns are called by: `NAME.COLUMN`.
        let name: String
        let on: [(left: ColumnName, right: ColumnName)]
    }

    struct Group: Sendable {
        let by: [ColumnName]
        let sums: [Sum<ColumnName>]
    }

    struct SkipRule: Sendable {
        let condition: RowCondition<ColumnName>
        let reason: String
    }
}

/// A sum over the rows of a group, of products of factors.
struct Sum<Column: Sendable>: Sendable {
    struct Factor: Sendable {
        let column: Column
        /// Whether the factor is 1 − the column.
        let isComplement: Bool
    }
    let name: String
    let factors: [Factor]
}

/// Where the value of one field comes from.
struct FieldSource<Column: Sendable>: Sendable {
    enum Origin: Sendable {
        case column(Column)
        case constant(String)
        /// The columns' values that are not empty, with the separator between them.
        case concat([Column], separator: String)
    }
    let origin: Origin
    /// What stands in the file → what is meant. Other values stay as they are.
    let map: [String: String]
    /// The value where the file has none.
    let fallback: String?

    /// The same source with its columns found.
    func bound<Found: Sendable>(_ find: (Column) -> Found?) -> FieldSource<Found>? {
        let found: FieldSource<Found>.Origin
        switch origin {
        case .constant(let text): found = .constant(text)
        case .column(let column):
            guard let place = find(column) else { return nil }
            found = .column(place)
        case .concat(let columns, let separator):
            let places = columns.compactMap(find)
            guard places.count == columns.count else { return nil }
            found = .concat(places, separator: separator)
        }
        return FieldSource<Found>(origin: found, map: map, fallback: fallback)
    }
}

/// The sources of a format's columns, and of custom fields.
struct FieldPlan<Column: ImportColumn, Origin: Sendable>: Sendable {
    /// By the columns' numbers.
    var sources: [FieldSource<Origin>?] = Column.allCases.map { _ in nil }
    var custom: [(name: String, source: FieldSource<Origin>)] = []

    subscript(column: Column) -> FieldSource<Origin>? {
        get { sources[column.rawValue] }
        set { sources[column.rawValue] = newValue }
    }

    /// The same plan with its columns found; those that are not found are left out, and told to the finder's owner.
    func bound<Found: Sendable>(_ find: (Origin) -> Found?) -> FieldPlan<Column, Found> {
        var plan = FieldPlan<Column, Found>()
        plan.sources = sources.map { $0?.bound(find) }
        plan.custom = custom.compactMap { entry in entry.source.bound(find).map { (entry.name, $0) } }
        return plan
    }
}

/// A test of one value.
enum ValueTest: Hashable, Sendable {
    case empty, present
    case oneOf(Set<String>)
}

/// What must hold for a row, all of it.
struct RowCondition<Column: Sendable>: Sendable {
    var tests: [(column: Column, test: ValueTest)] = []

    func bound<Found: Sendable>(_ find: (Column) -> Found?) -> RowCondition<Found> {
        RowCondition<Found>(
            tests: tests.compactMap { entry in find(entry.column).map { (column: $0, test: entry.test) } })
    }
}

/// Line and column in a mapping, from 1.
struct MappingPlace: Hashable, Sendable {
    let line: Int
    let column: Int
}
