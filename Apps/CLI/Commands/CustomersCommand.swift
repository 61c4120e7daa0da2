import ArgumentParser
import Domain
import Workflows

struct CustomersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customers", abstract: "Customers that match a search.",
        discussion: """
            A search is made of words and of field:value, for example
              stage:inquiry stars:>=2 owner:ann tag:fair-2026 due:<7d acme
            A comma means or, a leading - means not, field:none means no value, quotes keep blanks together.
            """)

    @Option(parsing: .unconditional, help: ArgumentHelp("How many at most.", valueName: "n"))
    var limit = 100

    @Option(help: "In which order; due: what is due first; priority: as worklists rank.")
    var sort = CustomerSort.key

    @OptionGroup var search: SearchArgument
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard limit > 0 else { throw misuse("--limit is 1 or more", "--limit 须为 1 或以上") }
    }

    func run() async throws {
        try await reporting(global.wording) {
            let (page, display) = try await global.withHost { (try await found(at: $0), try await $0.display()) }
            let view = CustomersText(page, wording: global.wording, display: display)
            try global.print(page, table: { view.table }, people: { view.text })
            global.tellHidden(view.total)
        }
    }

    /// Page by page, as many as are asked for.
    private func found(at host: Host) async throws -> CustomerPage {
        var call = ListCustomers(query: search.text, sort: sort, limit: min(limit, Self.pageSize))
        var page = try await host.perform(call)
        while let next = page.next, let after = Line(next), page.customers.count < limit {
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
