import Domain
import Storage
import Synchronization

/// Policies that are committed: they never change, and every transaction asks for the one in force.
final class PolicyCache: Sendable {
    private let records = Mutex<[PolicyVersion: PolicyRecord]>([:])

    func record(_ version: PolicyVersion) -> PolicyRecord? { records.withLock { $0[version] } }
    func keep(_ record: PolicyRecord) { records.withLock { $0[record.version] = record } }
}
