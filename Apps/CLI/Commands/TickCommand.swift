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
                var table = Table(["now", "examined", "relabelled", "recycled", "run"])
                table.add([
                    report.now, String(report.examined), String(report.relabelled), String(report.recycled),
                    report.run.map { String($0) } ?? "",
                ])
                return table
            } people: {
                "processed up to \(report.now): \(report.examined.counted("customer")) looked at"
                    + (report.relabelled > 0 ? ", \(report.relabelled) brought to the policy in force" : "") + "\n"
                    + (report.run.map { run in
                        global.word(
                            "\(report.recycled.counted("customer")) left for the high seas; "
                                + "see them with: rapport pool list, take it back with: rapport batch undo \(run)\n",
                            "\(report.recycled) 位客户已回收到公海；查看：rapport pool list，撤销：rapport batch undo \(run)\n")
                    } ?? "")
            }
        }
    }
}
