import Markup
import Wording
public import Workflows

/// An entry that came when its customer had left: what it says, and what can be done with it.
public struct DraftCard: Sendable {
    let draft: DraftView
    /// Whether the customer is its author's again.
    let isRecordable: Bool

    public init(_ draft: DraftView, isRecordable: Bool) {
        self.draft = draft
        self.isRecordable = isRecordable
    }

    func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.div, .class("card")) { html in
            html.element(
                .p,
                text: reader.word(
                    "Kept for you: \(reader.wording.entry(draft.kind)) with \(draft.customer), \(reader.short(draft.at)). "
                        + "The customer had left you before it came in.",
                    "已为您保留：\(draft.customer)，\(reader.wording.entry(draft.kind))，\(reader.short(draft.at))。提交时客户已不归您所有。"
                ))
            said(&html, reader)
            if !isRecordable {
                html.element(
                    .p, .class("soft"),
                    text: reader.word(
                        "It can be recorded when the customer is yours again: claim it in the high seas, or ask your manager.",
                        "客户重新归您后才能记录：可在公海领取，或联系经理。"))
            }
            actions(&html, reader)
        }
    }

    private func said(_ html: inout Markup, _ reader: Reader) {
        if let note = draft.details["note"] { html.element(.p, .class("prose"), .isolated, text: note) }
        let line = reader.entryWords.line(draft.details)
        if !line.isEmpty { html.element(.p, .class("soft"), text: line) }
    }

    private func actions(_ html: inout Markup, _ reader: Reader) {
        html.element(.div, .class("actions")) { html in
            let id = String(draft.id)
            if isRecordable {
                reader.form("recordDraft", id: "record-\(id)", hidden: [("draft", id)], &html) {
                    $1.submit(reader.word("Record it", "记录"), &$0)
                }
            }
            reader.form("discardDraft", id: "discard-\(id)", hidden: [("draft", id)], &html) {
                $1.submit(reader.word("Throw it away", "丢弃"), &$0, isMain: false)
            }
        }
    }
}
