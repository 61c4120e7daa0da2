import ArgumentParser
import Domain
import Workflows

struct BatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "What is done to many customers at once, and how it is taken back.",
        subcommands: [List.self, Update.self, Undo.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Batches and runs of the recycler that you may take back, newest first.")
        @Option(help: ArgumentHelp("How many at most.", valueName: "n")) var limit = 20
        @OptionGroup var global: GlobalOptions

        func validate() throws { guard limit > 0 else { throw misuse("--limit is 1 or more", "--limit 须为 1 或以上") } }

        func run() async throws {
            try await reporting(global.wording) {
                let (batches, display) = try await global.withSession(creating: false) { session in
                    (try await session.batches(limit: limit), try await session.display())
                }
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
        @OptionGroup var search: SearchArgument
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            var fields: [String: String] = [:]
            for value in values {
                guard let equals = value.text.firstIndex(of: "=") else {
                    throw misuse(
                        "--set “\(value.text)” has no =; write field=value", "--set “\(value.text)”缺少 =；请写成 字段=值")
                }
                let name = String(value.text[..<equals])
                guard fields.updateValue(String(value.text[value.text.index(after: equals)...]), forKey: name) == nil
                else { throw misuse("--set names “\(name)” twice", "--set 重复设置了“\(name)”") }
            }
            try await runBatch(.update(fields), search, dryRun: dryRun, global)
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
                let (report, display) = try await global.withSession(creating: false) { session in
                    (
                        try await session.undo(batch, dryRun: dryRun, allOrNothing: allOrNothing),
                        try await session.display()
                    )
                }
                let view = BatchText(wording: global.wording, display: display)
                try global.print(report, table: { view.table(of: report) }, people: { view.text(of: report) })
            }
        }
    }
}
