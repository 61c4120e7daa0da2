import ArgumentParser
import Assembly
import Domain
import Wording
import Workflows

struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "What decides: check it, adopt it, look at it.",
        subcommands: [Check.self, Adopt.self, Calibrate.self, History.self, Show.self, PresetText.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Name every error of a policy, with line and column.")
        @Argument(help: "A policy file.") var file: String
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let text = try InputFile(file).text()
                let name = try await name(of: text)
                try global.print(["policy": name]) {
                    var table = Table(["policy"])
                    table.add([name])
                    return table
                } people: {
                    global.word("\(file): policy “\(name)” is sound\n", "\(file)：策略“\(name)”没有错误\n")
                }
            }
        }

        /// A store has no say in it, and need not be there.
        private func name(of text: String) async throws -> String {
            if global.serverURL != nil {
                return try await global.perform(CheckPolicy(text: text, source: Line(file))).name
            }
            let composition = Assembly.make()
            let session = composition.session(
                on: try await composition.openStore("memory:", creating: true), at: try global.clock())
            return try session.checkPolicy(text, source: file)
        }
    }

    struct Adopt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a policy the one in force, and relabel everybody.")
        @Argument(help: "A policy file.") var file: String
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let text = try InputFile(file).text()
                let call = AdoptPolicy(text: text, source: Line(file))
                let report = try await global.withHost(creating: true) { try await $0.perform(call) }
                try global.print(report) {
                    AdoptionText.table(report)
                } people: {
                    AdoptionText.text(report, global)
                }
            }
        }
    }

    struct Calibrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Set the edges of recency, frequency and money to the quantiles of your customers, and adopt that.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let report = try await global.perform(CalibratePolicy())
                func table(_ head: String, _ names: [String]) -> Table {
                    var table = Table([head, "20%", "40%", "60%", "80%"])
                    for (name, edges) in zip(names, [report.recency, report.frequency, report.monetary]) {
                        table.add([name] + edges)
                    }
                    return table
                }
                let english = ["recency (days)", "frequency (orders)", "monetary"]
                try global.print(report, table: { table("edges", english) }) {
                    global.word(
                        "over \(report.customers.counted("customer")) with an order\n",
                        "依据 \(report.customers) 位有订单的客户\n")
                        + table(
                            global.word("edges", "分界"),
                            global.wording.language == .chinese ? ["最近购买（天）", "频次（订单数）", "金额"] : english
                        ).text() + AdoptionText.text(report.adoption, global)
                }
            }
        }
    }

    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The policies that were adopted.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let (history, display) = try await global.shown(ListPolicies())
                func table(_ head: [String], _ clock: (String) -> String) -> Table {
                    var table = Table(head)
                    for entry in history {
                        table.add([String(entry.version), entry.name, clock(entry.adoptedAt), entry.adoptedBy])
                    }
                    return table
                }
                try global.print(history, table: { table(["version", "name", "adopted", "by"], { $0 }) }) {
                    let head = [("version", "版本"), ("name", "名称"), ("adopted", "启用时间"), ("by", "操作人")]
                    return table(head.map { global.word($0.0, $0.1) }, display.clock).text()
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the policy in force, as YAML.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                StandardOutput.write(try await global.perform(ReadPolicy()).text)
            }
        }
    }

    struct PresetText: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "preset", abstract: "Print a policy that comes with Rapport, to start your own from.")
        @Argument(help: "foreign-trade or small-business.") var name: String

        func run() async throws {
            try await reporting(Wording(.ofEnvironment)) { StandardOutput.write(try Presets.text(named: name)) }
        }
    }
}

enum AdoptionText {
    static func text(_ report: AdoptionReport, _ global: GlobalOptions) -> String {
        report.unchanged
            ? global.word(
                "policy \(report.version) “\(report.name)” is in force already\n",
                "策略版本 \(report.version)“\(report.name)”已在使用\n")
            : global.word(
                "policy \(report.version) “\(report.name)” is in force; "
                    + "\(report.relabelled.counted("customer")) derived anew\n",
                "策略版本 \(report.version)“\(report.name)”已启用；重新推导了 \(report.relabelled) 位客户\n")
    }

    static func table(_ report: AdoptionReport) -> Table {
        var table = Table(["version", "name", "relabelled"])
        table.add([String(report.version), report.name, String(report.relabelled)])
        return table
    }
}
