import Domain
import Storage

// What is asked of many customers at once. Each is one of one owner, so owners are asked for one after the other, with
// statements that are prepared once.
extension SQLiteStandings {
    func owing(before horizon: Instant, within scope: Scope) throws -> [CustomerID] {
        let worklists = SQLiteWorklists(connection: connection)
        return try worklists.owners(of: scope).flatMap { owner in
            try worklists.ranks(of: owner).flatMap { rank in
                var call = try connection.call(
                    """
                    SELECT customer_id FROM facts
                    WHERE due IS NOT NULL AND owner IS ? AND rank = ? AND due < ?
                    """)
                call.bind(owner)
                call.bind(rank)
                call.bind(horizon.milliseconds)
                return try call.all { $0.customerID() }
            }
        }
    }

    func holdings(of owner: UserID) throws -> Holdings {
        var call = try connection.call(
            "SELECT count(*), COALESCE(SUM(orders = 0), 0), COALESCE(SUM(is_locked), 0) FROM facts WHERE owner = ?")
        call.bind(owner)
        return try call.first { Holdings(customers: $0.int(), withoutOrder: $0.int(), locked: $0.int()) } ?? Holdings()
    }

    func waiting(within scope: Scope) throws -> [CustomerID] {
        guard let owners = scope.ownerNames else {
            var call = try connection.call(
                "SELECT DISTINCT customer_id FROM overrides WHERE state = 'waiting' ORDER BY customer_id")
            return try call.all { $0.customerID() }
        }
        let found = try owners.flatMap { owner in
            var call = try connection.call(
                """
                SELECT DISTINCT o.customer_id FROM overrides o CROSS JOIN facts f
                WHERE o.state = 'waiting' AND f.customer_id = o.customer_id AND f.owner IS ?
                """)
            call.bind(owner)
            return try call.all { $0.customerID() }
        }
        return found.sorted()
    }
}

extension Scope {
    /// The name of each owner once, nil for those without one; nil for everybody.
    var ownerNames: [String?]? {
        guard case .owners(let owners, let highSeas) = self else { return nil }
        var names: [String?] = highSeas ? [nil] : []
        for owner in owners where !names.contains(where: { Self.isSame($0, owner.text) }) { names.append(owner.text) }
        return names
    }

    /// Whether two names are stored alike: those that only look alike are different.
    static func isSame(_ a: String?, _ b: String?) -> Bool {
        a == b && (a ?? "").hasBytes(of: b ?? "")
    }
}
