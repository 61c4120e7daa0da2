import Domain
import Markup
import Wording
import Workflows

/// What came of a contact, in one short form.
struct FollowUpForm {
    let customer: String
    let channel: String?

    func write(to next: Link, _ html: inout Markup, _ reader: Reader) {
        reader.form(
            "logEvent", id: "log-\(customer)", hidden: [("customer", customer), ("kind", "contact")], to: next, &html
        ) {
            html, form in
            html.element(.div, .class("fields")) { html in
                form.choice(
                    "channel", reader.word("By", "渠道"),
                    ["phone", "email", "chat", "visit", "sms"].map { ($0, reader.wording.channel($0)) },
                    value: channel ?? "phone", &html)
                form.pick(
                    "outcome", reader.word("What came of it", "结果"),
                    [
                        ("reached", reader.word("spoken with", "已联系上")),
                        ("no-answer", reader.word("no answer", "无人应答")),
                        ("bounced", reader.word("did not arrive", "未送达")),
                    ], isRequired: true, &html)
                form.pick(
                    "direction", reader.word("Who began", "发起方"),
                    [("out", reader.word("we did", "我方")), ("in", reader.word("they did", "客户"))],
                    value: "out", &html)
                html.element(.div, .class("wide")) {
                    form.area("note", reader.word("Note", "备注"), &$0)
                }
                html.element(.div, .class("actions")) { html in
                    form.check("form", reader.word("the follow-up form is filled in", "已填写跟进表"), &html)
                    form.submit(reader.word("Log, then the next", "记录并看下一位"), &html)
                }
            }
        }
    }
}

/// The follow-up form of the latest call or visit.
struct RecordForm {
    let customer: String
    static func id(_ customer: String) -> String { "form-\(customer)" }

    func write(to next: Link, _ html: inout Markup, _ reader: Reader) {
        let hidden = [("customer", customer)]
        reader.form("fillForm", id: Self.id(customer), hidden: hidden, to: next, &html) { html, form in
            html.element(.div, .class("fields")) { html in
                for field in [FormField.goal, .method] {
                    form.line(field.rawValue, reader.question(field.rawValue), isRequired: true, &html)
                }
                form.pick(
                    "fits", reader.question(FormField.methodFits.rawValue),
                    [("true", reader.word("yes", "是")), ("false", reader.word("no", "否"))], isRequired: true, &html)
                html.element(.div, .class("wide")) {
                    form.area("result", reader.question(FormField.result.rawValue), isRequired: true, &$0)
                }
                for (name, field) in [
                    ("problems", FormField.problems), ("support", .support), ("nextStep", .nextStep),
                ] {
                    form.line(name, reader.question(field.rawValue), &html)
                }
                html.element(.div, .class("actions")) {
                    form.submit(reader.word("Save the form, then the next", "保存并看下一位"), &$0)
                }
            }
        }
    }
}

/// Promises something for a time on the customer's clocks.
struct PromiseForm {
    let customer: String
    /// Theirs; nil where it is not known, and clocks are the organisation's.
    let timeZone: String?

    func write(_ html: inout Markup, _ reader: Reader) {
        reader.form("makePromise", id: "promise-\(customer)", hidden: [("customer", customer)], &html) { html, form in
            html.element(.div, .class("fields")) { html in
                form.line("what", reader.word("Promise", "约定"), isRequired: true, &html)
                let clocks = timeZone.map { reader.word(", on clocks of \($0)", "（\($0)）") } ?? ""
                form.line(
                    "due", reader.word("For", "时间") + clocks, value: "\((reader.today + 1).iso)T10:00",
                    kind: .time, isRequired: true, &html)
                html.element(.div, .class("actions")) { form.submit(reader.word("Promise", "约定"), &$0, isMain: false) }
            }
        }
    }
}
