import Storage
import Synchronization

/// A store whose writes are counted: while the count stands, everything that is read is as it was. The process owns its
/// store, so nobody else writes.
final class CountedStore: Store {
    private let store: any Store
    private let count = Atomic<UInt64>(0)

    init(_ store: any Store) { self.store = store }

    /// Differs after every write that may have changed something, before its caller hears of it.
    var revision: UInt64 { count.load(ordering: .acquiring) }

    func write<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(StorageError) -> R {
        // One that failed may have come further than it knows.
        defer { count.add(1, ordering: .releasing) }
        return try await store.write(body)
    }

    func read<R: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> R) async throws(StorageError) -> R {
        try await store.read(body)
    }

    func close() async throws(StorageError) { try await store.close() }
}
