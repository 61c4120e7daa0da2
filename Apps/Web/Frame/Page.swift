public import Markup
import Wording
import Workflows

/// A page: what stands between the frame's header and footer.
public protocol Page: Sendable {
    /// Which entry of the navigation it belongs to.
    var place: Place? { get }
    /// Whether it tells itself of what was done, where one goes on; else that stands above it.
    var holdsNotice: Bool { get }
    /// Whether a form waits on it that no address brings back, so that one does not change the language there.
    var holdsForm: Bool { get }
    /// What of colleagues' changes is told on it.
    var concern: Concern { get }
    func title(_ reader: Reader) -> String
    func write(_ html: inout Markup, _ reader: Reader)
}

extension Page {
    public var holdsNotice: Bool { false }
    public var holdsForm: Bool { false }
    public var concern: Concern { .nothing }
}

/// The entries of the navigation.
public enum Place: CaseIterable, Sendable {
    case today, customers, seas, approvals, team, funnel, imports, settings

    var link: Link {
        switch self {
        case .today: Link()
        case .customers: Link("customers")
        case .seas: Link("seas")
        case .approvals: Link("approvals")
        case .team: Link("team")
        case .funnel: Link("funnel")
        case .imports: Link("import")
        case .settings: Link("settings")
        }
    }

    func name(_ reader: Reader) -> String {
        switch self {
        case .today: reader.word("Today", "今天")
        case .customers: reader.word("Customers", "客户")
        case .seas: reader.word("High seas", "公海")
        case .approvals: reader.word("Approvals", "审批")
        case .team: reader.word("Team", "团队")
        case .funnel: reader.word("Funnel", "漏斗")
        case .imports: reader.word("Import", "导入")
        case .settings: reader.word("Settings", "设置")
        }
    }

    func isOpen(to reader: Reader) -> Bool {
        switch self {
        case .approvals, .team, .imports: reader.leads
        default: true
        }
    }
}

/// What was done, told on the page that follows.
public struct Notice: Sendable {
    public enum Kind: Sendable { case done, warning }
    /// Whom it is about.
    public struct Customer: Sendable {
        let key: String
        let name: String

        public init(key: String, name: String) {
            self.key = key
            self.name = name
        }
    }

    public let kind: Kind
    public let text: String
    /// Something that can be taken back, by number.
    public let batch: String?
    /// Where an entry stands that can be taken back.
    public let entry: Link?
    public let customer: Customer?
    /// Whether several customers may be other than they were, and so match no more what they were found by.
    public var isOfBatch = false

    public init(
        _ kind: Kind = .done, _ text: String, batch: String? = nil, entry: Link? = nil, about customer: Customer? = nil
    ) {
        self.kind = kind
        self.text = text
        self.batch = batch
        self.entry = entry
        self.customer = customer
    }
}

/// What all pages have around them.
public enum Frame {
    public static func render(_ page: some Page, _ reader: Reader, notice: Notice? = nil) -> [UInt8] {
        var reader = reader
        reader.notice = notice
        return Markup.document(language: reader.wording.language == .chinese ? .chinese : .english) { html in
            html.element(.head) { head(&$0, title: page.title(reader), reader) }
            let concern = reader.user == nil ? .nothing : page.concern
            html.element(.body, .data(.live, concern.name), .data(.of, concern.object)) { html in
                html.element(.a, .class("skip"), .href(.here("main")), text: reader.word("Skip to the page", "跳到正文"))
                header(&html, page, reader)
                html.element(.main, .id("main"), .tabIndex(-1)) { html in
                    if reader.user != nil { kept(&html, reader) }
                    if !page.holdsNotice { reader.tell(&html) }
                    if let failure = reader.failure {
                        html.element(.div, .class("notice bad"), .role("alert"), .id("failure")) {
                            $0.element(.p, text: failure.message)
                        }
                    }
                    page.write(&html, reader)
                    leftOver(&html, reader)
                }
                if reader.user != nil { news(&html, reader) }
            }
        }
    }

    /// What scripts show when something has changed.
    private static func news(_ html: inout Markup, _ reader: Reader) {
        html.element(.div, .class("news"), .id("news"), .role("status")) { html in
            html.element(.a, .href(reader.here), .data(.news, "1")) {
                $0.text(reader.word("Something has changed here: show it", "此页有更新：点击查看"))
            }
        }
    }

    /// What somebody wrote into a form that is not on the page any more.
    private static func leftOver(_ html: inout Markup, _ reader: Reader) {
        guard let failure = reader.failure, !failure.words.isEmpty, !html.contains(id: failure.form) else { return }
        html.element(.section, .class("card"), .id("left-over")) { html in
            html.element(.h2, text: reader.word("What you wrote", "您填写的内容"))
            for words in failure.words { html.element(.p, .class("prose"), text: words) }
        }
    }

    /// What scripts show when a form that somebody was typing in is not here any more.
    private static func kept(_ html: inout Markup, _ reader: Reader) {
        html.element(.div, .class("card"), .id("kept"), .role("status"), .hidden()) { html in
            html.element(
                .p,
                text: reader.word(
                    "The customer you were writing about is not on this list any more. Your words are kept: ",
                    "您正在填写的客户已不在此列表中，内容已保留："))
            html.element(.a, .href(Link("customers"))) { $0.text(reader.word("go on there", "前往继续填写")) }
        }
    }

    private static func head(_ html: inout Markup, title: String, _ reader: Reader) {
        html.element(.meta, .charset("utf-8"))
        html.element(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
        html.element(.meta, .name("color-scheme"), .content("light dark"))
        html.element(.title, text: "\(Self.isolated(title)) · Rapport")
        html.element(.link, .rel("icon"), .type("image/svg+xml"), .href(Assets.icon.link))
        html.element(.link, .rel("stylesheet"), .href(Assets.style.link))
        if reader.user != nil {
            html.element(.link, .rel("stylesheet"), .href(Assets.labels(of: reader.display).link))
        }
        html.script(Assets.script.link)
    }

    /// Between the marks that keep a text's direction to itself, where no element can (UAX #9).
    private static func isolated(_ text: String) -> String { "\u{2068}\(text)\u{2069}" }

    private static func header(_ html: inout Markup, _ page: some Page, _ reader: Reader) {
        html.element(.header, .class("top")) { html in
            html.element(.a, .class("brand"), .href(Link())) { $0.text("Rapport") }
            let languages = { (html: inout Markup) in if !page.holdsForm { Self.languages(&html, reader) } }
            guard let user = reader.user else { return languages(&html) }
            html.element(.nav, .aria(.label, reader.word("Pages", "页面"))) { html in
                html.element(.ul) { html in
                    for entry in Place.allCases where entry.isOpen(to: reader) {
                        html.element(.li) { html in
                            html.element(
                                .a, [.href(entry.link)] + (entry == page.place ? [.aria(.current, "page")] : [])
                            ) { $0.text(entry.name(reader)) }
                        }
                    }
                }
            }
            html.element(.div, .class("who")) { html in
                languages(&html)
                html.element(.form, .method("post"), .action(Link("logout"))) { html in
                    html.element(.span, .class("name"), text: user.name ?? user.id)
                    html.element(.button, .class("quiet"), text: reader.word("Log out", "退出"))
                }
            }
        }
    }

    /// The other language, by its own name.
    private static func languages(_ html: inout Markup, _ reader: Reader) {
        let isChinese = reader.wording.language == .chinese
        html.element(.form, .method("post"), .action(Link("language"))) { html in
            html.element(.input, .type("hidden"), .name("next"), .value(reader.here.text))
            html.element(
                .button, .class("quiet"), .name("language"), .value(isChinese ? "en" : "zh"),
                .lang(isChinese ? .english : .chinese)
            ) {
                $0.text(isChinese ? "English" : "中文")
            }
        }
    }
}
