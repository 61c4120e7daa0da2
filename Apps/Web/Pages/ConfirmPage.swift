public import Markup
import Workflows

/// Where somebody who is logged in gives the password again.
public struct ConfirmPage: Page {
    /// Where to go on afterwards.
    let next: Link
    /// What is done when the right one was given, sealed; nil for nothing.
    let kept: String?
    public var place: Place? { nil }
    public var holdsForm: Bool { kept != nil }

    public init(next: Link, kept: String? = nil) {
        self.next = next
        self.kept = kept
    }

    public func title(_ reader: Reader) -> String { reader.word("Your password again", "请再次输入密码") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.section, .class("card narrow")) { html in
            html.element(.h1, text: title(reader))
            let minutes = AccountRules.fresh
            html.element(
                .p,
                text: reader.phrase(
                    of: minutes, "", "Some acts take a password that was given in the last # minutes.",
                    "某些操作需要最近 # 分钟内输入过密码。")
                    + (kept == nil ? "" : reader.word(" What you asked for is done right after it.", "输入后将立即执行您的操作。")))
            let hidden = kept.map { [("kept", $0)] } ?? []
            reader.form(at: Link("confirm"), id: "confirm", hidden: hidden, to: next, &html) { html, form in
                html.element(.div, .class("fields")) { html in
                    form.line(
                        "password", reader.word("Password", "密码"), kind: .password, isRequired: true, hasFocus: true,
                        hint: reader.user?.id, &html)
                    html.element(.div, .class("actions")) { form.submit(reader.word("Go on", "继续"), &$0) }
                }
            }
            html.element(.p) { html in
                html.element(.a, .href(next), text: reader.word("Back, without doing it", "返回，不执行"))
            }
        }
    }
}
