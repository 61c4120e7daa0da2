import Domain
public import Markup
import Wording
public import Workflows

/// How much falls due on whom, and who waits for an answer.
public struct TeamPage: Page {
    let workload: Workload
    let people: [UserView]
    /// The team's worklist: what is due now.
    let today: Today

    public var place: Place? { .team }

    public init(_ workload: Workload, people: [UserView], today: Today) {
        self.workload = workload
        self.people = people
        self.today = today
    }

    public func title(_ reader: Reader) -> String { reader.word("Team", "团队") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        html.element(.h2, text: reader.word("Now", "当前"))
        scroll(reader.word("Now", "当前"), &html) { html in
            head(
                [
                    reader.word("Person", "人员"), reader.word("Customers", "客户"), reader.word("Without an order", "未成交"),
                    reader.word("Overdue", "逾期"), reader.word("Wait for an answer", "待回复"),
                    reader.word("Promises overdue", "逾期约定"),
                ], &html)
            html.element(.tbody) { html in
                for person in people where person.active {
                    let lines = today.lines.filter { $0.owner == person.id }
                    let answers = lines.count { line in
                        ([line.obligation] + line.others).contains { $0.kind == "reply" }
                    }
                    let promises = lines.count { line in
                        ([line.obligation] + line.others).contains { $0.kind == "planned" && $0.overdue }
                    }
                    html.element(.tr) { html in
                        html.element(.th, .scope("row")) {
                            $0.element(.a, .href(Link(query: [("owner", person.id)])), text: person.name ?? person.id)
                        }
                        for number in [
                            person.customers, person.customersWithoutOrder,
                            workload.people.first { $0.user == person.id }?.overdue ?? 0,
                            answers, promises,
                        ] { html.element(.td, .class("number"), text: String(number)) }
                    }
                }
            }
        }
        html.element(.h2, text: reader.word("The next 14 days", "未来 14 天"))
        scroll(reader.word("The next 14 days", "未来 14 天"), &html) { html in
            head(
                [reader.word("Person", "人员"), reader.word("Overdue", "逾期")]
                    + workload.days.map { text in
                        Day(iso: text).map { "\(reader.wording.weekday($0.weekday)) \(text.suffix(5))" } ?? text
                    }, &html)
            html.element(.tbody) { html in
                for person in workload.people {
                    html.element(.tr) { html in
                        html.element(.th, .scope("row"), text: reader.owner(person.user))
                        html.element(.td, .class("number"), text: String(person.overdue))
                        for (index, due) in person.due.enumerated() {
                            let minutes = person.minutes.indices.contains(index) ? person.minutes[index] : 0
                            let heat = due == 0 ? "0" : minutes > 0 && due * 15 > minutes ? "2" : "1"
                            html.element(.td, .class("number heat-", variant: heat), text: due == 0 ? "·" : String(due))
                        }
                    }
                }
            }
        }
        html.element(
            .p, .class("soft"),
            text: reader.word(
                "Reddish days have less than a quarter of an hour of work time for each.", "偏红的日期：每位客户不足一刻钟的工作时间。"))
    }

    private func scroll(_ name: String, _ html: inout Markup, content: (inout Markup) -> Void) {
        html.element(.div, .class("scroll"), .tabIndex(0), .role("region"), .aria(.label, name)) {
            $0.element(.table) { content(&$0) }
        }
    }

    private func head(_ names: [String], _ html: inout Markup) {
        html.element(.thead) { html in
            html.element(.tr) { html in for name in names { html.element(.th, .scope("col"), text: name) } }
        }
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
