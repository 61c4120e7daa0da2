import Domain
import Markup
import Wording
import Workflows

/// Puts something off, with a reason.
struct SnoozeForm {
    let customer: String
    private let obligations: [ObligationView]
    private let reader: Reader

    /// Nil where nothing can be put off: a warning stands, and so does what is due later than anything may be put off to.
    init?(customer: String, obligations: [ObligationView], _ reader: Reader) {
        self.customer = customer
        self.reader = reader
        let longest = Self.longest(reader)
        self.obligations = obligations.filter {
            $0.kind != ObligationKind.recycleWarning.rawValue && Self.daysAhead($0, at: reader.now) < longest
        }
        if self.obligations.isEmpty { return nil }
    }

    func write(to next: Link, _ html: inout Markup) {
        reader.form("snoozeObligation", id: "snooze-\(customer)", hidden: [("customer", customer)], to: next, &html) {
            html, form in
            html.element(.div, .class("fields")) { html in
                let kinds = obligations.map(\.kind)
                form.choice(
                    "kind", reader.word("Put off", "延后事项"),
                    kinds.enumerated().filter { kinds.firstIndex(of: $0.element) == $0.offset }.map {
                        ($0.element, reader.wording.kind($0.element))
                    }, value: kinds.first ?? "", &html)
                let offers = Self.days(of: obligations, at: reader.now, longest: Self.longest(reader))
                form.choice(
                    "until", reader.word("Until", "至"),
                    offers.all.map { ("+\($0)d", Self.name(of: $0, reader)) },
                    value: "+\(offers.first)d", &html)
                form.line("reason", reader.word("Because", "原因"), isRequired: true, &html)
                html.element(.div, .class("actions")) { form.submit(reader.word("Put off", "延后"), &$0, isMain: false) }
            }
        }
    }

    /// Days later than the due time, of the obligation in front and of the others.
    private static let steps = [1, 2, 3, 7, 14, 30], fewSteps = [1, 3, 7]

    /// Days from now: later than what is due, or putting off would be none, and no more than `longest`. The first is that of
    /// the obligation in front.
    static func days(
        of obligations: [ObligationView], at now: Instant, longest: Int = .max
    ) -> (first: Int, all: [Int]) {
        let ahead = obligations.map { daysAhead($0, at: now) }
        let front = ahead.first ?? 0
        let days = steps.map { front + $0 } + ahead.dropFirst().flatMap { base in fewSteps.map { base + $0 } }
        return (front + 1, Set(days).filter { $0 <= longest }.sorted())
    }

    /// Whole days until it is due; 0 for what is overdue.
    private static func daysAhead(_ obligation: ObligationView, at now: Instant) -> Int {
        let due = Instant(rfc3339: obligation.due) ?? now
        return Int(max(0, due.milliseconds - now.milliseconds) / Span.days(1).milliseconds)
    }

    /// Whole days by which something can be put off.
    private static func longest(_ reader: Reader) -> Int {
        reader.display.longestSnooze.map { Int($0.milliseconds / Span.days(1).milliseconds) } ?? .max
    }

    private static func name(of days: Int, _ reader: Reader) -> String {
        let day = (reader.today + days).iso.dropFirst(5)
        return reader.count(days, "day from now (\(day))", "days from now (\(day))", "# 天后（\(day)）")
    }
}
