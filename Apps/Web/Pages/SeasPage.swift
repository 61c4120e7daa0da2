public import Markup
import Wording
public import Workflows

/// The high seas: what can be claimed, what keeps one from the rest, and who is about to come.
public struct SeasPage: Page {
    let seas: HighSeas
    let leaving: Leaving
    let query: String
    /// Whether the list begins at its beginning.
    let isFirst: Bool
    let people: [UserView]

    public var place: Place? { .seas }
    public var concern: Concern { .owner(nil) }

    public init(_ seas: HighSeas, leaving: Leaving, query: String, isFirst: Bool, people: [UserView]) {
        self.seas = seas
        self.leaving = leaving
        self.query = query
        self.isFirst = isFirst
        self.people = people
    }

    public func title(_ reader: Reader) -> String { reader.word("High seas", "公海") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        html.element(
            .p, .class("sub"),
            text: reader.count(seas.total, "customer without an owner", "customers without an owner", "共 # 位无人负责的客户"))
        html.element(.form, .method("get"), .action(Link("seas")), .role("search"), .class("search")) { html in
            html.element(.div, .class("field")) { html in
                html.element(.label, .for("q"), text: reader.word("Search", "搜索"))
                html.element(
                    .input, .type("search"), .id("q"), .name("q"), .value(reader.searched(query)),
                    .placeholder("country:DE grade:A,B"))
            }
            html.element(.button, .class("main"), text: reader.word("Search", "搜索"))
        }
        guard !reader.isSearchRefused else { return }
        if seas.lines.isEmpty { reader.empty(reader.word("Nobody is here.", "公海中没有客户。"), &html) }
        for line in seas.lines { card(line, &html, reader) }
        turn(&html, reader)
        LeavingTable(leaving: leaving).write(&html, reader)
    }

    /// To the next page and back to the first.
    private func turn(_ html: inout Markup, _ reader: Reader) {
        guard !isFirst || seas.next != nil else { return }
        html.element(.p, .class("actions")) { html in
            let search = query.isEmpty ? nil : query
            if !isFirst {
                html.element(
                    .a, .class("button"), .href(Link("seas", query: [("q", search)])),
                    text: reader.word("First page", "第一页"))
            }
            if let next = seas.next {
                html.element(
                    .a, .class("button"), .href(Link("seas", query: [("q", search), ("after", next)])),
                    text: reader.word("Next page", "下一页"))
            }
        }
    }

    private func card(_ line: HighSeas.Line, _ html: inout Markup, _ reader: Reader) {
        let key = line.customer.key
        html.element(.article, .class("card"), .data(.keys, "1"), .data(.customer, key)) { html in
            html.element(.div, .class("row")) { html in
                html.element(.h2) { reader.customer(key, line.customer.name, &$0) }
                reader.chips(line.customer.labels, &html)
                html.element(.span, .class("soft"), text: line.customer.country ?? "")
            }
            html.element(.p, .class("meta")) { html in
                if let since = line.since {
                    html.element(.span, text: reader.word("here since ", "进入公海 ") + reader.short(since))
                }
                if let reason = line.reason { html.element(.span, text: reader.wording(.ownership(reason))) }
                if let last = line.lastOwner { html.element(.span, text: reader.word("last with ", "上一负责人 ") + last) }
            }
            if line.obstacles.isEmpty {
                reader.form("claimCustomer", id: "claim-\(key)", hidden: [("customer", key)], &html) {
                    $1.submit(reader.word("Claim", "领取"), &$0)
                }
            } else {
                html.element(.ul, .class("soft")) { html in
                    for obstacle in line.obstacles {
                        html.element(.li, text: said(obstacle, reader))
                    }
                }
            }
            if reader.leads { assign(key, &html, reader) }
        }
    }

    private func said(_ obstacle: ObstacleView, _ reader: Reader) -> String {
        reader.wording((obstacle.brief ?? obstacle.message).showing(reader.short))
    }

    private func assign(_ key: String, _ html: inout Markup, _ reader: Reader) {
        let fields = [("action", "assign"), ("customers", key)]
        reader.form("runBatch", id: "assign-\(key)", hidden: fields, &html) { html, form in
            html.element(.div, .class("inline")) { html in
                form.assignee(reader.word("Assign to", "分配给"), people, &html)
                form.submit(reader.word("Assign", "分配"), &html, isMain: false)
            }
        }
    }
}

/// Customers that leave their owners unless something happens, the first of them.
private struct LeavingTable {
    let leaving: Leaving

    func write(_ html: inout Markup, _ reader: Reader) {
        let title = reader.word("About to be recycled", "即将回收")
        html.element(.h2, .id("leaving"), text: title)
        if leaving.lines.isEmpty {
            return reader.empty(reader.word("Nobody leaves in the next two weeks.", "两周内没有将被回收的客户。"), &html)
        }
        html.element(.p, .class("sub"), text: said(reader))
        html.element(.div, .class("scroll"), .tabIndex(0), .role("region"), .aria(.label, title)) { html in
            html.element(.table, .class("cards")) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        html.element(.th, .scope("col"), text: reader.word("Customer", "客户"))
                        for name in heads(reader) { html.element(.th, .scope("col"), text: name) }
                    }
                }
                html.element(.tbody) { html in for line in leaving.lines { row(line, &html, reader) } }
            }
        }
        if leaving.total > leaving.lines.count, leaving.lines.count < Self.most {
            html.element(.p) { html in
                html.element(
                    .a, .class("button"),
                    .href(Link("seas", query: [("leaving", String(Self.most))], fragment: "leaving")),
                    text: reader.word("Show more", "显示更多"))
            }
        }
    }

    /// As many as a page shows.
    private static let most = 1000

    private func said(_ reader: Reader) -> String {
        let shown = leaving.lines.count
        guard shown < leaving.total else {
            return reader.count(
                shown, "customer leaves in the next two weeks", "customers leave in the next two weeks",
                "两周内将回收 # 位客户")
        }
        return reader.word(
            "The first \(shown) of \(leaving.total) customers that leave in the next two weeks",
            "两周内将回收 \(leaving.total) 位客户，以下为最早的 \(shown) 位")
    }

    /// Of the columns beside the customer.
    private func heads(_ reader: Reader) -> [String] {
        [
            reader.word("Owner", "负责人"), reader.word("Leaves", "回收时间"), reader.word("Why", "原因"),
            reader.word("Warned", "已提醒"),
        ]
    }

    private func row(_ line: Leaving.Line, _ html: inout Markup, _ reader: Reader) {
        html.element(.tr, .data(.customer, line.customer.key)) { html in
            let labels = heads(reader).map { Attribute.data(.label, $0) }
            html.element(.td, .class("whole")) { reader.customer(line.customer.key, line.customer.name, &$0) }
            html.element(.td, labels[0], text: reader.owner(line.customer.owner))
            html.element(.td, labels[1]) { reader.instant(line.leaves, &$0) }
            html.element(.td, .class("whole"), labels[2], text: reader.reason(line.reason))
            html.element(.td, labels[3]) { html in if let warned = line.warned { reader.instant(warned, &html) } }
        }
    }
}
