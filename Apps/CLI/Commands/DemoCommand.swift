import ArgumentParser
import Domain
import Exchange
import Wording
import Workflows

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Load a sample of two dozen customers and print today's worklist.",
        discussion: """
            Nothing is kept unless --store names a store; one that has customers already is refused. What happened with \
            the customers is counted back from now, so there is always something to do.
            """)

    @Option(
        help: ArgumentHelp(
            "Write the sample as customers.csv and timeline.csv here, and load nothing.", valueName: "folder"))
    var write: String?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await reporting(global.wording) {
            if global.server != nil { throw Failure(.usage, "server-demo", [:]) }
            var options = global
            options.store = write == nil ? global.store ?? "memory:" : "memory:"
            let text = DemoText(wording: global.wording, store: global.store)
            let (today, display) = try await options.withSession(creating: true) { session in
                if write == nil { try await load(into: session) }
                let language = global.wording.language
                let today = try await session.today(owner: nil, days: 0, limit: 50, language: language)
                return (today, try await session.display())
            }
            if let write {
                try DemoFolder(path: write).write(DemoSample(at: try global.clock(), in: display.zone))
                StandardOutput.write(text.written(to: write))
            } else {
                let view = TodayView(today, wording: global.wording, display: display)
                try global.print(today, table: { view.table }, people: { view.text + text.next })
            }
        }
    }

    /// Takes the sample the way any file is taken; one row that is not taken would be a fault of the sample.
    private func load(into session: Session) async throws {
        guard try await session.customers(matching: "", limit: 1).total == 0 else {
            throw Failure(.data, "demo-store-in-use", ["store": global.storeURL])
        }
        for action in [Action.importCustomers, .importTimeline] {
            _ = try await session.importFile(
                action, name: "sample", digest: DemoSample.digest, dryRun: false, allOrNothing: true
            ) {
                context throws(ImportFileError) in
                let sample = DemoSample(at: context.now, in: context.zone)
                return action == .importCustomers
                    ? try ImportRows.customers(sample.file(sample.customers, "customers.csv"), context: context)
                    : try ImportRows.timeline(sample.file(sample.timeline, "timeline.csv"), context: context)
            }
        }
    }
}
