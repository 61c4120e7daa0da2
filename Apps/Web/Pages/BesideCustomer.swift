import Domain
import Markup
import Wording
public import Workflows

/// What is kept of a customer beside profile and timeline.
public struct KnownOfCustomer: Sendable {
    let machines: [InstallationView]
    let files: TimelinePage
    let promises: [PromiseView]
    let owners: [SpellView]

    public init(
        machines: [InstallationView], files: TimelinePage, promises: [PromiseView], owners: [SpellView]
    ) {
        self.machines = machines
        self.files = files
        self.promises = promises
        self.owners = owners
    }
}

/// Machines, files, promises and owners of a customer, each where there are any.
struct BesideCustomer {
    let key: String
    let known: KnownOfCustomer
    let isWorkable: Bool

    func write(_ html: inout Markup, _ reader: Reader) {
        machines(&html, reader)
        files(&html, reader)
        promised(&html, reader)
        ownership(&html, reader)
    }

    private func machines(_ html: inout Markup, _ reader: Reader) {
        guard !known.machines.isEmpty else { return }
        html.element(.section) { html in
            html.element(.h2, text: reader.word("Installed", "已安装设备"))
            for machine in known.machines { MachineCard(machine: machine).write(&html, reader) }
        }
    }

    /// Quotations, contracts, recordings: where each lies is what its entry says of it.
    private func files(_ html: inout Markup, _ reader: Reader) {
        guard known.files.total > 0 else { return }
        html.element(.section) { html in
            html.element(.h2, .id("files"), text: reader.word("Files", "文件"))
            html.element(.ol, .class("timeline")) { html in
                for event in known.files.events {
                    html.element(.li) { html in
                        html.element(.p, text: event.details["note"] ?? reader.wording.entry(event.kind))
                        html.element(.p, .class("soft")) { html in
                            reader.instant(event.at, &html)
                            html.text(" \u{b7} \(event.actor)")
                        }
                    }
                }
            }
            guard let next = known.files.next else { return }
            html.element(.p, .class("sub"), text: reader.count(known.files.total, "file", "files", "共 # 个文件"))
            html.element(
                .a, .class("button"),
                .href(Link("customers", key, query: [("files", String(next))], fragment: "files")),
                text: reader.word("Older files", "更早的文件"))
        }
    }

    private func promised(_ html: inout Markup, _ reader: Reader) {
        guard !known.promises.isEmpty else { return }
        html.element(.section) { html in
            html.element(.h2, text: reader.word("Promised", "约定"))
            for promise in known.promises {
                html.element(.div, .class("card")) { html in
                    html.element(.p, text: promise.what ?? "")
                    html.element(.p, .class("soft")) { html in
                        if let due = promise.due { reader.instant(due, &html) }
                        if let rule = promise.recurrence { html.text(" · " + reader.wording.recurrence(rule)) }
                    }
                    guard isWorkable else { return }
                    html.element(.div, .class("actions")) { html in
                        let fields = [("customer", key), ("promise", String(promise.id))]
                        reader.form("keepPromise", id: "keep-\(promise.id)", hidden: fields, &html) {
                            $1.submit(reader.word("Kept", "已兑现"), &$0, isMain: false)
                        }
                        reader.form("cancelPromise", id: "cancel-\(promise.id)", hidden: fields, &html) {
                            $1.submit(reader.word("Call off", "取消"), &$0, isMain: false)
                        }
                    }
                }
            }
        }
    }

    private func ownership(_ html: inout Markup, _ reader: Reader) {
        guard !known.owners.isEmpty else { return }
        html.element(.section) { html in
            html.element(.h2, text: reader.word("Who owned it", "归属历史"))
            html.element(.ol, .class("timeline")) { html in
                for spell in known.owners.reversed() {
                    html.element(.li) { html in
                        html.element(.strong, text: spell.owner)
                        html.text(" ")
                        reader.instant(spell.since, &html)
                        if let until = spell.until {
                            html.text(" – ")
                            reader.instant(until, &html)
                        }
                        let why = [spell.reason, spell.endReason].compactMap(\.self).map {
                            reader.wording(.ownership($0))
                        }
                        html.element(.div, .class("soft"), text: why.joined(separator: " → "))
                    }
                }
            }
        }
    }
}

/// A machine, and when it and its parts want somebody.
private struct MachineCard {
    let machine: InstallationView

    func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.div, .class("card")) { html in
            let name = [machine.model, machine.serial].compactMap(\.self).joined(separator: " · ")
            html.element(.h3, text: name.isEmpty ? reader.word("A machine", "设备") : name)
            html.element(.dl, .class("facts")) { html in
                html.element(.dt, text: reader.word("installed", "安装"))
                html.element(.dd) { reader.instant(machine.at, &$0) }
                if machine.servicedAt != machine.at {
                    html.element(.dt, text: reader.word("last service", "上次保养"))
                    html.element(.dd) { reader.instant(machine.servicedAt, &$0) }
                }
                if let days = machine.serviceDays {
                    wanted(reader.word("service", "保养"), days, machine.serviceDue, &html, reader)
                }
                for part in machine.parts { wanted(part.name, part.days, part.due, &html, reader) }
            }
        }
    }

    /// How often something is wanted, and the next day; one that has come is said to be due.
    private func wanted(_ name: String, _ days: Int, _ due: String?, _ html: inout Markup, _ reader: Reader) {
        html.element(.dt, text: name)
        html.element(.dd) { html in
            html.text(days == 1 ? reader.word("every day", "每天") : reader.word("every \(days) days", "每 \(days) 天"))
            guard let due, let day = Day(iso: due) else { return }
            html.text(reader.word(", ", "，"))
            if day < reader.today {
                html.element(.strong, .class("wrong"), text: reader.word("overdue since \(due)", "已逾期 \(due)"))
            } else {
                html.text(reader.word("next by \(due)", "下次 \(due) 前"))
            }
        }
    }
}
