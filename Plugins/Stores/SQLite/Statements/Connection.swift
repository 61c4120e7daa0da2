import Domain
import GRDB
import GRDBSQLite
import Storage

/// A database connection during one transaction, with the statements it has prepared.
///
/// Statements are prepared once for each connection and kept; here they are bound and stepped without rows and values of
/// a library in between.
final class Connection {
    let place: String
    let isReadOnly: Bool
    let policies: PolicyCache
    let latest = LatestRows()
    /// The first ids that were free when the transaction began; nil when they were not known.
    let freeEvent: Int64?
    let freeChange: Int64?
    /// What earlier writes have left; nil for a reader.
    private let recent: RecentCustomers?
    /// What is known without asking. Of a reader, only what it has asked for itself.
    var state: WriterState
    /// A clock that was set and is not written down yet.
    var unwrittenClock: Instant?
    private let database: Database
    private let cache: PageCache?
    private let closing: Closing?
    /// How many were asked for.
    private var statements = 0
    private let prepared: PreparedStatements
    private var composed: [Statement] = []
    private var currencies: Set<Currency> = []

    /// For reading: it begins with nothing.
    convenience init(reading database: Database, place: String, _ policies: PolicyCache) {
        self.init(database, place: place, policies, nil, nil)
    }

    /// - `writer`: what earlier transactions have prepared and come to know.
    /// - `closing`: what ends the transaction before it is done; nil for one that closing itself needs.
    convenience init(
        writing database: Database, place: String, _ policies: PolicyCache, _ writer: Writer, until closing: Closing?
    ) {
        self.init(database, place: place, policies, writer, closing)
    }

    private init(
        _ database: Database, place: String, _ policies: PolicyCache, _ writer: Writer?, _ closing: Closing?
    ) {
        self.database = database
        self.closing = closing
        self.place = place
        self.policies = policies
        isReadOnly = writer == nil
        prepared = writer?.prepared ?? PreparedStatements()
        state = writer?.state ?? WriterState()
        recent = writer?.recent
        cache = writer?.cache
        freeEvent = state[.event]
        freeChange = state[.change]
    }

    func requireWritable() throws(StorageError) { if isReadOnly { throw .readOnly } }

    /// A call of the statement `sql`, which is a literal of ours.
    func call(_ sql: StaticString) throws -> Call {
        if closing?.hasBegun ?? false { throw StorageError.closing }
        statements += 1
        try cache?.grow(at: statements, on: database)
        return Call(try prepared.statement(sql, on: database).sqliteStatement, self)
    }

    /// A call of one of a few statements that are put together from literals of ours and kept: `place` tells them apart.
    func call(kept place: Int, _ sql: @autoclosure () -> String) throws -> Call {
        Call(try prepared.statement(place, sql, on: database).sqliteStatement, self)
    }

    /// A call of a statement put together from literals of ours, for queries.
    ///
    /// Queries have too many shapes to be kept: it is prepared for this transaction alone.
    func call(composed sql: String) throws -> Call {
        let statement = try database.makeStatement(sql: sql)
        composed.append(statement)
        return Call(statement.sqliteStatement, self)
    }

    /// What is known of a customer from writes before this one, unless this one has written about it.
    func recent(_ id: CustomerID) -> RecentCustomers.Entry? {
        guard let recent, !latest.written.contains(id) else { return nil }
        return recent[id]
    }

    /// Whether this transaction sees `currency` for the first time.
    func isNew(_ currency: Currency) -> Bool { currencies.insert(currency).inserted }

    func error(_ code: Int32) -> StorageError {
        let connection = database.sqliteConnection
        return StorageError(
            code: connection.map(sqlite3_extended_errcode) ?? code,
            message: connection.map { String(cString: sqlite3_errmsg($0)) } ?? "", place: place)
    }
}
