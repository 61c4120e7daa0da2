import Domain
public import Markup
import Wording
public import Workflows

/// Oneself, one's sessions and tokens, and for an administrator everybody.
public struct SettingsPage: Page {
    let sessions: [LoginView]
    /// The id of the one in use.
    let current: String?
    let tokens: [TokenView]
    /// A token that was just made: it is shown this once.
    let made: NewToken?
    let people: [UserView]
    let teams: [TeamView]

    public var place: Place? { .settings }

    public init(
        sessions: [LoginView], current: String?, tokens: [TokenView], made: NewToken?, people: [UserView],
        teams: [TeamView]
    ) {
        self.sessions = sessions
        self.current = current
        self.tokens = tokens
        self.made = made
        self.people = people
        self.teams = teams
    }

    public func title(_ reader: Reader) -> String { reader.word("Settings", "设置") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        if let user = reader.user {
            html.element(
                .p, .class("sub"),
                text: [user.name ?? user.id, user.id, reader.wording.role(user.role), user.team ?? ""].filter {
                    !$0.isEmpty
                }.joined(
                    separator: " · "))
        }
        if reader.role == .admin { orphans(&html, reader) }
        password(&html, reader)
        list(&html, reader)
        keys(&html, reader)
        programs(&html, reader)
        if reader.role == .admin { everybody(&html, reader) }
    }

    /// Customers whom nobody works on: those of people who have left.
    private func orphans(_ html: inout Markup, _ reader: Reader) {
        for person in people where !person.active && person.customers > 0 {
            let name = person.name ?? person.id
            html.element(.div, .class("notice bad")) { html in
                html.element(.p) { html in
                    html.text(reader.word("\(name) has left and still owns ", "\(name) 已离开，名下仍有 "))
                    html.element(
                        .a, .href(reader.customers(of: person.id)),
                        text: reader.count(person.customers, "customer", "customers", "# 位客户"))
                    html.text(reader.word(": nobody works on them until they are given out.", "：重新分配之前无人跟进。"))
                }
            }
        }
    }

    private func password(_ html: inout Markup, _ reader: Reader) {
        let open = tokens.filter { token in
            token.revokedAt == nil && Instant(rfc3339: token.expires).map { reader.now < $0 } ?? false
        }
        html.element(.section, .class("card")) { html in
            html.element(.h2, text: reader.word("Password", "密码"))
            reader.form(at: Link("settings", "password"), id: "password", &html) { html, form in
                html.element(.div, .class("fields")) { html in
                    form.line("old", reader.word("The one you have", "当前密码"), kind: .password, isRequired: true, &html)
                    form.line(
                        "new", reader.word("The new one", "新密码"), kind: .newPassword, isRequired: true,
                        hint: reader.word("12 characters or more", "至少 12 个字符"), &html)
                    if !open.isEmpty {
                        let names = open.map(\.name).joined(separator: reader.word(", ", "、"))
                        form.check(
                            "tokens", reader.word("End my tokens, too: ", "同时吊销我的令牌：") + names, isOn: true, &html)
                    }
                    html.element(.div, .class("actions")) { form.submit(reader.word("Change", "修改"), &$0) }
                }
            }
            html.element(.p, .class("soft"), text: reader.word("All your other sessions end with it.", "其他会话将全部退出。"))
        }
    }

    /// Scripts show it: without them there are no keys.
    private func keys(_ html: inout Markup, _ reader: Reader) {
        html.element(.section, .class("card"), .data(.switching, "keys"), .hidden()) { html in
            html.element(.h2, text: reader.word("Keys", "快捷键"))
            html.element(
                .p,
                text: reader.word(
                    "j and k go down and up a list, l logs a follow-up, / searches.",
                    "j、k 在列表中上下移动，l 记录跟进，/ 搜索。"))
            html.element(.div, .class("field check")) { html in
                html.element(.input, .type("checkbox"), .id("keys"))
                html.element(.label, .for("keys"), text: reader.word("Use them in this browser", "在此浏览器中启用"))
            }
        }
    }

    private func list(_ html: inout Markup, _ reader: Reader) {
        html.element(.section, .class("card")) { html in
            html.element(.h2, text: reader.word("Where you are logged in", "登录会话"))
            for login in sessions {
                html.element(.div, .class("row")) { html in
                    html.element(.span, text: Self.browser(login.agent))
                    if login.id == current {
                        html.element(.strong, text: reader.word("this one", "当前会话"))
                    }
                    html.element(
                        .span, .class("soft"), text: reader.word("last used ", "最近使用 ") + reader.short(login.lastSeen))
                    html.element(.span, .class("end")) { html in
                        reader.form("endLogin", id: "end-\(login.id)", hidden: [("login", login.id)], &html) {
                            $1.submit(reader.word("End", "结束"), &$0, isMain: false)
                        }
                    }
                }
            }
        }
    }

    /// The name of a browser and its system, out of what it calls itself.
    static func browser(_ agent: String?) -> String {
        guard let agent, !agent.isEmpty else { return "–" }
        let browsers = [
            ("Firefox/", "Firefox"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ]
        let systems = [
            ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
            ("Macintosh", "macOS"),
            ("Linux", "Linux"),
        ]
        guard let browser = browsers.first(where: { agent.contains($0.0) })?.1 else { return String(agent.prefix(40)) }
        return [browser, systems.first { agent.contains($0.0) }?.1].compactMap(\.self).joined(separator: " · ")
    }

    private func programs(_ html: inout Markup, _ reader: Reader) {
        html.element(.section, .class("card")) { html in
            html.element(.h2, text: reader.word("Tokens for programs", "程序令牌"))
            html.element(.p, .class("sub")) {
                $0.element(.a, .href(Link("api")), text: reader.word("What programs can ask for", "程序可以调用的接口"))
            }
            if let made {
                html.element(.div, .class("notice good"), .role("status")) { html in
                    html.element(.p, text: reader.word("Copy it now; it is not shown again:", "请立即复制，之后不再显示："))
                    html.element(.code, text: made.token)
                }
            }
            for token in tokens where token.revokedAt == nil {
                html.element(.div, .class("row")) { html in
                    html.element(.strong, text: token.name)
                    html.element(
                        .span, .class("soft"),
                        text: token.scopes.map { reader.wording.scope($0) }.joined(separator: reader.word(", ", "、")))
                    html.element(
                        .span, .class("soft"), text: reader.word("until ", "有效至 ") + reader.short(token.expires))
                    html.element(.span, .class("end")) { html in
                        reader.form("revokeToken", id: "revoke-\(token.id)", hidden: [("token", token.id)], &html) {
                            $1.submit(reader.word("Revoke", "吊销"), &$0, isMain: false)
                        }
                    }
                }
            }
            reader.form(at: Link("settings", "tokens"), id: "token", &html) { html, form in
                html.element(.div, .class("fields")) { html in
                    form.line("name", reader.word("Name", "名称"), isRequired: true, &html)
                    form.line("days", reader.word("Days", "天数"), value: "90", kind: .number, &html)
                    for scope in TokenScope.allCases {
                        form.check(scope.rawValue, reader.wording.scope(scope.rawValue), isOn: scope == .read, &html)
                    }
                    html.element(.div, .class("actions")) { form.submit(reader.word("Make a token", "创建令牌"), &$0) }
                }
            }
        }
    }

    private func everybody(_ html: inout Markup, _ reader: Reader) {
        html.element(.section, .class("card")) { html in
            html.element(.h2, text: reader.word("People", "人员"))
            for person in people {
                html.element(.details, .open(reader.failure.map { $0.form.hasSuffix("-\(person.id)") } ?? false)) {
                    html in
                    html.element(.summary) { html in
                        html.text(
                            "\(person.name ?? person.id) · \(reader.wording.role(person.role))\(person.team.map { " · \($0)" } ?? "")"
                        )
                        if !person.active { html.element(.small, text: reader.word(" has left", " 已离开")) }
                        if !person.canLogIn { html.element(.small, text: reader.word(" no password", " 无密码")) }
                    }
                    change(person, &html, reader)
                }
            }
            html.element(.h3, text: reader.word("Somebody new", "新增人员"))
            reader.form("addUser", id: "adduser", &html) { html, form in
                html.element(.div, .class("fields")) { html in
                    form.line("user", reader.word("User", "用户"), isRequired: true, &html)
                    form.line("name", reader.word("Name", "姓名"), &html)
                    form.choice(
                        "role", reader.word("Role", "角色"),
                        Role.allCases.map { ($0.rawValue, reader.wording.role($0.rawValue)) },
                        value: "salesperson", &html)
                    form.choice("team", reader.word("Team", "团队"), teamChoices, &html)
                    html.element(.div, .class("actions")) { form.submit(reader.word("Add", "新增"), &$0) }
                }
            }
            html.element(.h3, text: reader.word("A new team", "新增团队"))
            reader.form("addTeam", id: "addteam", &html) { html, form in
                html.element(.div, .class("fields")) { html in
                    form.line("team", reader.word("Team", "团队"), isRequired: true, &html)
                    form.line("name", reader.word("Name", "名称"), &html)
                    html.element(.div, .class("actions")) { form.submit(reader.word("Add", "新增"), &$0, isMain: false) }
                }
            }
        }
    }

    private var teamChoices: [(value: String, name: String)] { [("", "–")] + teams.map { ($0.id, $0.name ?? $0.id) } }

    private func change(_ person: UserView, _ html: inout Markup, _ reader: Reader) {
        let hidden = [("user", person.id), ("state", EntityTag.of(person) ?? "")]
        reader.form("changeUser", id: "change-\(person.id)", hidden: hidden, &html) { html, form in
            html.element(.div, .class("fields")) { html in
                form.line("name", reader.word("Name", "姓名"), value: person.name ?? "", &html)
                form.choice(
                    "role", reader.word("Role", "角色"),
                    Role.allCases.map { ($0.rawValue, reader.wording.role($0.rawValue)) }, value: person.role, &html)
                form.choice("team", reader.word("Team", "团队"), teamChoices, value: person.team ?? "", &html)
                form.choice(
                    "active", reader.word("Works here", "在职"),
                    [("true", reader.word("yes", "是")), ("false", reader.word("has left", "已离开"))],
                    value: person.active ? "true" : "false", &html)
                html.element(.div, .class("actions")) { form.submit(reader.word("Save", "保存"), &$0, isMain: false) }
            }
        }
        // One's own stands above, and takes the old one.
        guard person.id != reader.user?.id else { return }
        reader.form(at: Link("settings", "password"), id: "password-\(person.id)", hidden: [("user", person.id)], &html)
        { html, form in
            html.element(.div, .class("inline")) { html in
                form.line("new", reader.word("Give a password", "设置密码"), kind: .newPassword, isRequired: true, &html)
                form.check("tokens", reader.word("End their tokens, too", "同时吊销其令牌"), isOn: true, &html)
                form.submit(reader.word("Set", "设置"), &html, isMain: false)
            }
        }
        let sessions = [("user", person.id), ("login", "all")]
        reader.form("endLogin", id: "out-\(person.id)", hidden: sessions, &html) {
            $1.submit(reader.word("End their sessions", "结束其所有会话"), &$0, isMain: false)
        }
    }
}
