import ArgumentParser
import Wording

@main
struct Rapport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapport",
        abstract: "Whom to contact next, by when, how and why.",
        discussion: """
            Rapport keeps a store of customers and their timelines. It knows each customer's stage, grade, priority and \
            more, always with the reason, and turns what is owed into one list: `rapport today`.

            Where a server holds the store, --server URL carries the same commands out there.

            Start with `rapport demo`, or import your own: `rapport import customers FILE`, `rapport import timeline FILE`.

            Exit codes: 0 done · 1 a check found something · 64 the command was misused · 65 a file, row or search is \
            wrong · 66 a file is missing · 69 the store cannot be opened · 73 it cannot be written · 74 the disk is full \
            or failing · 77 not allowed · 78 the policy has errors · 70 anything else.
            """,
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ImportCommand.self, TodayCommand.self, CustomersCommand.self, ShowCommand.self,
            WhyCommand.self, LogCommand.self, RetractCommand.self, FormCommand.self, AddCommand.self, EditCommand.self,
            WeekCommand.self,
            PromiseCommand.self, SnoozeCommand.self, DraftCommand.self, ReviewCommand.self,
            PoolCommand.self, TagCommand.self, BatchCommand.self, OverrideCommand.self, ApproveCommand.self,
            UserCommand.self, TeamCommand.self, TokenCommand.self, ReportCommand.self, LabelsCommand.self,
            ObligationsCommand.self,
            PolicyCommand.self, StoreCommand.self, AuditCommand.self, TickCommand.self,
        ])

    /// As every command does, but for the language of what is said of a command line that is not understood.
    static func main() async {
        do {
            var command = try await asyncParseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            // What a command has told of has no message left.
            guard code == .validationFailure, !text.isEmpty else { exit(withError: error) }
            StandardError.write(ParserMessage.told(text, of: CommandLine.arguments, Wording(.asked)) + "\n")
            exit(withError: code)
        }
    }
}
