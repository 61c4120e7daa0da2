/// A row of the data with each combination of rows of other files that fit it.
struct FittingRows {
    /// At least one.
    private(set) var rows: [JoinedRow]
    /// The joins of which several rows fit, by number. Once there are more than may be, `rows` is the first alone: the
    /// combinations multiply, and the row will be refused.
    private(set) var several: [Int] = []

    var first: JoinedRow { rows[0] }

    /// - `keys`: for each join the columns whose values are looked for.
    /// - `mostSeveral`: how many joins may give several rows.
    init(_ record: CSVRecord, joins: [JoinIndex], keys: [[BoundColumn]], mostSeveral: Int) {
        rows = [JoinedRow(main: record)]
        for (number, join) in joins.enumerated() {
            let matches = rows.map { row in join.matches(keys[number].map(row.value)) }
            if Self.areSeveral(matches) { several.append(number) }
            if several.count > mostSeveral {
                rows = [first.joined(with: matches[0].first)]
            } else {
                rows = zip(rows, matches).flatMap { row, matches in
                    matches.isEmpty ? [row.joined(with: nil)] : matches.map { row.joined(with: $0) }
                }
            }
        }
    }

    private static func areSeveral(_ matches: [[CSVRecord]]) -> Bool {
        guard let first = matches.lazy.compactMap(\.first).first else { return false }
        return matches.contains { $0.count > 1 || $0.first.map { $0.row != first.row } ?? false }
    }
}

extension JoinedRow {
    fileprivate func joined(with record: CSVRecord?) -> JoinedRow {
        var next = self
        next.joined.append(record)
        return next
    }
}
