import Domain
import Wording
import Workflows

/// An import's report for people.
struct ImportReportView {
    let report: ImportReport
    let wording: Wording
    /// More kinds of problems are not told one by one to people.
    private static let shown = 20

    init(_ report: ImportReport, wording: Wording) {
        self.report = report
        self.wording = wording
    }

    var text: String {
        var lines: [String] = []
        if report.dryRun { lines.append(word("Dry run: nothing was changed. It would be:", "试运行，未做任何更改；实际导入时将会：")) }
        let (new, updated, same) = (report.customersCreated, report.customersUpdated, report.customersUnchanged)
        let (recorded, known) = (report.eventsRecorded, report.eventsKnown)
        lines.append(
            line(
                "customers", "客户", "\(new) new, \(updated) updated, \(same) unchanged",
                "新增 \(new)，更新 \(updated)，不变 \(same)"))
        lines.append(line("events", "往来", "\(recorded) recorded, \(known) known already", "录入 \(recorded)，已有 \(known)"))
        if !report.newOwners.isEmpty {
            let (count, names) = (report.newOwners.count, shortened(report.newOwners))
            lines.append(
                line("owners", "负责人", "\(count) new, without a login: \(names)", "新增 \(count) 位，尚不能登录：\(names)"))
        }
        for group in report.skipped { lines.append(line("skipped", "跳过", told(group), told(group))) }
        if let rest = report.skippedLeftOut {
            lines.append(line("skipped", "跳过", "… and \(rest) more", "……另有 \(rest) 行"))
        }
        for group in report.problems.prefix(Self.shown) {
            lines.append(line("problem", "问题", told(group), told(group)))
        }
        let rest = report.problems.dropFirst(Self.shown).reduce(report.problemsLeftOut ?? 0) { $0 + $1.count }
        if rest > 0 { lines.append(line("problem", "问题", "… and \(rest) more", "……另有 \(rest) 个")) }
        if let batch = report.batch {
            lines.append(word("take it back with: rapport batch undo \(batch)", "撤销：rapport batch undo \(batch)"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }

    private func line(_ en: String, _ zh: String, _ english: String, _ chinese: String) -> String {
        "\(word(en, zh).padded(to: wording.language == .chinese ? 6 : 9))  \(word(english, chinese))"
    }

    private func told(_ group: ImportReport.Group) -> String {
        let rows = rows(group.rows, of: group.count)
        return "\(group.count) × \(wording(group.message))\(word(" (\(rows))", "（\(rows)）"))"
    }

    /// What a script, too, should hear when rows were left out.
    var remark: String? {
        guard report.rowsWithProblems > 0 else { return nil }
        let count = report.rowsWithProblems
        if report.isFutile {
            return word("no row of the file can be taken; nothing was changed", "文件中没有一行可以导入，未做任何更改；请按报告更正")
        }
        let verb = report.dryRun ? "would not be" : count == 1 ? "was not" : "were not"
        let isWhole = report.problemsLeftOut == nil && report.problems.allSatisfy { $0.rows.count == $0.count }
        return word(
            "\(count.counted("row")) \(verb) taken, the others \(report.dryRun ? "would be" : "were"); "
                + "--format csv gives a line for \(isWhole ? "each" : "the first of them")",
            (report.dryRun ? "有 \(count) 行将无法导入，其余各行可以导入" : "有 \(count) 行没有导入，其余各行已导入")
                + (isWhole ? "；用 --format csv 逐行查看" : "；用 --format csv 查看其中靠前的各行"))
    }

    /// One line for each row that was not taken, and one without a row for those that the report leaves out.
    var table: Table {
        var table = Table(["row", "fate", "code", "message"])
        for (fate, groups, leftOut) in [
            ("skipped", report.skipped, report.skippedLeftOut), ("problem", report.problems, report.problemsLeftOut),
        ] {
            for group in groups {
                for row in group.rows { table.add([String(row), fate, group.code, wording(group.message)]) }
                let rest = group.count - group.rows.count
                if rest > 0 {
                    let more = word("and \(rest) more: ", "另有 \(rest) 行：")
                    table.add(["", fate, group.code, more + wording(group.message)])
                }
            }
            if let leftOut { table.add(["", fate, "left-out", word("and \(leftOut) more", "另有 \(leftOut) 个")]) }
        }
        return table
    }

    /// Row numbers with runs drawn together, at most eight of them.
    ///
    /// - `count`: how many rows there are, these and others.
    private func rows(_ rows: [Int], of count: Int) -> String {
        var runs: [ClosedRange<Int>] = []
        for row in rows.sorted() {
            if let last = runs.last, row <= last.upperBound + 1 {
                runs[runs.count - 1] = last.lowerBound...row
            } else {
                runs.append(row...row)
            }
        }
        let shown = runs.prefix(8).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        let list = (shown + (runs.count > 8 || count > rows.count ? ["…"] : [])).joined(separator: word(", ", "、"))
        return word(count == 1 ? "row \(list)" : "rows \(list)", "第 \(list) 行")
    }

    private func shortened(_ names: [String]) -> String {
        (names.prefix(5) + (names.count > 5 ? ["…"] : [])).joined(separator: word(", ", "、"))
    }
}
