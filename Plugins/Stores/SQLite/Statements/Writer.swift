import Domain
import Storage

/// What the connection that writes keeps from one transaction to the next.
///
/// Not checked by the compiler: it is only touched on the writer's queue, where transactions take turns.
final class Writer: @unchecked Sendable {
    let prepared = PreparedStatements()
    let recent = RecentCustomers()
    let cache = PageCache()
    private(set) var state = WriterState()

    /// Takes over what a body has come to know that has succeeded.
    func adopt(_ connection: Connection) {
        state = connection.state
        let latest = connection.latest
        if latest.written.count > RecentCustomers.limit {
            recent.forgetAll()
        } else {
            for id in latest.written { recent.forget(id) }
        }
        for entry in latest.entries { recent.keep(entry) }
    }

    /// Forgets everything: what had succeeded was undone.
    func forget() {
        state = WriterState()
        recent.forgetAll()
    }
}
