public import Domain
import Wording

/// What an import did, row by row where something is to be said.
///
/// However large the file, it tells of no more than 1,000 groups of problems and as many of skipped rows, those that begin
/// first in the file, and of each no more than its 1,000 lowest rows. All counts are of the whole file.
public struct ImportReport: Codable, Hashable, Sendable {
    /// Rows that met the same fate.
    public struct Group: Codable, Hashable, Sendable {
        /// A stable code, or the reason that the mapping gives.
        public var code: String
        /// What is wrong and the way out, or what the mapping says.
        public var message: Phrase
        /// How many there are, ``rows`` and others.
        public var count: Int
        /// Row numbers as a spreadsheet counts them: the header is row 1. The lowest, in their order.
        public var rows: [Int]
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
    /// How many rows were skipped for reasons that ``skipped`` does not tell; nil for none.
    public var skippedLeftOut: Int?
    /// Rows that could not be taken, and why.
    public var problems: [Group] = []
    /// How many problems there are that ``problems`` does not tell, counted as its groups count them; nil for none.
    public var problemsLeftOut: Int?
    /// Owners that were not known: they became salespeople without a login.
    public var newOwners: [String] = []
    /// Rows that could not be taken; one row can have several problems.
    public internal(set) var rowsWithProblems = 0

    /// Whether there were rows and none of them could be taken.
    public var isFutile: Bool {
        rowsWithProblems > 0
            && customersCreated + customersUpdated + customersUnchanged + eventsRecorded + eventsKnown == 0
    }

    /// The same of an import that took nothing: what is wrong with rows stays.
    var withoutTaken: ImportReport {
        var report = ImportReport()
        report.skipped = skipped
        report.skippedLeftOut = skippedLeftOut
        report.problems = problems
        report.problemsLeftOut = problemsLeftOut
        report.rowsWithProblems = rowsWithProblems
        return report
    }
}
