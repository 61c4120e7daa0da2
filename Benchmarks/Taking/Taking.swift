public import Assembly
public import Domain
import Exchange
public import Storage
public import Workflows

/// Rows of a file that was made for measuring were refused.
public struct NotTaken: Error { public let what: String }

extension Composition {
    /// Imports customers or a timeline from `bytes`, all of it.
    ///
    /// - Returns: how many customers were made and events recorded.
    @discardableResult
    public func take(
        _ bytes: [UInt8], _ action: Action, named name: String = "data.csv", into store: any Store, at now: Instant
    ) async throws -> Int {
        let report = try await session(on: store, at: now).importFile(action, name: name, digest: "", dryRun: false) {
            context throws(ImportFileError) in
            let source = ImportSource(name: name, bytes: bytes)
            return action == .importCustomers
                ? try ImportRows.customers(source, context: context)
                : try ImportRows.timeline(source, context: context)
        }
        guard report.rowsWithProblems == 0 else {
            throw NotTaken(what: "\(report.rowsWithProblems) rows: \(report.problems.first?.code ?? "")")
        }
        return report.customersCreated + report.eventsRecorded
    }
}
