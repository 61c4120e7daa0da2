import Synchronization

/// Whether a store is being closed: bodies that still run are undone then, however long they would have taken.
final class Closing: Sendable {
    private let begun = Atomic(false)
    var hasBegun: Bool { begun.load(ordering: .relaxed) }
    func begin() { begun.store(true, ordering: .relaxed) }
}
