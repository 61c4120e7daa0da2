import Domain
import Storage

/// The indexes that hold lines of worklists in order, and what is asked of each, always of one owner; NULL is the high seas.
enum WorklistSQL {
    /// Who is owed anything, for whom a clock runs, and whose warning comes before all else.
    case worklist, pressing, warned

    /// Where the lines of a section stand.
    static func of(_ section: WorklistSection) -> [WorklistSQL] {
        switch section {
        case .pressing: [.pressing]
        case .today: [.worklist]
        case .ahead: [.worklist, .warned]
        }
    }

    /// The first rank that anybody has behind `rank`.
    func firstRank(of owner: String?, after rank: Int64, _ connection: Connection) throws -> Int64? {
        let sql: StaticString =
            switch self {
            case .worklist:
                """
                SELECT rank FROM facts WHERE due IS NOT NULL AND owner IS ? AND rank > ? ORDER BY rank LIMIT 1
                """
            case .pressing:
                """
                SELECT rank FROM facts WHERE clock_due IS NOT NULL AND owner IS ? AND rank > ? ORDER BY rank LIMIT 1
                """
            case .warned:
                """
                SELECT rank FROM facts WHERE due IS NOT work_due AND owner IS ? AND rank > ? ORDER BY rank LIMIT 1
                """
            }
        var call = try connection.call(sql)
        call.bind(owner)
        call.bind(rank)
        return try call.first { $0.integer() }
    }

    func lines(of section: WorklistSection) -> StaticString {
        switch (self, section) {
        case (.pressing, _):
            """
            SELECT clock_due, name, key, customer_id FROM facts
            WHERE clock_due IS NOT NULL AND owner IS ?1 AND rank = ?2 AND (clock_due, name, key) > (?3, ?4, ?5)
                AND clock_due <= ?6
            ORDER BY clock_due, name, key LIMIT ?7
            """
        case (.worklist, .ahead):
            """
            SELECT due, name, key, customer_id FROM facts
            WHERE due IS NOT NULL AND owner IS ?1 AND rank = ?2 AND (due, name, key) > (?3, ?4, ?5)
                AND due <= ?6 AND work_due = due AND (clock_due IS NULL OR clock_due > ?8)
            ORDER BY due, name, key LIMIT ?7
            """
        case (.worklist, _):
            """
            SELECT due, name, key, customer_id FROM facts
            WHERE due IS NOT NULL AND owner IS ?1 AND rank = ?2 AND (due, name, key) > (?3, ?4, ?5)
                AND due <= ?6 AND (clock_due IS NULL OR clock_due > ?8)
            ORDER BY due, name, key LIMIT ?7
            """
        case (.warned, _):
            """
            SELECT work_due, name, key, customer_id FROM facts
            WHERE due IS NOT work_due AND owner IS ?1 AND rank = ?2 AND (work_due, name, key) > (?3, ?4, ?5)
                AND work_due <= ?6 AND (clock_due IS NULL OR clock_due > ?8) AND due > ?9
            ORDER BY work_due, name, key LIMIT ?7
            """
        }
    }

    /// Adds the first lines of one rank that come after a place.
    func read(
        _ section: WorklistSection, _ rank: Int64, of owner: String?, _ query: WorklistQuery, after: WorklistPlace?,
        count: Int, into found: inout [WorklistPlace], _ connection: Connection
    ) throws {
        var call = try connection.call(lines(of: section))
        call.bind(owner)
        call.bind(rank)
        let earliest = section == .ahead ? query.today.milliseconds.next : .min
        let after = after.flatMap { $0.due.milliseconds < earliest ? nil : $0 }
        call.bind(after?.due.milliseconds ?? earliest)
        call.bind(after?.name ?? "")
        call.bind(after?.key ?? "")
        switch section {
        case .pressing: call.bind(query.pressing.milliseconds)
        case .today: call.bind(query.today.milliseconds)
        case .ahead: call.bind((query.ahead ?? query.today).milliseconds.previous)
        }
        call.bind(count)
        if self != .pressing { call.bind(query.pressing.milliseconds) }
        if self == .warned { call.bind(query.today.milliseconds) }
        try call.forEach { row in
            found.append(
                WorklistPlace(
                    section: section, rank: Int32(clamping: rank), due: Instant(milliseconds: row.integer()),
                    name: row.text(), key: row.text(), customer: row.customerID()))
        }
    }
}

extension Int64 {
    fileprivate var next: Int64 { self == .max ? self : self + 1 }
    fileprivate var previous: Int64 { self == .min ? self : self - 1 }
}
