import Domain
import Wording
import Workflows

/// One customer for people.
struct CustomerText {
    let customer: CustomerView
    let wording: Wording
    let display: Display

    init(_ customer: CustomerView, wording: Wording, display: Display) {
        self.customer = customer
        self.wording = wording
        self.display = display
    }

    /// The labels, as rows.
    var table: Table {
        var table = Table(["scheme", "label", "score", "since", "origin"])
        for label in customer.labels {
            table.add([label.scheme, label.label, label.score.map(String.init) ?? "", label.since, label.origin])
        }
        return table
    }

    var text: String {
        var text = "\(customer.name)  (\(customer.key))\n"
        for (name, value) in profile where !value.isEmpty { text += "  \(name.padded(to: 12))  \(value)\n" }
        text += "\n" + indented(labels.text())
        if customer.obligations.isEmpty {
            text += word("\n  Nothing is owed.\n", "\n  没有待办。\n")
        } else {
            text += "\n" + indented(owed.text())
        }
        text += word(
            "\n  timeline: \(customer.events) \(customer.events == 1 ? "entry" : "entries") (times in \(display.zone.name))\n",
            "\n  时间线：共 \(customer.events) 条（\(display.zone.name) 时间）\n")
        let words = EntryWords(wording, scheme: display.scheme, clock: display.clock)
        let width = customer.timeline.map { String($0.id).count }.max() ?? 0
        for event in customer.timeline {
            let taken = event.takes.map { "\(wording.entry($0.kind)) \(display.clock($0.at))" } ?? ""
            let end = event.takenBack.map(display.clock).map { word("taken back \($0)", "已于 \($0) 撤回") }
            let said = [taken, words.line(event.details), event.details["note"] ?? "", end ?? ""]
            let number = String(event.id)
            let cells = [
                String(repeating: " ", count: width - number.count) + number, display.clock(event.at),
                wording.entry(event.name).padded(to: 15), said.filter { !$0.isEmpty }.joined(separator: " · "),
            ]
            text += "  \(cells.joined(separator: "  "))".trimmingEnd() + "\n"
        }
        return text
    }

    private var labels: Table {
        var table = Table([word("scheme", "分类"), word("label", "标签"), word("score", "得分"), word("since", "自"), ""])
        for label in customer.labels {
            table.add([
                display.scheme(label.scheme).map { wording($0.names) } ?? label.scheme,
                display.names(of: label.label, in: label.scheme).map { wording($0) } ?? label.label,
                label.score.map(String.init) ?? "", display.clock(label.since),
                label.origin == "rule" ? "" : word("set by hand", "手工"),
            ])
        }
        return table
    }

    private var owed: Table {
        var table = Table([word("owed", "待办"), word("due", "期限"), word("by", "渠道"), word("why", "原因")])
        for obligation in customer.obligations {
            table.add([
                wording.kind(obligation.kind),
                (obligation.overdue ? "!" : "") + display.clock(obligation.due),
                obligation.channel.map(wording.channel) ?? "–", reason(obligation.reason),
            ])
        }
        return table
    }

    private var profile: [(String, String)] {
        let owner = customer.owner.map { owner in
            customer.ownerSince.map { word("\(owner) since \(display.clock($0))", "\(owner)，自 \(display.clock($0))") }
                ?? owner
        }
        func value(_ text: String?, _ field: String) -> String { text.map { wording.value($0, of: field) } ?? "" }
        return [
            (wording.fact("company"), customer.company ?? ""), (wording.fact("country"), customer.country ?? ""),
            (wording.fact("time_zone"), customer.timeZone ?? ""),
            (wording.fact("source"), value(customer.source, "source")),
            (wording.fact("industry"), customer.industry ?? ""),
            (wording.fact("company_size"), customer.companySize.map(String.init) ?? ""),
            (word("buys a year", "年采购额"), customer.annualPurchase ?? ""),
            (wording.fact("credit"), customer.credit ?? ""),
            (
                wording.fact("owner"),
                (owner ?? word("high seas", "公海")) + (customer.locked ? word(", locked", "，已锁定") : "")
            ),
            (wording.fact("tags"), customer.tags.joined(separator: ", ")),
            (word("contacts", "联系人"), customer.contacts.map(contact).joined(separator: " | ")),
        ] + customer.custom.sorted { $0.key < $1.key }.map { ($0.key.clipped(to: 12), $0.value) }
    }

    private func contact(_ contact: ContactView) -> String {
        ([contact.name, contact.role].compactMap { $0 } + contact.emails + contact.phones + contact.chats
            + contact.doNotContact.map { word("no ", "勿用") + wording.channel($0) }).joined(separator: ", ")
    }

    private func reason(_ code: String) -> String {
        wording.reason(code, of: nil) { scheme, label in
            guard let known = display.scheme(scheme.text), let label = known.definition(of: label) else { return nil }
            return (known.names, label.names)
        }
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n").map { "  \($0)\n" }.joined()
    }

    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
