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
        let rows = people.filter { $0.active || $0.customers > 0 }.map { person in
            let overdue = workload.people.first { $0.user == person.id }?.overdueCustomers ?? 0
            return Row(
                user: person.id,
                cells: [
                    Cell(person.customers, found: reader.customers(of: person.id)),
                    Cell(person.customersWithoutOrder),
                    Cell(overdue, found: reader.customers(of: person.id, " due:overdue")),
                ])
        }
        table(
            reader.word("Now", "当前"),
            [
                reader.word("Customers", "客户"), reader.word("Without an order", "无订单客户"),
                reader.word("Customers overdue", "逾期客户"),
            ], rows, &html, reader)
    }

    /// What customers can feel: whoever waits for an answer, a first word or a call.
    private func clocks(_ html: inout Markup, _ reader: Reader) {
        let kinds = workload.people.first?.clocks.map(\.kind) ?? []
        guard !kinds.isEmpty else { return }
        let rows = workload.people.map { person in
            Row(
                user: person.user,
                cells: person.clocks.map { clock in
                    Cell { html in
                        html.text(clock.running == 0 && clock.breached > 0 ? "" : String(clock.running))
                        guard clock.breached > 0 else { return }
                        if clock.running > 0 { html.text(" + ") }
                        html.element(
                            .strong, .class("wrong"),
                            text: reader.word("\(clock.breached) late", "\(clock.breached) 超时"))
                    }
                })
        }
        table(reader.word("Response clocks", "响应时限"), kinds.map(reader.wording.kind), rows, &html, reader)
        html.element(
            .p, .class("soft"),
            text: reader.word(
                "“2 + 1 late”: two are still in time, one more has run out.", "“2 + 1 超时”：两项仍在时限内，另一项已超时。"))
    }

    private func kept(_ html: inout Markup, _ reader: Reader) {
        let rows = promises.people.map { person in
            let all = person.inTime + person.late + person.open
            return Row(
                user: person.user,
                cells: [Cell(person.inTime), Cell(person.late), Cell(person.open)]
                    + [Cell { $0.text(all == 0 ? "–" : "\(person.inTime * 100 / all) %") }])
        }
        table(
            reader.word(
                "Promised, and kept in the last \(promises.days) days", "约定与兑现（近 \(promises.days) 天）"),
            [
                reader.word("Kept in time", "按时兑现"), reader.word("Kept late", "逾期兑现"),
                reader.word("Overdue", "逾期未兑现"), reader.word("Kept in time of all", "按时兑现率"),
            ], rows, &html, reader)
        html.element(
            .p, .class("soft"),
            text: reader.word(
                "In time is by the end of the day on which it was due.", "在约定当天结束前兑现即为按时。"))
    }

    private func ahead(_ html: inout Markup, _ reader: Reader) {
        let rows = workload.people.map { person in
            Row(
                user: person.user,
                cells: [Cell(person.overdue)]
                    + zip(person.due, person.minutes).map { due, minutes in
                        var cell = Cell { $0.text(due == 0 ? "·" : String(due)) }
                        cell.heat = Heat(due: due, minutes: person.user == nil ? nil : minutes)
                        return cell
                    })
        }
        table(
            reader.word("The next 14 days", "未来 14 天"),
            [reader.word("Overdue", "逾期")]
                + workload.days.map { text in
                    Day(iso: text).map { "\(reader.wording.weekday($0.weekday)) \(text.suffix(5))" } ?? text
                }, rows, isOfDays: true, &html, reader)
        html.element(.ul, .class("legend")) { html in
            for heat in [Heat.some, .much, .off] {
                html.element(.li) { html in
                    html.element(.span, .class("swatch heat-", variant: heat.rawValue), .aria(.hidden, "true")) { _ in }
                    html.text(heat.meaning(reader))
                }
            }
        }
        html.element(
            .p, .class("soft"),
            text: reader.word(
                "Counted is what is owed: several things to one customer count each.", "按待办计数：同一客户的多项待办分别计算。"))
    }

    /// Of people, a row each: numbers under their heads.
    ///
    /// - `isOfDays`: columns are many and narrow.
    private func table(
        _ name: String, _ heads: [String], _ rows: [Row], isOfDays: Bool = false, _ html: inout Markup,
        _ reader: Reader
    ) {
        html.element(.h2, text: name)
        html.element(.div, .class("scroll"), .tabIndex(0), .role("region"), .aria(.label, name)) { html in
            html.element(.table, .class(isOfDays ? "cards days" : "cards")) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        html.element(.th, .scope("col"), text: reader.word("Person", "人员"))
                        for head in heads { html.element(.th, .scope("col"), .class("number"), text: head) }
                    }
                }
                html.element(.tbody) { html in
                    for row in rows {
                        html.element(.tr) { html in
                            html.element(.th, .scope("row")) { self.name(of: row.user, &$0, reader) }
                            for (cell, head) in zip(row.cells, heads) {
                                html.element(
                                    .td, .class("number heat-", variant: cell.heat.rawValue), .data(.label, head),
                                    content: cell.write)
                            }
                        }
                    }
                }
            }
        }
    }

    /// - `id`: nil is the high seas.
    private func name(of id: String?, _ html: inout Markup, _ reader: Reader) {
        guard let id else { return html.text(reader.owner(nil)) }
        let person = people.first { $0.id == id }
        html.element(.a, .href(Link(query: [("owner", id)])), text: person?.name ?? id)
        if person?.active == false { html.element(.small, text: reader.word(" has left", " 已离开")) }
    }

    private struct Row {
        /// Nil is the high seas.
        let user: String?
        let cells: [Cell]
    }

    private struct Cell {
        var heat = Heat.nothing
        let write: (inout Markup) -> Void

        init(_ write: @escaping (inout Markup) -> Void) { self.write = write }

        /// - `found`: where those stand that are counted.
        init(_ number: Int, found: Link? = nil) {
            write = { html in
                guard let found, number > 0 else { return html.text(String(number)) }
                html.element(.a, .href(found), text: String(number))
            }
        }
    }

    /// What a day brings, against the time that there is for it.
    enum Heat: String {
        case nothing = "0"
        case some = "1"
        case much = "2"
        case off

        /// - `minutes`: of work; nil of the high seas, which have no hours.
        init(due: Int, minutes: Int?) {
            self =
                switch minutes {
                case 0?: .off
                case let minutes? where due * 15 > minutes: .much
                default: due == 0 ? .nothing : .some
                }
        }

        func meaning(_ reader: Reader) -> String {
            switch self {
            case .nothing: reader.word("nothing is due", "无到期事项")
            case .some: reader.word("something is due", "有到期事项")
            case .much:
                reader.word("less than a quarter of an hour of work time for each", "每项不足一刻钟的工作时间")
            case .off: reader.word("no work time: a day off, or they are away", "无工作时间：休息日或休假")
            }
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
