import Domain
import Storage

/// What lies in the high seas.
public struct HighSeas: Codable, Hashable, Sendable {
    public struct Line: Codable, Hashable, Sendable {
        public var customer: CustomerSummary
        /// Since when nobody owns it, and why; nil when nobody ever did.
        public var since: String?
        public var reason: String?
        public var lastOwner: String?
        /// What keeps the acting user from claiming it.
        public var obstacles: [ObstacleView]
    }
    public var lines: [Line]
    /// How many match in all.
    public var total: Int
    /// The key after which the next page begins; nil on the last.
    public var next: String?
}

/// Customers that will leave their owners soon.
public struct Leaving: Codable, Hashable, Sendable {
    public struct Line: Codable, Hashable, Sendable {
        public var customer: CustomerSummary
        /// `no-follow-up` or `no-deal`.
        public var reason: String
        /// When the owner is, or was, to be warned.
        public var warning: String
        /// When the warning was given; nil before.
        public var warned: String?
        /// When it leaves if nothing happens.
        public var leaves: String
    }
    /// Who leaves first comes first.
    public var lines: [Line]
    /// How many leave in all.
    public var total: Int
}

extension Session {
    /// Customers without an owner that match a search, by key, with all that keeps the acting user from claiming each.
    ///
    /// - `after`: only those after the customer of that key.
    public func highSeas(
        matching text: String, after: String? = nil, limit: Int
    ) async throws(RapportError) -> HighSeas {
        try await read(.readCustomers) { lens in
            let rules = OwnershipRules(lens)
            let free = Condition.test(.profile(.owner), .isMissing, .none)
            let condition = try QueryParser(lens.engine, actor: lens.actor, now: now).condition(
                text, in: lens.transaction)
            let claimant = try rules.claimant(lens.transaction.user(lens.actor.user, at: now))
            var seas = HighSeas(lines: [], total: 0)
            let last = try after.map { try lens.place(after: CustomerCursor($0), in: .key) }
            let window = Lens.Window(after: last, limit: limit + 1)
            seas.total = try lens.search(.all([free, condition]), window) { entry in
                // One more tells whether there is a next page.
                guard seas.lines.count < limit else {
                    seas.next = seas.lines.last?.customer.key
                    return
                }
                let target = Target(id: entry.full.id, customer: entry.full, standing: entry.standing)
                let end = try lens.transaction.spells.spells(of: entry.full.id).last
                seas.lines.append(
                    .init(
                        customer: CustomerSummary(entry), since: end?.end?.mark.at.rfc3339, reason: end?.end?.reason,
                        lastOwner: end?.owner.text,
                        obstacles: try rules.obstaclesToClaim(target, by: claimant).map(ObstacleView.init)))
            }
            return seas
        }
    }

    /// The first `limit` customers of the actor's desk that leave their owners within `days`, unless something happens.
    public func leaving(within days: Int, limit: Int = .max) async throws(RapportError) -> Leaving {
        try await read(.readCustomers) { lens in
            // A warning comes before the day.
            let horizon = now + .days(days)
            var found: [(Instant, Leaving.Line)] = []
            let owing = try lens.transaction.standings.owing(before: horizon, within: lens.actor.desk)
            for entry in try lens.entries(owing) {
                guard let warning = entry.standing.obligations.first(where: { $0.kind == .recycleWarning }) else {
                    continue
                }
                let earliest = lens.engine.departure(warning, at: now)
                guard earliest < horizon else { continue }
                found.append(
                    (
                        earliest,
                        .init(
                            customer: CustomerSummary(entry), reason: warning.reason, warning: warning.due.rfc3339,
                            warned: warning.warned?.rfc3339, leaves: earliest.rfc3339)
                    ))
            }
            return Leaving(
                lines: found.sorted { ($0.0, $0.1.customer.key) < ($1.0, $1.1.customer.key) }.prefix(limit).map(\.1),
                total: found.count)
        }
    }
}
