import Domain
import Storage

/// A small store, a write to each of its parts, and a look at all of them.
enum Sample {
    static func fill(_ store: any Store) async throws -> CustomerID {
        try await store.write { transaction in
            let id = try transaction.customers.allocateID()
            try transaction.customers.insert(Fixture.fullCustomer(id, "sample", text: "中 'x'"))
            let event = try transaction.timelines.allocateIDs(1)
            var details = EventDetails()
            details.amount = Money(minorUnits: 1, currency: .cny)
            try transaction.timelines.append(
                Fixture.event(event, of: id, .order, ref: "r", details), change: ChangeID(1))
            try transaction.standings.save(Fixture.fullStanding(), of: id, replacing: nil)
            try transaction.labelChanges.append(labelChange(of: id))
            try transaction.changes.append(change(transaction.changes.allocateID()))
            try transaction.changes.setProcessed(to: Fixture.instant)
            try transaction.policies.append(policy(1))
            try transaction.users.save(User(id: .admin, role: .admin, canLogIn: true, createdAt: Fixture.instant))
            try fillRecords(transaction, id)
            return id
        }
    }

    static func change(_ id: ChangeID) -> Change {
        Change(id: id, actor: .admin, action: "test", at: Fixture.instant, request: nil, digest: "00")
    }

    static func policy(_ version: PolicyVersion) -> PolicyRecord {
        PolicyRecord(version: version, text: "zh: 中", adoptedAt: Fixture.instant, adoptedBy: .admin)
    }

    static func labelChange(of customer: CustomerID, at: Instant = Fixture.instant, to: LabelID? = "A") -> LabelChange {
        LabelChange(
            customer: customer, scheme: "grade", from: nil, to: to, score: 3, at: at, change: ChangeID(1), policy: 1)
    }

    typealias Body = @Sendable (any Transaction) throws -> Void

    /// Every way to write, by name.
    static func writes(to id: CustomerID) -> [(name: String, body: Body)] {
        let writes: [(name: String, body: Body)] = [
            ("taking a customer id", { _ = try $0.customers.allocateID() }),
            ("inserting a customer", { try $0.customers.insert(Fixture.customer(CustomerID(800), "new")) }),
            ("updating a customer", { try $0.customers.update(Fixture.customer(id, "sample", name: "Other")) }),
            ("taking event ids", { _ = try $0.timelines.allocateIDs(1) }),
            (
                "appending an event",
                { transaction in
                    var details = EventDetails()
                    details.amount = Money(minorUnits: 2, currency: try Fixture.currency("USD"))
                    let event = Fixture.event(EventID(800), of: id, .order, ref: "new", details)
                    try transaction.timelines.append(event, change: ChangeID(1))
                }
            ),
            (
                "saving a standing",
                { transaction in
                    let old = try transaction.standings.standing(of: id)
                    try transaction.standings.save(
                        Fixture.plainStanding(nextChange: Fixture.instant, policy: 9), of: id, replacing: old)
                }
            ),
            ("appending a label change", { try $0.labelChanges.append(labelChange(of: id)) }),
            ("taking a change id", { _ = try $0.changes.allocateID() }),
            ("appending a change", { try $0.changes.append(change(ChangeID(800))) }),
            ("setting what is processed", { try $0.changes.setProcessed(to: .latest) }),
            ("appending a policy", { try $0.policies.append(policy(2)) }),
            (
                "saving a user",
                { transaction in
                    try transaction.users.save(
                        User(id: .system, role: .manager, canLogIn: false, createdAt: Fixture.instant))
                }
            ),
        ]
        return writes + recordWrites(to: id)
    }

    static func writeEverything(_ transaction: any Transaction, to id: CustomerID) throws {
        for (_, body) in writes(to: id) { try body(transaction) }
    }

    /// All that can be read of a store.
    struct State: Hashable, Sendable {
        var customers: [Customer?] = []
        var ids: [CustomerID] = []
        var events: [Event] = []
        var eventCount = 0
        var currencies: Set<Currency> = []
        var standing: Standing?
        var due: [CustomerID] = []
        var owing: Set<CustomerID> = []
        var outdated: [CustomerID] = []
        var labelChanges: [LabelChange] = []
        var changes: [Change] = []
        var processedTo = Instant.unset
        var policies: [PolicyRecord] = []
        var users: [User] = []
        var records = RecordState()
    }

    static func state(of store: any Store, _ id: CustomerID) async throws -> State {
        let everything = Query.everything()
        return try await store.read { transaction in
            let ids = try transaction.customers.ids(everything)
            return try State(
                customers: ids.map(transaction.customers.customer), ids: ids,
                events: transaction.timelines.events(of: id), eventCount: transaction.timelines.count(),
                currencies: transaction.timelines.currencies(), standing: transaction.standings.standing(of: id),
                due: transaction.standings.due(at: .latest, limit: 99),
                owing: Set(transaction.standings.owing(before: .latest, within: .everything)),
                outdated: transaction.standings.outdated(before: 99, limit: 99),
                labelChanges: transaction.labelChanges.changes(of: id), changes: transaction.changes.latest(99),
                processedTo: transaction.changes.processedTo(), policies: transaction.policies.all(),
                users: transaction.users.all(), records: RecordState(transaction, id))
        }
    }
}

/// Queries of which only one thing matters.
enum Query {
    static func everything(
        _ order: CustomerQuery.Order = .key, after: CustomerPlace? = nil, limit: Int = .max, scope: Scope = .everything
    ) -> CustomerQuery {
        CustomerQuery(
            scope: scope, order: order, after: after, limit: limit, moment: Moment(Fixture.instant, in: .utc),
            rates: ExchangeRates(base: .cny, billionths: [:]))
    }

    /// Where `store` has a customer.
    static func place(of id: CustomerID, in store: any Store) async throws -> CustomerPlace? {
        try await store.read { transaction in
            let standing = try transaction.standings.standing(of: id)
            return try transaction.customers.customer(id).map { CustomerPlace($0, standing) }
        }
    }
}
