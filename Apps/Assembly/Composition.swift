import Crypto
public import Domain
import Foundation
import Memory
import SQLite
public import Storage
public import Workflows

/// The program, put together: opens stores and starts sessions on them.
public struct Composition: Sendable {
    public let compiler: PolicyCompiler

    /// Opens the store at `url`: `memory:` or `sqlite:PATH`.
    ///
    /// - `creating`: whether a store that is not there is made; otherwise it is an error. One that is made goes when it is
    ///     closed and nothing was written.
    /// - `holder`: the name by which another process is told who owns the store.
    /// Throws ``StorageError/notAnAddress(_:)``, ``StorageError/missing(place:)``, and what the backend throws.
    public func openStore(
        _ url: String, creating: Bool, holder: String = "rapport"
    ) async throws(StorageError) -> any Store {
        if url == "memory:" { return MemoryStore() }
        let path = try Self.filePath(url)
        if !creating, !hasStore(at: url) {
            throw FileManager.default.fileExists(atPath: path) ? .notAStore(place: path) : .missing(place: path)
        }
        return try await SQLiteStore.open(
            path: path, settings: SQLiteStore.Settings(program: holder, keepsUnused: false))
    }

    /// Copies one state of the store at `url` into a new file, a store itself, while whoever holds it goes on.
    ///
    /// - Returns: the size of the file, and the number of the last change that is in it.
    /// Throws what the backend throws; ``StorageError/notAnAddress(_:)`` also for `memory:`, which ends with its process.
    public func backUp(_ url: String, to path: String) throws(StorageError) -> (bytes: Int, change: Int64) {
        let backup = try SQLiteStore.backUp(try Self.filePath(url), to: path)
        return (backup.bytes, backup.change)
    }

    private static func filePath(_ url: String) throws(StorageError) -> String {
        guard let path = path(in: url) else { throw .notAnAddress(masked(url)) }
        return path
    }

    private static func path(in url: String) -> String? {
        url.hasPrefix("sqlite:") && url.utf8.count > 7 ? String(url.dropFirst(7)) : nil
    }

    /// An address without the password in it.
    public static func masked(_ url: String) -> String {
        guard let scheme = url.range(of: "://"), let at = url[scheme.upperBound...].lastIndex(of: "@"),
            let colon = url[scheme.upperBound..<at].firstIndex(of: ":")
        else { return url }
        return url[...colon] + "…" + url[at...]
    }

    /// Whether something stands at `url` already, be it a store or not: an empty file is none yet. Nothing does at one that
    /// cannot be understood.
    public func hasStore(at url: String) -> Bool {
        guard let path = Self.path(in: url) else { return false }
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }

    /// Bytes that can still be written where the store at `url` lies; nil for one in memory, and where it cannot be told.
    public func freeSpace(at url: String) -> Int64? {
        guard let path = Self.path(in: url) else { return nil }
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        let (bytes, isTooLarge) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return isTooLarge ? .max : Int64(clamping: bytes)
    }

    /// - `user`: who acts; nil is the local administrator.
    /// - `now`: the clock of all that the session does.
    /// - `isLive`: whether `now` is a clock that runs beside those of others.
    /// - `policy`: a policy that the caller brings.
    /// - `request`: the caller's own name for the request, kept with the change.
    /// - `grant`, `receipt`, `expecting`, `onCommit`, `onProgress`: see ``Workflows/Session``.
    /// - `entropy`: where the audit's salts come from; nil is the system's generator.
    public func session(
        on store: any Store, as user: UserID? = nil, at now: Instant, isLive: Bool = false,
        policy: Session.NamedPolicy? = nil, request: String? = nil, grant: Grant = .everything,
        receipt: ReceiptKey? = nil, expecting: String? = nil,
        entropy: Entropy? = nil, failpoints: Failpoints = .none, onCommit: (@Sendable (News) -> Void)? = nil,
        onProgress: (@Sendable (Int) -> Void)? = nil
    ) -> Session {
        Session(
            store: store, compiler: compiler, user: user, now: now, isLive: isLive, policy: policy, request: request,
            grant: grant,
            receipt: receipt, expecting: expecting, entropy: entropy ?? Self.systemEntropy(), failpoints: failpoints,
            onCommit: onCommit, onProgress: onProgress)
    }

    /// Another for each session: what is made of it for one purpose, a token or the salt of a change, must not come twice.
    private static func systemEntropy() -> Entropy {
        Entropy(seed: SymmetricKey(size: .bits256).withUnsafeBytes(Array.init))
    }
}
