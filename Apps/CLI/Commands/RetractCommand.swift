import ArgumentParser
import Wording
import Workflows

struct RetractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract", abstract: "Take an entry back that was logged by a slip.",
        discussion: """
            Labels and what is owed are then as if it had never been; both stay on the timeline. A salesperson takes back \
            what they recorded themselves, a manager whatever was logged of their team's customers.

            For example
              rapport show ACME
              rapport retract ACME 4711 --reason "12,500.00, not 12,500,000"
            `rapport show` has the numbers of the entries.
            """)

    @Argument(help: "The customer's key.") var id: Line
    @Argument(help: "The number of the entry.") var event: Int64
    @Option(help: "What was wrong with it.") var reason: Prose
    @OptionGroup var global: GlobalOptions

    func validate() throws { if reason.text.isEmpty { throw misuse("--reason must say something", "--reason 不能为空") } }

    func run() async throws {
        try await reporting(global.wording) {
            let call = RetractEvent(customer: id.text, event: event, reason: reason)
            let (report, display) = try await global.shown(call)
            let view = RetractText(report, MovedText(global.wording, display))
            try global.print(report, table: { view.moved.table(report.moved) }, people: { view.text })
        }
    }
}
