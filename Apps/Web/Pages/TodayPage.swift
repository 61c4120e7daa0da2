import Domain
public import Markup
import Wording
public import Workflows

/// The worklist: whom to contact now, and the form to say what came of it.
public struct TodayPage: Page {
    let today: Today
    /// The customer whose form is open.
    let open: String?
    let days: Int
    /// How many lines were asked for; nil for as many as usual.
    let limit: Int?
    /// Entries that came too late.
    let drafts: [DraftCard]
    /// Whose lists may be looked at; empty for a salesperson.
    let people: [UserView]
    /// The one whose form is open, where nothing was refused.
    let reached: CustomerView?

    public var place: Place? { .today }
    public var concern: Concern { today.owner.map(Concern.owner) ?? .everything }

    public init(
        _ today: Today, open: String?, days: Int, limit: Int?, drafts: [DraftCard], people: [UserView],
        reached: CustomerView?
    ) {
        self.today = today
        self.open = open
        self.days = days
        self.limit = limit
        self.drafts = drafts
        self.people = people
        self.reached = reached
    }

    /// Whose form is open on `today` when nothing was refused: who was asked for, or else the first.
    public static func opened(on today: Today, asked: String?) -> String? {
        (today.lines.first { $0.customer == asked } ?? today.lines.first)?.customer
    }

    public var holdsNotice: Bool { today.lines.contains { $0.customer == open } }

    public func title(_ reader: Reader) -> String { reader.word("Today", "今天") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1) { html in
            html.text(title(reader))
            if let day = Day(iso: today.day) {
                html.element(.small, text: " \(today.day) \(reader.wording.weekday(day.weekday))")
            }
        }
        html.element(.p, .class("sub"), text: summary(reader))
        filters(&html, reader)
        told(&html, reader)
        let opened = refused(reader) ?? Self.opened(on: today, asked: open)
        for section in 1...3 {
            let lines = today.lines.filter { $0.section == section }
            if lines.isEmpty { continue }
            html.element(.section, .aria(.labelledBy, "section-\(section)")) { html in
                html.element(.h2, .id("section-\(section)"), text: name(of: section, reader))
                for line in lines { card(line, isOpen: line.customer == opened, &html, reader) }
            }
        }
        if today.lines.isEmpty {
            reader.empty(
                reader.word(
                    "Nobody is waiting for you. The high seas may have somebody for you.", "今天没有要联系的客户，可以去公海看看。"),
                &html)
        }
        let hidden = today.dueToday - today.lines.count { $0.section < 3 }
        if hidden > 0 {
            html.element(.p) { html in
                html.element(
                    .a, .href(Link(query: [("owner", today.owner), ("days", String(days)), ("limit", "1000")])),
                    text: reader.count(hidden, "more is due today", "more are due today", "今天还有 # 位"))
            }
        }
    }

    /// The customer whose form was refused.
    private func refused(_ reader: Reader) -> String? {
        guard let form = reader.failure?.form else { return nil }
        return today.lines.first { form == "log-\($0.customer)" || Self.further($0.customer).contains(form) }?.customer
    }

    /// Forms that stand behind the one that logs.
    private static func further(_ customer: String) -> [String] {
        ["snooze-\(customer)", "promise-\(customer)", RecordForm.id(customer)]
    }

    private func summary(_ reader: Reader) -> String {
        let due = reader.count(today.dueToday, "customer to contact", "customers to contact", "今天 # 位")
        let late = reader.count(today.overdue, "is overdue", "are overdue", "其中 # 位逾期")
        return today.overdue > 0 ? "\(due)\(reader.word(", ", "，"))\(late)" : due
    }

    private func name(of section: Int, _ reader: Reader) -> String {
        switch section {
        case 1: reader.word("Answer first", "先回应")
        case 2: reader.word("Today", "今天")
        default: reader.word("Ahead", "之后")
        }
    }

    private func filters(_ html: inout Markup, _ reader: Reader) {
        html.element(.form, .method("get"), .action(Link()), .class("inline")) { html in
            if !people.isEmpty {
                html.element(.label) { html in
                    html.text(reader.word("Whose ", "人员 "))
                    html.element(.select, .name("owner")) { html in
                        html.element(.option, .value(""), text: reader.word("everybody", "全部"))
                        for person in people where person.active || person.customers > 0 || person.id == today.owner {
                            let left = person.active ? "" : reader.word(" (has left)", "（已离开）")
                            html.element(
                                .option, .value(person.id), .selected(person.id == today.owner),
                                text: (person.name ?? person.id) + left)
                        }
                    }
                }
            }
            html.element(.label) { html in
                html.text(reader.word("Show ", "范围 "))
                html.element(.select, .name("days")) { html in
                    for (count, name) in [
                        (0, reader.word("today", "今天")), (7, reader.word("7 days", "7 天")),
                        (30, reader.word("30 days", "30 天")),
                    ] {
                        html.element(.option, .value(String(count)), .selected(count == days), text: name)
                    }
                }
            }
            html.element(.button, text: reader.word("Show", "显示"))
        }
    }

    /// What is to be known beside the list.
    private func told(_ html: inout Markup, _ reader: Reader) {
        for warning in today.warnings {
            let label = reader.label(warning.label, in: warning.scheme)
            note(
                reader.word(
                    "\(warning.owner) has \(warning.count) “\(label)” customers; \(warning.limit) are manageable.",
                    "\(warning.owner) 有 \(warning.count) 位“\(label)”客户，上限 \(warning.limit)。"), &html)
        }
        lost(&html, reader)
        for duty in today.duties {
            let kind = duty.full ? reader.wording.review("full-policy") : reader.wording.kind(duty.kind)
            let text = reader.word(
                "\(reader.person(duty.user, among: people)) owes a \(kind) by \(reader.short(duty.due)).",
                "\(reader.person(duty.user, among: people))：\(kind)，期限 \(reader.short(duty.due))。")
            if duty.user == reader.user?.id {
                ReviewForm(duty: duty).write(text, &html, reader)
            } else {
                note(text, &html)
            }
        }
        for draft in drafts { draft.write(&html, reader) }
    }

    /// Who has gone to the high seas.
    private func lost(_ html: inout Markup, _ reader: Reader) {
        guard !today.left.isEmpty else { return }
        html.element(.details) { html in
            html.element(
                .summary,
                text: reader.count(
                    today.left.count, "customer has left for the high seas in the last 7 days",
                    "customers have left for the high seas in the last 7 days", "最近 7 天有 # 位客户被回收到公海"))
            html.element(.p) { html in
                for key in today.left {
                    html.element(.a, .href(Link("customers", key)), text: key)
                    html.text(" ")
                }
            }
        }
    }

    private func note(_ text: String, _ html: inout Markup) { html.element(.p, .class("soft"), text: text) }

    private func card(_ line: Today.Line, isOpen: Bool, _ html: inout Markup, _ reader: Reader) {
        let id = "item-\(line.customer)"
        html.element(
            .article, .class(line.obligation.overdue ? "card late" : "card"), .id(id), .data(.keys, "1"),
            .data(.customer, line.customer), .tabIndex(-1)
        ) { html in
            if line.customer == open { reader.tell(&html) }
            html.element(.div, .class("row")) { html in
                html.element(.h3) { reader.customer(line.customer, line.name, &$0) }
                reader.chips(line.labels, &html)
                html.element(.span, .class("end")) { reader.due(line.obligation, &$0) }
            }
            html.element(.p, .class("why")) { html in
                html.element(.strong, text: reader.wording.kind(line.obligation.kind))
                html.text(": \(line.sentence)")
            }
            html.element(.p, .class("meta")) { html in
                if let channel = line.obligation.channel {
                    html.element(.span, text: reader.word("by ", "渠道 ") + reader.wording.channel(channel))
                }
                if let clock = clock(line, reader) { html.element(.span, text: clock) }
                if today.owner == nil { html.element(.span, text: reader.owner(line.owner)) }
                for other in line.others {
                    html.element(.span, text: "+ \(reader.wording.kind(other.kind)) \(reader.short(other.due))")
                }
            }
            if isOpen {
                if let reached, reached.key == line.customer {
                    ReachLines(contacts: reached.contacts, channel: line.obligation.channel).write(&html)
                }
                logForm(line, &html, reader)
            } else {
                html.element(
                    .a, .class("log"), .href(list(openAt: line.customer)),
                    .aria(.label, reader.word("Log a follow-up with \(line.name)", "记录与 \(line.name) 的跟进"))
                ) {
                    $0.text(reader.word("Log a follow-up", "记录跟进"))
                }
            }
        }
    }

    /// Nil for who has the clocks of the house, or no known zone: then the country says nothing of the time either.
    private func clock(_ line: Today.Line, _ reader: Reader) -> String? {
        guard line.timeZone != today.timeZone else { return line.country }
        let day = line.localDayOffset == 0 ? "" : line.localDayOffset > 0 ? " +1" : " −1"
        let place = line.country.map { " (\($0))" } ?? ""
        return reader.word("their time \(line.localTime)\(day)\(place)", "当地 \(line.localTime)\(day)\(place)")
    }

    /// The next one comes up when this one is done.
    private func next(after line: Today.Line) -> Link {
        let index = today.lines.firstIndex { $0.customer == line.customer } ?? 0
        let next = today.lines.dropFirst(index + 1).first?.customer
        return list(openAt: next)
    }

    /// The list that is shown, as long as it is, with the form of `customer` open.
    private func list(openAt customer: String?) -> Link {
        Link(
            query: [
                ("owner", today.owner), ("days", days == 0 ? nil : String(days)), ("limit", limit.map { String($0) }),
                ("at", customer),
            ], fragment: customer.map { "item-\($0)" })
    }

    private func logForm(_ line: Today.Line, _ html: inout Markup, _ reader: Reader) {
        let log = FollowUpForm(customer: line.customer, channel: line.obligation.channel)
        for promise in ([line.obligation] + line.others).compactMap(\.promise) {
            let fields = [("customer", line.customer), ("promise", String(promise))]
            reader.form("keepPromise", id: "keep-\(promise)", hidden: fields, to: next(after: line), &html) {
                $1.submit(reader.word("The promise is kept", "约定已兑现"), &$0, isMain: false)
            }
        }
        if line.obligation.kind == ObligationKind.recordForm.rawValue {
            RecordForm(customer: line.customer).write(to: next(after: line), &html, reader)
            html.element(.details, .open(reader.failure?.form == "log-\(line.customer)")) { html in
                html.element(.summary, text: reader.word("Log another follow-up", "记录新的跟进"))
                log.write(to: next(after: line), &html, reader)
            }
        } else {
            log.write(to: next(after: line), &html, reader)
        }
        let isRefused = reader.failure.map { Self.further(line.customer).contains($0.form) } ?? false
        html.element(.details, .open(isRefused && reader.failure?.form != RecordForm.id(line.customer))) { html in
            html.element(.summary, text: reader.word("Put off or promise", "延后或约定"))
            SnoozeForm(customer: line.customer, obligations: [line.obligation] + line.others, reader)?.write(
                to: next(after: line), &html)
            PromiseForm(customer: line.customer, timeZone: line.timeZone).write(&html, reader)
        }
    }
}

extension ObligationView {
    /// The number of the promise that is to be kept.
    fileprivate var promise: Int64? {
        if case .occurrence(let id, _) = Cause(text: cause) { id.number } else { nil }
    }
}
