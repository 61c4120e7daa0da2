import ArgumentParser
import Client
import Exchange
import Wording
import Workflows

struct LabelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "labels", abstract: "Labels of all customers.", subcommands: [Export.self])

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print every label of every customer, as CSV.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                try await global.export(LabelRow.self, "labels") { session, body in
                    try await session.exportLabels(body)
                }
            }
        }
    }
}

struct ObligationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "obligations", abstract: "What is owed to all customers.", subcommands: [Export.self])

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print everything that is owed, as CSV.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                try await global.export(ObligationRow.self, "obligations") { session, body in
                    try await session.exportObligations(body)
                }
            }
        }
    }
}

extension GlobalOptions {
    /// Prints rows as they come: CSV (also for `table`), or one JSON object a line.
    ///
    /// - `name`: what a server calls it.
    fileprivate func export<Row: ExportRow>(
        _ type: Row.Type, _ name: String,
        _ produce: (Session, @escaping @Sendable ([Row]) throws -> Void) async throws -> Void
    ) async throws {
        let output = RowOutput<Row>(isJSON: format == .json)
        try await withHost { host in
            switch host {
            case .store(let session):
                output.begin()
                try await produce(session) { try output.write($0) }
                output.finish()
            case .server(let client):
                // What a server sends is what is printed.
                try await client.export(name, as: format == .json ? .jsonLines : .csv) {
                    StandardOutput.write([UInt8]($0))
                }
            }
        }
    }
}
