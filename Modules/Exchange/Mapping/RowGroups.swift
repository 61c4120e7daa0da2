import Domain

/// Puts rows together that have the same values in some columns, and sums over them exactly.
struct RowGroups {
    private struct Member {
        var first: JoinedRow
        var totals: [ExactDecimal?]
        var issue: RowIssue?
    }
    private enum Slot {
        case group(Int)
        case issue(RowIssue)
    }

    private let by: [BoundColumn]
    private let sums: [Sum<BoundColumn>]
    private let joinFiles: [String]
    private var slots: [Slot] = []
    private var members: [Member] = []
    private var indices: [[String]: Int] = [:]

    /// Nil when a column is not there, which the finder notes.
    init?(_ group: Mapping.Group, finder: ColumnFinder, joins: [JoinIndex]) {
        by = group.by.compactMap(finder.find)
        var sums: [Sum<BoundColumn>] = []
        for sum in group.sums {
            let factors = sum.factors.compactMap { factor in
                finder.find(factor.column).map {
                    Sum<BoundColumn>.Factor(column: $0, isComplement: factor.isComplement)
                }
            }
            sums.append(Sum<BoundColumn>(name: sum.name, factors: factors))
            if factors.count != sum.factors.count { return nil }
        }
        self.sums = sums
        joinFiles = joins.map(\.join.file)
        if by.count != group.by.count { return nil }
    }

    mutating func add(_ issue: RowIssue) { slots.append(.issue(issue)) }

    /// Adds one row of the data with each combination of joined rows that fits it.
    mutating func add(_ fitting: FittingRows) {
        let first = fitting.first
        let key = by.map(first.value)
        let index: Int
        if let known = indices[key] {
            index = known
        } else {
            index = members.count
            indices[key] = index
            members.append(Member(first: first, totals: sums.map { _ in nil }))
            slots.append(.group(index))
        }
        if let issue = doubled(fitting) { return fail(index, issue) }
        for row in fitting.rows {
            for (number, sum) in sums.enumerated() {
                switch Self.product(sum.factors, in: row) {
                case .success(nil): continue
                case .success(let term?):
                    guard let total = (members[index].totals[number] ?? .zero).adding(term) else {
                        fail(index, tooLong(sum, row))
                        continue
                    }
                    members[index].totals[number] = total
                case .failure(.tooLong): fail(index, tooLong(sum, row))
                case .failure(.notANumber(let column)): fail(index, notANumber(column, row))
                }
            }
        }
    }

    /// The groups with their sums, and the issues, in the order in which they began.
    consuming func finished() -> [MappedTable.Entry] {
        let members = members
        return slots.map { slot in
            switch slot {
            case .issue(let issue): return .issue(issue)
            case .group(let index):
                let member = members[index]
                if let issue = member.issue { return .issue(issue) }
                var row = member.first
                row.sums = member.totals.map { $0?.description ?? "" }
                return .row(row)
            }
        }
    }

    private mutating func fail(_ index: Int, _ issue: RowIssue) {
        if members[index].issue == nil { members[index].issue = issue }
    }

    /// Two files of which several rows fit would count each other's rows again.
    private func doubled(_ fitting: FittingRows) -> RowIssue? {
        guard fitting.several.count > 1 else { return nil }
        return RowIssue(
            .ambiguousJoin, at: Self.place(fitting.first),
            Phrase("row-doubled-join", ["files": fitting.several.map { joinFiles[$0] }]))
    }

    private enum ProductFailure: Error {
        case tooLong
        case notANumber(BoundColumn)
    }

    /// The product for a row; nil when its factors are of a file that has no row for it.
    private static func product(
        _ factors: [Sum<BoundColumn>.Factor], in row: JoinedRow
    ) -> Result<ExactDecimal?, ProductFailure> {
        var product: ExactDecimal?
        for factor in factors {
            if case .joined(let join, _) = factor.column.place, row.joined[join] == nil { return .success(nil) }
            guard let number = ExactDecimal(row.value(factor.column)) else {
                return .failure(.notANumber(factor.column))
            }
            guard let value = factor.isComplement ? number.complement : number else { return .failure(.tooLong) }
            guard let next = product.map({ $0.multiplied(by: value) }) ?? value else { return .failure(.tooLong) }
            product = next
        }
        return .success(product)
    }

    private static func place(_ row: JoinedRow) -> RowPlace { RowPlace(row: row.main.row, line: row.main.line) }

    private func tooLong(_ sum: Sum<BoundColumn>, _ row: JoinedRow) -> RowIssue {
        RowIssue(
            .notComputable, at: Self.place(row), column: sum.name,
            Phrase("row-sum-too-long", ["sum": sum.name]))
    }

    private func notANumber(_ column: BoundColumn, _ row: JoinedRow) -> RowIssue {
        var place = Self.place(row)
        if case .joined(let join, _) = column.place, let record = row.joined[join] {
            place = RowPlace(row: record.row, line: record.line, file: joinFiles[join])
        }
        let value = row.value(column)
        return RowIssue(
            .invalidNumber, at: place, column: column.name, value: value,
            Phrase("row-sum-not-a-number", ["value": RowIssue.shortened(value)]))
    }
}
