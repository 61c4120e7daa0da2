import API
import ArgumentParser
import Client
import Domain
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
        // What is wrong with the command line comes first, wherever it is carried out.
        let encoding = try encoding.map { name throws(EncodingError) in try TextEncoding(named: name) }
        let delimiter = try delimiter.map { name in
            guard let delimiter = CSVDelimiter(named: name) else {
                throw Failure(.usage, "delimiter-unknown", ["value": name])
            }
            return delimiter
        }
        let mapping = try self.mapping.map { Mapped(file: $0, text: try InputFile($0).text()) }
        let digest = try InputFile(file).digest()
        let report = try await global.withHost(creating: !dryRun, rehearsing: dryRun) { host in
            switch host {
            case .store(let session):
                do {
                    return try await session.importFile(
                        action, name: Self.name(of: file), digest: digest, dryRun: dryRun, allOrNothing: allOrNothing
                    ) { context throws(ImportFileError) in
                        let source = try ImportSource(path: file, encoding: encoding, delimiter: delimiter)
                        if let mapping {
                            let rules = try Mapping(yaml: mapping.text, file: mapping.file)
                            return try ImportRows.mapped(source, by: rules, with: companions, context: context)
                        }
                        return action == .importCustomers
                            ? try ImportRows.customers(source, context: context)
                            : try ImportRows.timeline(source, context: context)
                    }
                } catch RapportError.rowsRefused(let report) { return report }
            case .server(let client):
                do { return try await upload(action, mapping, to: client, dryRun: dryRun) } catch ClientError.refused(
                    let problem) where problem.code == "rows-refused"
                {
                    // What a server refuses it tells in a sentence, and row by row when it is only asked.
                    var report = try await upload(action, mapping, to: client, dryRun: true)
                    report.dryRun = false
                    return report
                }
            }
        }
        try tell(report, global)
    }

    private func tell(_ report: ImportReport, _ global: GlobalOptions) throws {
        let view = ImportReportView(report, wording: global.wording)
        try global.print(report, table: { view.table }, people: { view.text })
        if allOrNothing, report.rowsWithProblems > 0 { throw Failure(RapportError.rowsRefused(report)) }
        if let remark = view.remark { StandardError.write("rapport: \(remark)\n") }
        if report.isFutile { throw ExitCode(Failure.Code.data.rawValue) }
    }

    private struct Mapped {
        let file: String
        let text: String
    }

    private var folders: [String] { [file, mapping].compactMap { $0 }.map(Self.folder) }
    private var companions: CompanionFiles { CompanionFiles.inside(folders) }

    private func upload(
        _ action: Action, _ mapping: Mapped?, to client: Client, dryRun: Bool
    ) async throws -> ImportReport {
        var parts = [Part("file", fileName: Self.name(of: file), content: try InputFile(file).bytes())]
        if let mapping {
            parts.append(Part("mapping", fileName: Self.name(of: mapping.file), content: Array(mapping.text.utf8)))
            // One that is missing is what the server will tell of, with its place in the mapping.
            for name in try Mapping(yaml: mapping.text, file: mapping.file).companions {
                let paths = folders.map { $0.isEmpty ? name : "\($0)/\(name)" }
                guard let path = paths.first(where: InputFile.isThere) else { continue }
                parts.append(Part("companion", fileName: name, content: try InputFile(path).bytes()))
            }
        }
        var options: [(name: String, value: String)] = []
        if dryRun { options.append((name: "dryRun", value: "true")) }
        if allOrNothing { options.append((name: "allOrNothing", value: "true")) }
        if let encoding { options.append((name: "encoding", value: encoding)) }
        if let delimiter { options.append((name: "delimiter", value: delimiter)) }
        return try await client.upload(action, parts, options: options)
    }

    private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

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
