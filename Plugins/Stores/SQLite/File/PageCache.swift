import GRDB
import GRDBSQLite

/// How many pages of the file the writer keeps in memory.
///
/// Few, as a rule: a commit after which a page was split looks at each of them (what SQLite knows of the last page is too
/// large then), and what is not kept is copied from the system's memory. Many in a transaction that touches many, or it
/// would write pages out to read them again.
///
/// Not checked by the compiler: it is only touched on the writer's queue.
final class PageCache: @unchecked Sendable {
    /// In KB.
    static let usual = 16_384
    private static let large = 262_144
    /// A transaction of so many statements is a large one.
    private static let many = 2_000

    private var isLarge = false

    /// Makes room when a transaction has come to execute its `statements`-th statement.
    func grow(at statements: Int, on database: Database) throws {
        guard statements == Self.many, !isLarge else { return }
        isLarge = true
        try database.execute(sql: "PRAGMA cache_size = -\(Self.large)")
    }

    /// Gives back what a large transaction took.
    func shrink(on database: Database) {
        guard isLarge else { return }
        isLarge = false
        try? database.execute(sql: "PRAGMA cache_size = -\(Self.usual)")
        sqlite3_db_release_memory(database.sqliteConnection)
    }
}
