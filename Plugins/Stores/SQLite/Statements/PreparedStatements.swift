import GRDB

/// The statements of the connection that writes, each prepared once for all transactions.
///
/// Not checked by the compiler: it is only touched on the writer's queue, where transactions take turns.
final class PreparedStatements: @unchecked Sendable {
    /// By the address of the literal.
    private var statements: [Int: Statement] = [:]

    func statement(_ sql: StaticString, on database: Database) throws -> Statement {
        let address = Int(bitPattern: sql.utf8Start)
        if let statement = statements[address] { return statement }
        let statement = try database.cachedStatement(sql: sql.description)
        statements[address] = statement
        return statement
    }

    /// Lets go of all of them: a connection with statements cannot be closed.
    func clear() { statements = [:] }
}
