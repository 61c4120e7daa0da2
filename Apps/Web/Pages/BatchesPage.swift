import Domain
public import Markup
import Wording
public import Workflows

/// What was done to many customers at once, imports too, newest first, each with its undo.
public struct BatchesPage: Page {
    let batches: [BatchView]
    /// The number before which this page begins; nil on the first.
    let before: Int64?
    /// The number before which the next page begins; nil on the last.
    let next: Int64?
    /// What taking one of them back would do, before it is done.
    let preview: UndoReport?

    public var place: Place? { .customers }

    public init(_ batches: [BatchView], before: Int64?, next: Int64?, preview: UndoReport?) {
        self.batches = batches
        self.before = before
        self.next = next
        self.preview = preview
    }

    public func title(_ reader: Reader) -> String { reader.word("Done to several", "批量操作记录") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        html.element(
            .p, .class("sub"),
            text: reader.word(
                "Batches, edits and imports that are yours to take back. Customers that have changed since stay as they are.",
                "您可以撤销的批量操作、资料修改与导入；此后已有改动的客户保持不变。"))
        if batches.isEmpty { reader.empty(reader.word("There is nothing to take back.", "没有可以撤销的操作。"), &html) }
        for batch in batches { card(batch, &html, reader) }
        if let next {
            html.element(.p) {
                $0.element(
                    .a, .class("button"), .href(Link("batches", query: [("before", String(next))])),
                    text: reader.word("Older", "更早"))
            }
        }
    }

    private func card(_ batch: BatchView, _ html: inout Markup, _ reader: Reader) {
        html.element(.article, .class("card"), .id("batch-\(batch.batch)"), .data(.keys, "1")) { html in
            html.element(.h2, text: reader.wording.batch(batch.action, batch.detail))
            html.element(.p, .class("meta")) { html in
                html.element(.span) { reader.instant(batch.at, &$0) }
                html.element(.span, text: reader.actor(batch.actor))
                html.element(
                    .span, text: reader.count(batch.customers, "customer", "customers", "# 位客户"))
            }
            if batch.undoneBy != nil {
                html.element(.p, .class("soft"), text: reader.word("taken back", "已撤销"))
            } else if batch.isFinal == true {
                html.element(.p, .class("soft"), text: Self.finality(reader))
            } else if let preview, preview.batch == batch.batch {
                confirm(preview, isImport: batch.action.hasPrefix("import."), &html, reader)
            } else {
                let number = String(batch.batch)
                html.element(
                    .a, .class("button"), .href(list(undoing: number)),
                    .aria(
                        .label, reader.word("Undo: ", "撤销：") + reader.wording.batch(batch.action, batch.detail))
                ) { $0.text(reader.word("Undo", "撤销")) }
            }
        }
    }

    /// This page, with what taking back one of its batches would do.
    private func list(undoing batch: String? = nil) -> Link {
        Link(
            "batches", query: [("before", before.map { String($0) }), ("undo", batch)],
            fragment: batch.map { "batch-\($0)" })
    }

    private func confirm(_ report: UndoReport, isImport: Bool, _ html: inout Markup, _ reader: Reader) {
        html.element(
            .p,
            text: reader.count(
                report.restored, "customer would be as before.", "customers would be as before.", "# 位客户将恢复。"))
        if isImport {
            html.element(
                .p, .class("soft"),
                text: reader.word(
                    "Customers that the import made are taken out with all that is known of them.", "导入时新增的客户将连同资料一并移除。"
                ))
        }
        if !report.failures.isEmpty {
            html.element(
                .p,
                text: reader.count(report.failures.count, "stays as it is:", "stay as they are:", "# 位保持不变："))
            html.element(.ul) { html in
                for failure in report.failures.prefix(20) {
                    html.element(.li, text: "\(failure.customer): \(reader.said(failure.refusal))")
                }
            }
        }
        let number = String(report.batch)
        html.element(.div, .class("actions")) { html in
            reader.form("undoBatch", id: "undo-\(number)", hidden: [("batch", number)], to: list(), &html) {
                $1.submit(reader.word("Undo it now", "确认撤销"), &$0)
            }
            html.element(.a, .class("button"), .href(list()), text: reader.word("Back", "返回"))
        }
    }

    /// Why somebody who released customers finds no undo.
    static func finality(_ reader: Reader) -> String {
        reader.word(
            "You cannot take a release back: out of the high seas customers are claimed, as far as you may. An administrator can undo it.",
            "释放后您不能自行撤销：公海客户须按规则重新领取；管理员可以撤销。")
    }
}
