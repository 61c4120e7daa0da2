package import Domain
package import Storage

/// All that a store holds, in an order of its own, for comparing.
package struct Dump: Hashable, Sendable {
    package var customers: [Customer] = []
    package var events: [[Event]] = []
    package var standings: [Standing?] = []
    package var labelChanges: [[LabelChange]] = []
    package var changes: [Change]
    package var policies: [PolicyRecord]
    package var users: [User]
    package var teams: [Team]
    package var tags: [Tag]
    package var spells: [[OwnershipSpell]] = []
    package var batches: [Batch]
    package var drafts: [Draft]
    package var reviews: [Review]
    package var links: [AuditLink]
    package var processedTo: Instant

    package init(_ transaction: any Transaction) throws {
        changes = try transaction.changes.latest(.max)
        policies = try transaction.policies.all()
        users = try transaction.users.all()
        teams = try transaction.teams.all()
        tags = try transaction.tags.all()
        batches = try transaction.batches.latest(.max)
        drafts = try users.flatMap { try transaction.drafts.drafts(of: $0.id) }
        reviews = try users.flatMap { try transaction.reviews.reviews(of: $0.id, limit: .max) }
        links = try transaction.audit.links(after: nil, limit: .max)
        processedTo = try transaction.changes.processedTo()
        let all = CustomerQuery(
            scope: .everything, order: .id, moment: Moment(.unset, in: .utc),
            rates: ExchangeRates(base: .cny, billionths: [:]))
        for id in try transaction.customers.ids(all) {
            if let customer = try transaction.customers.customer(id) { customers.append(customer) }
            events.append(try transaction.timelines.events(of: id))
            standings.append(try transaction.standings.standing(of: id))
            spells.append(try transaction.spells.spells(of: id))
            labelChanges.append(try transaction.labelChanges.changes(of: id))
        }
    }
}
