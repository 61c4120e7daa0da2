public import Markup
import Wording
public import Workflows

/// Labels set by hand that wait for somebody's word.
public struct ApprovalsPage: Page {
    /// A request, with who the customer is and what the rules say.
    public struct Request: Sendable {
        let report: OverrideReport
        let name: String
        let explanation: Explanation?

        public init(_ report: OverrideReport, _ explanation: CustomerExplanation) {
            self.report = report
            name = explanation.name
            self.explanation = explanation.schemes.first
        }
    }

    let waiting: [Request]
    public var place: Place? { .approvals }
    public var concern: Concern { .approvals }
    public init(_ waiting: [Request]) { self.waiting = waiting }

    public func title(_ reader: Reader) -> String { reader.word("Approvals", "审批") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        if waiting.isEmpty { return reader.empty(reader.word("Nothing waits for you.", "没有待审批的事项。"), &html) }
        for request in waiting { card(request, &html, reader) }
    }

    private func card(_ request: Request, _ html: inout Markup, _ reader: Reader) {
        let report = request.report
        html.element(.article, .class("card"), .data(.customer, report.customer)) { html in
            html.element(.div, .class("row")) { html in
                html.element(.h2) { reader.customer(report.customer, request.name, &$0) }
                html.element(.span, .class("soft"), text: report.customer)
            }
            html.element(.div, .class("row")) { html in
                html.element(.span, text: reader.scheme(report.scheme))
                if let from = report.from { reader.chip(from, in: report.scheme, &html, isFull: true) }
                html.element(.span, .aria(.hidden, "true"), text: "→")
                reader.chip(report.label, in: report.scheme, &html, isFull: true)
            }
            html.element(.p, .class("prose")) { html in
                html.text(report.by)
                guard let reason = report.reason else { return }
                html.text(": ")
                html.element(.span, .isolated, text: reason)
            }
            if let until = report.until {
                html.element(.p, .class("soft"), text: reader.word("until ", "有效至 ") + reader.short(until))
            }
            if let explanation = request.explanation {
                html.element(.h3, text: reader.word("What the rules say now", "目前规则的判断"))
                WhyBlock(scheme: explanation, isOpen: true).write(&html, reader)
            }
            decide(report, &html, reader)
        }
    }

    private func decide(_ report: OverrideReport, _ html: inout Markup, _ reader: Reader) {
        let fields = [("customer", report.customer), ("scheme", report.scheme)]
        reader.form("decideOverride", id: "decide-\(report.customer)-\(report.scheme)", hidden: fields, &html) {
            html, form in
            html.element(.div, .class("inline")) { html in
                form.line("reason", reader.word("Reason, of a refusal", "拒绝原因"), &html)
                form.submit(reader.word("Approve", "批准"), name: "approve", value: "true", &html, isMain: true)
                form.submit(reader.word("Refuse", "拒绝"), name: "approve", value: "false", &html)
            }
        }
    }
}
