import ArgumentParser
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
            let (page, display) = try await global.withSession(creating: false) { session in
                (
                    try await session.customers(matching: search.text, limit: limit),
                    try await session.display()
                )
            }
            let schemes = Set(page.customers.flatMap(\.labels.keys)).sorted()
            try global.print(page) {
                var table = Table(["key", "name", "country", "owner", "due"] + schemes)
                for customer in page.customers {
                    table.add(
                        [
                            customer.key, customer.name, customer.country ?? "", customer.owner ?? "",
                            customer.due ?? "",
                        ] + schemes.map { customer.labels[$0] ?? "" })
                }
                return table
            } people: {
                var table = Table(["key", "name", "owner", "stage", "grade", "stars", "priority", "due"])
                for customer in page.customers {
                    table.add(
                        [customer.key, customer.name, customer.owner ?? "–"]
                            + ["stage", "grade", "stars", "priority"].map { customer.labels[$0] ?? "–" }
                            + [customer.due.map(display.clock) ?? "–"])
                }
                let more = page.total - page.customers.count
                return table.text(limit: 36)
                    + (more > 0
                        ? "\(page.total.counted("customer")), \(more) of them not shown; --limit shows more\n"
                        : "\(page.total.counted("customer"))\n")
            }
        }
    }
}
