import GRDB
import GRDBSQLite
import Storage

/// The one place where what SQLite reports becomes what a store throws.
extension StorageError {
    /// What `error` is for callers of the store at `place`.
    init(_ error: any Error, place: String) {
        switch error {
        case let error as StorageError: self = error
        case let error as DatabaseError:
            self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "", place: place)
        default: self = .aborted(error)
        }
    }

    /// What an extended result `code` of SQLite and its `message` are for callers of the store at `place`.
    init(code: Int32, message: String, place: String) {
        switch code {
        case SQLITE_CONSTRAINT | (8 << 8), SQLITE_CONSTRAINT | (6 << 8):
            let columns = message.split(separator: ": ", maxSplits: 1).last ?? ""
            self = .duplicate(String(columns))
        // Raised by the triggers of `spells`, which keep what no index can.
        case SQLITE_CONSTRAINT | (7 << 8) where message == "spells overlap": self = .duplicate("spells")
        // The index of the write-ahead log cannot grow: there is no room for it.
        case SQLITE_IOERR | (19 << 8): self = .full(place: place)
        default:
            switch code & 0xff {
            case SQLITE_FULL: self = .full(place: place)
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: self = .notWritable(place: place)
            case SQLITE_NOTADB: self = .notAStore(place: place)
            case SQLITE_CORRUPT: self = .corrupt(message)
            case SQLITE_BUSY, SQLITE_LOCKED: self = .held(place: place, by: "another connection")
            default: self = .failed("SQLite \(code): \(message)")
            }
        }
    }
}
