import ArgumentParser
import Wording
import Workflows

struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Look after the store.", subcommands: [Check.self, Rebuild.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that all that is derived equals what the timelines give.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let report = try await global.perform(CheckStore())
                func text(_ finding: Finding) -> String { finding.phrase.map { global.wording($0) } ?? finding.detail }
                try global.print(report) {
                    var table = Table(["customer", "what", "detail"])
                    for finding in report.findings { table.add([finding.customer, finding.what, finding.detail]) }
                    return table
                } people: {
                    var table = Table([
                        global.word("customer", "客户"), global.word("what", "项目"), global.word("detail", "说明"),
                    ])
                    for finding in report.findings { table.add([finding.customer, finding.what, text(finding)]) }
                    let counted = global.word(
                        "\(report.customers.counted("customer")), \(report.events.counted("event"))",
                        "\(report.customers) 位客户，\(report.events) 条往来")
                    let notices = report.notices.map { global.word("note: ", "提示：") + text($0) + "\n" }.joined()
                    return report.isSound
                        ? global.word("sound: ", "无误：") + "\(counted)\n\(notices)"
                        : table.text(limit: 72)
                            + global.word(
                                "\(report.findings.count.counted("finding")) in \(counted); try: rapport store rebuild\n",
                                "\(counted)中发现 \(report.findings.count) 处不一致；请尝试：rapport store rebuild\n")
                }
                if !report.isSound { throw ExitCode(Failure.Code.found.rawValue) }
            }
        }
    }

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Derive everything anew from the timelines; labels that are equal keep their since.")
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
