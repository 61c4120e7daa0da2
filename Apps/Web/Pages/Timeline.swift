import Markup
import Wording
import Workflows

/// What happened, newest first.
struct Timeline {
    let customer: String
    let page: TimelinePage

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
        html.element(.li) { html in
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
        }
    }

    private func said(_ details: [String: String], _ html: inout Markup, _ reader: Reader) {
        if let note = details["note"] { html.element(.p, text: note) }
        let line = reader.entryWords.line(details)
        if !line.isEmpty { html.element(.p, .class("soft"), text: line) }
    }
}
