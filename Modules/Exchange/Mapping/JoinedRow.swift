import Domain

/// A row of the data with the rows of other files that belong to it, and the sums of its group.
struct JoinedRow {
    let main: CSVRecord
    /// One for each join; nil where no row fits.
    var joined: [CSVRecord?] = []
    /// One for each sum, as exact decimal text; empty where nothing was summed.
    var sums: [String] = []

    func text(_ column: BoundColumn) -> String {
        switch column.place {
        case .main(let index): main[text: index]
        case .joined(let join, let index): joined[join].map { $0[text: index] } ?? ""
        case .sum(let index): sums[index]
        }
    }

    /// The cell without blanks around it, for comparisons.
    func value(_ column: BoundColumn) -> String { String(text(column).trimmedBlanks) }
}

/// A column that was found.
struct BoundColumn: Hashable, Sendable {
    enum Place: Hashable, Sendable {
        case main(Int)
        case joined(Int, Int)
        case sum(Int)
    }
    let place: Place
    /// Its name in the file, or `FILE.COLUMN`.
    let name: String

    var isSum: Bool { if case .sum = place { true } else { false } }
}

/// Finds the columns that a mapping names, and notes those that are not there.
struct ColumnFinder {
    let file: String
    let header: CSVHeader
    var joins: [(name: String, file: String, header: CSVHeader)] = []
    var sums: [String] = []
    let issues: MappingIssues

    func find(_ column: Mapping.ColumnName) -> BoundColumn? {
        if let index = sums.firstIndex(of: column.text) { return BoundColumn(place: .sum(index), name: column.text) }
        if let index = header.column(named: column.text) {
            return BoundColumn(place: .main(index), name: column.text)
        }
        for (number, join) in joins.enumerated() where column.text.hasPrefix("\(join.name).") {
            let name = String(column.text.dropFirst(join.name.count + 1))
            if let index = join.header.column(named: name) {
                return BoundColumn(place: .joined(number, index), name: column.text)
            }
        }
        issues.note(
            column.mark, column.path,
            Phrase("mapping-no-column", ["column": RowIssue.shortened(column.text), "known": PhraseList(known)]))
        return nil
    }

    private var known: [Phrase] {
        let own = Phrase("mapping-columns", ["file": file, "columns": ImportFileError.list(header.names)])
        let others = joins.map { join in
            let columns = ImportFileError.list(join.header.names.map { "\(join.name).\($0)" })
            return Phrase("mapping-joined-columns", ["file": join.file, "columns": columns])
        }
        let given = sums.isEmpty ? [] : [Phrase("mapping-sums", ["sums": ImportFileError.list(sums)])]
        return [own] + others + given
    }
}

extension FieldSource where Column == BoundColumn {
    /// The value for a row: empty where there is none.
    ///
    /// - `isList`: whether what its map does not know as a whole is looked up element by element.
    func text(in row: JoinedRow, isList: Bool = false) -> String {
        let found: String
        switch origin {
        case .constant(let text): return text
        case .column(let column): found = row.value(column)
        case .concat(let columns, let separator):
            found = columns.map(row.value).filter { !$0.isEmpty }.joined(separator: separator)
        }
        if let meant = map[found] { return meant }
        if isList, !map.isEmpty, found.utf8.contains(UInt8(ascii: ";")) {
            return found.split(separator: ";").map { part in
                let element = String(String(part).trimmedBlanks)
                return map[element] ?? element
            }.joined(separator: ";")
        }
        return found.isEmpty ? fallback ?? "" : found
    }

    /// What messages call it.
    var name: String? {
        switch origin {
        case .constant: nil
        case .column(let column): column.name
        case .concat(let columns, _): columns.map(\.name).joined(separator: "+")
        }
    }

    /// The column that it is, when it is one as it stands.
    var column: BoundColumn? { if case .column(let column) = origin { column } else { nil } }
}

extension RowCondition where Column == BoundColumn {
    func holds(for row: JoinedRow) -> Bool {
        tests.allSatisfy { column, test in
            let value = row.value(column)
            return switch test {
            case .empty: value.isEmpty
            case .present: !value.isEmpty
            case .oneOf(let values): values.contains(value)
            }
        }
    }
}

/// The cells that a mapping makes of a row.
struct MappedCells<Column: ImportColumn>: CellSource {
    let row: JoinedRow
    let plan: FieldPlan<Column, BoundColumn>
    let dateOrders: [BoundColumn: DateOrder]

    func raw(_ column: Column) -> String? {
        guard let source = plan[column] else { return nil }
        let text = source.text(in: row, isList: column.isList)
        return text.isEmpty ? nil : text
    }
    func name(of column: Column) -> String { plan[column]?.name ?? column.name }
    func isComputed(_ column: Column) -> Bool { plan[column]?.column?.isSum ?? false }
    func dateStyle(of column: Column) -> DateStyle { .loose(plan[column]?.column.flatMap { dateOrders[$0] }) }

    var custom: [(name: String, value: String)] { plan.custom.map { ($0.name, $0.source.text(in: row)) } }
}
