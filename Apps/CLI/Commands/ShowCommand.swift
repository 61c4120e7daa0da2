import ArgumentParser
import Wording
import Workflows

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One customer: profile, labels, what is owed, timeline.")

    @Argument(help: "The customer's key.")
    var id: Line

    @Option(parsing: .unconditional, help: ArgumentHelp("How many entries of the timeline.", valueName: "n"))
    var events = 10

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (0...10_000).contains(events) else { throw misuse("--events is 0 to 10000", "--events 须在 0 到 10000 之间") }
    }

    func run() async throws {
        try await reporting(global.wording) {
            let (customer, display) = try await global.shown(ReadCustomer(customer: id.text, events: events))
            let view = CustomerText(customer, wording: global.wording, display: display)
            try global.print(customer, table: { view.table }, people: { view.text })
        }
    }
}
