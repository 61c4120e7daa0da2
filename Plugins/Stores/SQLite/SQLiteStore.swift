import Domain
import GRDB
import GRDBSQLite
public import Storage
import Synchronization

/// A store in one SQLite file, owned by one process at a time.
///
/// Write-ahead log with `synchronous=FULL`: a write that returned survives a loss of power. One connection writes, and
/// commits what several callers wait for together; reads run beside it, each on a snapshot.
public final class SQLiteStore: Store {
    /// What can differ from one opening to the next.
    public struct Settings: Sendable {
        /// How long to wait for another process to let go of the file.
        public var lockWait: Duration
        /// The name under which this process holds the file, told to who waits for it.
        public var program: String
        /// The most pages of 4,096 bytes the file may have; nil means as many as the disk takes.
        public var pageLimit: Int?
        /// Whether a file that this opening makes stays when nothing has been written by the time it is closed.
        public var keepsUnused: Bool
        /// For how long a write waits for those who read, once the log is long and they would never let it begin anew.
        public var readerWait: Duration

        public init(
            lockWait: Duration = .seconds(5), program: String = "rapport", pageLimit: Int? = nil,
            keepsUnused: Bool = true, readerWait: Duration = .milliseconds(20)
        ) {
            self.lockWait = lockWait
            self.program = program
            self.pageLimit = pageLimit
            self.keepsUnused = keepsUnused
            self.readerWait = readerWait
        }
    }

    private let path: String
    let pool: DatabasePool
    private let queue: CommitQueue
    private let policies = PolicyCache()
    private let writer: Writer
    private let lock: Mutex<FileLock?>
    private let closing = Closing()
    /// Whether the file is to go when it is closed: nothing has been written into it.
    private let isToGo: Atomic<Bool>

    private init(path: String, pool: DatabasePool, upkeep: Upkeep, lock: FileLock, isToGo: Bool) {
        self.path = path
        self.pool = pool
        self.isToGo = Atomic(isToGo)
        self.lock = Mutex(lock)
        let writer = Writer()
        self.writer = writer
        queue = CommitQueue(forget: { writer.forget() }) { [pool] database, isCallers in
            writer.cache.shrink(on: database)
            guard upkeep.isDue else { return }
            if isCallers {
                pool.asyncWriteWithoutTransaction { upkeep.run(on: $0) }
            } else {
                upkeep.run(on: database)
            }
        }
    }

    /// Opens the store at `path`, making it when there is no file, and brings its tables up to date.
    ///
    /// A file that is not a store of ours is left as it is, byte for byte.
    ///
    /// - Throws: ``StorageError/notAStore(place:)``, ``StorageError/tooNew(place:schema:)``,
    ///   ``StorageError/held(place:by:)`` after ``Settings/lockWait``, ``StorageError/notWritable(place:)``,
    ///   ``StorageError/unreachable(place:reason:)``, ``StorageError/full(place:)``, ``StorageError/corrupt(_:)``.
    public static func open(
        path: String, settings: Settings = Settings()
    ) async throws(StorageError) -> SQLiteStore {
        // First without the lock, so that nothing is left beside a file that is not ours.
        _ = try StoreFile.inspect(path)
        let lock = try await FileLock.take(for: path, program: settings.program, wait: settings.lockWait)
        let state = try StoreFile.inspect(path)
        if state == .absent { try StoreFile.create(path) }
        do {
            if state != .ours { try label(path) }
            let pool = try DatabasePool(path: path, configuration: configuration())
            let upkeep = Upkeep(patience: settings.readerWait)
            do {
                try await pool.writeWithoutTransaction {
                    try prepare($0, at: path, settings)
                    upkeep.listen(to: $0)
                }
                try Schema.migrator.migrate(pool)
                try await pool.writeWithoutTransaction { try verify($0) }
            } catch {
                try pool.close()
                throw error
            }
            return SQLiteStore(
                path: path, pool: pool, upkeep: upkeep, lock: lock,
                isToGo: state == .absent && !settings.keepsUnused)
        } catch {
            throw StorageError(error, place: path)
        }
    }

    public func write<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(StorageError) -> R {
        let result: Result<R, StorageError> = await withCheckedContinuation { continuation in
            let job = CommitQueue.Job(
                attempt: { [self] database in
                    let connection = Connection(writing: database, place: path, policies, writer, until: closing)
                    let transaction = SQLiteTransaction(connection)
                    let value = try body(transaction)
                    try transaction.flush()
                    writer.adopt(connection)
                    let policy = connection.state.policy
                    return { [self] in
                        isToGo.store(false, ordering: .relaxed)
                        if let policy { policies.keep(policy) }
                        continuation.resume(returning: .success(value))
                    }
                },
                fail: { [path] in continuation.resume(returning: .failure(StorageError($0, place: path))) })
            if queue.add(job) { drain() }
        }
        return try result.get()
    }

    /// Commits what waits on the thread of who came first: to wake another one twice would take longer than most bodies
    /// do. Who comes while that goes on waits without a thread, and what there is then is for the writer's own.
    private func drain() {
        let isMore = pool.writeWithoutTransaction { queue.drain($0, once: true) }
        if isMore { pool.asyncWriteWithoutTransaction { [queue] in queue.drain($0) } }
    }

    public func read<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(StorageError) -> R {
        let result: Result<R, StorageError> = await withCheckedContinuation { continuation in
            pool.asyncRead { [path, policies] database in
                continuation.resume(
                    returning: Result { () throws -> R in
                        try body(
                            SQLiteTransaction(Connection(reading: database.get(), place: path, policies)))
                    }.mapError { StorageError($0, place: path) })
            }
        }
        return try result.get()
    }

    /// Writes that still run are undone, and their callers told so.
    public func close() async throws(StorageError) {
        closing.begin()
        // The pool closes its readers last, and those cannot empty the write-ahead log: without this the file alone would not
        // be the store. What cannot be emptied now stays there, for whoever opens it next.
        _ = try? await pool.writeWithoutTransaction { [writer, path, policies] database in
            let connection = Connection(writing: database, place: path, policies, writer, until: nil)
            // Else ids are lost, and none is given twice. A write that comes yet reserves a block anew.
            do {
                try SQLiteTransaction(connection).sequences.flush(exactly: true)
                writer.adopt(connection)
            } catch { writer.forget() }
            writer.prepared.clear()
            try database.checkpoint(.truncate)
        }
        do { try pool.close() } catch { throw StorageError(error, place: path) }
        if isToGo.load(ordering: .relaxed) { StoreFile.remove(path) }
        lock.withLock { $0 = nil }
    }
}

extension SQLiteStore {
    /// Writes our name into the header of a new file, before it has a write-ahead log: from then on it is ours.
    private static func label(_ path: String) throws {
        let file = try DatabaseQueue(path: path, configuration: configuration())
        try file.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
        try file.close()
    }

    /// How many seconds another process's write is waited for.
    static let patience = 5.0

    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(patience)
        configuration.label = "store"
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA mmap_size = 0;
                    PRAGMA temp_store = MEMORY;
                    """)
            database.add(function: ConditionSQL.lowercase)
        }
        return configuration
    }

    /// Sets what GRDB's pool leaves otherwise on the writer, and refuses the file of a newer program.
    private static func prepare(_ database: Database, at path: String, _ settings: Settings) throws {
        try database.execute(
            sql: """
                PRAGMA synchronous = FULL;
                PRAGMA journal_size_limit = 67108864;
                PRAGMA cache_size = -\(PageCache.usual);
                """)
        if let limit = settings.pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(limit)") }
        let version = try Schema.version(of: database)
        guard version <= Schema.steps.count else { throw StorageError.tooNew(place: path, schema: version) }
    }

    /// What durability and consistency hang on is read back, not taken for granted.
    private static func verify(_ database: Database) throws {
        for (name, expected) in [("synchronous", 2), ("foreign_keys", 1)] {
            guard try Int.fetchOne(database, sql: "PRAGMA \(name)") == expected else {
                throw StorageError.failed("SQLite does not take PRAGMA \(name) = \(expected)")
            }
        }
    }
}
