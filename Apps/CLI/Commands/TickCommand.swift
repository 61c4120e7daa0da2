import ArgumentParser
import Wording
import Workflows

struct TickCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tick", abstract: "Process time up to now: labels and obligations that time has changed.")
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await reporting(global.wording) {
            let report = try await global.withSession(creating: false) { session in
                try await session.processTime(onProgress: Progress.relabelling)
            }
            try global.print(report) {
                var table = Table(["now", "examined", "relabelled"])
                table.add([report.now, String(report.examined), String(report.relabelled)])
                return table
            } people: {
                "processed up to \(report.now): \(report.examined.counted("customer")) looked at"
                    + (report.relabelled > 0 ? ", \(report.relabelled) brought to the policy in force" : "") + "\n"
            }
        }
    }
}
