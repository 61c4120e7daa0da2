import Domain

/// The second file of a mapping, which lists customers.
struct CustomerTable {
    let name: String
    let fields: FieldPlan<CustomerColumn, BoundColumn>
    private(set) var dateOrders: [BoundColumn: DateOrder] = [:]
    private(set) var rows: [CSVRow] = []

    /// Nil when the mapping has none. Columns that are not there are noted in `log`.
    init?(_ mapping: Mapping, with files: CompanionFiles, log: MappingIssues) throws(ImportFileError) {
        guard let list = mapping.customers else { return nil }
        name = list.file
        var stream = try RecordStream(try files.opened(list.file, at: list.mark, log))
        fields = list.fields.bound(ColumnFinder(file: list.file, header: stream.header, issues: log).find)
        while let row = try stream.next() { rows.append(row) }
        let records = rows.compactMap { row in
            if case .record(let record) = row { JoinedRow(main: record) } else { nil }
        }
        for column in fields.dateColumns {
            dateOrders[column] = try column.dateOrder(in: records, file: name, given: mapping.dateOrder)
        }
    }
}

/// Finds out which customers a mapped file creates, since when, and who owns them.
struct CustomerPlan {
    /// What the rows say of one customer.
    private struct Naming {
        let key: CustomerKey
        let row: JoinedRow
        var firstEvent: Instant?
        var owner: (user: UserID, at: Instant)?
    }

    private let list: CustomerTable?
    private let customer: BoundMapping.Customer?
    private let dateOrders: [BoundColumn: DateOrder]
    private var namings: [Naming] = []
    private var indices: [CustomerKey: Int] = [:]
    /// Rows that create a customer without an event and name one that another row has created.
    private var issues: [RowIssue] = []
    /// Whether each row is a customer of its own and nothing else: rows are then read one by one.
    let isOneRowEach: Bool
    /// Of those the row in which each key stood first.
    private var rows: [CustomerKey: Int] = [:]

    init(_ list: CustomerTable?, rules: BoundMapping) {
        self.list = list
        customer = rules.customer
        dateOrders = rules.dateOrders
        isOneRowEach = list == nil && !rules.hasEvents
    }

    private var creates: Bool { customer?.creates ?? false }

    /// The profile columns that the customers state.
    var columns: [String] {
        CustomerColumn.allCases.filter { column in
            list?.fields[column] != nil || (creates || column == .owner) && customer?.fields[column] != nil
                || creates && column == .name
        }.map(\.name)
    }

    /// Reads the rows for what they say of customers.
    mutating func gather(_ entries: [MappedTable.Entry], rules: BoundMapping, context: ImportContext) {
        guard let customer, !isOneRowEach, creates || list != nil else { return }
        for case .row(let row) in entries {
            guard case .events(let events) = rules.reading(of: row, context: context) else { continue }
            let place = RowPlace(row: row.main.row, line: row.main.line)
            let cells = MappedCells(row: row, plan: customer.fields, dateOrders: dateOrders)
            var parser = RowParser(cells, at: place, context: context)
            guard let key = parser.key(.key) else {
                parser.noteMissing(.key, Phrase("row-no-customer-mapped"))
                issues += parser.issues
                continue
            }
            let owner = parser.user(.owner)
            if events.isEmpty, let first = indices[key].map({ namings[$0].row.main.row }) {
                issues.append(.duplicate(key, first: first, column: cells.name(of: .key), at: place))
                continue
            }
            note(key, row, owner: owner, events: events)
        }
    }

    private mutating func note(_ key: CustomerKey, _ row: JoinedRow, owner: UserID?, events: [EventRow]) {
        let index = indices[key] ?? namings.count
        if index == namings.count {
            indices[key] = index
            namings.append(Naming(key: key, row: row))
        }
        let times = events.map(\.at)
        if let first = times.min() { namings[index].firstEvent = min(namings[index].firstEvent ?? first, first) }
        guard let owner else { return }
        let isLatest = customer?.ownerIsLatest ?? true
        let at = (isLatest ? times.max() : times.min()) ?? .unset
        let isBetter = namings[index].owner.map { isLatest ? at >= $0.at : at < $0.at } ?? true
        if isBetter { namings[index].owner = (owner, at) }
    }

    /// The customers: those of the list, then those that only rows name, each in the order of its file.
    func items(context: ImportContext) -> [ImportItem] {
        var known: [CustomerKey: Int] = [:]
        var items: [ImportItem] = []
        for row in list?.rows ?? [] { items += listed(row, known: &known, context: context) }
        guard creates else { return items + issues.map(ImportItem.issue) }
        for naming in namings where known[naming.key] == nil { items += created(naming, context: context) }
        return items + issues.map(ImportItem.issue)
    }

    /// The customer that a row is, where rows are nothing else.
    mutating func item(_ row: JoinedRow, context: ImportContext) -> [ImportItem] {
        guard let fields = customer?.fields else { return [] }
        let place = RowPlace(row: row.main.row, line: row.main.line)
        let cells = MappedCells(row: row, plan: fields, dateOrders: dateOrders)
        return read(cells, at: place, context: context) { customer in
            if let first = rows[customer.key] {
                return .issue(.duplicate(customer.key, first: first, column: cells.name(of: .key), at: place))
            }
            rows[customer.key] = place.row
            return .customer(customer)
        }
    }

    private func listed(_ row: CSVRow, known: inout [CustomerKey: Int], context: ImportContext) -> [ImportItem] {
        guard let list else { return [] }
        guard case .record(let record) = row else {
            guard case .refused(let error) = row else { return [] }
            return [.issue(RowIssue(error, file: list.name))]
        }
        let place = RowPlace(row: record.row, line: record.line, file: list.name)
        let cells = MappedCells(row: JoinedRow(main: record), plan: list.fields, dateOrders: list.dateOrders)
        return read(cells, at: place, context: context) { customer in
            if let first = known[customer.key] {
                return .issue(.duplicate(customer.key, first: first, column: cells.name(of: .key), at: place))
            }
            known[customer.key] = place.row
            if let index = indices[customer.key] { complete(&customer, by: namings[index]) }
            return .customer(customer)
        }
    }

    private func created(_ naming: Naming, context: ImportContext) -> [ImportItem] {
        guard let fields = customer?.fields else { return [] }
        let place = RowPlace(row: naming.row.main.row, line: naming.row.main.line)
        let cells = MappedCells(row: naming.row, plan: fields, dateOrders: dateOrders)
        return read(cells, at: place, context: context) { customer in
            complete(&customer, by: naming)
            return .customer(customer)
        }
    }

    private func complete(_ customer: inout CustomerRow, by naming: Naming) {
        if let owner = naming.owner?.user { customer.profile.statedOwner = owner }
        customer.createdAt = customer.createdAt ?? naming.firstEvent
    }

    /// Reads cells as a customer, whose name is its key when the mapping gives none.
    private func read(
        _ cells: MappedCells<CustomerColumn>, at place: RowPlace, context: ImportContext,
        _ then: (inout CustomerRow) -> ImportItem
    ) -> [ImportItem] {
        var plan = cells.plan
        if plan[.name] == nil { plan[.name] = plan[.key] }
        let named = MappedCells(row: cells.row, plan: plan, dateOrders: cells.dateOrders)
        var parser = RowParser(named, at: place, context: context)
        guard var customer = parser.customer(custom: named.custom) else { return parser.issues.map(ImportItem.issue) }
        return [then(&customer)]
    }
}
