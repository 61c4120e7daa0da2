import Storage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The right of one process to a store's file: an advisory lock on `PATH.lock`, which names its holder.
///
/// SQLite before 3.51.3 can corrupt a write-ahead log that two connections checkpoint at once; so one process owns the
/// file. The lock ends with the process, however that ends; the file stays.
final class FileLock: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Waits for the lock at most `wait`.
    ///
    /// - Throws: ``StorageError/held(place:by:)`` when another still holds it then.
    static func take(for path: String, program: String, wait: Duration) async throws(StorageError) -> FileLock {
        let descriptor = open("\(path).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFile.error(errno, at: path) }
        let lock = FileLock(descriptor: descriptor)
        let end = ContinuousClock.now + wait
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw StoreFile.error(errno, at: path) }
            guard ContinuousClock.now < end else { throw .held(place: path, by: holder(descriptor)) }
            do { try await Task.sleep(for: .milliseconds(20)) } catch {
                throw .held(place: path, by: holder(descriptor))
            }
        }
        let holder = Array("\(getpid()) \(program)\n".utf8)
        // Who holds it is for people to read; without room for it the lock is as good.
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, holder, holder.count, 0) }
        return lock
    }

    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 10 }, as: UTF8.self)
    }
}
