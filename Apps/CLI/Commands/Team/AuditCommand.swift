import ArgumentParser
import Domain
import Wording
import Workflows

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Who changed what, before and after; and proof that nobody changed the record.",
        subcommands: [Show.self, Verify.self, Erase.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The latest changes, newest first.")
        @Argument(help: "The number of one change; without it the latest.") var change: Int64?
        @Option(parsing: .unconditional, help: ArgumentHelp("How many at most.", valueName: "n")) var limit = 20
        @OptionGroup var global: GlobalOptions

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            try await reporting(global.wording) {
                let (changes, display) = try await global.shown(ListChanges(change: change, limit: limit))
                func table(_ clock: (String) -> String, _ head: [String]) -> Table {
                    var table = Table(head)
                    for change in changes {
                        table.add([
                            String(change.change), clock(change.at), change.actor, change.action, change.subject,
                        ])
                    }
                    return table
                }
                try global.print(changes, table: { table({ $0 }, ["change", "at", "actor", "action", "subject"]) }) {
                    var text = table(
                        display.clock,
                        [
                            global.word("change", "变更"), global.word("at", "时间"), global.word("who", "操作人"),
                            global.word("action", "操作"), global.word("about", "对象"),
                        ]
                    ).text()
                    guard change != nil, let only = changes.first else { return text }
                    for line in only.payload ?? [global.word("what it wrote was erased", "内容已清除")] {
                        text += "  \(line)\n"
                    }
                    return text + "  \(only.hash)\n"
                }
            }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walk the whole chain of changes and prove that nothing was altered.",
            discussion: """
                It prints the head of the chain. Keep that elsewhere: only with --anchor can a chain be told that was cut at
                its end, or made anew as a whole.
                """)
        @Option(help: ArgumentHelp("A head that was kept elsewhere.", valueName: "number:hash")) var anchor: String?
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let report = try await global.perform(VerifyAudit(anchor: anchor))
                try global.print(report) {
                    var table = Table(["change", "what", "detail"])
                    for finding in report.findings {
                        table.add([String(finding.change), finding.what, global.wording(finding.detail)])
                    }
                    return table
                } people: {
                    var table = Table([
                        global.word("change", "变更"), global.word("what", "项目"), global.word("detail", "说明"),
                    ])
                    for finding in report.findings {
                        table.add([String(finding.change), finding.what, global.wording(finding.detail)])
                    }
                    let head = report.head.map { global.word("head \($0)\n", "链首 \($0)\n") } ?? ""
                    let erased =
                        report.erased > 0 ? global.word(", \(report.erased) erased", "，已清除 \(report.erased) 条") : ""
                    return report.isSound
                        ? global.word(
                            "sound: \(report.links.counted("change"))\(erased)\n\(head)",
                            "完整：\(report.links) 次变更\(erased)\n\(head)")
                        : table.text(limit: 72)
                            + global.word(
                                "\(report.findings.count.counted("finding")) in \(report.links.counted("change"))\n",
                                "\(report.links) 次变更中有 \(report.findings.count) 处异常\n")
                }
                if !report.isSound { throw ExitCode(Failure.Code.found.rawValue) }
            }
        }
    }

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase what one change wrote; who did what and when stays.",
            discussion: """
                For what must not be kept. The chain stays whole, and the erasure is a change of its own. What stands on
                timelines and in profiles is not touched.
                """)
        @Argument(help: "The number of the change.") var change: Int64
        @Option(help: "Why, for whoever reads the audit later.") var reason: Prose
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            if reason.text.isEmpty { throw misuse("--reason must say something", "--reason 不能为空") }
        }

        func run() async throws {
            try await reporting(global.wording) {
                let link = try await global.perform(EraseAudit(change: change, reason: reason))
                try global.print(link) {
                    var table = Table(["change", "at", "actor", "action", "subject"])
                    table.add([String(link.change), link.at, link.actor, link.action, link.subject])
                    return table
                } people: {
                    global.word(
                        "the audit no longer holds what change \(link.change) wrote, only that there was one; timelines and profiles keep theirs\n",
                        "审计中变更 \(link.change) 的内容已清除，仅保留变更本身；往来记录与客户资料不受影响\n")
                }
            }
        }
    }
}
