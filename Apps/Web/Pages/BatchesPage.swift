import Domain
public import Markup
import Wording
public import Workflows

/// What was done to many customers at once, imports too, newest first, each with its undo.
public struct BatchesPage: Page {
    let batches: [BatchView]
    /// The number before which the next page begins; nil on the last.
    let next: Int64?

    public var place: Place? { .customers }

    public init(_ batches: [BatchView], next: Int64?) {
        self.batches = batches
        self.next = next
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
            } else {
                let number = String(batch.batch)
                reader.form("undoBatch", id: "undo-\(number)", hidden: [("batch", number)], &html) {
                    $1.submit(reader.word("Undo", "撤销"), &$0, isMain: false)
                }
            }
        }
    }

    /// Why somebody who released customers finds no undo.
    static func finality(_ reader: Reader) -> String {
        reader.word(
            "You cannot take a release back: out of the high seas customers are claimed, as far as you may. An administrator can undo it.",
            "释放后您不能自行撤销：公海客户须按规则重新领取；管理员可以撤销。")
    }
}
