import Domain
public import Exchange
import Storage

/// Ends a transaction whose outcome is to be reported and not kept.
private struct Unkept: Error {
    let report: ImportReport
    /// Whether rows that could be taken were not, for the sake of others.
    let isRefused: Bool
}

extension Session {
    /// Takes customers and events from a file, in one transaction, as one that can be taken back.
    ///
    /// Rows that cannot be taken are reported with their numbers and the rest is kept; a file that cannot be read as a
    /// whole, or of which no row can be taken, changes nothing.
    /// - `action`: `importCustomers` or `importTimeline`.
    /// - `name`: what the file is called, for the list of batches.
    /// - `digest`: of the file, for the change record.
    /// - `dryRun`: report only.
    /// - `allOrNothing`: one row with a problem keeps the rest out too.
    /// - `open`: opens the file from its beginning; it may be asked more than once.
    /// Throws ``RapportError/rowsRefused(_:)`` for `allOrNothing`, unless it is a dry run.
    public func importFile(
        _ action: Action, name: String, digest: String, dryRun: Bool, allOrNothing: Bool = false,
        open: @escaping @Sendable (ImportContext) throws(ImportFileError) -> ImportRows
    ) async throws(RapportError) -> ImportReport {
        do {
            return try await transact(action, digest: digest, time: .recyclingLast) { work in
                let engine = work.engine
                let context = ImportContext(
                    now: now, zone: engine.fold.zone, rates: engine.fold.rates, zones: compiler.zones)
                var rows = try open(context)
                var importer = Importer(actor: work.actor.user, isOneRowEach: rows.isOneRowEach)
                while let item = try rows.next() { try importer.take(item, into: &work) }
                let detail = Line(name)?.text ?? ""
                var report = try importer.finish(action.batchCode, detail, &work)
                let isRefused = allOrNothing && report.rowsWithProblems > 0
                guard dryRun || isRefused || report.isFutile else { return report }
                if isRefused { report = report.withoutTaken }
                report.dryRun = dryRun
                report.batch = nil
                throw Unkept(report: report, isRefused: isRefused)
            }
        } catch {
            guard case .aborted(let inner) = error, let unkept = inner as? Unkept else { throw RapportError(error) }
            if unkept.isRefused, !dryRun { throw .rowsRefused(unkept.report) }
            return unkept.report
        }
    }
}

extension Action {
    /// The code of an import's batch.
    fileprivate var batchCode: String { self == .importTimeline ? Batch.timelineImport : Batch.customerImport }
}
