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
        func run() async throws { try await tell(global) { try await $0.perform(ListTeams()) } }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a team; people join it with rapport user set.")
        @Argument(help: "The team's name, as commands give it.") var team: Line
        @OptionGroup var edit: EditOptions
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            guard TeamID(validating: team.text) != nil else {
                throw misuse(
                    "TEAM “\(team.text)” cannot be a team's name; give a name without blanks at its ends",
                    "TEAM “\(team.text)”不能作为团队名；请填写首尾没有空格的名字")
            }
            let call = AddTeam(team: team.text, name: edit.name, regions: edit.countries)
            try await tell(global) { [try await $0.perform(call)] }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change a team.")
        @Argument(help: "The team.") var team: Line
        @OptionGroup var edit: EditOptions
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let call = ChangeTeam(team: team.text, name: edit.name, regions: edit.countries)
            try await tell(global) { [try await $0.perform(call)] }
        }
    }

    struct EditOptions: ParsableArguments {
        @Option(help: "What people call it; empty for none.") var name: Line?
        @Option(
            help: ArgumentHelp(
                "Countries whose customers its people may claim, for example DE,AT,CH; “all” for no limit.",
                valueName: "countries"))
        var regions: Line?

        /// Nil to leave them as they are, none for all.
        var countries: [String]? {
            regions.map { $0.text == "all" ? [] : $0.text.split(separator: ",").map(String.init) }
        }
    }
}

extension AsyncParsableCommand {
    fileprivate func tell(_ global: GlobalOptions, _ body: (Host) async throws -> [TeamView]) async throws {
        try await reporting(global.wording) {
            let teams = try await global.withHost { try await body($0) }
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
