import Domain

/// What is to be said of the rows of a file, as it is met.
struct RowNotes {
    private var problems = RowGroups()
    private var skipped = RowGroups()
    private var problemRows = RowSet()

    mutating func note(problem code: String, _ phrase: Phrase, row: Int) {
        problemRows.insert(row)
        problems.note(code, phrase, row: row)
    }

    /// - `reason`: as the mapping gives it.
    mutating func note(skipped reason: String, row: Int) {
        skipped.note("skipped", Phrase(verbatim: reason), row: row)
    }

    mutating func tell(_ report: inout ImportReport) {
        (report.problems, report.problemsLeftOut) = problems.told()
        (report.skipped, report.skippedLeftOut) = skipped.told()
        report.rowsWithProblems = problemRows.count
    }
}

/// Row numbers of a file: a bit for each row up to the highest.
struct RowSet {
    private var words: [UInt64] = []
    private(set) var count = 0

    /// - `row`: 0 or more.
    mutating func insert(_ row: Int) {
        let (word, bit) = (row >> 6, UInt64(1) << UInt64(row & 63))
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        guard words[word] & bit == 0 else { return }
        words[word] |= bit
        count += 1
    }
}

/// Rows by what befell them, no more of it than a report tells, and counted to the last.
///
/// Whatever order rows are met in, those groups are told that begin first in the file, with their lowest rows. A row of
/// a group that others have pushed out takes 16 bytes: a lower row may still bring its group back.
struct RowGroups {
    /// So many groups are told, and so many rows of each.
    private let limit: Int

    private struct Kind: Hashable {
        let code: String
        let phrase: Phrase
    }

    private struct PutAside {
        /// The kind's hash.
        let kind: Int
        /// 0 for rows that are higher than all others of their kind.
        let row: UInt32
        let count: UInt32
    }

    private var groups: [Kind: Rows] = [:]
    private var aside: [PutAside] = []
    private var total = 0
    /// From this row on no other group can begin that is told.
    private var end = Int.max

    init(limit: Int = 1_000) { self.limit = limit }

    mutating func note(_ code: String, _ phrase: Phrase, row: Int) {
        total += 1
        let kind = Kind(code: code, phrase: phrase)
        if groups[kind]?.add(row, limit) != nil { return }
        guard row < end else {
            aside.append(PutAside(kind: kind.hashValue, row: UInt32(clamping: row), count: 1))
            return
        }
        groups[kind] = Rows(row, place: total)
        // Not with each that is too many, for there may be another in each row.
        if groups.count == 2 * limit { cut() }
    }

    /// The groups by their first rows, and how often something befell rows that none of them tells of; nil for never.
    mutating func told() -> (groups: [ImportReport.Group], leftOut: Int?) {
        if groups.count > limit { cut() }
        let kinds = Dictionary(groups.keys.map { ($0.hashValue, $0) }, uniquingKeysWith: { first, _ in first })
        for piece in aside {
            guard let kind = kinds[piece.kind] else { continue }
            if piece.row > 0 {
                groups[kind]?.add(Int(piece.row), limit)
            } else {
                groups[kind]?.count += Int(piece.count)
            }
        }
        aside = []
        let told = sorted().map { kind, rows in
            ImportReport.Group(code: kind.code, message: kind.phrase, count: rows.count, rows: rows.lowest(limit))
        }
        let leftOut = total - told.reduce(0) { $0 + $1.count }
        return (told, leftOut > 0 ? leftOut : nil)
    }

    private func sorted() -> [(key: Kind, value: Rows)] {
        groups.sorted { ($0.value.first, $0.value.place) < ($1.value.first, $1.value.place) }
    }

    private mutating func cut() {
        let sorted = sorted()
        end = sorted[limit - 1].value.first
        for (kind, rows) in sorted.dropFirst(limit) {
            groups[kind] = nil
            let lowest = rows.lowest(limit), others = rows.count - lowest.count
            aside += lowest.map { PutAside(kind: kind.hashValue, row: UInt32(clamping: $0), count: 1) }
            if others > 0 { aside.append(PutAside(kind: kind.hashValue, row: 0, count: UInt32(clamping: others))) }
        }
    }
}

extension RowGroups {
    /// The rows of one group.
    private struct Rows {
        var count = 1
        private(set) var first: Int
        /// When the group was met, among those that begin in the same row.
        let place: Int
        private var rows: [Int]
        /// From this row on none is told.
        private var end = Int.max

        init(_ row: Int, place: Int) {
            first = row
            rows = [row]
            self.place = place
        }

        /// In their order, no more than are told.
        func lowest(_ limit: Int) -> [Int] { Array(rows.sorted().prefix(limit)) }

        mutating func add(_ row: Int, _ limit: Int) {
            count += 1
            first = min(first, row)
            guard row < end else { return }
            rows.append(row)
            if rows.count == 2 * limit {
                rows = lowest(limit)
                end = rows[limit - 1]
            }
        }
    }
}
