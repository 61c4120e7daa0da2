import ArgumentParser
import Wording
import Workflows

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One customer: profile, labels, what is owed, timeline.")

    @Argument(help: "The customer's key.")
    var id: Word

    @Option(help: ArgumentHelp("How many entries of the timeline.", valueName: "n"))
    var events = 10

    @OptionGroup var global: GlobalOptions

    func validate() throws { guard events >= 0 else { throw misuse("--events is 0 or more", "--events 须为 0 或以上") } }

    func run() async throws {
        try await reporting(global.wording) {
            let (customer, display) = try await global.withSession(creating: false) { session in
                (try await session.customer(id.text, events: events), try await session.display())
            }
            let view = CustomerText(customer, wording: global.wording, display: display)
            try global.print(customer, table: { view.table }, people: { view.text })
        }
    }
}
