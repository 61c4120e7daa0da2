import Domain
import Wording
import Workflows

/// A week for people.
struct WeekText {
    let wording: Wording
    let display: Display

    func table(of week: Week) -> Table {
        var table = Table(["day", "customer", "name", "owner", "kind", "due", "overdue", "channel", "reason", "why"])
        for day in week.days {
            for duty in day.duties {
                table.add([
                    day.day, "", "", duty.user, duty.kind, duty.due, duty.overdue ? "yes" : "no", "", duty.reason, "",
                ])
            }
            for line in day.lines {
                table.add([
                    day.day, line.customer, line.name, line.owner ?? "", line.obligation.kind, line.obligation.due,
                    line.obligation.overdue ? "yes" : "no", line.obligation.channel ?? "", line.obligation.reason,
                    line.sentence,
                ])
            }
        }
        return table
    }

    func text(of week: Week) -> String {
        week.days.enumerated().map { index, day in
            heading(day, isFirst: index == 0) + day.duties.map(line).joined() + lines(of: day, week)
        }.joined(separator: "\n")
    }

    private func heading(_ day: Week.DayPlan, isFirst: Bool) -> String {
        var text = "\(day.day) \(Day(iso: day.day).map { wording.weekday($0.weekday) } ?? "")"
        if isFirst { text += word(" · today and overdue", " · 今天及逾期") }
        if !day.isWorking { text += word(" · day off", " · 休息日") }
        if !day.away.isEmpty { text += word(" · away: ", " · 休假：") + day.away.joined(separator: word(", ", "、")) }
        if day.lines.isEmpty, day.duties.isEmpty { text += word(" · nothing", " · 无") }
        return text + "\n"
    }

    private func line(_ duty: DutyView) -> String {
        let kind = duty.full ? wording.review("full-policy") : wording.kind(duty.kind)
        return "  \(duty.overdue ? "!" : "")\(display.clock(duty.due).suffix(5))  \(kind)  \(duty.user)\n"
    }

    private func lines(of day: Week.DayPlan, _ week: Week) -> String {
        let cells = day.lines.map { line in
            let clock = display.clock(line.obligation.due)
            return [
                (line.obligation.overdue ? "!" : "")
                    + (clock.hasPrefix(day.day)
                        ? String(clock.suffix(5))
                        // The year says much when it is another one.
                        : clock.prefix(4) == day.day.prefix(4) ? String(clock.dropFirst(5)) : clock),
                line.customer.clipped(to: 16), line.name.clipped(to: 28), wording.kind(line.obligation.kind),
                line.obligation.channel.map(wording.channel) ?? "",
                week.owner == nil ? line.owner ?? word("high seas", "公海") : "", line.sentence,
            ]
        }
        let widths = (0..<7).map { index in cells.map { $0[index].displayWidth }.max() ?? 0 }
        return cells.map { row in
            "  " + zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ").trimmingEnd() + "\n"
        }.joined()
    }

    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}

/// Reports for people.
struct ReportText {
    let wording: Wording
    let display: Display

    func table(of report: StatusTable) -> Table {
        var table = Table([
            "customer", "name", "owner", "source", "status", "expected_day", "problems", "next_step", "last_follow_up",
            "updated", "stale",
        ])
        for row in report.rows {
            table.add([
                row.customer, row.name, row.owner ?? "", row.source ?? "", row.status ?? "", row.expectedDay ?? "",
                row.problems.joined(separator: "; "), row.nextStep ?? "", row.lastFollowUp ?? "", row.updated ?? "",
                row.isStale ? "yes" : "no",
            ])
        }
        return table
    }

    func text(of report: StatusTable) -> String {
        var table = Table([
            word("customer", "客户"), word("name", "名称"), word("owner", "归属"), word("source", "来源"),
            word("status", "状态"), word("expected", "预计成交"), word("problems", "问题"), word("next step", "下一步"),
            word("updated", "更新"),
        ])
        for row in report.rows {
            table.add([
                row.customer, row.name, row.owner ?? "–", row.source.map { wording.value($0, of: "source") } ?? "–",
                row.status.map(status) ?? "–", row.expectedDay ?? "–", row.problems.joined(separator: "; "),
                row.nextStep ?? "",
                (row.isStale ? "!" : "")
                    + (row.updated.map { String(display.clock($0).prefix(10)) } ?? word("never", "从未")),
            ])
        }
        guard report.total > 0 else { return word("no customer found\n", "没有找到客户\n") }
        let stale = report.rows.count(where: \.isStale)
        var text = total(of: report).text(wording)
        if stale > 0 {
            let since = display.clock(report.staleSince)
            text += word("; \(stale) not brought up to date since \(since) (!)", "；\(stale) 位自 \(since) 起未更新（!）")
        }
        return (report.rows.isEmpty ? "" : table.text(limit: 30)) + text + "\n"
    }

    func total(of report: StatusTable) -> Total { Total(report.total, shown: report.rows.count) }

    func table(of report: Workload) -> Table {
        var table = Table(["user", "overdue"] + report.days)
        for person in report.people {
            table.add([person.user ?? "", String(person.overdue)] + person.due.map { String($0) })
        }
        return table
    }

    func text(of report: Workload) -> String {
        var table = Table([word("user", "用户"), word("overdue", "逾期")] + report.days.map { String($0.dropFirst(5)) })
        for person in report.people {
            let days = zip(person.due, person.minutes).map { due, minutes in
                // A day without working time is marked: what is due then falls on nobody.
                minutes == 0 && person.user != nil ? (due == 0 ? "·" : "\(due)·") : String(due)
            }
            table.add([person.user ?? word("high seas", "公海"), String(person.overdue)] + days)
        }
        return table.text() + word("· no working time on that day\n", "· 当天没有工作时间\n")
    }

    func table(of report: PromiseRecord) -> Table {
        var table = Table(["user", "in_time", "late", "open"])
        for person in report.people {
            table.add([person.user ?? "", String(person.inTime), String(person.late), String(person.open)])
        }
        return table
    }

    func text(of report: PromiseRecord) -> String {
        var table = Table([
            word("user", "用户"), word("kept in time", "按时兑现"), word("kept late", "逾期兑现"), word("open", "未兑现"),
        ])
        for person in report.people {
            table.add([
                person.user ?? word("high seas", "公海"), String(person.inTime), String(person.late), String(person.open),
            ])
        }
        return table.text()
            + word(
                "kept in the last \(report.days.counted("day")); open are those whose time has passed\n",
                "近 \(report.days) 天兑现的约定；未兑现指已过期的约定\n")
    }

    private func status(_ label: String) -> String {
        for scheme in ["negotiation", "stage"] {
            if let names = display.names(of: label, in: scheme) { return wording(names) }
        }
        return label
    }
    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
