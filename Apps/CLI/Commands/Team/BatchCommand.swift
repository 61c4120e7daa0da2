import ArgumentParser
import Domain
import Workflows

struct BatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "What is done to many customers at once, and how it is taken back.",
        subcommands: [List.self, Update.self, Release.self, Undo.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Batches and runs of the recycler that you may take back, newest first.")
        @Option(parsing: .unconditional, help: ArgumentHelp("How many at most.", valueName: "n")) var limit = 20
        @OptionGroup var global: GlobalOptions

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            try await reporting(global.wording) {
                let (batches, display) = try await global.shown(ListBatches(limit: limit))
                let view = BatchText(wording: global.wording, display: display)
                try global.print(batches, table: { view.table(of: batches) }, people: { view.text(of: batches) })
            }
        }
    }

    struct Update: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set fields of the profile of every customer that a search finds.",
            discussion: """
                For example
                  rapport batch update --set industry=Tools --set country=DE owner:me stage:inquiry
                Fields are columns of customers.csv, or custom.NAME; nothing after the = clears one.
                """)
        @Option(name: .customLong("set"), help: ArgumentHelp("A field and its value.", valueName: "field=value"))
        var values: [Prose]
        @Flag(help: "Only tell what would happen.") var dryRun = false
        @OptionGroup var customers: ChosenCustomers
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await runBatch(RunBatch(action: .update, set: fieldValues(values)), customers, dryRun: dryRun, global)
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give every customer that a search finds back to the high seas.")
        @Option(help: "Why.") var reason: Prose
        @Flag(help: "Only tell what would happen.") var dryRun = false
        @OptionGroup var customers: ChosenCustomers
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            if reason.text.isEmpty { throw misuse("--reason must say something", "--reason 不能为空") }
        }

        func run() async throws {
            try await runBatch(RunBatch(action: .release, reason: reason), customers, dryRun: dryRun, global)
        }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a batch, or a run of the recycler, back.",
            discussion: "Customers that have changed since stay as they are and are named.")
        @Argument(help: "Its number, as rapport batch list shows it.") var batch: Int64
        @Flag(help: "Only tell what would happen.") var dryRun = false
        @Flag(help: "Do nothing when one customer has changed since.") var allOrNothing = false
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let call = UndoBatch(batch: batch, dryRun: dryRun, allOrNothing: allOrNothing)
                let (report, display) = try await global.shown(call)
                let view = BatchText(wording: global.wording, display: display)
                try global.print(report, table: { view.table(of: report) }, people: { view.text(of: report) })
                if report.isFutile { throw ExitCode(Failure.Code.data.rawValue) }
            }
        }
    }
}
