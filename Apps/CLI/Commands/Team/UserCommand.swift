import ArgumentParser
import Assembly
import Domain
import Wording
import Workflows

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "The people of the house: roles, teams, hours and leave.",
        subcommands: [List.self, Add.self, Set.self, Leave.self, Password.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The people that you may know of.")
        @OptionGroup var global: GlobalOptions
        func run() async throws { try await tell(global) { try await $0.perform(ListUsers()) } }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make somebody known.")
        @Argument(help: "Their name, as files and --as give it.") var user: Line
        @OptionGroup var edit: EditOptions
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            let call = AddUser(
                user: try userName(user, option: "USER"), name: edit.name, role: edit.role, team: edit.team,
                active: edit.active.map { $0 == .yes }, hours: edit.hours?.text)
            try await tell(global) { [try await $0.perform(call)] }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change what is known of somebody.")
        @Argument(help: "Their name.") var user: Line
        @OptionGroup var edit: EditOptions
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            if edit.isEmpty {
                throw misuse(
                    "say what to change: --name, --role, --team, --active or --hours",
                    "请说明要更改什么：--name、--role、--team、--active 或 --hours")
            }
        }

        func run() async throws {
            let call = ChangeUser(
                user: try userName(user, option: "USER"), name: edit.name, role: edit.role, team: edit.team,
                active: edit.active.map { $0 == .yes }, hours: edit.hours?.text)
            try await tell(global) { [try await $0.perform(call)] }
        }
    }

    struct Leave: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note days on which somebody is away; nothing becomes due later for it.")
        @Argument(help: "Their name.") var user: Line
        @Option(help: ArgumentHelp("The first day.", valueName: "date")) var from: String
        @Option(help: ArgumentHelp("The last day; without it one day.", valueName: "date")) var to: String?
        @Flag(help: "Take the leave that begins on --from back.") var remove = false
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let user = try userName(user, option: "USER")
            guard let first = Day(iso: from), let last = Day(iso: to ?? from) else {
                throw misuse("--from and --to are dates such as 2026-05-04", "--from 和 --to 须为日期，例如 2026-05-04")
            }
            guard first <= last else {
                throw misuse(
                    "--to \(last.iso) is before --from \(first.iso)", "--to \(last.iso) 早于 --from \(first.iso)")
            }
            try await tell(global) { host in
                [
                    remove
                        ? try await host.perform(RemoveLeave(user: user, first: first.iso))
                        : try await host.perform(AddLeave(user: user, first: first.iso, last: last.iso))
                ]
            }
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give somebody a password for the server's pages; their sessions and tokens end.",
            discussion: """
                It is read from standard input, one line. This works on the store itself, while no server holds it; at a
                server people set it on the page Settings.
                """)
        @Argument(help: "Their name.") var user: Line
        @Flag(help: "Let their tokens go on.") var keepTokens = false
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                if global.serverURL != nil { throw Failure(.usage, "server-password", [:]) }
                let name = try userName(user, option: "USER")
                if StandardInput.isTerminal {
                    StandardError.write(global.word("Their new password: ", "新密码："))
                }
                guard let password = StandardInput.secretLine(), !password.isEmpty else {
                    throw Failure(.usage, "password-missing", [:])
                }
                let hasher = ScryptHasher(random: { count in
                    var generator = SystemRandomNumberGenerator()
                    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
                })
                let report = try await global.withSession(creating: false) { session in
                    try await session.setPassword(
                        of: UserID(validating: name.text), old: nil, to: password, hasher: hasher,
                        endsTokens: !keepTokens)
                }
                try global.print(report) {
                    var table = Table(["user", "ended", "tokens_ended", "tokens_left"])
                    table.add(
                        [report.user] + [report.ended, report.tokensEnded, report.tokensLeft].map { String($0) })
                    return table
                } people: {
                    let (sessions, tokens, left) = (report.ended, report.tokensEnded, report.tokensLeft)
                    return global.word(
                        "\(report.user) has a new password; \(sessions.counted("session")) and "
                            + "\(tokens.counted("token")) ended"
                            + (left > 0 ? "; \(left.counted("token")) of theirs can still be used" : "") + "\n",
                        "已设置 \(report.user) 的新密码；结束了 \(sessions) 个会话和 \(tokens) 个令牌"
                            + (left > 0 ? "；仍有 \(left) 个令牌有效" : "") + "\n")
                }
            }
        }
    }

    struct EditOptions: ParsableArguments {
        @Option(help: "What people call them; empty for none.") var name: Line?
        @Option(help: "salesperson, manager or admin.") var role: Role?
        @Option(help: "Their team; empty for none.") var team: Line?
        @Option(help: "yes, or no for somebody who has left.") var active: YesOrNo?
        @Option(
            help: ArgumentHelp(
                "Their own hours, for example “mon-thu 09:00-17:00; fri 09:00-12:00”; “usual” for the policy's.",
                valueName: "hours"))
        var hours: Line?

        var isEmpty: Bool { name == nil && role == nil && team == nil && active == nil && hours == nil }
    }
}

extension AsyncParsableCommand {
    fileprivate func tell(_ global: GlobalOptions, _ body: (Host) async throws -> [UserView]) async throws {
        try await reporting(global.wording) {
            let users = try await global.withHost { try await body($0) }
            func rows(_ table: inout Table, _ role: (String) -> String, _ yes: String, _ no: String) {
                for user in users {
                    table.add([
                        user.id, user.name ?? "", role(user.role), user.team ?? "", user.active ? yes : no,
                        String(user.customers), String(user.customersWithoutOrder),
                        user.leave.map { $0.first == $0.last ? $0.first : "\($0.first)..\($0.last)" }.joined(
                            separator: " "),
                    ])
                }
            }
            try global.print(users) {
                var table = Table(["user", "name", "role", "team", "active", "customers", "without_order", "leave"])
                rows(&table, { $0 }, "yes", "no")
                return table
            } people: {
                var table = Table([
                    global.word("user", "用户"), global.word("name", "姓名"), global.word("role", "角色"),
                    global.word("team", "团队"), "", global.word("customers", "客户数"), global.word("no order", "无订单"),
                    global.word("away", "休假"),
                ])
                rows(&table, global.wording.role, "", global.word("has left", "已停用"))
                let left = users.filter { !$0.active && $0.customers > 0 }.map {
                    global.wording(Phrase("notice-inactive", ["user": $0.id, "count": $0.customers]))
                }
                return table.text() + left.map { $0 + "\n" }.joined()
            }
        }
    }
}
