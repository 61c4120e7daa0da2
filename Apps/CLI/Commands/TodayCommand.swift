import ArgumentParser
import Client
import Domain
import Wording
import Workflows

struct TodayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "today", abstract: "Whom to contact, most urgent first, by when, how and why.")

    @Option(help: ArgumentHelp("Whose worklist; without it that of --as, or everybody's.", valueName: "user"))
    var owner: Line?

    @Option(parsing: .unconditional, help: ArgumentHelp("How many days ahead to look as well.", valueName: "n"))
    var days = 0

    @Option(parsing: .unconditional, help: ArgumentHelp("How many lines at most.", valueName: "n"))
    var limit = 50

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (0...366).contains(days) else { throw misuse("--days is 0 to 366", "--days 须在 0 到 366 之间") }
        try checkLimit(limit)
    }

    func run() async throws {
        try await reporting(global.wording) {
            let user = try owner.map(\.text).map { text in
                guard let user = UserID(validating: text) else {
                    throw Failure(.usage, "owner-invalid", ["value": text])
                }
                return user
            }
            let wording = global.wording
            let (today, display) = try await global.withHost { host in
                let today: Today
                switch host {
                case .store(let session):
                    // Nobody else brings this store up to now.
                    today = try await session.today(owner: user, days: days, limit: limit, language: wording.language)
                case .server(let client):
                    today = try await client.perform(
                        ReadWorklist(owner: owner, days: days, limit: limit, language: wording.language))
                }
                return (today, try await host.display())
            }
            let view = TodayView(today, wording: wording, display: display)
            try global.print(today, table: { view.table }, people: { view.text })
            if global.format == .csv, let hidden = view.hidden { StandardError.write("rapport: \(hidden)\n") }
        }
    }
}
