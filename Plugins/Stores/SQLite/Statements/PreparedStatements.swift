import GRDB

/// The statements of a connection, each prepared once for all transactions.
final class PreparedStatements {
    /// By the address of the literal.
    private var statements: [Int: Statement] = [:]
    private var composed: [Int: Statement] = [:]

    func statement(_ sql: StaticString, on database: Database) throws -> Statement {
        let address = Int(bitPattern: sql.utf8Start)
        if let statement = statements[address] { return statement }
        let statement = try database.cachedStatement(sql: sql.description)
        statements[address] = statement
        return statement
    }

    /// One of the few that have no literal of their own, by their number.
    func statement(_ place: Int, _ sql: () -> String, on database: Database) throws -> Statement {
        if let statement = composed[place] { return statement }
        let statement = try database.cachedStatement(sql: sql())
        composed[place] = statement
        return statement
    }

    /// Lets go of all of them: a connection with statements cannot be closed.
    func clear() {
        statements = [:]
        composed = [:]
    }
}
