import ArgumentParser
import Domain
import Workflows

struct TeamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team", abstract: "Teams: who manages whom, and which part of the high seas is theirs.",
        subcommands: [List.self, Add.self, Set.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All teams with their people.")
        @OptionGroup var global: GlobalOptions
        func run() async throws { try await tell(global) { try await $0.teams() } }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a team; people join it with rapport user set.")
        @Argument(help: "The team's name, as commands give it.") var team: Word
        @OptionGroup var edit: EditOptions
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            guard let id = TeamID(validating: team.text) else {
                throw misuse(
                    "TEAM “\(team.text)” cannot be a team's name; give a name without blanks at its ends",
                    "TEAM “\(team.text)”不能作为团队名；请填写首尾没有空格的名字")
            }
            try await tell(global) { session in
                [
                    try await session.addTeam(
                        id, name: edit.name?.text, regions: try await edit.regions(session) ?? [])
                ]
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change a team.")
        @Argument(help: "The team.") var team: Word
        @OptionGroup var edit: EditOptions
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await tell(global) { session in
                [
                    try await session.changeTeam(
                        team.text, name: edit.name?.text, regions: try await edit.regions(session))
                ]
            }
        }
    }

    struct EditOptions: ParsableArguments {
        @Option(help: "What people call it; empty for none.") var name: Word?
        @Option(
            help: ArgumentHelp(
                "Countries whose customers its people may claim, for example DE,AT,CH; “all” for no limit.",
                valueName: "countries"))
        var regions: Word?

        func regions(_ session: Session) async throws -> [String]? {
            guard let regions else { return nil }
            if regions.text == "all" { return [] }
            let context = try await session.inputContext()
            return try regions.text.split(separator: ",").map { try context.country(String($0)) }
        }
    }
}

extension AsyncParsableCommand {
    fileprivate func tell(_ global: GlobalOptions, _ body: (Session) async throws -> [TeamView]) async throws {
        try await reporting(global.wording) {
            let teams = try await global.withSession(creating: false) { try await body($0) }
            func rows(_ table: inout Table, _ all: String) {
                for team in teams {
                    table.add([
                        team.id, team.name ?? "", team.regions.isEmpty ? all : team.regions.joined(separator: ","),
                        team.managers.joined(separator: ", "), team.salespeople.joined(separator: ", "),
                    ])
                }
            }
            try global.print(teams) {
                var table = Table(["team", "name", "regions", "managers", "salespeople"])
                rows(&table, "")
                return table
            } people: {
                var table = Table([
                    global.word("team", "团队"), global.word("name", "名称"), global.word("regions", "区域"),
                    global.word("managers", "经理"), global.word("salespeople", "业务员"),
                ])
                rows(&table, global.word("all", "全部"))
                return teams.isEmpty ? global.word("There are no teams.\n", "还没有团队。\n") : table.text(limit: 60)
            }
        }
    }
}
