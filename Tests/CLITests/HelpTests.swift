import Foundation
import Testing

struct HelpTests {
    /// What the program says of its own commands.
    private struct Description: Decodable {
        struct Command: Decodable {
            let commandName: String
            let subcommands: [Command]?

            /// This command and all below it, each with the names that lead to it.
            func paths(_ above: [String] = []) -> [[String]] {
                let below = (subcommands ?? []).filter { $0.commandName != "help" }
                return [above] + below.flatMap { $0.paths(above + [$0.commandName]) }
            }
        }
        let command: Command
    }

    private let rapport: Rapport
    init() throws { rapport = Rapport(place: try Place()) }

    @Test func `the help of every command reads as it was found right`() throws {
        let dump = try rapport(["--experimental-dump-help"], now: nil)
        let paths = try JSONDecoder().decode(Description.self, from: dump.output).command.paths()
        #expect(paths.count > 20)
        for path in paths {
            let outcome = try rapport(path + ["--help"], now: nil)
            #expect(outcome.code == 0 && outcome.errors.isEmpty)
            try Golden.expect(outcome.text, is: "help/\((["rapport"] + path).joined(separator: "-")).txt")
            #expect(try rapport(["help"] + path, now: nil).text == outcome.text)
        }
        let names = paths.map { (["rapport"] + $0).joined(separator: "-") + ".txt" }
        #expect(try Golden.names(in: "help") == names.sorted())
    }

    @Test func `the program without a command says what there is`() throws {
        let outcome = try rapport([], now: nil)
        let help = try rapport(["--help"], now: nil)
        #expect(outcome.code == 0)
        #expect(outcome.text == help.text)
    }

    @Test func `the version is one line`() throws {
        let outcome = try rapport(["--version"], now: nil)
        #expect(outcome.code == 0)
        #expect(outcome.text.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    }
}
