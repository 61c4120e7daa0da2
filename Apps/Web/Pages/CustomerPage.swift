import Domain
public import Markup
import Wording
public import Workflows

/// One customer: who they are, what is owed and why, and all that happened.
public struct OneCustomerPage: Page {
    let customer: CustomerView
    let explanation: CustomerExplanation
    let timeline: TimelinePage
    let known: KnownOfCustomer
    let people: [UserView]
    /// Whether it is the reader's, or of a team they lead.
    let isWorkable: Bool
    let retractable: RetractableEntries

    public var place: Place? { .customers }
    public var concern: Concern { .shown }

    public init(
        _ customer: CustomerView, explanation: CustomerExplanation, timeline: TimelinePage,
        known: KnownOfCustomer, people: [UserView], isWorkable: Bool, retractable: RetractableEntries
    ) {
        self.customer = customer
        self.explanation = explanation
        self.timeline = timeline
        self.known = known
        self.people = people
        self.isWorkable = isWorkable
        self.retractable = retractable
    }

    public func title(_ reader: Reader) -> String { customer.name }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.div, .class("row"), .data(.customer, customer.key)) { html in
            html.element(.h1, .isolated, text: customer.name)
            html.element(.span, .class("soft"), text: customer.key)
            reader.chips(
                Dictionary(customer.labels.map { ($0.scheme, $0.label) }, uniquingKeysWith: { a, _ in a }), &html)
        }
        html.element(.p, .class("sub"), text: whose(reader))
        // On a phone one below the other: whom to call is not looked for behind years of a timeline.
        html.element(.div, .class("two")) { html in
            html.element(.div) { html in
                obligations(&html, reader)
                work(&html, reader)
            }
            html.element(.div, .class("beside")) { html in
                contacts(&html, reader)
                labels(&html, reader)
                profile(&html, reader)
                BesideCustomer(key: customer.key, known: known, isWorkable: isWorkable).write(&html, reader)
            }
            html.element(.div) {
                Timeline(customer: customer.key, page: timeline, retractable: retractable).write(&$0, reader)
            }
        }
    }

    private func whose(_ reader: Reader) -> String {
        let lock = customer.locked ? reader.word(", locked", "，已锁定") : ""
        guard let owner = customer.owner else { return reader.word("in the high seas", "在公海中") }
        let since =
            customer.ownerSince.map { reader.word(" since \(reader.short($0))", "，自 \(reader.short($0))") } ?? ""
        return reader.word("owned by \(owner)\(since)\(lock)", "负责人 \(owner)\(since)\(lock)")
    }

    private func obligations(_ html: inout Markup, _ reader: Reader) {
        html.element(.section) { html in
            html.element(.h2, text: reader.word("What is owed", "待办"))
            if customer.obligations.isEmpty { return reader.empty(reader.word("Nothing is owed.", "没有待办。"), &html) }
            for obligation in customer.obligations {
                html.element(.div, .class(obligation.overdue ? "card late" : "card")) { html in
                    html.element(.div, .class("row")) { html in
                        html.element(.strong, text: reader.wording.kind(obligation.kind))
                        html.element(.span, .class("soft"), text: obligation.channel.map(reader.wording.channel) ?? "")
                        html.element(.span, .class("end")) { reader.due(obligation, &$0) }
                    }
                    html.element(.p, .class("why"), text: reader.reason(obligation.reason))
                    if let before = obligation.dueBefore {
                        html.element(
                            .p, .class("soft"), text: reader.word("put off from ", "原期限 ") + reader.short(before))
                    }
                }
            }
        }
    }

    private func work(_ html: inout Markup, _ reader: Reader) {
        html.element(.section) { html in
            if customer.owner == nil {
                html.element(.div, .class("actions")) { html in
                    reader.form("claimCustomer", id: "claim", hidden: [("customer", customer.key)], &html) {
                        $1.submit(reader.word("Claim", "领取"), &$0)
                    }
                }
            }
            if isWorkable {
                html.element(.h2, text: reader.word("Log a follow-up", "记录跟进"))
                html.element(.div, .class("card")) { html in
                    FollowUpForm(customer: customer.key, channel: customer.preferredChannel).write(
                        to: reader.here, &html, reader)
                }
                form(&html, reader)
                more(&html, reader)
            }
            if reader.leads {
                html.element(.details) { html in
                    html.element(.summary, text: reader.word("Assign", "分配"))
                    let fields = [("action", "assign"), ("customers", customer.key)]
                    reader.form("runBatch", id: "assign", hidden: fields, &html) { html, form in
                        html.element(.div, .class("inline")) { html in
                            form.assignee(reader.word("To", "给"), people, &html)
                            form.submit(reader.word("Assign", "分配"), &html)
                        }
                    }
                }
            }
        }
    }

    /// The follow-up form, while it is owed.
    private func form(_ html: inout Markup, _ reader: Reader) {
        guard customer.obligations.contains(where: { $0.kind == ObligationKind.recordForm.rawValue }) else { return }
        html.element(.details, .open(isOpen([RecordForm.id(customer.key)], reader))) { html in
            html.element(.summary, text: reader.wording.kind(ObligationKind.recordForm.rawValue))
            RecordForm(customer: customer.key).write(to: reader.here, &html, reader)
        }
    }

    /// All else that is done to a customer of one's own.
    private func more(_ html: inout Markup, _ reader: Reader) {
        html.element(
            .details,
            .open(isOpen(["event-\(customer.key)", "snooze-\(customer.key)", "promise-\(customer.key)"], reader))
        ) { html in
            html.element(.summary, text: reader.word("Something else happened; put off; promise", "其他事件、延后、约定"))
            EventForm(customer: customer.key).write(&html, reader)
            SnoozeForm(customer: customer.key, obligations: customer.obligations, reader)?.write(
                to: reader.here, &html)
            PromiseForm(customer: customer.key, timeZone: customer.timeZone).write(&html, reader)
        }
        html.element(.details, .open(isOpen(["override", "release"], reader))) { html in
            html.element(.summary, text: reader.word("Set a label by hand; release; lock", "手工改标、释放、锁定"))
            override(&html, reader)
            reader.form("releaseCustomer", id: "release", hidden: [("customer", customer.key)], &html) { html, form in
                html.element(.div, .class("inline")) { html in
                    form.line("reason", reader.word("Release, because", "释放原因"), isRequired: true, &html)
                    form.acknowledge(
                        reader.word("Others may have them then, and you not for a while", "释放后他人可领取，您暂时不能再领取"), &html)
                    form.submit(reader.word("Release", "释放"), &html, isMain: false)
                }
            }
            let fields = [("customer", customer.key), ("locked", customer.locked ? "false" : "true")]
            reader.form("lockCustomer", id: "lock", hidden: fields, &html) {
                $1.submit(
                    customer.locked ? reader.word("Unlock", "解除锁定") : reader.word("Lock: never recycle", "锁定：不回收"), &$0,
                    isMain: false)
            }
        }
        html.element(.details, .open(isOpen(["edit"], reader))) { html in
            html.element(.summary, text: reader.word("Edit", "编辑"))
            EditForm(customer: customer).write(&html, reader)
        }
    }

    private func isOpen(_ forms: [String], _ reader: Reader) -> Bool {
        reader.failure.map { forms.contains($0.form) } ?? false
    }

    private func override(_ html: inout Markup, _ reader: Reader) {
        for scheme in explanation.schemes where scheme.override != nil || scheme.waiting != nil {
            let fields = [("customer", customer.key), ("scheme", scheme.label.scheme)]
            reader.form("withdrawOverride", id: "withdraw-\(scheme.label.scheme)", hidden: fields, &html) {
                $1.submit(
                    reader.word(
                        "Let the rules decide \(reader.scheme(scheme.label.scheme)) again",
                        "\(reader.scheme(scheme.label.scheme))恢复由规则判断"),
                    &$0, isMain: false)
            }
        }
        reader.form("overrideLabel", id: "override", hidden: [("customer", customer.key)], &html) { html, form in
            html.element(.div, .class("fields")) { html in
                let grade = customer.labels.first { $0.scheme == "grade" }?.label ?? ""
                form.choice(
                    "scheme,label", reader.word("Label", "标签"), groups: choices(reader), value: "grade,\(grade)", &html)
                form.line("reason", reader.word("Because", "原因"), isRequired: true, &html)
                form.line("until", reader.word("Until", "有效至"), kind: .date, &html)
                html.element(.div, .class("actions")) {
                    form.submit(reader.word("Set by hand", "手工改标"), &$0, isMain: false)
                }
            }
        }
    }

    /// All labels by scheme, each as `scheme,label`.
    private func choices(_ reader: Reader) -> [(name: String, options: [(value: String, name: String)])] {
        reader.display.schemes.map { scheme in
            let name = reader.wording(scheme.names)
            let options = scheme.labels.map { label in
                (
                    value: "\(scheme.id.text),\(label.id.text)",
                    name: name + reader.word(": ", "：") + reader.wording(label.names)
                )
            }
            return (name, options)
        }
    }

    private func labels(_ html: inout Markup, _ reader: Reader) {
        html.element(.section) { html in
            html.element(.h2, text: reader.word("Labels, and why", "标签与原因"))
            html.element(.div, .class("card")) { html in
                for scheme in explanation.schemes { WhyBlock(scheme: scheme, people: people).write(&html, reader) }
            }
        }
    }

    private func profile(_ html: inout Markup, _ reader: Reader) {
        func value(_ text: String?, _ field: String) -> String {
            text.map { reader.wording.value($0, of: field) } ?? ""
        }
        let facts: [(String, String)] =
            [
                (reader.wording.fact("company"), customer.company ?? ""),
                (reader.wording.fact("country"), customer.country ?? ""),
                (reader.wording.fact("time_zone"), customer.timeZone ?? ""),
                (reader.wording.fact("source"), value(customer.source, "source")),
                (reader.wording.fact("industry"), customer.industry ?? ""),
                (reader.wording.fact("company_size"), customer.companySize.map(String.init) ?? ""),
                (reader.word("buys a year", "年采购额"), customer.annualPurchase ?? ""),
                (reader.wording.fact("credit"), customer.credit ?? ""),
                (reader.wording.fact("tags"), customer.tags.joined(separator: ", ")),
            ] + customer.custom.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        html.element(.section) { html in
            html.element(.h2, text: reader.word("Who they are", "客户资料"))
            html.element(.div, .class("card")) { html in
                html.element(.dl, .class("facts")) { html in
                    for (name, value) in facts where !value.isEmpty {
                        html.element(.dt, text: name)
                        html.element(.dd, text: value)
                    }
                }
            }
        }
    }

    private func contacts(_ html: inout Markup, _ reader: Reader) {
        let cards = customer.contacts.compactMap { ContactCard($0) }
        guard !cards.isEmpty else { return }
        html.element(.section) { html in
            html.element(.h2, text: reader.word("Contacts", "联系人"))
            for card in cards { card.write(&html, reader) }
        }
    }
}
