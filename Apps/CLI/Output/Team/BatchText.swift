import Domain
import Wording
import Workflows

/// What batches did, for people.
struct BatchText {
    let wording: Wording
    let display: Display

    /// How many refusals are told one by one.
    private static let told = 20

    func table(of report: BatchReport) -> Table {
        var table = Table(["batch", "action", "matched", "changed", "unchanged", "failed", "customer", "code"])
        let head = [
            report.batch.map { String($0) } ?? "", report.action, String(report.matched), String(report.changed),
            String(report.unchanged), String(report.failures.count),
        ]
        if report.failures.isEmpty { table.add(head + ["", ""]) }
        for failure in report.failures { table.add(head + [failure.customer, failure.refusal.code]) }
        return table
    }

    func text(of report: BatchReport) -> String {
        var text = counts(of: report) + "\n"
        if !report.sample.isEmpty {
            let more = report.changed > report.sample.count ? " …" : ""
            text += "  \(report.sample.joined(separator: word(", ", "、")))\(more)\n"
        }
        text += refusals(report.failures)
        return text + (report.isFinal == true ? finality(of: report) : Self.undoing(report.batch, wording))
    }

    /// That what was released stays so for whoever released it; nothing where nothing was.
    private func finality(of report: BatchReport) -> String {
        if report.dryRun, report.changed > 0 {
            return word(
                "you could not take it back, only claim them again; an administrator could\n",
                "释放后您不能自行撤销，只能按规则重新领取；管理员可以撤销\n")
        }
        guard let batch = report.batch else { return "" }
        return word(
            "you cannot take it back, only claim them again: rapport pool claim KEY; an administrator can: "
                + "rapport batch undo \(batch)\n",
            "您不能自行撤销，只能按规则重新领取：rapport pool claim KEY；管理员可以撤销：rapport batch undo \(batch)\n")
    }

    /// Only what there is.
    private func counts(of report: BatchReport) -> String {
        guard report.matched > 0 else {
            // A tag that nobody carries can be renamed all the same.
            return report.batch == nil
                ? word("no customer found; nothing to do", "没有找到客户；无需操作")
                : word("done; no customer carries it", "已完成；没有客户带此标签")
        }
        var parts: [String] = []
        if report.changed > 0 {
            parts.append(
                report.dryRun
                    ? word("\(report.changed) would change", "将更改 \(report.changed) 位")
                    : word("\(report.changed) changed", "已更改 \(report.changed) 位"))
        }
        if report.unchanged > 0 { parts.append(word("\(report.unchanged) so already", "\(report.unchanged) 位无需更改")) }
        if !report.failures.isEmpty {
            parts.append(word("\(report.failures.count) cannot", "\(report.failures.count) 位不能更改"))
        }
        return word("\(report.matched.counted("customer")) found: ", "找到 \(report.matched) 位客户：")
            + parts.joined(separator: word(", ", "，"))
    }

    /// How what was done is taken back; nothing where nothing was.
    static func undoing(_ batch: Int64?, _ wording: Wording) -> String {
        guard let batch else { return "" }
        return wording(
            Names(zh: "撤销：rapport batch undo \(batch)\n", en: "take it back with: rapport batch undo \(batch)\n"))
    }

    func table(of report: UndoReport) -> Table {
        var table = Table(["batch", "restored", "failed", "customer", "code"])
        let head = [String(report.batch), String(report.restored), String(report.failures.count)]
        if report.failures.isEmpty { table.add(head + ["", ""]) }
        for failure in report.failures { table.add(head + [failure.customer, failure.refusal.code]) }
        return table
    }

    func text(of report: UndoReport) -> String {
        var text = ""
        if report.restored > 0 || report.tags.isEmpty || !report.failures.isEmpty {
            let restored = report.restored.counted("customer")
            text +=
                report.dryRun
                ? word("\(restored) would be as before", "将恢复 \(report.restored) 位客户")
                : word("\(restored) as before", "已恢复 \(report.restored) 位客户")
            if !report.failures.isEmpty {
                text += word("; left as they are: \(report.failures.count)", "；保持不变：\(report.failures.count) 位")
            }
            text += "\n"
        }
        if !report.tags.isEmpty {
            let english = report.tags.joined(separator: ", ")
            let chinese = report.tags.joined(separator: "、")
            text +=
                report.dryRun
                ? word("tags that would be as before: \(english)\n", "将恢复标签：\(chinese)\n")
                : word("tags as before: \(english)\n", "已恢复标签：\(chinese)\n")
        }
        if !report.tagsLeft.isEmpty {
            text += word(
                "tags that have changed since, left as they are: \(report.tagsLeft.joined(separator: ", "))\n",
                "此后已被更改、保持不变的标签：\(report.tagsLeft.joined(separator: "、"))\n")
        }
        return text + refusals(report.failures)
    }

    func table(of batches: [BatchView]) -> Table {
        var table = Table(["batch", "at", "actor", "action", "detail", "customers", "undone_by"])
        for batch in batches {
            table.add([
                String(batch.batch), batch.at, batch.actor, batch.action, batch.detail, String(batch.customers),
                batch.undoneBy.map { String($0) } ?? "",
            ])
        }
        return table
    }

    func text(of batches: [BatchView]) -> String {
        guard !batches.isEmpty else { return word("There are no batches that you could take back.\n", "没有你可以撤销的批次。\n") }
        var table = Table([
            word("batch", "批次"), word("at", "时间"), word("who", "操作人"), word("what", "操作"), word("detail", "内容"),
            word("customers", "客户数"), word("state", "状态"),
        ])
        for batch in batches {
            table.add([
                String(batch.batch), display.clock(batch.at), batch.actor, wording(Phrase("batch-\(batch.action)")),
                batch.detail, String(batch.customers),
                batch.undoneBy != nil
                    ? word("taken back", "已撤销") : batch.isFinal == true ? word("final", "不可自行撤销") : "",
            ])
        }
        return table.text()
    }

    private func refusals(_ failures: [BatchReport.Failure]) -> String {
        var text = ""
        for failure in failures.prefix(Self.told) {
            text += "  \(failure.customer): \(refusal(failure.refusal))\n"
        }
        if failures.count > Self.told {
            text += word(
                "  and \(failures.count - Self.told) more; --format csv has all\n",
                "  另有 \(failures.count - Self.told) 位；--format csv 可列出全部\n")
        }
        return text
    }

    private func refusal(_ refusal: RefusalView) -> String {
        wording(refusal.message.showing(display.clock))
    }
    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
