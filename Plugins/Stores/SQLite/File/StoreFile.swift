import Storage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file itself, before SQLite touches it.
enum StoreFile {
    enum State {
        case absent
        /// Just created, or the creation was cut off.
        case empty
        case ours
    }

    /// Looks at the file at `path` without changing it.
    ///
    /// - Throws: ``StorageError/notAStore(place:)`` for any file that is not ours, ``StorageError/notWritable(place:)``,
    ///   ``StorageError/unreachable(place:reason:)``.
    static func inspect(_ path: String) throws(StorageError) -> State {
        let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT, parentExists(path) { return .absent }
            throw error(errno, at: path)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw error(errno, at: path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAStore(place: path) }
        if status.st_size == 0 { return .empty }
        var header = [UInt8](repeating: 0, count: 100)
        let count = pread(descriptor, &header, header.count, 0)
        guard count == header.count, header.starts(with: "SQLite format 3\0".utf8) else {
            throw .notAStore(place: path)
        }
        // The file format keeps the application id at offset 68, big-endian.
        let id = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard id == UInt32(bitPattern: Schema.applicationID) else { throw .notAStore(place: path) }
        return .ours
    }

    /// Creates an empty file that only its owner may read.
    static func create(_ path: String) throws(StorageError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw error(errno, at: path) }
        close(descriptor)
    }

    /// Removes a file that is closed. One that cannot be removed stays.
    static func remove(_ path: String) { for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) } }

    static func error(_ code: Int32, at path: String) -> StorageError {
        switch code {
        case EACCES, EPERM, EROFS: .notWritable(place: path)
        case ENOSPC, EDQUOT: .full(place: path)
        case EISDIR: .notAStore(place: path)
        default: .unreachable(place: path, reason: String(cString: strerror(code)))
        }
    }

    private static func parentExists(_ path: String) -> Bool {
        let parent = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
        let exists = access(parent, F_OK) == 0
        // What the caller reads next is why the file itself could not be opened.
        errno = ENOENT
        return exists
    }
}
