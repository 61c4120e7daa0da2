import Domain
import Markup
import Wording
import Workflows

/// Pieces that several pages have.
extension Reader {
    /// A label with its colour; a letter alone, or a name that another scheme of the lists has as well, would not say of
    /// which scheme it is.
    func chip(_ label: String, in scheme: String, _ html: inout Markup, isFull: Bool = false) {
        let name = self.label(label, in: scheme)
        let isBrief = label.utf8.count <= 2 || isShared(name, by: scheme)
        html.element(
            .span, .class("chip l-", variant: Assets.labelClass(scheme, label)),
            .title("\(self.scheme(scheme)): \(name)")
        ) { html in
            if isBrief && !isFull {
                html.element(.span, .class("scheme"), text: self.scheme(scheme))
                html.text(" ")
            }
            html.text(name)
        }
    }

    /// Stars as stars.
    func stars(_ labels: [String: String], _ html: inout Markup) {
        guard let count = labels["stars"].flatMap(Int.init), count > 0 else { return }
        html.element(.span, .class("stars")) { html in
            html.element(.span, .aria(.hidden, "true"), text: String(repeating: "★", count: count))
            html.element(.span, .class("unseen"), text: self.count(count, "star", "stars", "# 星"))
        }
    }

    /// Schemes whose labels lists show side by side.
    private static let listed = ["priority", "grade", "stage", "negotiation"]

    /// Whether a label of another one that lists show has the name of one of `scheme`.
    private func isShared(_ name: String, by scheme: String) -> Bool {
        Self.listed.contains { other in
            other != scheme && display.scheme(other)?.labels.contains { wording($0.names) == name } ?? false
        }
    }

    /// The labels that lists show.
    func chips(_ labels: [String: String], _ html: inout Markup) {
        html.element(.span, .class("chips")) { html in
            for scheme in Self.listed {
                guard let label = labels[scheme], !["none", "unmarked"].contains(label) else { continue }
                chip(label, in: scheme, &html)
            }
            stars(labels, &html)
        }
    }

    /// What was done, and the way to take it back.
    func tell(_ html: inout Markup) {
        guard let notice else { return }
        html.element(.div, .class("notice ", variant: notice.kind == .done ? "good" : "bad"), .role("status")) { html in
            html.element(.p) { html in
                if let about = notice.customer {
                    customer(about.key, about.name, &html)
                    html.text(word(": ", "："))
                }
                html.text(notice.text)
            }
            if let entry = notice.entry {
                html.element(.a, .href(entry)) { $0.text(word("Take it back", "撤回")) }
            }
            guard let batch = notice.batch else { return }
            form("undoBatch", id: "undo", hidden: [("batch", batch)], &html) { html, form in
                form.submit(word("Undo", "撤销"), &html, isMain: false)
            }
        }
    }

    var entryWords: EntryWords { EntryWords(wording, scheme: display.scheme, clock: display.clock) }

    func instant(_ instant: String, _ html: inout Markup) {
        html.element(.time, .datetime(instant), .title(display.clock(instant)), text: short(instant))
    }

    /// A due time: when it has passed, a word says so, too.
    func due(_ obligation: ObligationView, _ html: inout Markup) {
        due(obligation.due, isOverdue: obligation.overdue, &html)
    }

    private func due(_ due: String, isOverdue: Bool, _ html: inout Markup) {
        html.element(.span, .class("due ", variant: isOverdue ? "late" : "open")) { html in
            if isOverdue { html.text(word("overdue since ", "已逾期 ")) }
            html.element(
                .time, .datetime(due), .title(display.clock(due)), .data(.due, due), text: short(due))
        }
    }

    /// The earliest due time of a customer in a list.
    func due(_ due: String, _ html: inout Markup) {
        self.due(due, isOverdue: Instant(rfc3339: due).map { $0 <= now } ?? false, &html)
    }

    func customer(_ key: String, _ name: String, _ html: inout Markup) {
        html.element(.a, .class("customer"), .href(Link("customers", key)), .isolated, text: name)
    }

    /// The search for what somebody owns, and `more`.
    func customers(of owner: String, _ more: String = "") -> Link {
        let name = owner.contains(where: \.isWhitespace) ? "\"\(owner)\"" : owner
        return Link("customers", query: [("q", "owner:\(name)\(more)")])
    }

    func empty(_ text: String, _ html: inout Markup) { html.element(.p, .class("empty"), text: text) }

    /// The clocks that a salesperson thinks in.
    var today: Day { display.day(of: now) }
}
