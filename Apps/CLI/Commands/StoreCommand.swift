import ArgumentParser
import Workflows

struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Look after the store.", subcommands: [Check.self, Rebuild.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that the file is whole and all that is derived equals what the timelines give.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let report = try await global.perform(CheckStore())
                let view = StoreCheckText(report, wording: global.wording)
                try global.print(report, table: { view.table }, people: { view.text })
                if !report.isSound { throw ExitCode(Failure.Code.found.rawValue) }
            }
        }
    }

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Make indexes and all that is derived anew from the timelines; labels that are equal keep their since.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let report = try await global.perform(RebuildStore())
                let count = report.customers
                try global.print(report) {
                    var table = Table(["customers"])
                    table.add([String(count)])
                    return table
                } people: {
                    global.word("\(count.counted("customer")) derived anew\n", "已重新推导 \(count) 位客户\n")
                }
            }
        }
    }
}
