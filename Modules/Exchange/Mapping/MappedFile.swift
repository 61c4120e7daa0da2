import Domain

/// A file with a mapping: customers first, then its rows in order.
final class MappedFile: RowSource {
    private let context: ImportContext
    private let entries: [MappedTable.Entry]
    private let rules: BoundMapping
    private var customers: CustomerPlan
    private var position = 0
    private var pending: [ImportItem] = []

    init(
        _ source: ImportSource, by mapping: Mapping, with files: CompanionFiles, context: ImportContext
    ) throws(ImportFileError) {
        self.context = context
        let log = MappingIssues()
        do throws(ImportFileError) {
            let table = try MappedTable(source, by: mapping, with: files, log: log)
            let list = try CustomerTable(mapping, with: files, log: log)
            let rules = BoundMapping(mapping, finder: table.finder)
            guard log.all.isEmpty else { throw ImportFileError.mapping(file: mapping.file, issues: log.sorted) }
            self.rules = try rules.withDateOrders(of: table.entries, file: source.name, given: mapping.dateOrder)
            entries = table.entries
            customers = CustomerPlan(list, rules: self.rules)
        } catch {
            guard case .mapping(_, let issues) = error else { throw error }
            throw .mapping(file: mapping.file, issues: issues)
        }
        customers.gather(entries, rules: rules, context: context)
        pending = customers.items(context: context).reversed()
    }

    var customerColumns: [String] { customers.columns }
    var isOneRowEach: Bool { customers.isOneRowEach }

    func next() throws(ImportFileError) -> ImportItem? {
        while true {
            if let item = pending.popLast() { return item }
            guard position < entries.count else { return nil }
            pending = items(entries[position]).reversed()
            position += 1
        }
    }

    private func items(_ entry: MappedTable.Entry) -> [ImportItem] {
        switch entry {
        case .issue(let issue): [.issue(issue)]
        case .row(let row):
            switch rules.reading(of: row, context: context) {
            case .skipped(let skipped): [.skipped(skipped)]
            case .events where isOneRowEach: customers.item(row, context: context)
            case .events(let events): events.map(ImportItem.event)
            case .issues(let issues): issues.map(ImportItem.issue)
            }
        }
    }
}

/// A mapping whose columns were found.
struct BoundMapping {
    typealias CustomerFields = FieldPlan<CustomerColumn, BoundColumn>
    typealias EventFields = FieldPlan<EventColumn, BoundColumn>

    enum Reading {
        case skipped(SkippedRow)
        case events([EventRow])
        case issues([RowIssue])
    }

    struct Customer {
        let fields: CustomerFields
        let creates: Bool
        let ownerIsLatest: Bool
    }

    let customer: Customer?
    private let events: [(condition: RowCondition<BoundColumn>, fields: EventFields)]
    private let skips: [(condition: RowCondition<BoundColumn>, reason: String)]
    private(set) var dateOrders: [BoundColumn: DateOrder] = [:]
    var hasEvents: Bool { !events.isEmpty }

    init(_ mapping: Mapping, finder: ColumnFinder) {
        customer = mapping.customer.map {
            Customer(fields: $0.fields.bound(finder.find), creates: $0.creates, ownerIsLatest: $0.ownerIsLatest)
        }
        let key = customer?.fields[.key]
        events = mapping.events.map { rule in
            var fields = rule.fields.bound(finder.find)
            fields[.customer] = key
            return (rule.condition.bound(finder.find), fields)
        }
        skips = mapping.skips.map { ($0.condition.bound(finder.find), $0.reason) }
    }

    /// The same with the order of each column's dates, as given or as the column itself shows it.
    func withDateOrders(
        of entries: [MappedTable.Entry], file: String, given: DateOrder?
    ) throws(ImportFileError) -> BoundMapping {
        var copy = self
        let columns = Set(events.flatMap(\.fields.dateColumns) + (customer?.fields.dateColumns ?? []))
        let rows = entries.compactMap { entry in if case .row(let row) = entry { row } else { nil } }
        for column in columns.sorted(by: { $0.name < $1.name }) {
            copy.dateOrders[column] = try column.dateOrder(in: rows, file: file, given: given)
        }
        return copy
    }

    /// What a row gives.
    func reading(of row: JoinedRow, context: ImportContext) -> Reading {
        let place = RowPlace(row: row.main.row, line: row.main.line)
        if let index = skips.firstIndex(where: { $0.condition.holds(for: row) }) {
            return .skipped(SkippedRow(rule: index + 1, reason: skips[index].reason, place: place))
        }
        var given: [EventRow] = []
        var issues: [RowIssue] = []
        var applies = false
        for rule in events where rule.condition.holds(for: row) {
            applies = true
            let cells = MappedCells(row: row, plan: rule.fields, dateOrders: dateOrders)
            var parser = RowParser(cells, at: place, context: context)
            if let event = parser.event() {
                given.append(event)
            } else {
                issues += parser.issues.filter { !issues.contains($0) }
            }
        }
        guard issues.isEmpty else { return .issues(issues) }
        guard applies || events.isEmpty else { return .issues([noEvent(row, place)]) }
        return .events(given)
    }

    private func noEvent(_ row: JoinedRow, _ place: RowPlace) -> RowIssue {
        var columns: [BoundColumn] = []
        for test in events.flatMap(\.condition.tests) where !columns.contains(test.column) {
            columns.append(test.column)
        }
        let values = columns.map { column in
            Phrase("row-value-of", ["column": column.name, "value": RowIssue.shortened(row.value(column))])
        }
        return RowIssue(
            .noEvent, at: place,
            values.isEmpty ? Phrase("row-no-event") : Phrase("row-no-event-values", ["values": PhraseList(values)]))
    }
}

extension FieldPlan where Origin == BoundColumn {
    /// The columns of the file that are read as dates.
    var dateColumns: [BoundColumn] { Column.allCases.filter(\.isDate).compactMap { self[$0]?.column } }
}

extension BoundColumn {
    /// The order of the dates in this column of `rows`.
    func dateOrder(in rows: [JoinedRow], file: String, given: DateOrder?) throws(ImportFileError) -> DateOrder? {
        if let given { return given }
        var scan = DateOrderScan()
        for row in rows { scan.add(row.value(self), row: row.main.row) }
        return try scan.order(file: file, column: name)
    }
}
