import Domain

/// A joined file, held whole, found by the values of its key columns.
struct JoinIndex {
    let join: Mapping.Join
    let header: CSVHeader
    /// Rows of it that could not be read.
    private(set) var issues: [RowIssue] = []
    private var records: [[String]: [CSVRecord]] = [:]

    init(_ join: Mapping.Join, files: CompanionFiles, issues log: MappingIssues) throws(ImportFileError) {
        self.join = join
        let source = try files.opened(join.file, at: join.mark, log)
        var stream = try RecordStream(source)
        header = stream.header
        let finder = ColumnFinder(file: join.file, header: header, issues: log)
        let columns = join.on.compactMap { finder.find($0.right) }
        guard columns.count == join.on.count else { return }
        while let row = try stream.next() {
            switch row {
            case .refused(let error): issues.append(RowIssue(error, file: join.file))
            case .record(let record):
                let joined = JoinedRow(main: record)
                let key = columns.map(joined.value)
                if !key.contains("") { records[key, default: []].append(record) }
            }
        }
    }

    /// The rows whose key columns have these values, in the order of the file.
    func matches(_ key: [String]) -> [CSVRecord] { records[key] ?? [] }
}

extension CompanionFiles {
    /// The file of the name; a missing one is an error of the mapping.
    func opened(_ name: String, at mark: MappingPlace, _ log: MappingIssues) throws(ImportFileError) -> ImportSource {
        if let source = try source(name) { return source }
        log.note(mark, "", Phrase("mapping-no-file", ["name": RowIssue.shortened(name)]))
        throw .mapping(file: "", issues: log.sorted)
    }
}
