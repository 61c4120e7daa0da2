import Domain
import Wording
import Workflows

/// The high seas for people.
struct PoolText {
    let wording: Wording
    let display: Display

    func table(of seas: HighSeas) -> Table {
        var table = Table(["customer", "name", "country", "stage", "since", "reason", "last_owner", "obstacles"])
        for line in seas.lines {
            table.add([
                line.customer.key, line.customer.name, line.customer.country ?? "",
                line.customer.labels["stage"] ?? "", line.since ?? "", line.reason ?? "", line.lastOwner ?? "",
                line.obstacles.map(\.code).joined(separator: ";"),
            ])
        }
        return table
    }

    /// `search`: by which they were found; empty when all were looked at.
    func text(of seas: HighSeas, search: String) -> String {
        guard !seas.lines.isEmpty else {
            return search.isEmpty
                ? word("The high seas are empty.\n", "公海里没有客户。\n")
                : word("Nobody in the high seas matches the search.\n", "公海里没有符合条件的客户。\n")
        }
        var table = Table([
            word("customer", "客户"), word("name", "名称"), word("country", "国家"), word("stage", "阶段"),
            word("free since", "进入公海"), word("why", "原因"), word("last owner", "上一任"), word("claim", "领取"),
        ])
        for line in seas.lines {
            let stage = line.customer.labels["stage"]
            table.add([
                line.customer.key, line.customer.name, line.customer.country ?? "–",
                stage.map { display.names(of: $0, in: "stage").map { wording($0) } ?? $0 } ?? "–",
                line.since.map(display.clock) ?? word("ever", "一直"), line.reason.map(reason) ?? "–",
                line.lastOwner ?? "–",
                line.obstacles.isEmpty
                    ? word("yes", "可以") : line.obstacles.map(brief).joined(separator: word(", ", "、")),
            ])
        }
        return table.text(limit: 36) + total(of: seas).text(wording) + "\n"
    }

    func total(of seas: HighSeas) -> Total { Total(seas.total, shown: seas.lines.count) }

    func table(of reports: [ClaimReport]) -> Table {
        var table = Table(["customer", "user", "claimed", "obstacle", "clears"])
        for report in reports {
            let head = [report.customer, report.user, report.claimed ? "yes" : "no"]
            if report.obstacles.isEmpty { table.add(head + ["", ""]) }
            for obstacle in report.obstacles { table.add(head + [obstacle.code, obstacle.clears ?? ""]) }
        }
        return table
    }

    func text(of reports: [ClaimReport], check: Bool) -> String {
        reports.map { report in
            if report.claimed {
                return word("\(report.customer) is yours, \(report.user)\n", "\(report.customer) 已归 \(report.user)\n")
            }
            if report.obstacles.isEmpty {
                return word("\(report.customer) can be claimed\n", "\(report.customer) 可以领取\n")
            }
            return word("\(report.customer) cannot be claimed now:\n", "\(report.customer) 现在不能领取：\n")
                + report.obstacles.map { "  \(full($0))\n" }.joined()
        }.joined()
    }

    func table(of leaving: Leaving) -> Table {
        var table = Table(["customer", "name", "owner", "reason", "warning", "warned", "leaves"])
        for line in leaving.lines {
            table.add([
                line.customer.key, line.customer.name, line.customer.owner ?? "", line.reason, line.warning,
                line.warned ?? "", line.leaves,
            ])
        }
        return table
    }

    func text(of leaving: Leaving) -> String {
        guard !leaving.lines.isEmpty else { return word("Nobody is about to leave.\n", "没有即将回收的客户。\n") }
        var table = Table([
            word("customer", "客户"), word("name", "名称"), word("owner", "归属"), word("why", "原因"),
            word("warned", "已提醒"), word("leaves", "回收时间"),
        ])
        for line in leaving.lines {
            table.add([
                line.customer.key, line.customer.name, line.customer.owner ?? "–", reason(line.reason),
                line.warned.map(display.clock)
                    ?? word("from \(display.clock(line.warning))", "\(display.clock(line.warning)) 起"),
                display.clock(line.leaves),
            ])
        }
        return table.text(limit: 36)
            + word(
                "A valid follow-up keeps who leaves for want of one, an order who leaves for want of that; a lock or a promise soon due, both.\n",
                "因未跟进的，一次有效跟进即可保留；因超期未下单的，需有订单；锁定或近期约定对两者都有效。\n")
    }

    func table(of spells: [SpellView]) -> Table {
        var table = Table(["owner", "since", "reason", "by", "until", "end_reason", "ended_by", "warned"])
        for spell in spells {
            table.add([
                spell.owner, spell.since, spell.reason ?? "", spell.by, spell.until ?? "", spell.endReason ?? "",
                spell.endedBy ?? "", spell.warned ?? "",
            ])
        }
        return table
    }

    func text(of spells: [SpellView]) -> String {
        guard !spells.isEmpty else { return word("Nobody has ever owned it.\n", "还没有人拥有过这位客户。\n") }
        var table = Table([
            word("owner", "归属"), word("since", "自"), word("why", "原因"), word("by", "操作人"), word("until", "至"),
            word("ended", "结束原因"), word("by", "操作人"), word("warned", "已提醒"),
        ])
        for spell in spells {
            table.add([
                spell.owner, display.clock(spell.since), spell.reason.map(reason) ?? "–", spell.by,
                spell.until.map(display.clock) ?? word("now", "现在"), spell.endReason.map(reason) ?? "–",
                spell.endedBy ?? "–", spell.warned.map(display.clock) ?? "–",
            ])
        }
        return table.text(limit: 36)
    }

    private func reason(_ code: String) -> String { wording(Phrase.ownership(code)) }
    private func brief(_ obstacle: ObstacleView) -> String {
        let name = Phrase("obstacle-name-\(obstacle.code)")
        guard let clears = obstacle.clears else { return wording(name) }
        return wording(Phrase("obstacle-name-until", ["name": name, "clears": display.clock(clears)]))
    }
    private func full(_ obstacle: ObstacleView) -> String {
        wording(obstacle.message.showing(display.clock))
    }
    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
