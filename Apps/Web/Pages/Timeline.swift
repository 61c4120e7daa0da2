import Markup
import Wording
import Workflows

/// What happened, newest first.
struct Timeline {
    let customer: String
    let page: TimelinePage
    /// What the reader may take back.
    let retractable: RetractableEntries

    func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.section) { html in
            html.element(.h2, .id("timeline"), text: reader.word("Timeline", "时间线"))
            html.element(.p, .class("sub"), text: reader.count(page.total, "entry", "entries", "共 # 条"))
            html.element(.ol, .class("timeline")) { html in
                for event in page.events { entry(event, &html, reader) }
            }
            if let next = page.next {
                html.element(
                    .a, .class("button"),
                    .href(Link("customers", customer, query: [("before", String(next))], fragment: "timeline")),
                    text: reader.word("Older", "更早"))
            }
        }
    }

    private func entry(_ event: EventView, _ html: inout Markup, _ reader: Reader) {
        html.element(.li, .id("entry-\(event.id)")) { html in
            html.element(.div, .class("row")) { html in
                html.element(.strong, text: reader.wording.entry(event.name))
                reader.instant(event.at, &html)
                html.element(.span, .class("soft"), text: reader.actor(event.actor))
                if let end = event.takenBack {
                    html.element(
                        .span, .class("wrong"),
                        text: reader.word("taken back \(reader.short(end))", "已于 \(reader.short(end)) 撤回"))
                }
            }
            if let taken = event.takes {
                html.element(.p, text: "\(reader.wording.entry(taken.kind)) · \(reader.short(taken.at))")
                said(taken.details, &html, reader)
            }
            said(event.details, &html, reader)
            if retractable.contains(event) { takeBack(event, &html, reader) }
        }
    }

    /// Closed until somebody wants it; whoever listens hears of which entry it is.
    private func takeBack(_ event: EventView, _ html: inout Markup, _ reader: Reader) {
        let id = "retract-\(event.id)"
        let kind = reader.wording.entry(event.kind), at = reader.short(event.at)
        html.element(.details, .class("quiet"), .open(reader.failure?.form == id)) { html in
            html.element(.summary) { html in
                html.text(reader.word("Take back", "撤回"))
                html.element(.span, .class("unseen"), text: reader.word(": \(kind), \(at)", "：\(kind)，\(at)"))
            }
            let fields = [("customer", customer), ("event", String(event.id))]
            reader.form("retractEvent", id: id, hidden: fields, &html) { html, form in
                html.element(.div, .class("inline")) { html in
                    form.line("reason", reader.word("What was wrong", "撤回原因"), isRequired: true, &html)
                    form.submit(reader.word("Take back", "撤回"), &html, isMain: false)
                }
            }
        }
    }

    private func said(_ details: [String: String], _ html: inout Markup, _ reader: Reader) {
        if let note = details["note"] { html.element(.p, text: note) }
        let line = reader.entryWords.line(details)
        if !line.isEmpty { html.element(.p, .class("soft"), text: line) }
    }
}
