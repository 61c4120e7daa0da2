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
    private let database: Database
    private let prepared: PreparedStatements
    private var composed: [Statement] = []
    private var currencies: Set<Currency> = []

    /// - `prepared`: what earlier transactions of this connection have prepared; a reader's begins with nothing.
    init(
        _ database: Database, place: String, isReadOnly: Bool, _ policies: PolicyCache,
        _ prepared: PreparedStatements = PreparedStatements()
    ) {
        self.policies = policies
        self.prepared = prepared
        self.database = database
        self.place = place
        self.isReadOnly = isReadOnly
    }

    func requireWritable() throws(StorageError) { if isReadOnly { throw .readOnly } }

    /// A call of the statement `sql`, which is a literal of ours.
    func call(_ sql: StaticString) throws -> Call {
        Call(try prepared.statement(sql, on: database).sqliteStatement, self)
    }

    /// A call of a statement put together from literals of ours, for queries.
    ///
    /// Queries have too many shapes to be kept: it is prepared for this transaction alone.
    func call(composed sql: String) throws -> Call {
        let statement = try database.makeStatement(sql: sql)
        composed.append(statement)
        return Call(statement.sqliteStatement, self)
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

/// What a transaction read last, as it stands: a write reads the same customer several times on its way.
final class LatestRows {
    /// The policy in force that a write has seen: of use to others once the write is committed.
    var policy: PolicyRecord?
    var customer: Customer?
    var standing: (customer: CustomerID, standing: Standing)?
}
