import Domain
import Storage

/// Rows of `obligations`. Their identity is (customer, kind, cause); the owner stands with them for the worklist.
enum ObligationSQL {
    static func obligations(of customer: CustomerID, _ connection: Connection) throws -> [Obligation] {
        var call = try connection.call(
            """
            SELECT kind, cause, due, channel, reason, due_before, warned_at FROM obligations
            WHERE customer_id = ? ORDER BY position
            """)
        call.bind(customer)
        return try call.all { row in
            let kind = try row.required(row.word("obligations.kind", as: ObligationKind.self), "obligations.kind")
            let text = row.text()
            guard let cause = Cause(text: text) else { throw StorageError.corrupt("obligations.cause: '\(text)'") }
            return Obligation(
                kind: kind, cause: cause, due: Instant(milliseconds: row.integer()),
                channel: try row.word("obligations.channel"), reason: row.text(), dueBefore: row.optionalInstant(),
                warned: row.optionalInstant())
        }
    }

    /// Writes what differs.
    static func save(
        _ new: Standing, of customer: CustomerID, replacing old: Standing?, _ connection: Connection
    ) throws {
        let before = old?.obligations ?? []
        for obligation in before where !new.obligations.contains(where: { $0.isSame(as: obligation) }) {
            var call = try connection.call(
                "DELETE FROM obligations WHERE customer_id = ? AND kind = ? AND cause = ?")
            call.bind(customer)
            call.bind(obligation.kind)
            call.bind(obligation.cause.text)
            try call.run()
        }
        for (position, obligation) in new.obligations.enumerated() {
            let place = before.firstIndex { $0.isSame(as: obligation) }
            if let place, place == position, before[place] == obligation,
                Scope.isSame(old?.owner?.text, new.owner?.text)
            {
                continue
            }
            var call =
                try place == nil
                ? connection.call(
                    """
                    INSERT INTO obligations (
                        position, due, channel, reason, owner, due_before, warned_at, customer_id, kind, cause
                    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                : connection.call(
                    """
                    UPDATE obligations SET
                        position = ?, due = ?, channel = ?, reason = ?, owner = ?, due_before = ?, warned_at = ?
                    WHERE customer_id = ? AND kind = ? AND cause = ?
                    """)
            call.bind(position)
            call.bind(obligation.due.milliseconds)
            call.bind(obligation.channel)
            call.bind(obligation.reason)
            call.bind(new.owner)
            call.bind(optional: obligation.dueBefore)
            call.bind(optional: obligation.warned)
            call.bind(customer)
            call.bind(obligation.kind)
            call.bind(obligation.cause.text)
            try call.run()
        }
    }
}
