/// Where customers, timelines and all that is derived from them are kept.
///
/// A store runs bodies as transactions: serializable, all or nothing. A body is synchronous, captures only values, never
/// waits, and may run twice; what it throws undoes all it did. Every backend answers the same calls alike: the kit
/// `StoreConformance` is the definition of that.
public protocol Store: Sendable {
    /// Runs `body` as one transaction and returns after it is durable.
    ///
    /// `body` escapes: a backend may queue it and commit several bodies together.
    ///
    /// - Throws: ``StorageError/aborted(_:)`` with what `body` threw, or what the backend met; a ``StorageError`` that
    ///   `body` lets through is thrown as it is. Nothing is changed then.
    func write<R: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> R) async throws(StorageError) -> R

    /// Runs `body` on one unchanging state of the store. Writing in it throws ``StorageError/readOnly``.
    func read<R: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> R) async throws(StorageError) -> R

    /// Releases files and locks. The store cannot be used afterwards.
    func close() async throws(StorageError)
}

/// One transaction's view of a store, by aggregate.
public protocol Transaction {
    var customers: any CustomerStore { get }
    var timelines: any TimelineStore { get }
    var standings: any StandingStore { get }
    var worklists: any WorklistStore { get }
    var labelChanges: any LabelChangeStore { get }
    var changes: any ChangeStore { get }
    var policies: any PolicyStore { get }
    var users: any UserStore { get }
    var teams: any TeamStore { get }
    var spells: any SpellStore { get }
    var tags: any TagStore { get }
    var batches: any BatchStore { get }
    var drafts: any DraftStore { get }
    var reviews: any ReviewStore { get }
    var audit: any AuditStore { get }
    var credentials: any CredentialStore { get }
    var logins: any LoginStore { get }
    var tokens: any TokenStore { get }
    var receipts: any ReceiptStore { get }
    var views: any ViewStore { get }
    var integrity: any IntegrityStore { get }
}

public enum StorageError: Error, Sendable {
    /// The body threw; the transaction was undone.
    case aborted(any Error)
    /// A write inside ``Store/read(_:)``.
    case readOnly
    /// What stands at `place` cannot be reached; `reason` is the system's own account.
    case unreachable(place: String, reason: String)
    /// There is no store at `place`, and none was to be made.
    case missing(place: String)
    /// The text names no kind of store that is known.
    case notAnAddress(String)
    /// The file at `place` is no store of ours.
    case notAStore(place: String)
    /// The store was made by a newer program.
    case tooNew(place: String, schema: Int)
    /// Another process owns the store.
    case held(place: String, by: String)
    /// The disk is full; nothing was changed.
    case full(place: String)
    /// The place cannot be written.
    case notWritable(place: String)
    /// Something is at `place` already, and it is not replaced.
    case occupied(place: String)
    /// A uniqueness rule of the store was broken, for example `customers.key`.
    case duplicate(String)
    /// What is stored contradicts itself.
    case corrupt(String)
    /// The store is closed, or being closed; nothing was changed.
    case closing
    /// Anything else that the backend reports.
    case failed(String)
}
