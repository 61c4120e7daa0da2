import Domain
import HashTreeCollections
public import Storage
import Synchronization

/// A store that lives as long as the process: persistent trees, so that every read has a snapshot for nothing.
///
/// Writers take turns; readers wait for nobody. Nothing is durable.
public final class MemoryStore: Store {
    private struct Content {
        var root = Root()
        var isClosed = false
    }

    private let content = Mutex(Content())
    /// Held while a body runs, so that writers take turns. Bodies never suspend.
    private let turn = Mutex(())

    public init() {}

    public func write<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(StorageError) -> R {
        try turn.withLock { (_) throws(StorageError) -> R in
            let state = MemoryState(try snapshot(), isReadOnly: false)
            let result = try state.run(body)
            content.withLock { $0.root = state.root }
            return result
        }
    }

    public func read<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(StorageError) -> R {
        try MemoryState(try snapshot(), isReadOnly: true).run(body)
    }

    public func close() async throws(StorageError) {
        content.withLock { $0 = Content(isClosed: true) }
    }

    private func snapshot() throws(StorageError) -> Root {
        try content.withLock { (content) throws(StorageError) -> Root in
            if content.isClosed { throw .closing }
            return content.root
        }
    }
}

/// What one transaction sees and changes.
final class MemoryState {
    var root: Root
    let isReadOnly: Bool

    init(_ root: Root, isReadOnly: Bool) {
        self.root = root
        self.isReadOnly = isReadOnly
    }

    func requireWritable() throws(StorageError) { if isReadOnly { throw .readOnly } }

    func requireCustomer(_ id: CustomerID, for column: String) throws(StorageError) {
        if root.customers[id] == nil { throw .failed("\(column): there is no customer \(id.number)") }
    }

    func run<R>(_ body: (any Transaction) throws -> R) throws(StorageError) -> R {
        do { return try body(MemoryTransaction(state: self)) } catch let error as StorageError { throw error } catch {
            throw .aborted(error)
        }
    }
}

struct MemoryTransaction: Transaction {
    let state: MemoryState

    var customers: any CustomerStore { MemoryCustomers(state: state) }
    var timelines: any TimelineStore { MemoryTimelines(state: state) }
    var standings: any StandingStore { MemoryStandings(state: state) }
    var worklists: any WorklistStore { MemoryWorklists(state: state) }
    var labelChanges: any LabelChangeStore { MemoryLabelChanges(state: state) }
    var changes: any ChangeStore { MemoryChanges(state: state) }
    var policies: any PolicyStore { MemoryPolicies(state: state) }
    var users: any UserStore { MemoryUsers(state: state) }
    var teams: any TeamStore { MemoryTeams(state: state) }
    var spells: any SpellStore { MemorySpells(state: state) }
    var tags: any TagStore { MemoryTags(state: state) }
    var batches: any BatchStore { MemoryBatches(state: state) }
    var drafts: any DraftStore { MemoryDrafts(state: state) }
    var reviews: any ReviewStore { MemoryReviews(state: state) }
    var audit: any AuditStore { MemoryAudit(state: state) }
    var credentials: any CredentialStore { MemoryCredentials(state: state) }
    var logins: any LoginStore { MemoryLogins(state: state) }
    var tokens: any TokenStore { MemoryTokens(state: state) }
    var receipts: any ReceiptStore { MemoryReceipts(state: state) }
    var views: any ViewStore { MemoryViews(state: state) }
    var integrity: any IntegrityStore { MemoryIntegrity(state: state) }
}
