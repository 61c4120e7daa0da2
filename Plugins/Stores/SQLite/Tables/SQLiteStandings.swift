import Domain
import Storage

struct SQLiteStandings: StandingStore {
    let connection: Connection

    func standing(of customer: CustomerID) throws -> Standing? {
        if let known = connection.latest.standing(of: customer) { return known }
        if let known = connection.recent(customer)?.standing {
            connection.latest.keep(known, of: customer)
            return known
        }
        var call = try connection.call(FactsSQL.select)
        call.bind(customer)
        guard let found = try call.first(FactsSQL.standing) else { return nil }
        var standing = found.standing
        if found.hasCommitments { standing.facts.commitments = try CommitmentSQL.commitments(of: customer, connection) }
        connection.latest.keep(standing, of: customer)
        return standing
    }

    func save(_ standing: Standing, of customer: CustomerID, replacing old: Standing?) throws {
        try connection.requireWritable()
        try Storable.check(standing)
        connection.latest.forgetStanding(of: customer)
        connection.latest.written.insert(customer)
        if let old {
            try update(standing, of: customer, replacing: old)
        } else if try insert(standing, of: customer) {
            try CommitmentSQL.save(standing.facts.commitments, of: customer, replacing: Commitments(), connection)
        } else {
            // What is stored decides, whatever the caller takes for it.
            guard let stored = try self.standing(of: customer) else { return }
            connection.latest.forgetStanding(of: customer)
            try update(standing, of: customer, replacing: stored)
        }
    }

    func overwrite(_ standing: Standing, of customer: CustomerID) throws {
        try connection.requireWritable()
        try clear(customer)
        try save(standing, of: customer, replacing: nil)
    }

    /// Deletes all that is derived for a customer. Its version is not: it goes back to the profile.
    func clear(_ customer: CustomerID) throws {
        connection.latest.forgetStanding(of: customer)
        connection.latest.written.insert(customer)
        for statement: StaticString in [
            """
            UPDATE customers SET version = COALESCE((SELECT version FROM facts WHERE customer_id = ?1), version)
            WHERE id = ?1
            """,
            "DELETE FROM promises WHERE customer_id = ?", "DELETE FROM installation_parts WHERE customer_id = ?",
            "DELETE FROM installations WHERE customer_id = ?", "DELETE FROM overrides WHERE customer_id = ?",
            "DELETE FROM snoozes WHERE customer_id = ?", "DELETE FROM facts WHERE customer_id = ?",
        ] {
            var call = try connection.call(statement)
            call.bind(customer)
            try call.run()
        }
    }

    /// - Returns: false when the customer has a standing.
    private func insert(_ standing: Standing, of customer: CustomerID) throws -> Bool {
        var call = try connection.call(FactsSQL.insert)
        FactsSQL.bind(standing, to: &call)
        FactsSQL.bindHolding(standing.facts, to: &call)
        FactsSQL.bindDue(standing, to: &call)
        call.bind(standing.crowds)
        call.bind(standing.nextChange, absent: .never)
        call.bind(standing.policy)
        call.bind(connection.latest.versions[customer])
        call.bind(customer)
        guard try call.run() == 1 else { return false }
        _ = connection.latest.takeVersion(of: customer)
        return true
    }

    private func update(_ new: Standing, of customer: CustomerID, replacing old: Standing) throws {
        let isDueAlike = FactsSQL.isDueAlike(new, old)
        let isNextAlike = new.nextChange == old.nextChange
        if !isDueAlike || !isNextAlike || new.facts != old.facts || new.labels != old.labels
            || new.obligations != old.obligations
        {
            let (place, sql) = FactsSQL.update(due: !isDueAlike, next: !isNextAlike)
            var call = try connection.call(kept: place, sql)
            FactsSQL.bind(new, to: &call)
            call.bind(connection.latest.takeVersion(of: customer))
            if !isDueAlike { FactsSQL.bindDue(new, to: &call) }
            if !isNextAlike { call.bind(new.nextChange, absent: .never) }
            call.bind(customer)
            try call.run()
        }
        if !FactsSQL.isHeldAlike(new.facts, old.facts) {
            var call = try connection.call(FactsSQL.updateHolding)
            FactsSQL.bindHolding(new.facts, to: &call)
            call.bind(customer)
            try call.run()
        }
        if new.crowds != old.crowds {
            var call = try connection.call("UPDATE facts SET crowds = ? WHERE customer_id = ?")
            call.bind(new.crowds)
            call.bind(customer)
            try call.run()
        }
        if new.policy != old.policy {
            var call = try connection.call("UPDATE facts SET policy_version = ? WHERE customer_id = ?")
            call.bind(new.policy)
            call.bind(customer)
            try call.run()
        }
        try CommitmentSQL.save(new.facts.commitments, of: customer, replacing: old.facts.commitments, connection)
        connection.latest.keep(new, of: customer)
    }

    func due(at now: Instant, limit: Int) throws -> [CustomerID] {
        var call = try connection.call(
            """
            SELECT customer_id FROM facts WHERE next_change IS NOT NULL AND next_change <= ?
            ORDER BY next_change, customer_id LIMIT ?
            """)
        call.bind(now.milliseconds)
        call.bind(max(0, limit))
        return try call.all { $0.customerID() }
    }

    func outdated(before version: PolicyVersion, limit: Int) throws -> [CustomerID] {
        guard limit > 0 else { return [] }
        var found: [CustomerID] = []
        var policy = Int64.min
        // There are few versions; of each the first customers are enough.
        while let next = try firstPolicy(after: policy), next < version {
            var call = try connection.call(
                "SELECT customer_id FROM facts WHERE policy_version = ? ORDER BY customer_id LIMIT ?")
            call.bind(next)
            call.bind(limit)
            found += try call.all { $0.customerID() }
            policy = next
        }
        return Array(found.sorted().prefix(limit))
    }

    private func firstPolicy(after policy: Int64) throws -> Int64? {
        var call = try connection.call("SELECT MIN(policy_version) FROM facts WHERE policy_version > ?")
        call.bind(policy)
        return try call.first { $0.optionalInteger() } ?? nil
    }
}
