import ArgumentParser
import Domain
import Workflows

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Tokens, with which programs ask a server as somebody.",
        subcommands: [List.self, Make.self, Revoke.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tokens, and when they were last used.")
        @Option(help: ArgumentHelp("Whose; without it yours.", valueName: "user")) var user: Line?
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let user = try user.map { try userName($0, option: "--user") }
            try await tell(global) { try await $0.perform(ListTokens(user: user)) }
        }
    }

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token of yours; it is shown this once.",
            discussion: """
                For example
                  rapport token make backup --scope export --days 30 --as ann
                The token alone goes to standard output, all else to standard error.
                """)
        @Argument(help: "What it is for.") var name: Line
        @Option(
            name: .customLong("scope"), help: "read, write, import, export or admin; may be given more than once.")
        var scopes: [TokenScope]
        @Option(parsing: .unconditional, help: ArgumentHelp("Until it expires.", valueName: "n")) var days = 90
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            guard (1...365).contains(days) else { throw misuse("--days is 1 to 365", "--days 须在 1 到 365 之间") }
            guard !name.text.isEmpty else { throw misuse("NAME must say something", "NAME 不能为空") }
        }

        func run() async throws {
            try await reporting(global.wording) {
                let (made, display) = try await global.shown(MakeToken(name: name, scopes: scopes, days: days))
                try global.print(made) {
                    var table = Table(["token", "user", "name", "scopes", "expires"])
                    let view = made.view
                    table.add([made.token, view.user, view.name, view.scopes.joined(separator: " "), view.expires])
                    return table
                } people: {
                    let until = display.clock(made.view.expires)
                    StandardError.write(
                        global.word(
                            "rapport: a token of \(made.view.user), until \(until); it is shown this once\n",
                            "rapport：\(made.view.user) 的令牌，有效期至 \(until)；仅显示这一次\n"))
                    return made.token + "\n"
                }
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a token.")
        @Argument(help: "Its id, as rapport token list shows it.") var token: Line
        @Option(help: ArgumentHelp("Whose; without it yours.", valueName: "user")) var user: Line?
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let user = try user.map { try userName($0, option: "--user") }
            try await tell(global) { [try await $0.perform(RevokeToken(token: token.text, user: user))] }
        }
    }
}

extension AsyncParsableCommand {
    fileprivate func tell(_ global: GlobalOptions, _ body: (Host) async throws -> [TokenView]) async throws {
        try await reporting(global.wording) {
            let (tokens, display) = try await global.withHost { (try await body($0), try await $0.display()) }
            func table(_ head: [String], _ clock: (String) -> String) -> Table {
                var table = Table(head)
                for token in tokens {
                    table.add([
                        token.id, token.user, token.name, token.scopes.joined(separator: " "), clock(token.expires),
                        token.lastUsed.map(clock) ?? "", token.revokedAt.map(clock) ?? "",
                    ])
                }
                return table
            }
            try global.print(tokens) {
                table(["id", "user", "name", "scopes", "expires", "last_used", "revoked"], { $0 })
            } people: {
                if tokens.isEmpty { return global.word("There are no tokens.\n", "还没有令牌。\n") }
                return table(
                    [
                        global.word("token", "令牌"), global.word("user", "用户"), global.word("for", "用途"),
                        global.word("may", "权限"), global.word("expires", "到期"), global.word("last used", "最近使用"),
                        global.word("ended", "已撤销"),
                    ], display.clock
                ).text()
            }
        }
    }
}
