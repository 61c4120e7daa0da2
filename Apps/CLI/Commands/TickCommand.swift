import ArgumentParser
import Wording
import Workflows

struct TickCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tick", abstract: "Process time up to now: labels and obligations that time has changed.")
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await reporting(global.wording) {
            let (report, display) = try await global.shown(ProcessTime())
            try global.print(report) {
                var table = Table(["now", "examined", "relabelled", "recycled", "run"])
                table.add([
                    report.now, String(report.examined), String(report.relabelled), String(report.recycled),
                    report.run.map { String($0) } ?? "",
                ])
                return table
            } people: {
                let until = display.clock(report.now)
                let brought = report.relabelled
                return global.word(
                    "processed up to \(until): \(report.examined.counted("customer")) looked at"
                        + (brought > 0 ? ", \(brought) brought to the policy in force" : "") + "\n",
                    "已处理到 \(until)：检查了 \(report.examined) 位客户"
                        + (brought > 0 ? "，其中 \(brought) 位已按现行策略更新" : "") + "\n")
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
