import GRDB
import GRDBSQLite

/// Brings the write-ahead log into the file once it is long, and tells when that is due: callers do not wait for it.
///
/// Not checked by the compiler: it is only touched on the writer's queue.
final class Upkeep: @unchecked Sendable {
    /// How many pages the log may have: 32 MB. One write touches some eight pages, most of them again and again: each is
    /// copied once however often it was written meanwhile.
    private static let pages = 8192
    /// While a reader holds up the end of it, it is tried again after so many pages more.
    private static let pagesMore = 256
    /// From so many on readers are waited for: where there is always one the log would never begin anew.
    private static let pagesTooMany = pages + 8 * pagesMore

    /// Pages of the log, as the last commit left it. It begins anew with a write that finds all of it in the file and nobody
    /// reading it; until then it is brought into the file with every commit.
    private var log = 0
    private var allowed = pages
    /// For how many milliseconds readers are waited for each time; writes wait with it.
    private let patience: Int32

    init(patience: Duration) { self.patience = Int32(clamping: Int64(patience / .milliseconds(1))) }

    var isDue: Bool { log >= allowed }

    /// Hears from now on of the commits of this connection, in place of SQLite's own rule. This must live as long as it.
    func listen(to database: Database) {
        sqlite3_wal_hook(
            database.sqliteConnection,
            { upkeep, _, _, pages in
                if let upkeep { Unmanaged<Upkeep>.fromOpaque(upkeep).takeUnretainedValue().note(log: Int(pages)) }
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func note(log pages: Int) {
        if pages < log { allowed = Self.pages }
        log = pages
    }

    func run(on database: Database) {
        guard isDue else { return }
        // What cannot be copied now stays in the log, and is tried again.
        let outcome = log < Self.pagesTooMany ? try? database.checkpoint(.passive) : waiting(on: database)
        let isWhole = outcome.map { $0.walFrameCount <= $0.checkpointedFrameCount } ?? false
        allowed = isWhole ? Self.pages : log + Self.pagesMore
    }

    private func waiting(on database: Database) -> (walFrameCount: Int, checkpointedFrameCount: Int)? {
        sqlite3_busy_timeout(database.sqliteConnection, patience)
        defer { sqlite3_busy_timeout(database.sqliteConnection, Int32(SQLiteStore.patience * 1000)) }
        return try? database.checkpoint(.restart)
    }
}
