public import Domain
public import Markup
public import Wording
public import Workflows

/// Who looks at a page: their language, the organisation's clock and labels, and what they may do.
public struct Reader: Sendable {
    public let wording: Wording
    public let display: Display
    /// Nil for somebody who has not logged in.
    public let user: UserView?
    public let now: Instant
    /// The page they look at, as an address of this site.
    public let here: Link
    /// Different for every page that is made: names its forms, so that one that is sent twice is done once.
    public let mark: String
    /// What went wrong with the form that was sent.
    public var failure: FormFailure?
    /// What was done before.
    var notice: Notice?

    public init(
        wording: Wording, display: Display, user: UserView?, now: Instant, here: Link, mark: String,
        failure: FormFailure? = nil
    ) {
        self.wording = wording
        self.display = display
        self.user = user
        self.now = now
        self.here = here
        self.mark = mark
        self.failure = failure
    }

    func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }

    var role: Role? { user.flatMap { Role(rawValue: $0.role) } }
    var leads: Bool { role == .manager || role == .admin }

    func scheme(_ id: String) -> String { display.scheme(id).map { wording($0.names) } ?? id }
    func label(_ label: String, in scheme: String) -> String {
        display.names(of: label, in: scheme).map { wording($0) } ?? label
    }

    /// Why something is owed, in few words.
    func reason(_ code: String) -> String {
        wording.reason(code, of: nil) { scheme, label in
            guard let known = display.scheme(scheme.text), let label = known.definition(of: label) else { return nil }
            return (known.names, label.names)
        }
    }

    /// A question of a form, and a column of a file, as labels of fields.
    func question(_ name: String) -> String { Wording.asLabel(wording.question(name)) }
    func column(_ name: String) -> String { Wording.asLabel(wording.column(name)) }

    /// Somebody as they are called.
    func person(_ id: String, among people: [UserView]) -> String {
        (user?.id == id ? user?.name : people.first { $0.id == id }?.name) ?? id
    }

    /// What stands in the box of a search: one that was refused is there again.
    func searched(_ query: String) -> String {
        failure.flatMap { $0.form == "search" ? $0.values["q"] : nil } ?? query
    }
    /// Whether the page has nothing found to show.
    var isSearchRefused: Bool { failure?.form == "search" }

    /// Why something was not done.
    func said(_ refusal: RefusalView) -> String {
        wording(refusal.message.showing(display.clock))
    }

    /// Who did something: a person by their id, or the system.
    func actor(_ actor: String) -> String { actor == UserID.system.text ? word("the system", "系统") : actor }

    func owner(_ owner: String?) -> String { owner ?? word("high seas", "公海") }

    /// Day and time without the year where it is this one.
    func short(_ instant: String) -> String {
        guard let at = Instant(rfc3339: instant) else { return instant }
        let day = display.day(of: at), today = display.day(of: now)
        if day == today { return word("today ", "今天 ") + display.time(of: at) }
        if day == today + 1 { return word("tomorrow ", "明天 ") + display.time(of: at) }
        if day == today + -1 { return word("yesterday ", "昨天 ") + display.time(of: at) }
        let date = day.iso.prefix(4) == today.iso.prefix(4) ? day.iso.dropFirst(5) : day.iso[...]
        return "\(date) \(display.time(of: at))"
    }

    /// A number in front of its noun; in Chinese where `#` stands.
    func count(_ count: Int, _ one: String, _ many: String, _ zh: String) -> String {
        phrase(of: count, "# \(one)", "# \(many)", zh)
    }

    /// A phrase with a number where `#` stands.
    func phrase(of count: Int, _ one: String, _ many: String, _ zh: String) -> String {
        word(count == 1 ? one : many, zh).replacing("#", with: String(count))
    }
}
