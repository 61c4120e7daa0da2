import Domain
import GRDB
import Storage

@testable import SQLite

extension SQLiteStore {
    struct Unfit: Error {}

    /// One customer with an event, a label change, a change and a policy.
    func addSample() async throws {
        try await write { transaction in
            guard let key = CustomerKey(validating: "sample") else { throw Unfit() }
            let id = try transaction.customers.allocateID()
            try transaction.customers.insert(
                Customer(id: id, key: key, createdAt: .earliest, profile: Profile(name: "Sample")))
            try Self.append(1, notes: "", transaction)
            try transaction.labelChanges.append(
                LabelChange(
                    customer: id, scheme: "grade", from: nil, to: "A", score: nil, at: .earliest, change: ChangeID(1),
                    policy: 1))
            try transaction.changes.append(
                Change(id: ChangeID(1), actor: .admin, action: "test", at: .earliest, request: nil, digest: ""))
            try transaction.policies.append(
                PolicyRecord(version: 1, text: "", adoptedAt: .earliest, adoptedBy: .admin))
        }
    }

    /// Appends `count` events to the first customer.
    static func append(_ count: Int, notes: String, _ transaction: any Storage.Transaction) throws {
        let first = try transaction.timelines.allocateIDs(count).number
        for number in first..<(first + Int64(count)) {
            var details = EventDetails()
            details.note = notes
            try transaction.timelines.append(
                Event(
                    id: EventID(number), customer: CustomerID(1), kind: .note, occurredAt: .earliest,
                    recordedAt: .earliest, actor: .admin, ref: "\(number)", details: details), change: ChangeID(1))
        }
    }

    /// What the connection that writes answers.
    func pragma(_ name: String) async throws -> String? {
        try await pool.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }
}
