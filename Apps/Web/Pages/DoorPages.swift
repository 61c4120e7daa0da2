public import Markup

/// Where one logs in.
public struct LoginPage: Page {
    /// Where to go on afterwards.
    let next: Link
    /// A form that came after the session had ended, percent-encoded; it is shown again after logging in.
    let kept: String?
    public var place: Place? { nil }
    public var holdsForm: Bool { kept != nil }

    public init(next: Link, kept: String? = nil) {
        self.next = next
        self.kept = kept
    }

    public func title(_ reader: Reader) -> String { reader.word("Log in", "登录") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.section, .class("card narrow")) { html in
            html.element(.h1, text: title(reader))
            if kept != nil {
                html.element(
                    .p,
                    text: reader.word(
                        "Your session has ended. What you wrote is kept and comes back when you have logged in.",
                        "会话已结束。您填写的内容已保留，登录后可继续。"))
            }
            let hidden = kept.map { [("kept", $0)] } ?? []
            reader.form(at: Link("login"), id: "login", hidden: hidden, to: next, &html) { html, form in
                html.element(.div, .class("fields")) { html in
                    form.line("user", reader.word("User", "用户"), kind: .user, isRequired: true, &html)
                    form.line("password", reader.word("Password", "密码"), kind: .password, isRequired: true, &html)
                    html.element(.div, .class("actions")) { form.submit(reader.word("Log in", "登录"), &$0) }
                }
            }
        }
    }
}

/// Where the first administrator sets a password.
public struct SetUpPage: Page {
    public var place: Place? { nil }
    public init() {}

    public func title(_ reader: Reader) -> String { reader.word("Set up Rapport", "初始设置") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.section, .class("card narrow")) { html in
            html.element(.h1, text: title(reader))
            html.element(
                .p,
                text: reader.word(
                    "Nobody has a password yet. The token stands where the server was started.",
                    "目前还没有人设置密码。令牌显示在启动服务器的终端上。"))
            reader.form(at: Link("setup"), id: "setup", to: Link(), &html) { html, form in
                html.element(.div, .class("fields")) { html in
                    form.line("token", reader.word("Token", "令牌"), isRequired: true, &html)
                    form.line(
                        "user", reader.word("User", "用户"), value: "admin", kind: .user, isRequired: true,
                        hint: reader.word("Lower-case letters, digits and hyphens", "小写字母、数字和连字符"), &html)
                    form.line("name", reader.word("Your name", "姓名"), &html)
                    form.line(
                        "password", reader.word("Password", "密码"), kind: .newPassword, isRequired: true,
                        hint: reader.word("12 characters or more; a sentence is good", "至少 12 个字符；一句话最好"), &html)
                    html.element(.div, .class("actions")) { form.submit(reader.word("Begin", "开始"), &$0) }
                }
            }
        }
    }
}

/// What is told where the page of a form cannot be shown any more; the frame tells what is wrong, and what was written.
public struct LostPage: Page {
    public var place: Place? { nil }
    public init() {}

    public func title(_ reader: Reader) -> String { reader.word("Not done", "未完成") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        html.element(.p) { $0.element(.a, .href(Link()), text: reader.word("To the start", "返回首页")) }
    }
}

/// What is told instead of a page.
public struct ProblemPage: Page {
    let head: String
    let detail: String
    let request: String?
    public var place: Place? { nil }

    public init(title: String, detail: String, request: String?) {
        head = title
        self.detail = detail
        self.request = request
    }

    public func title(_ reader: Reader) -> String { head }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.section, .class("card narrow")) { html in
            html.element(.h1, text: head)
            html.element(.p, text: detail)
            if let request { html.element(.p, .class("soft"), text: reader.word("Request ", "请求 ") + request) }
            html.element(.p) { $0.element(.a, .href(Link()), text: reader.word("To the start", "返回首页")) }
        }
    }
}
