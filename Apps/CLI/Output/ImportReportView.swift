import Workflows

/// An import's report for people.
struct ImportReportView {
    let report: ImportReport

    init(_ report: ImportReport) { self.report = report }

    var text: String {
        var lines: [String] = []
        if report.dryRun { lines.append("Dry run: nothing was changed. It would be:") }
        lines.append(
            "customers  \(report.customersCreated) new, \(report.customersUpdated) updated, \(report.customersUnchanged) unchanged"
        )
        lines.append("events     \(report.eventsRecorded) recorded, \(report.eventsKnown) known already")
        if !report.newOwners.isEmpty {
            lines.append(
                "owners     \(report.newOwners.count) new, without a login: \(Self.shortened(report.newOwners))")
        }
        for group in report.skipped {
            lines.append("skipped    \(group.count) × \(group.message) (\(Self.rows(group.rows)))")
        }
        for group in report.problems {
            lines.append("problem    \(group.count) × \(group.message) (\(Self.rows(group.rows)))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether there were rows and none of them could be taken.
    var isFutile: Bool {
        report.rowsWithProblems > 0
            && report.customersCreated + report.customersUpdated + report.customersUnchanged + report.eventsRecorded
                + report.eventsKnown == 0
    }

    /// What a script, too, should hear when rows were left out.
    var remark: String? {
        guard report.rowsWithProblems > 0 else { return nil }
        if isFutile { return "no row of the file can be taken; nothing was changed" }
        let verb = report.dryRun ? "would not be" : report.rowsWithProblems == 1 ? "was not" : "were not"
        return
            "\(report.rowsWithProblems.counted("row")) \(verb) taken, the others \(report.dryRun ? "would be" : "were"); "
            + "--format csv gives a line for each"
    }

    /// One line for each row that was not taken.
    var table: Table {
        var table = Table(["row", "fate", "code", "message"])
        for (fate, groups) in [("skipped", report.skipped), ("problem", report.problems)] {
            for group in groups {
                for row in group.rows { table.add([String(row), fate, group.code, group.message]) }
            }
        }
        return table
    }

    /// Row numbers with runs drawn together, at most eight of them.
    static func rows(_ rows: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for row in rows.sorted() {
            if let last = runs.last, row <= last.upperBound + 1 {
                runs[runs.count - 1] = last.lowerBound...row
            } else {
                runs.append(row...row)
            }
        }
        let shown = runs.prefix(8).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        return (rows.count == 1 ? "row " : "rows ") + shown.joined(separator: ", ") + (runs.count > 8 ? ", …" : "")
    }

    private static func shortened(_ names: [String]) -> String {
        names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    }
}
