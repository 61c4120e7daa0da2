public import Markup
import Wording
public import Workflows

/// Customers that match a search, and what can be done to all of them.
public struct CustomersPage: Page {
    let page: CustomerPage
    let query: String
    let sort: CustomerSort
    let after: String?
    let views: [SavedSearch]
    let tags: [String]
    let people: [UserView]

    public var place: Place? { .customers }
    public var concern: Concern { .shown }

    public init(
        _ page: CustomerPage, query: String, sort: CustomerSort, after: String?, views: [SavedSearch], tags: [String],
        people: [UserView]
    ) {
        self.page = page
        self.query = query
        self.sort = sort
        self.after = after
        self.views = views
        self.tags = tags
        self.people = people
    }

    public func title(_ reader: Reader) -> String { reader.word("Customers", "客户") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        search(&html, reader)
        saved(&html, reader)
        guard !reader.isSearchRefused else { return }
        html.element(
            .p, .class("sub"), text: reader.count(page.total, "customer", "customers", "共 # 位客户"))
        if page.customers.isEmpty {
            reader.empty(
                query.isEmpty
                    ? reader.word("There is no customer yet. Import a file, or add one.", "还没有客户：可导入文件或新增。")
                    : reader.notice?.isOfBatch == true
                        ? reader.word(
                            "Those who were changed no longer match this search, and nobody else does.",
                            "已改动的客户不再符合此搜索条件，也没有其他匹配的客户。")
                        : reader.word("Nobody matches. Take a word away, or ask for fewer.", "没有匹配的客户，请减少条件。"),
                &html)
        } else {
            list(&html, reader)
        }
        turn(&html, reader)
        add(&html, reader)
        html.element(.p) { html in
            html.element(
                .a, .href(Link("batches")), text: reader.word("What was done to several, and undo", "批量操作记录与撤销"))
        }
    }

    /// To the next page and back to the first.
    private func turn(_ html: inout Markup, _ reader: Reader) {
        guard after != nil || page.next != nil else { return }
        html.element(.p, .class("actions")) { html in
            if after != nil {
                html.element(.a, .class("button"), .href(link()), text: reader.word("First page", "第一页"))
            }
            if let next = page.next {
                html.element(
                    .a, .class("button"), .href(link(after: next)), text: reader.word("Next page", "下一页"))
            }
        }
    }

    /// To a list that differs from this one in what is given.
    private func link(_ query: String? = nil, by sort: CustomerSort? = nil, after: String? = nil) -> Link {
        Link(
            "customers", query: [("q", query ?? self.query), ("sort", (sort ?? self.sort).rawValue), ("after", after)])
    }

    private static func words(_ sort: CustomerSort, _ reader: Reader) -> String {
        switch sort {
        case .key: reader.word("by key", "按编号")
        case .name: reader.word("by name", "按名称")
        case .due: reader.word("by due date", "按期限")
        case .priority: reader.word("by priority", "按优先级")
        }
    }

    private func search(_ html: inout Markup, _ reader: Reader) {
        html.element(.form, .method("get"), .action(Link("customers")), .role("search"), .class("search")) { html in
            html.element(.div, .class("field")) { html in
                html.element(.label, .for("q"), text: reader.word("Search", "搜索"))
                html.element(
                    .input, .type("search"), .id("q"), .name("q"), .value(reader.searched(query)),
                    .placeholder("grade:A,B country:DE stage:>=inquiry due:<7d"))
            }
            html.element(.div, .class("field")) { html in
                html.element(.label, .for("sort"), text: reader.word("Order", "排序"))
                html.element(.select, .id("sort"), .name("sort")) { html in
                    for one in CustomerSort.allCases {
                        html.element(
                            .option, .value(one.rawValue), .selected(one == sort), text: Self.words(one, reader))
                    }
                }
            }
            html.element(.button, .class("main"), text: reader.word("Search", "搜索"))
        }
    }

    private func saved(_ html: inout Markup, _ reader: Reader) {
        html.element(.ul, .class("tabs"), .aria(.label, reader.word("Saved searches", "已保存的搜索"))) { html in
            for view in views {
                html.element(.li) {
                    $0.element(
                        .a,
                        [.class("button"), .href(link(view.query))]
                            + (view.query == query ? [.aria(.current, "page")] : [])
                    ) { $0.text(view.name) }
                }
            }
            guard !query.isEmpty else { return }
            html.element(.li) { html in
                if let known = views.first(where: { $0.query == query }) {
                    reader.form("removeSearch", id: "forget", hidden: [("name", known.name)], &html) {
                        $1.submit(reader.word("Forget this search", "删除此搜索"), &$0, isMain: false)
                    }
                } else {
                    html.element(.details) { html in
                        html.element(.summary, text: reader.word("Save this search", "保存此搜索"))
                        reader.form("saveSearch", id: "save", hidden: [("query", query)], &html) { html, form in
                            html.element(.div, .class("inline")) { html in
                                form.line("name", reader.word("Name", "名称"), isRequired: true, &html)
                                form.submit(reader.word("Save", "保存"), &html)
                            }
                        }
                    }
                }
            }
        }
    }

    private func list(_ html: inout Markup, _ reader: Reader) {
        reader.form(at: Link("batch"), id: "batch", hidden: [("query", query)], &html) { html, form in
            html.element(.div, .class("scroll"), .tabIndex(0), .role("region"), .aria(.label, title(reader))) { html in
                html.element(.table, .class("cards picked")) { html in
                    html.element(.thead) { html in
                        html.element(.tr) { html in
                            let all = reader.word("All of this page", "本页全选")
                            html.element(.th, .scope("col"), .class("pick-one"), .data(.label, all)) { html in
                                html.element(
                                    .input, .type("checkbox"), .data(.all, "customers"), .hidden(), .aria(.label, all))
                            }
                            for column in Column.allCases { heading(column, &html, reader) }
                        }
                    }
                    html.element(.tbody) { html in for customer in page.customers { row(customer, form, &html, reader) }
                    }
                }
            }
            actions(form, &html, reader)
        }
    }

    /// The name of a column; of one that can be ordered by, a link that does so.
    private func heading(_ column: Column, _ html: inout Markup, _ reader: Reader) {
        guard let by = column.sort else { return html.element(.th, .scope("col"), text: column.title(reader)) }
        html.element(.th, [.scope("col")] + (by == sort ? [.aria(.sort, "ascending")] : [])) { html in
            html.element(.a, .href(link(by: by)), .title(Self.words(by, reader)), text: column.title(reader))
        }
    }

    private enum Column: CaseIterable {
        case customer, labels, country, owner, due

        /// The order in which what it shows stands.
        var sort: CustomerSort? {
            switch self {
            case .customer: .name
            case .due: .due
            case .labels, .country, .owner: nil
            }
        }

        func title(_ reader: Reader) -> String {
            switch self {
            case .customer: reader.word("Customer", "客户")
            case .labels: reader.word("Labels", "标签")
            case .country: reader.word("Country", "国家")
            case .owner: reader.word("Owner", "负责人")
            case .due: reader.word("Due", "期限")
            }
        }
    }

    private func row(_ customer: CustomerPage.Row, _ form: Form, _ html: inout Markup, _ reader: Reader) {
        let name = customer.name ?? customer.key
        html.element(.tr, .data(.keys, "1"), .data(.customer, customer.key)) { html in
            html.element(.td, .class("pick-one")) {
                $0.element(
                    .input, .type("checkbox"), .name("customers"), .value(customer.key),
                    .checked(form.isChosen("customers", customer.key)),
                    .aria(.label, reader.word("Choose \(name)", "选择 \(name)")))
            }
            html.element(.td, .class("name")) { html in
                reader.customer(customer.key, name, &html)
                html.element(.div, .class("soft"), text: customer.key)
            }
            html.element(.td, .class("whole")) { reader.chips(customer.labels ?? [:], &$0) }
            func label(_ column: Column) -> Attribute { .data(.label, column.title(reader)) }
            html.element(.td, label(.country), text: customer.country ?? "")
            html.element(.td, label(.owner), text: reader.owner(customer.owner))
            html.element(.td, .class("whole"), label(.due)) { html in
                if let due = customer.due { reader.due(due, &html) }
            }
        }
    }

    /// What is done to those that are chosen, or to all that match; it is shown before it is done.
    private func actions(_ form: Form, _ html: inout Markup, _ reader: Reader) {
        html.element(.details, .open(form.failure != nil)) { html in
            html.element(.summary, text: reader.word("Do something to several", "批量操作"))
            html.element(.div, .class("fields")) { html in
                form.pick(
                    "whom", reader.word("To whom", "对象"),
                    [
                        ("chosen", reader.word("those chosen above", "上面所选")),
                        (
                            "all",
                            reader.phrase(
                                of: page.total, "the one that matches", "all # that match", "全部 # 位匹配客户")
                        ),
                    ], value: "chosen", &html)
                var kinds = [
                    ("add-tags", reader.word("add tags", "添加标签")), ("remove-tags", reader.word("remove tags", "移除标签")),
                    ("release", reader.word("release to the high seas", "释放到公海")),
                ]
                if reader.leads { kinds.insert(("assign", reader.word("assign to somebody", "分配给")), at: 2) }
                form.choice("action", reader.word("What", "操作"), kinds, value: "add-tags", &html)
                form.line(
                    "tags", reader.word("Tags", "标签"), hint: reader.word("with commas between", "用逗号分隔"), list: "tags",
                    &html)
                if reader.leads {
                    form.choice(
                        "owner", reader.word("Owner", "负责人"),
                        [("", "–")] + people.filter(\.active).map { ($0.id, $0.name ?? $0.id) }, &html)
                }
                form.line("reason", reader.word("Reason, of a release", "释放原因"), &html)
                html.element(.div, .class("actions")) {
                    form.submit(reader.word("Show what would happen", "预览"), &$0)
                }
            }
            html.element(.datalist, .id("tags")) { html in
                for tag in tags { html.element(.option, .value(tag), text: tag) }
            }
        }
    }

    private func add(_ html: inout Markup, _ reader: Reader) {
        html.element(.details, .open(reader.failure?.form == "add")) { html in
            html.element(.summary, text: reader.word("Add a customer", "新增客户"))
            reader.form("addCustomer", id: "add", &html) { html, form in
                html.element(.div, .class("fields")) { html in
                    form.line("key", reader.word("Key", "编号"), isRequired: true, &html)
                    form.line("name", reader.word("Name", "名称"), isRequired: true, &html)
                    form.line("company", reader.word("Company", "公司"), &html)
                    form.line(
                        "country", reader.word("Country", "国家"), hint: reader.word("two letters, DE", "两位字母，如 DE"),
                        &html)
                    form.line("emails", reader.word("E-mail", "邮箱"), &html)
                    form.line("phones", reader.word("Phone", "电话"), &html)
                    if reader.leads {
                        form.choice(
                            "owner", reader.word("Owner", "负责人"),
                            [("", reader.word("high seas", "公海"))]
                                + people.filter(\.active).map { ($0.id, $0.name ?? $0.id) },
                            &html)
                    } else if let user = reader.user {
                        html.element(.input, .type("hidden"), .name("owner"), .value(user.id))
                    }
                    html.element(.div, .class("actions")) { form.submit(reader.word("Add", "新增"), &$0) }
                }
            }
        }
    }
}

/// What a batch would do, before it is done.
public struct BatchPage: Page {
    let report: BatchReport
    /// Those of whom the report tells, as they are now.
    let customers: [CustomerView]
    let people: [UserView]
    /// The call's parameters, to be sent again.
    let fields: [(String, String)]
    let back: Link

    public var place: Place? { .customers }

    /// The customers whom the page names, by key.
    public static func named(in report: BatchReport) -> [String] {
        report.sample + report.failures.prefix(failuresShown).map(\.customer)
    }

    private static let failuresShown = 20

    public init(
        _ report: BatchReport, customers: [CustomerView], people: [UserView], fields: [(String, String)], back: Link
    ) {
        self.report = report
        self.customers = customers
        self.people = people
        self.fields = fields
        self.back = back
    }

    public func title(_ reader: Reader) -> String { reader.word("Before it is done", "操作预览") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        html.element(.div, .class("card")) { html in
            let detail = isAssigning ? reader.person(report.detail, among: people) : report.detail
            html.element(.p, text: reader.wording.batch(report.action, detail))
            html.element(
                .p,
                text: reader.word(
                    "\(report.matched) found: \(report.changed) would change, \(report.unchanged) are so already, \(report.failures.count) cannot.",
                    "找到 \(report.matched) 位：\(report.changed) 位将改变，\(report.unchanged) 位无需改变，\(report.failures.count) 位不能。"
                ))
            changes(&html, reader)
            if !report.failures.isEmpty {
                html.element(.ul) { html in
                    for failure in report.failures.prefix(Self.failuresShown) {
                        html.element(.li) { html in
                            customer(failure.customer, &html, reader)
                            html.text(reader.word(": ", "：") + reader.said(failure.refusal))
                        }
                    }
                }
            }
            if report.changed > 0, report.isFinal == true {
                html.element(.p, .class("wrong"), text: BatchesPage.finality(reader))
            }
            html.element(.div, .class("actions")) { html in
                if report.changed > 0 {
                    reader.form("runBatch", id: "run", hidden: fields, to: back, &html) {
                        $1.submit(
                            reader.phrase(of: report.changed, "Do it to 1", "Do it to #", "确认：# 位"), &$0)
                    }
                }
                html.element(.a, .class("button"), .href(back), text: reader.word("Back", "返回"))
            }
        }
    }

    /// The first of those that change; where they are given to somebody or away, from whom and to whom.
    private func changes(_ html: inout Markup, _ reader: Reader) {
        guard !report.sample.isEmpty else { return }
        html.element(.ul, .class("soft")) { html in
            for key in report.sample {
                html.element(.li) { html in
                    customer(key, &html, reader)
                    let owner = customers.first { $0.key == key }?.owner
                    guard let to = newOwner(reader) else { return }
                    let from = owner.map { reader.person($0, among: people) } ?? reader.owner(nil)
                    html.text(reader.word(": ", "：") + "\(from) → \(to)")
                }
            }
            if report.changed > report.sample.count {
                html.element(
                    .li,
                    text: reader.count(report.changed - report.sample.count, "more", "more", "另有 # 位"))
            }
        }
    }

    private func customer(_ key: String, _ html: inout Markup, _ reader: Reader) {
        reader.customer(key, customers.first { $0.key == key }?.name ?? key, &html)
        html.text(" (\(key))")
    }

    private var isAssigning: Bool { report.action == "pool.assign" }

    /// Nil for what gives nobody to anybody.
    private func newOwner(_ reader: Reader) -> String? {
        if isAssigning { return reader.person(report.detail, among: people) }
        return report.action == "pool.release" ? reader.owner(nil) : nil
    }
}
