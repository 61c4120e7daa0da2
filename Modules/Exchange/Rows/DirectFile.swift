import Domain

/// A customers file of FORMATS.md.
final class CustomerFile: RowSource {
    private var records: RecordStream
    private let layout: ColumnLayout<CustomerColumn>
    private let context: ImportContext
    private var pending: [RowIssue] = []
    /// The row in which each key stood first.
    private var rows: [CustomerKey: Int] = [:]

    init(_ source: ImportSource, context: ImportContext) throws(ImportFileError) {
        records = try RecordStream(source)
        layout = try ColumnLayout(records.header, file: source.name)
        self.context = context
    }

    var customerColumns: [String] { layout.columns }
    /// A row whose key has been seen is an issue.
    var isOneRowEach: Bool { true }

    func next() throws(ImportFileError) -> ImportItem? {
        if let issue = pending.popLast() { return .issue(issue) }
        guard let row = try records.next() else { return nil }
        switch row {
        case .refused(let error):
            return .issue(RowIssue(error))
        case .record(let record):
            let place = RowPlace(row: record.row, line: record.line)
            var parser = RowParser(DirectCells(record: record, layout: layout), at: place, context: context)
            let custom = layout.others.map { (name: $0.name, value: record[text: $0.place]) }
            if let customer = parser.customer(custom: custom) { return unique(customer) }
            pending = parser.issues.reversed()
            return pending.popLast().map(ImportItem.issue)
        }
    }

    private func unique(_ customer: CustomerRow) -> ImportItem {
        let key = customer.key
        if let first = rows[key] { return .issue(.duplicate(key, first: first, at: customer.place)) }
        rows[key] = customer.place.row
        return .customer(customer)
    }
}

extension RowIssue {
    static func duplicate(_ key: CustomerKey, first: Int, column: String = "key", at place: RowPlace) -> RowIssue {
        RowIssue(
            .duplicateKey, at: place, column: column, field: CustomerColumn.key.name, value: key.text,
            Phrase("row-duplicate-key", ["key": shortened(key.text), "row": first]))
    }
}

/// A timeline file of FORMATS.md.
final class TimelineFile: RowSource {
    private var records: RecordStream
    private let layout: ColumnLayout<EventColumn>
    private let context: ImportContext
    private var pending: [RowIssue] = []

    init(_ source: ImportSource, context: ImportContext) throws(ImportFileError) {
        records = try RecordStream(source)
        layout = try ColumnLayout(records.header, file: source.name)
        self.context = context
        let unknown = layout.others.map(\.name)
        guard unknown.isEmpty else {
            throw .unknownColumns(file: source.name, unknown: unknown, known: EventColumn.names)
        }
    }

    var customerColumns: [String] { [] }

    func next() throws(ImportFileError) -> ImportItem? {
        if let issue = pending.popLast() { return .issue(issue) }
        guard let row = try records.next() else { return nil }
        switch row {
        case .refused(let error):
            return .issue(RowIssue(error))
        case .record(let record):
            let place = RowPlace(row: record.row, line: record.line)
            var parser = RowParser(DirectCells(record: record, layout: layout), at: place, context: context)
            if let event = parser.event() { return .event(event) }
            pending = parser.issues.reversed()
            return pending.popLast().map(ImportItem.issue)
        }
    }
}

/// The records of a source under its name, without rows of empty cells.
struct RecordStream: ~Copyable {
    private let name: String
    private var reader: CSVReader

    init(_ source: ImportSource) throws(ImportFileError) {
        name = source.name
        reader = try source.reader()
    }

    var header: CSVHeader { reader.header }

    mutating func next() throws(ImportFileError) -> CSVRow? {
        while true {
            let row: CSVRow?
            do throws(CSVError) { row = try reader.next() } catch { throw .csv(file: name, error) }
            guard case .record(let record)? = row, record.isBlank else { return row }
        }
    }
}
