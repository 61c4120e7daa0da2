import ArgumentParser
import Workflows

struct EditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change what is known of one customer.",
        discussion: """
            For example
              rapport edit ACME --set "emails=anna@acme.example;b@acme.example"
              rapport edit ACME --set birthday=1980-05-17 --set do_not_contact=phone
            Fields are columns of customers.csv, or custom.NAME; nothing after the = clears one. rapport batch undo takes it \
            back.
            """)
    @Argument(help: "The customer's key.") var id: Line
    @Option(name: .customLong("set"), help: ArgumentHelp("A field and its value.", valueName: "field=value"))
    var values: [Prose]
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await runBatch(RunBatch(action: .update, customers: [id.text], set: fieldValues(values)), global)
    }
}
