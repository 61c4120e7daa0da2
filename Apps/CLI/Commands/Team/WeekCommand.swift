import ArgumentParser
import Domain
import Wording
import Workflows

struct WeekCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "week", abstract: "What is owed on each day ahead.")
    @Option(help: ArgumentHelp("Whose; without it yours, your team's, or everybody's.", valueName: "user"))
    var owner: Line?
    @Option(parsing: .unconditional, help: ArgumentHelp("How many days, today being the first.", valueName: "n"))
    var days = 7
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (1...366).contains(days) else { throw misuse("--days is 1 to 366", "--days 须在 1 到 366 之间") }
    }

    func run() async throws {
        let owner = try owner.map { try userName($0, option: "--owner") }
        try await reporting(global.wording) {
            let call = ReadWeek(owner: owner, days: days, language: global.wording.language)
            let (week, display) = try await global.shown(call)
            let view = WeekText(wording: global.wording, display: display)
            try global.print(week, table: { view.table(of: week) }, people: { view.text(of: week) })
        }
    }
}

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Figures and tables.",
        subcommands: [Status.self, WorkloadReport.self, Promises.self])

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Where customers stand: source, status, expected day, problems, next step.",
            discussion: "A row that nobody has brought up to date for a week is marked.")
        @Option(parsing: .unconditional, help: ArgumentHelp("How many at most.", valueName: "n")) var limit = 100
        @OptionGroup var search: SearchArgument
        @OptionGroup var global: GlobalOptions

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            try await reporting(global.wording) {
                let (report, display) = try await global.shown(ReadStatusTable(query: search.text, limit: limit))
                let view = ReportText(wording: global.wording, display: display)
                try global.print(report, table: { view.table(of: report) }, people: { view.text(of: report) })
                global.tellHidden(view.total(of: report))
            }
        }
    }

    struct WorkloadReport: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "workload", abstract: "How much falls due on whom, day by day.")
        @Option(parsing: .unconditional, help: ArgumentHelp("How many days, today being the first.", valueName: "n"))
        var days = 14
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            guard (1...60).contains(days) else { throw misuse("--days is 1 to 60", "--days 须在 1 到 60 之间") }
        }

        func run() async throws {
            try await reporting(global.wording) {
                let (report, display) = try await global.shown(ReadWorkload(days: days))
                let view = ReportText(wording: global.wording, display: display)
                try global.print(report, table: { view.table(of: report) }, people: { view.text(of: report) })
            }
        }
    }

    struct Promises: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What was promised against what was kept, by person.",
            discussion: "A promise is kept in time when it is kept by the end of the day on which it is due.")
        @Option(parsing: .unconditional, help: ArgumentHelp("How many days back.", valueName: "n")) var days = 30
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            guard (1...366).contains(days) else { throw misuse("--days is 1 to 366", "--days 须在 1 到 366 之间") }
        }

        func run() async throws {
            try await reporting(global.wording) {
                let (report, display) = try await global.shown(ReadPromiseRecord(days: days))
                let view = ReportText(wording: global.wording, display: display)
                try global.print(report, table: { view.table(of: report) }, people: { view.text(of: report) })
            }
        }
    }
}
