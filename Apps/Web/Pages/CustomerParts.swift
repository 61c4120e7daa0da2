import Domain
import Markup
import Wording
import Workflows

/// A label with its reasons, until when it holds and what would change it.
struct WhyBlock {
    let scheme: Explanation
    var isOpen = false
    /// By whose names those are called who asked for a label.
    var people: [UserView] = []

    func write(_ html: inout Markup, _ reader: Reader) {
        let label = scheme.label
        html.element(.details, .open(isOpen)) { html in
            html.element(.summary) { html in
                html.text("\(reader.scheme(label.scheme)) ")
                reader.chip(label.label, in: label.scheme, &html, isFull: true)
                if let score = label.score { html.text(" \(score)") }
                if label.origin != "rule" { html.element(.small, text: reader.word(" by hand", " 手工")) }
                if let waiting = scheme.waiting, !isOpen { html.element(.small, text: " " + asked(waiting, reader)) }
            }
            html.element(.dl, .class("facts")) { html in
                byHand(&html, reader)
                fact(reader.word("because", "原因"), scheme.rules.map(reader.wording.rule).joined(separator: "; "), &html)
                for fact in scheme.facts {
                    self.fact(
                        reader.wording.fact(fact.name) { reader.display.scheme($0)?.names },
                        fact.value.map { shown($0, fact, reader) } ?? "–", &html)
                }
                for (used, value) in scheme.uses.sorted(by: { $0.key < $1.key })
                where !scheme.facts.contains(where: { $0.name == used }) {
                    self.fact(reader.scheme(used), reader.label(value, in: used), &html)
                }
                if !scheme.parts.isEmpty {
                    let parts = scheme.parts.map { "\(reader.wording.part($0.name)) \($0.points)" }
                    fact(reader.word("points", "得分"), "\(parts.joined(separator: " + ")) = \(label.score ?? 0)", &html)
                }
                fact(reader.word("since", "自"), reader.short(label.since), &html)
                fact(reader.word("until", "至"), until(reader), &html)
                if !scheme.alternatives.isEmpty {
                    fact(
                        reader.word("would change it", "变化"),
                        scheme.alternatives.map {
                            "\(reader.wording.event($0.event)) → \(reader.label($0.label, in: label.scheme))"
                        }.joined(separator: "; "), &html)
                }
            }
        }
    }

    private func asked(_ waiting: Explanation.ByHand, _ reader: Reader) -> String {
        let label = reader.label(waiting.label, in: scheme.label.scheme)
        let name = reader.person(waiting.by, among: people)
        return reader.word("\(label) asked for by \(name), waits for approval", "\(name) 申请改为 \(label)，待审批")
    }

    private func fact(_ name: String, _ value: String, _ html: inout Markup) {
        guard !value.isEmpty else { return }
        html.element(.dt, text: name)
        html.element(.dd, text: value)
    }

    private func byHand(_ html: inout Markup, _ reader: Reader) {
        func told(_ hand: Explanation.ByHand) -> String {
            let reason = hand.reason.map { ": \($0)" } ?? ""
            return
                "\(reader.label(hand.label, in: scheme.label.scheme)) · \(hand.by) · \(reader.short(hand.at))\(reason)"
        }
        if let hand = scheme.override { fact(reader.word("by hand", "手工"), told(hand), &html) }
        if let waiting = scheme.waiting { fact(reader.word("waits for approval", "待批"), told(waiting), &html) }
        if let rule = scheme.byRule {
            fact(reader.word("the rules say", "规则判断"), reader.label(rule, in: scheme.label.scheme), &html)
        }
    }

    private func shown(_ value: String, _ fact: Explanation.FactView, _ reader: Reader) -> String {
        if let currency = fact.currency { return "\(value) \(currency)" }
        if let names = reader.display.names(of: value, in: fact.name) { return reader.wording(names) }
        return reader.display.clock(reader.wording.value(value, of: fact.name))
    }

    private func until(_ reader: Reader) -> String {
        guard let until = scheme.validUntil, let then = scheme.then else {
            return reader.word("something happens; never by time alone", "有事发生；不随时间改变")
        }
        let score = then.score.map { " · \($0)" } ?? ""
        // What is the same then says nothing.
        if then.label == scheme.label.label, then.score == scheme.label.score || score.isEmpty {
            return reader.word("\(reader.short(until)): looked at again", "\(reader.short(until)) 重新判断")
        }
        return reader.word("\(reader.short(until)), then ", "\(reader.short(until))，之后为 ")
            + reader.label(then.label, in: scheme.label.scheme) + score
    }
}

/// Anything that can happen besides a contact.
struct EventForm {
    let customer: String

    private static let kinds: [EventKind] = [
        .inquiry, .quote, .need, .sampleOrder, .order, .shipment, .orderCompleted, .dealLost, .online, .noReplyNeeded,
        .serviceRequest, .attachment, .note,
    ]

    func write(_ html: inout Markup, _ reader: Reader) {
        reader.form("logEvent", id: "event-\(customer)", hidden: [("customer", customer)], &html) { html, form in
            html.element(.div, .class("fields")) { html in
                form.choice(
                    "kind", reader.word("Happened", "事件"),
                    Self.kinds.map { ($0.rawValue, reader.wording.entry($0.rawValue)) }, value: "inquiry", &html)
                form.choice(
                    "channel", reader.word("By", "渠道"),
                    [("", "–")] + ["email", "chat", "phone", "visit", "sms"].map { ($0, reader.wording.channel($0)) },
                    &html)
                form.line("amount", reader.word("Amount", "金额"), &html)
                form.line("currency", reader.word("Currency", "币种"), hint: reader.display.currency.code, &html)
                form.choice(
                    "level", reader.word("Need", "需求"),
                    [("", "–")]
                        + NeedLevel.allCases.map { ($0.rawValue, reader.wording.value($0.rawValue, of: "need")) },
                    &html)
                form.line("expectedClose", reader.word("Will buy by", "预计成交日"), kind: .date, &html)
                form.line("reason", reader.word("Why, of a lost deal", "丢单原因"), &html)
                form.line("ref", reader.word("Your reference", "单号"), &html)
                form.line("at", reader.word("When, if not now", "时间（默认现在）"), hint: "2026-04-07T10:00", &html)
                html.element(.div, .class("wide")) { form.area("note", reader.word("Note", "备注"), &$0) }
                html.element(.div, .class("actions")) { form.submit(reader.word("Log", "记录"), &$0, isMain: false) }
            }
        }
    }
}

/// The profile's fields, of the version that is shown.
struct EditForm {
    let customer: CustomerView

    func write(_ html: inout Markup, _ reader: Reader) {
        let fields: [(String, String, String)] = [
            ("name", reader.word("Name", "名称"), customer.name),
            ("company", reader.word("Company", "公司"), customer.company ?? ""),
            ("country", reader.word("Country", "国家"), customer.country ?? ""),
            ("time_zone", reader.word("Time zone", "时区"), customer.timeZone ?? ""),
            ("industry", reader.word("Industry", "行业"), customer.industry ?? ""),
            ("company_size", reader.word("People", "规模"), customer.companySize.map(String.init) ?? ""),
        ]
        let hidden = [("customer", customer.key), ("state", EntityTag.of(version: customer.version))]
        reader.form("editCustomer", id: "edit", hidden: hidden, &html) { html, form in
            html.element(.div, .class("fields")) { html in
                for (name, label, value) in fields { form.line("set.\(name)", label, value: value, &html) }
                choice("source", Source.allCases.map(\.rawValue), customer.source, form, &html, reader)
                choice("credit", Credit.allCases.map(\.rawValue), customer.credit, form, &html, reader)
                contact(form, &html, reader)
                html.element(.div, .class("actions")) { form.submit(reader.word("Save", "保存"), &$0) }
            }
        }
    }

    /// How to get hold of them; of several contacts a file says which is which.
    private func contact(_ form: Form, _ html: inout Markup, _ reader: Reader) {
        let channels = Channel.allCases.map(\.rawValue)
        choice("preferred_channel", channels, customer.preferredChannel, form, &html, reader)
        guard customer.contacts.count <= 1 else { return }
        let known = customer.contacts.first
        for (name, values) in [("emails", known?.emails), ("phones", known?.phones), ("chat", known?.chats)] {
            form.line(
                "set.\(name)", reader.column(name), value: (values ?? []).joined(separator: "; "),
                hint: reader.word("several with ; between", "多个用分号分隔"), &html)
        }
    }

    private func choice(
        _ name: String, _ values: [String], _ value: String?, _ form: Form, _ html: inout Markup, _ reader: Reader
    ) {
        let options = values.map { value in
            (value, name == "preferred_channel" ? reader.wording.channel(value) : reader.wording.value(value, of: name))
        }
        form.choice("set.\(name)", reader.column(name), [("", "–")] + options, value: value ?? "", &html)
    }
}
