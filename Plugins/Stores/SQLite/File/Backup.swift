import GRDB
import GRDBSQLite
public import Storage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SQLiteStore {
    /// What a backup is of.
    public struct Backup: Hashable, Sendable {
        public let bytes: Int
        /// The number of the last change that is in it; 0 for a store that nothing was written into.
        public let change: Int64
    }

    /// Copies one state of the store at `path` into a new file that is a store itself, while whoever holds it goes on.
    ///
    /// It only reads: the one process that writes is the one that brings the log into the file, as ever. What was
    /// acknowledged before it began is in the copy. That gets its name when it is on the disk and proven whole;
    /// until then it is called `DESTINATION.PROCESS.partial`, and nothing is left of a copy that failed.
    ///
    /// - Throws: ``StorageError/missing(place:)``, ``StorageError/notAStore(place:)``, ``StorageError/tooNew(place:schema:)``
    ///   of the store; ``StorageError/occupied(place:)`` where something has the name, ``StorageError/full(place:)``,
    ///   ``StorageError/notWritable(place:)``, ``StorageError/unreachable(place:reason:)`` of the copy;
    ///   ``StorageError/corrupt(_:)`` when the copy is not whole, because the store is not.
    public static func backUp(_ path: String, to destination: String) throws(StorageError) -> Backup {
        switch try StoreFile.inspect(path) {
        case .absent: throw .missing(place: path)
        case .empty: throw .notAStore(place: path)
        case .ours: break
        }
        try requireFree(destination)
        let partial = "\(destination).\(getpid()).partial"
        // Of a process that was killed and had the same number.
        StoreFile.remove(partial)
        do {
            try StoreFile.create(partial)
            let change = try copy(try source(path), into: partial)
            let bytes = try StoreFile.publish(partial, as: destination)
            return Backup(bytes: bytes, change: change)
        } catch {
            StoreFile.remove(partial)
            // It is the name that was given which people know.
            throw error.named(destination, for: partial)
        }
    }

    private static func requireFree(_ destination: String) throws(StorageError) {
        for ending in ["", "-wal", "-journal"] {
            var status = stat()
            // What lies beside a file of that name would be taken for a part of the copy.
            if lstat(destination + ending, &status) == 0 { throw .occupied(place: destination + ending) }
        }
    }

    /// The store to read from.
    private static func source(_ path: String) throws(StorageError) -> DatabaseQueue {
        do {
            var reading = configuration()
            reading.readonly = true
            let source = try DatabaseQueue(path: path, configuration: reading)
            let version = try source.read { try Schema.version(of: $0) }
            guard version <= Schema.steps.count else { throw StorageError.tooNew(place: path, schema: version) }
            return source
        } catch {
            throw StorageError(error, place: path)
        }
    }

    /// - Returns: the number of the last change.
    private static func copy(_ source: DatabaseQueue, into partial: String) throws(StorageError) -> Int64 {
        do {
            let copy = try DatabaseQueue(path: partial, configuration: configuration())
            try source.backup(to: copy)
            try source.close()
            let change = try copy.writeWithoutTransaction { database in
                // One file is all of it.
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
                let connection = Connection(reading: database, place: partial, PolicyCache())
                if let damage = try SQLiteIntegrity(connection: connection).damage().first {
                    throw StorageError.corrupt(damage.detail)
                }
                return try Int64.fetchOne(database, sql: "SELECT max(id) FROM changes") ?? 0
            }
            try copy.close()
            return change
        } catch {
            throw StorageError(error, place: partial)
        }
    }
}

extension StorageError {
    /// The same of `name`, where it is of `place`.
    fileprivate func named(_ name: String, for place: String) -> StorageError {
        switch self {
        case .notWritable(place): .notWritable(place: name)
        case .full(place): .full(place: name)
        case .unreachable(place, let reason): .unreachable(place: name, reason: reason)
        default: self
        }
    }
}

extension StoreFile {
    /// Brings a file that is closed to the disk, and then gives it a name that nothing has.
    ///
    /// - Returns: its size in bytes.
    fileprivate static func publish(_ path: String, as name: String) throws(StorageError) -> Int {
        let size = try synchronised(path)
        // Renaming replaces what has the name, so the name is taken first. Links would do without, and not every disk has them.
        let claim = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard claim >= 0 else {
            if errno == EEXIST { throw .occupied(place: name) }
            throw error(errno, at: name)
        }
        close(claim)
        guard rename(path, name) == 0 else {
            let code = errno
            unlink(name)
            throw error(code, at: name)
        }
        let folder = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(name[...$0]) } ?? "."
        _ = try synchronised(folder)
        return size
    }

    private static func synchronised(_ path: String) throws(StorageError) -> Int {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(errno, at: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fsync(descriptor) == 0, fstat(descriptor, &status) == 0 else { throw error(errno, at: path) }
        return Int(status.st_size)
    }
}
