import Domain
import Wording
import Workflows

/// A worklist for people.
struct TodayView {
    let today: Today
    let wording: Wording
    let display: Display

    init(_ today: Today, wording: Wording, display: Display) {
        self.today = today
        self.wording = wording
        self.display = display
    }

    var table: Table {
        var table = Table([
            "section", "customer", "name", "owner", "kind", "due", "overdue", "channel", "reason", "priority", "stars",
            "local_time", "why",
        ])
        for line in today.lines {
            table.add([
                String(line.section), line.customer, line.name, line.owner ?? "", line.obligation.kind,
                line.obligation.due,
                line.obligation.overdue ? "yes" : "no", line.obligation.channel ?? "", line.obligation.reason,
                line.labels["priority"] ?? "", line.labels["stars"] ?? "", line.localTime, line.sentence,
            ])
        }
        return table
    }

    var text: String {
        var text = header
        for section in 1...3 {
            let lines = today.lines.filter { $0.section == section }
            if lines.isEmpty { continue }
            text += "\n\(title(of: section))\n"
            let cells = lines.map(cells)
            let widths = (0..<8).map { index in cells.map { $0[index].displayWidth }.max() ?? 0 }
            for (line, cells) in zip(lines, cells) {
                let padded = zip(cells, widths).filter { $1 > 0 }.map { $0.padded(to: $1) }
                text += " " + padded.joined(separator: "  ").trimmingEnd() + "\n"
                text += "      \(line.sentence)\(others(of: line))\n"
            }
        }
        return text + footer
    }

    private var header: String {
        let whose = today.owner.map { " · \($0)" } ?? ""
        let day = Day(iso: today.day).map { " \(wording.weekday($0.weekday))" } ?? ""
        return "\(today.day)\(day)\(whose) · "
            + (wording.language == .chinese
                ? "今天 \(today.dueToday) 位，其中 \(today.overdue) 位逾期\n"
                : "\(today.dueToday) to contact today, \(today.overdue) of them overdue\n")
    }

    private var footer: String {
        var text = ""
        if today.lines.isEmpty {
            text += wording.language == .chinese ? "\n今天没有要联系的客户。\n" : "\nNobody is waiting for you today.\n"
        }
        if let hidden { text += "\n\(hidden)\n" }
        if today.ahead > 0 {
            text +=
                wording.language == .chinese
                ? "\n之后还有 \(today.ahead) 位；用 --days 7 查看一周。\n"
                : "\n\(today.ahead) more \(today.ahead == 1 ? "lies" : "lie") ahead; --days 7 shows a week.\n"
        }
        if !today.left.isEmpty {
            let more = today.left.count > 10 ? " …" : ""
            let names = today.left.prefix(10)
            text +=
                wording.language == .chinese
                ? "\n\(today.owner == nil ? "刚刚" : "最近 7 天")回收到公海：\(names.joined(separator: "、"))\(more)；查看：rapport pool list\n"
                : "\n\(today.owner == nil ? "Just left" : "Left in the last 7 days") for the high seas: \(names.joined(separator: ", "))\(more); see them with: rapport pool list\n"
        }
        if !today.duties.isEmpty { text += "\n" }
        for duty in today.duties {
            let kind = duty.full ? wording.review("full-policy") : wording.kind(duty.kind)
            let due = (duty.overdue ? "!" : "") + display.clock(duty.due)
            text +=
                wording.language == .chinese
                ? "\(duty.user)：\(kind)，期限 \(due)\n" : "\(duty.user) owes a \(kind) by \(due)\n"
        }
        if !today.warnings.isEmpty { text += "\n" }
        for warning in today.warnings {
            let label = display.names(of: warning.label, in: warning.scheme).map { wording($0) } ?? warning.label
            text +=
                wording.language == .chinese
                ? "注意：\(warning.owner) 有 \(warning.count) 位“\(label)”客户，上限 \(warning.limit)。\n"
                : "Note: \(warning.owner) has \(warning.count) “\(label)” customers; \(warning.limit) are manageable.\n"
        }
        return text
    }

    /// What is due and not listed; nil when nothing is.
    var hidden: String? {
        let count = today.dueToday - today.lines.count { $0.section < 3 }
        guard count > 0 else { return nil }
        return wording.language == .chinese
            ? "还有 \(count) 位未列出；可用 --limit 增加。"
            : "\(count) more \(count == 1 ? "is" : "are") due today; --limit shows \(count == 1 ? "it" : "them")."
    }

    private func title(of section: Int) -> String {
        switch (section, wording.language) {
        case (1, .english): "Answer first"
        case (1, .chinese): "先回应"
        case (2, .english): "Today"
        case (2, .chinese): "今天"
        case (_, .english): "Ahead"
        case (_, .chinese): "之后"
        }
    }

    /// Priority and stars, name, what, due, how, their clock; whose, when it is not one owner's list.
    private func cells(_ line: Today.Line) -> [String] {
        return [
            marks(line.labels), line.customer.clipped(to: 16),
            line.name.clipped(to: 32), wording.kind(line.obligation.kind), due(line.obligation),
            line.obligation.channel.map(wording.channel) ?? "", their(line),
            today.owner == nil ? line.owner ?? (wording.language == .chinese ? "公海" : "high seas") : "",
        ]
    }

    /// Nothing where the policy has neither.
    private func marks(_ labels: [String: String]) -> String {
        guard labels["priority"] != nil || labels["stars"] != nil else { return "" }
        let stars = Int(labels["stars"] ?? "").map { String(repeating: "★", count: $0) } ?? ""
        return "\(labels["priority"] ?? "-") \(stars.padded(to: 3))"
    }

    private func their(_ line: Today.Line) -> String {
        let day = line.localDayOffset == 0 ? "" : line.localDayOffset > 0 ? " +1" : " −1"
        return wording.language == .chinese
            ? "当地 \(line.localTime)\(day)" : "their time \(line.localTime)\(day)"
    }

    private func others(of line: Today.Line) -> String {
        guard !line.others.isEmpty else { return "" }
        let names = line.others.map { "\(wording.kind($0.kind)) \(due($0))" }
        return (wording.language == .chinese ? "；另有：" : "; also: ")
            + names.joined(separator: wording.language == .chinese ? "、" : ", ")
    }

    /// The due time in the organisation's zone, with what has passed marked.
    private func due(_ obligation: ObligationView) -> String {
        guard let instant = Instant(rfc3339: obligation.due) else { return obligation.due }
        let day = display.day(of: instant).iso
        // The year says much when it is another one.
        let date = day.prefix(4) == today.day.prefix(4) ? day.dropFirst(5) : day[...]
        let text = day == today.day ? display.time(of: instant) : "\(date) \(display.time(of: instant))"
        return obligation.overdue ? "!\(text)" : text
    }
}
