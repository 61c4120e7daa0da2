import Domain

/// The rows of a mapped file after joining and grouping, held whole.
struct MappedTable {
    enum Entry {
        case row(JoinedRow)
        case issue(RowIssue)
    }

    let finder: ColumnFinder
    /// In the order of the file; a group stands where its first row does.
    private(set) var entries: [Entry] = []

    /// Reads the data and what is joined to it.
    ///
    /// - Throws: any ``ImportFileError``; columns that are not there are noted in `log` instead.
    init(
        _ source: ImportSource, by mapping: Mapping, with files: CompanionFiles, log: MappingIssues
    ) throws(ImportFileError) {
        var stream = try RecordStream(source)
        var joins: [JoinIndex] = []
        var finder = ColumnFinder(file: source.name, header: stream.header, issues: log)
        var keys: [[BoundColumn]] = []
        for join in mapping.joins {
            keys.append(join.on.compactMap { finder.find($0.left) })
            let index = try JoinIndex(join, files: files, issues: log)
            finder.joins.append((join.name, join.file, index.header))
            joins.append(index)
        }
        let groups = mapping.group.flatMap { RowGroups($0, finder: finder, joins: joins) }
        for sum in mapping.group?.sums ?? [] {
            if finder.header.column(named: sum.name) != nil, let mark = mapping.group?.by.first?.mark {
                log.note(mark, "group.sum.\(sum.name)", Phrase("mapping-sum-name"))
            }
            finder.sums.append(sum.name)
        }
        self.finder = finder
        guard log.all.isEmpty else { return }
        for join in joins { entries += join.issues.map(Entry.issue) }
        guard var groups else {
            while let row = try stream.next() { entries.append(Self.single(row, joins: joins, keys: keys)) }
            return
        }
        while let row = try stream.next() {
            switch row {
            case .refused(let error): groups.add(RowIssue(error))
            case .record(let record): groups.add(FittingRows(record, joins: joins, keys: keys, mostSeveral: 1))
            }
        }
        entries += groups.finished()
    }

    private static func single(_ row: CSVRow, joins: [JoinIndex], keys: [[BoundColumn]]) -> Entry {
        switch row {
        case .refused(let error): return .issue(RowIssue(error))
        case .record(let record):
            let fitting = FittingRows(record, joins: joins, keys: keys, mostSeveral: 0)
            guard let join = fitting.several.first else { return .row(fitting.first) }
            return .issue(
                RowIssue(
                    .ambiguousJoin, at: RowPlace(row: record.row, line: record.line),
                    Phrase("row-ambiguous-join", ["file": joins[join].join.file])))
        }
    }
}
