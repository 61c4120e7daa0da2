import ArgumentParser
import Domain
import Wording
import Workflows

struct CustomersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customers", abstract: "Customers that match a search.",
        discussion: """
            A search is made of words and of field:value, for example
              stage:inquiry stars:>=2 owner:ann tag:fair-2026 due:<7d acme
            A comma means or, a leading - means not, field:none means no value, quotes keep blanks together.
            """)

    @Option(help: ArgumentHelp("How many at most.", valueName: "n"))
    var limit = 100

    @OptionGroup var search: SearchArgument
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard limit > 0 else { throw misuse("--limit is 1 or more", "--limit 须为 1 或以上") }
    }

    func run() async throws {
        try await reporting(global.wording) {
            let (page, display) = try await global.withHost { (try await found(at: $0), try await $0.display()) }
            let schemes = Set(page.customers.flatMap { $0.labels ?? [:] }.map(\.key)).sorted()
            try global.print(page) {
                var table = Table(["key", "name", "country", "owner", "due"] + schemes)
                for customer in page.customers {
                    table.add(
                        [
                            customer.key, customer.name ?? "", customer.country ?? "", customer.owner ?? "",
                            customer.due ?? "",
                        ] + schemes.map { customer.labels?[$0] ?? "" })
                }
                return table
            } people: {
                let wording = global.wording
                let shown = ["stage", "grade", "stars", "priority"]
                let names = shown.map { display.scheme($0).map { wording($0.names) } ?? $0 }
                var table = Table(
                    [global.word("key", "编号"), global.word("name", "名称"), global.word("owner", "归属")] + names
                        + [global.word("due", "期限")])
                for customer in page.customers {
                    let labels = shown.map { scheme in
                        customer.labels?[scheme].map { label in
                            display.names(of: label, in: scheme).map { wording($0) } ?? label
                        } ?? "–"
                    }
                    table.add(
                        [customer.key, customer.name ?? "–", customer.owner ?? "–"] + labels
                            + [customer.due.map(display.clock) ?? "–"])
                }
                let more = page.total - page.customers.count
                let total = global.word(page.total.counted("customer"), "共 \(page.total) 位客户")
                return table.text(limit: 36)
                    + (more > 0
                        ? total
                            + global.word(
                                ", \(more) of them not shown; --limit shows more\n", "，其中 \(more) 位未列出；可用 --limit 增加\n")
                        : total + "\n")
            }
        }
    }

    /// Page by page, as many as are asked for.
    private func found(at host: Host) async throws -> CustomerPage {
        var call = ListCustomers(query: search.text, limit: min(limit, Self.pageSize))
        var page = try await host.perform(call)
        while let last = page.customers.last, let after = Line(last.key), page.next != nil, page.customers.count < limit
        {
            call.after = after
            call.limit = min(limit - page.customers.count, Self.pageSize)
            let more = try await host.perform(call)
            page.customers += more.customers
            page.next = more.next
        }
        return page
    }

    private static let pageSize = 1000
}
