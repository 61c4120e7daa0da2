public import Domain
public import Exchange
import Storage
import Wording

/// What an import did, row by row where something is to be said.
public struct ImportReport: Codable, Hashable, Sendable {
    /// Rows that met the same fate.
    public struct Group: Codable, Hashable, Sendable {
        /// A stable code, or the reason that the mapping gives.
        public var code: String
        /// In English, or as the mapping says it.
        public var message: String
        /// The message for readers of any language; nil for a reason that the mapping gives, and of a report that was
        /// decoded.
        public internal(set) var phrase: Phrase?
        public var count: Int
        /// Row numbers as a spreadsheet counts them: the header is row 1.
        public var rows: [Int]

        private enum CodingKeys: CodingKey { case code, message, count, rows }
    }

    /// Its number, for taking it back; nil when nothing was taken.
    public var batch: Int64?
    public var dryRun = false
    public var customersCreated = 0
    public var customersUpdated = 0
    public var customersUnchanged = 0
    public var eventsRecorded = 0
    /// Events that had been recorded before.
    public var eventsKnown = 0
    /// Rows that a `skip` of the mapping names.
    public var skipped: [Group] = []
    /// Rows that could not be taken, and why.
    public var problems: [Group] = []
    /// Owners that were not known: they became salespeople without a login.
    public var newOwners: [String] = []

    /// Rows that could not be taken; one row can have several problems.
    public private(set) var rowsWithProblems = 0
    private var problemRows: Set<Int> = []
    /// Where a problem stands in ``problems``: a file can have another one in each row.
    private var places: [Problem: Int] = [:]

    private struct Problem: Hashable {
        let code: String
        let phrase: Phrase?
    }

    private enum CodingKeys: CodingKey {
        case batch, dryRun, customersCreated, customersUpdated, customersUnchanged, eventsRecorded, eventsKnown,
            skipped,
            problems, newOwners, rowsWithProblems
    }

    /// Whether there were rows and none of them could be taken.
    public var isFutile: Bool {
        rowsWithProblems > 0
            && customersCreated + customersUpdated + customersUnchanged + eventsRecorded + eventsKnown == 0
    }

    /// The same of an import that took nothing: what is wrong with rows stays.
    fileprivate var withoutTaken: ImportReport {
        var report = ImportReport()
        report.skipped = skipped
        report.problems = problems
        report.rowsWithProblems = rowsWithProblems
        return report
    }

    mutating func note(problem code: String, _ phrase: Phrase, row: Int) {
        if problemRows.insert(row).inserted { rowsWithProblems += 1 }
        let problem = Problem(code: code, phrase: phrase)
        if let place = places[problem] {
            problems[place].add(row)
        } else {
            places[problem] = problems.count
            let message = Wording(.english)(phrase)
            problems.append(Group(code: code, message: message, phrase: phrase, count: 1, rows: [row]))
        }
    }
    /// Rows by number, and what befell the first of them first: they are not met in the order of the file.
    mutating func sortProblems() {
        for place in problems.indices { problems[place].rows.sort() }
        problems.sort { ($0.rows.first ?? 0) < ($1.rows.first ?? 0) }
        for (place, group) in problems.enumerated() { places[Problem(code: group.code, phrase: group.phrase)] = place }
    }

    mutating func note(skipped reason: String, row: Int) {
        if let index = skipped.firstIndex(where: { $0.message == reason }) {
            skipped[index].add(row)
        } else {
            skipped.append(Group(code: "skipped", message: reason, phrase: nil, count: 1, rows: [row]))
        }
    }
}

extension ImportReport.Group {
    fileprivate mutating func add(_ row: Int) {
        count += 1
        rows.append(row)
    }
}

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
