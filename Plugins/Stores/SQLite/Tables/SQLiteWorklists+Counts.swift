import Domain
import Storage

// How many lines there are: counted in the indexes alone. What is due costs as many entries as there are; what lies ahead is
// what is left of all that an owner has.
extension SQLiteWorklists {
    func counts(_ query: WorklistQuery) throws -> WorklistCounts {
        var counts = WorklistCounts()
        for owner in try owners(of: query.scope) {
            let before = counts.due
            for rank in try ranks(of: owner) { try addDue(rank, of: owner, query, to: &counts) }
            for rank in try ranks(of: owner, in: .pressing) { try addPressing(rank, of: owner, query, to: &counts) }
            counts.ahead += try total(of: owner) - (counts.due - before)
            counts.ahead -= try notAhead(of: owner, query)
        }
        return counts
    }

    private func addDue(
        _ rank: Int64, of owner: String?, _ query: WorklistQuery, to counts: inout WorklistCounts
    ) throws {
        var call = try connection.call(
            """
            SELECT count(*), COALESCE(SUM(due <= ?4), 0) FROM facts
            WHERE due IS NOT NULL AND owner IS ?1 AND rank = ?2 AND due <= ?3
            """)
        call.bind(owner)
        call.bind(rank)
        call.bind(query.today.milliseconds)
        call.bind(query.now.milliseconds)
        try call.forEach { row in
            counts.due += row.int()
            counts.overdue += row.int()
        }
    }

    /// Lines that press beyond today, and whether the clock that leads is overdue where what counted before was not, or the
    /// other way round.
    private func addPressing(
        _ rank: Int64, of owner: String?, _ query: WorklistQuery, to counts: inout WorklistCounts
    ) throws {
        var call = try connection.call(
            """
            SELECT COALESCE(SUM(due > ?4), 0), COALESCE(SUM((clock_due <= ?5) - (due <= min(?4, ?5))), 0) FROM facts
            WHERE clock_due IS NOT NULL AND owner IS ?1 AND rank = ?2 AND clock_due <= ?3
            """)
        call.bind(owner)
        call.bind(rank)
        call.bind(query.pressing.milliseconds)
        call.bind(query.today.milliseconds)
        call.bind(query.now.milliseconds)
        try call.forEach { row in
            counts.due += row.int()
            counts.overdue += row.int()
        }
    }

    private func total(of owner: String?) throws -> Int {
        var call = try connection.call("SELECT count(*) FROM facts WHERE due IS NOT NULL AND owner IS ?")
        call.bind(owner)
        return try call.first { $0.int() } ?? 0
    }

    /// Who is only to be warned one day, and those ahead that are listed.
    private func notAhead(of owner: String?, _ query: WorklistQuery) throws -> Int {
        var warned = try connection.call(
            """
            SELECT count(*) FROM facts
            WHERE due IS NOT work_due AND owner IS ?1 AND due > ?2 AND (clock_due IS NULL OR clock_due > ?3)
                AND (work_due IS NULL OR work_due < ?4)
            """)
        warned.bind(owner)
        warned.bind(query.today.milliseconds)
        warned.bind(query.pressing.milliseconds)
        warned.bind(query.ahead?.milliseconds)
        var count = try warned.first { $0.int() } ?? 0
        guard let end = query.ahead else { return count }
        for rank in try ranks(of: owner) {
            var call = try connection.call(
                """
                SELECT count(*) FROM facts
                WHERE due IS NOT NULL AND owner IS ?1 AND rank = ?2 AND due > ?3 AND due < ?4 AND work_due = due
                    AND (clock_due IS NULL OR clock_due > ?5)
                """)
            call.bind(owner)
            call.bind(rank)
            call.bind(query.today.milliseconds)
            call.bind(end.milliseconds)
            call.bind(query.pressing.milliseconds)
            count += try call.first { $0.int() } ?? 0
        }
        return count
    }
}
