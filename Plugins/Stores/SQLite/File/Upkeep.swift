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

    /// Pages of the log, as the last commit left it. It begins anew with a write that finds all of it in the file and nobody
    /// reading it; until then it is brought into the file with every commit.
    private var log = 0
    private var allowed = pages

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
        let outcome = try? database.checkpoint(.passive)
        let isWhole = outcome.map { $0.walFrameCount <= $0.checkpointedFrameCount } ?? false
        allowed = isWhole ? Self.pages : log + Self.pagesMore
    }
}
