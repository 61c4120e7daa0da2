import ArgumentParser
import Exchange
import Wording
import Workflows

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take customers or events from a CSV file.",
        subcommands: [ImportCustomers.self, ImportTimeline.self])
}

/// What both imports understand.
struct ImportOptions: ParsableArguments {
    @Argument(help: "A CSV file, in the format of docs/formats.md or with a mapping.")
    var file: String

    @Option(help: ArgumentHelp("A YAML file that says which columns mean what.", valueName: "file"))
    var mapping: String?

    @Option(help: ArgumentHelp("The file's encoding; without it found from its bytes.", valueName: "name"))
    var encoding: String?

    @Option(help: ArgumentHelp("The delimiter: comma, semicolon, tab or pipe; without it found.", valueName: "name"))
    var delimiter: String?

    @Flag(help: "Report what would happen and change nothing.")
    var dryRun = false

    @Flag(help: "Let one row with a problem keep the rest out too.")
    var allOrNothing = false

    func run(_ action: Action, global: GlobalOptions) async throws {
        let input = InputFile(file)
        let digest = try input.digest()
        let mappingText = try mapping.map { try InputFile($0).text() }
        let encoding = try encoding.map { name throws(EncodingError) in try TextEncoding(named: name) }
        let delimiter = try delimiter.map { name in
            guard let delimiter = CSVDelimiter(named: name) else {
                throw Failure(.usage, "delimiter-unknown", ["value": name])
            }
            return delimiter
        }
        let folders = [file, mapping].compactMap { $0 }.map(Self.folder)
        let report = try await global.withSession(creating: !dryRun, rehearsing: dryRun) { session in
            try await session.importFile(action, digest: digest, dryRun: dryRun, allOrNothing: allOrNothing) {
                context throws(ImportFileError) in
                let source = try ImportSource(path: file, encoding: encoding, delimiter: delimiter)
                if let mappingText {
                    let mapping = try Mapping(yaml: mappingText, file: mapping ?? "mapping")
                    return try ImportRows.mapped(
                        source, by: mapping, with: CompanionFiles.inside(folders), context: context)
                }
                return action == .importCustomers
                    ? try ImportRows.customers(source, context: context)
                    : try ImportRows.timeline(source, context: context)
            }
        }
        let view = ImportReportView(report, wording: global.wording)
        try global.print(report, table: { view.table }, people: { view.text })
        if let remark = view.remark { StandardError.write("rapport: \(remark)\n") }
        if view.isFutile { throw ExitCode(Failure.Code.data.rawValue) }
    }

    private static func folder(of path: String) -> String {
        path.contains("/")
            ? path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") : ""
    }
}

struct ImportCustomers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customers", abstract: "Take customers and their profiles; known keys are brought up to date.")
    @OptionGroup var options: ImportOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await reporting(global.wording) { try await options.run(.importCustomers, global: global) }
    }
}

struct ImportTimeline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Take events; what was recorded before is not recorded again.")
    @OptionGroup var options: ImportOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await reporting(global.wording) { try await options.run(.importTimeline, global: global) }
    }
}
