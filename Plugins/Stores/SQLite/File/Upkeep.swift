import GRDB
import GRDBSQLite

/// What the writer does after a commit that its callers do not wait for: it brings the write-ahead log into the file, and
/// gives back memory that a large transaction took.
///
/// Not checked by the compiler: it is only touched on the writer's queue.
final class Upkeep: @unchecked Sendable {
    /// After how many pages the log is brought into the file: 32 MB. One write touches some eight pages, most of them again
    /// and again: each is copied once however often it was written meanwhile.
    private static let pages = 8192
    /// When readers held up the end of it, it is tried again after so many pages more.
    private static let pagesMore = 1024

    private let cache: PageCache
    private var written = 0

    init(_ cache: PageCache) { self.cache = cache }

    func run(on database: Database) {
        written += pagesWritten(by: database)
        if written >= Self.pages {
            // What cannot be copied now stays in the log, and is tried again.
            let outcome = try? database.checkpoint(.passive)
            let isWhole = outcome.map { $0.walFrameCount <= $0.checkpointedFrameCount } ?? false
            written = isWhole ? 0 : Self.pages - Self.pagesMore
        }
        cache.shrink(on: database)
    }

    /// Since it was last asked.
    private func pagesWritten(by database: Database) -> Int {
        var value: CInt = 0
        var highest: CInt = 0
        let code = sqlite3_db_status(database.sqliteConnection, SQLITE_DBSTATUS_CACHE_WRITE, &value, &highest, 1)
        return code == SQLITE_OK ? Int(value) : 0
    }
}
