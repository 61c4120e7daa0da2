import Domain
public import Markup
import Wording
public import Workflows

/// How much falls due on whom, who waits for an answer, and what came of promises.
public struct TeamPage: Page {
    let workload: Workload
    let promises: PromiseRecord
    let people: [UserView]

    public var place: Place? { .team }
    public var concern: Concern { .everything }

    public init(_ workload: Workload, promises: PromiseRecord, people: [UserView]) {
        self.workload = workload
        self.promises = promises
        self.people = people
    }

    public func title(_ reader: Reader) -> String { reader.word("Team", "团队") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        now(&html, reader)
        clocks(&html, reader)
        kept(&html, reader)
        ahead(&html, reader)
    }

    private func now(_ html: inout Markup, _ reader: Reader) {
        table(
            reader.word("Now", "当前"),
            [
                reader.word("Person", "人员"), reader.word("Customers", "客户"), reader.word("Without an order", "未成交"),
                reader.word("Overdue", "逾期"),
            ], &html
        ) { html in
            for person in people where person.active || person.customers > 0 {
                row(person.id, &html, reader) { html in
                    number(person.customers, &html)
                    number(person.customersWithoutOrder, &html)
                    number(workload.people.first { $0.user == person.id }?.overdue ?? 0, &html)
                }
            }
        }
    }

    /// What customers can feel: whoever waits for an answer, a first word or a call.
    private func clocks(_ html: inout Markup, _ reader: Reader) {
        let kinds = workload.people.first?.clocks.map(\.kind) ?? []
        guard !kinds.isEmpty else { return }
        table(
            reader.word("Response clocks", "响应时限"),
            [reader.word("Person", "人员")] + kinds.map(reader.wording.kind), &html
        ) { html in
            for person in workload.people {
                row(person.user, &html, reader) { html in
                    for clock in person.clocks {
                        html.element(.td, .class("number")) { html in
                            html.text(clock.running == 0 && clock.breached > 0 ? "" : String(clock.running))
                            guard clock.breached > 0 else { return }
                            if clock.running > 0 { html.text(" + ") }
                            html.element(
                                .strong, .class("wrong"),
                                text: reader.word("\(clock.breached) late", "\(clock.breached) 超时"))
                        }
                    }
                }
            }
        }
    }

    private func kept(_ html: inout Markup, _ reader: Reader) {
        let name = reader.word(
            "Promised, and kept in the last \(promises.days) days", "约定与兑现（近 \(promises.days) 天）")
        table(
            name,
            [
                reader.word("Person", "人员"), reader.word("Kept in time", "按时兑现"), reader.word("Kept late", "逾期兑现"),
                reader.word("Overdue", "逾期未兑现"), reader.word("Kept in time of all", "按时兑现率"),
            ], &html
        ) { html in
            for person in promises.people {
                row(person.user, &html, reader) { html in
                    let all = person.inTime + person.late + person.open
                    number(person.inTime, &html)
                    number(person.late, &html)
                    number(person.open, &html)
                    html.element(.td, .class("number"), text: all == 0 ? "–" : "\(person.inTime * 100 / all) %")
                }
            }
        }
        html.element(
            .p, .class("soft"),
            text: reader.word(
                "In time is by the end of the day on which it was due.", "在约定当天结束前兑现即为按时。"))
    }

    private func ahead(_ html: inout Markup, _ reader: Reader) {
        table(
            reader.word("The next 14 days", "未来 14 天"),
            [reader.word("Person", "人员"), reader.word("Overdue", "逾期")]
                + workload.days.map { text in
                    Day(iso: text).map { "\(reader.wording.weekday($0.weekday)) \(text.suffix(5))" } ?? text
                }, isOfDays: true, &html
        ) { html in
            for person in workload.people {
                row(person.user, &html, reader) { html in
                    number(person.overdue, &html)
                    for (index, due) in person.due.enumerated() {
                        let minutes = person.minutes.indices.contains(index) ? person.minutes[index] : 0
                        let heat = due == 0 ? "0" : minutes > 0 && due * 15 > minutes ? "2" : "1"
                        html.element(.td, .class("number heat-", variant: heat), text: due == 0 ? "·" : String(due))
                    }
                }
            }
        }
        html.element(
            .p, .class("soft"),
            text: reader.word(
                "Reddish days have less than a quarter of an hour of work time for each.", "偏红的日期：每位客户不足一刻钟的工作时间。"))
    }

    /// Of people, a row each.
    ///
    /// - `isOfDays`: columns are many and narrow.
    private func table(
        _ name: String, _ heads: [String], isOfDays: Bool = false, _ html: inout Markup, rows: (inout Markup) -> Void
    ) {
        html.element(.h2, text: name)
        html.element(.div, .class("scroll"), .tabIndex(0), .role("region"), .aria(.label, name)) { html in
            html.element(.table, .class(isOfDays ? "days" : "")) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in for head in heads { html.element(.th, .scope("col"), text: head) } }
                }
                html.element(.tbody) { rows(&$0) }
            }
        }
    }

    /// - `id`: nil is the high seas.
    private func row(_ id: String?, _ html: inout Markup, _ reader: Reader, cells: (inout Markup) -> Void) {
        html.element(.tr) { html in
            html.element(.th, .scope("row")) { html in
                guard let id else { return html.text(reader.owner(nil)) }
                let person = people.first { $0.id == id }
                html.element(.a, .href(Link(query: [("owner", id)])), text: person?.name ?? id)
                if person?.active == false { html.element(.small, text: reader.word(" has left", " 已离开")) }
            }
            cells(&html)
        }
    }

    private func number(_ number: Int, _ html: inout Markup) {
        html.element(.td, .class("number"), text: String(number))
    }
}

/// How many customers stand at each step.
public struct FunnelPage: Page {
    /// By scheme: labels of its course with their counts.
    public struct Course: Sendable {
        let scheme: String
        let steps: [(label: String, count: Int)]

        public init(scheme: String, steps: [(label: String, count: Int)]) {
            self.scheme = scheme
            self.steps = steps
        }
    }
    let courses: [Course]
    public var place: Place? { .funnel }
    public var concern: Concern { .labels(courses.map(\.scheme)) }
    public init(_ courses: [Course]) { self.courses = courses }

    public func title(_ reader: Reader) -> String { reader.word("Funnel", "漏斗") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        html.element(.p, .class("sub"), text: reader.word("Of the customers that you may see.", "您可见的客户。"))
        for course in courses { draw(course, &html, reader) }
    }

    /// Of the drawing: all of it, the names, the longest bar.
    private static let width = 380.0, names = 130.0, bars = 200.0

    private func draw(_ course: Course, _ html: inout Markup, _ reader: Reader) {
        let height = 34.0
        let most = Double(max(1, course.steps.map(\.count).max() ?? 1))
        html.element(.section, .class("card")) { html in
            html.element(.h2, text: reader.scheme(course.scheme))
            html.element(
                .svg, .viewBox(Self.width, height * Double(course.steps.count) + 4), .role("img"),
                .aria(
                    .label,
                    course.steps.map { "\(reader.label($0.label, in: course.scheme)) \($0.count)" }.joined(
                        separator: ", "))
            ) { html in
                for (index, step) in course.steps.enumerated() {
                    let top = Double(index) * height + 2
                    html.element(
                        .svgText, .draw(.x, 0), .draw(.y, top + 21), text: reader.label(step.label, in: course.scheme))
                    html.element(
                        .rect, .class("bar"), .draw(.x, Self.names), .draw(.y, top + 4), .draw(.height, height - 8),
                        .draw(.width, max(1, Self.bars * Double(step.count) / most)), .draw(.radius, 4)
                    ) { _ in }
                    html.element(
                        .svgText, .draw(.x, Self.names + 8 + Self.bars * Double(step.count) / most),
                        .draw(.y, top + 21),
                        text: String(step.count))
                }
            }
            html.element(.p, .class("row")) { html in
                for step in course.steps where step.count > 0 {
                    html.element(.a, .href(Link("customers", query: [("q", "\(course.scheme):\(step.label)")]))) {
                        $0.text("\(reader.label(step.label, in: course.scheme)) (\(step.count))")
                    }
                }
            }
        }
    }
}
