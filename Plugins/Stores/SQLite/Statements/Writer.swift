import Domain
import Storage

/// What the connection that writes keeps from one transaction to the next.
///
/// Not checked by the compiler: it is only touched on the writer's queue, where transactions take turns.
final class Writer: @unchecked Sendable {
    let prepared = PreparedStatements()
    let recent = RecentCustomers()
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
        guard let customer = latest.customer, latest.version == nil else { return }
        let standing = latest.standing.flatMap { $0.customer == customer.id ? $0.standing : nil }
        if latest.written.isEmpty || latest.written.contains(customer.id) {
            recent.keep(.init(customer: customer, standing: standing))
        }
    }

    /// Forgets everything: what had succeeded was undone.
    func forget() {
        state = WriterState()
        recent.forgetAll()
    }
}
