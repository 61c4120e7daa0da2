import Classification
import Domain
public import Exchange
import Storage

extension Session {
    /// Hands every label of every customer that the actor may see to `body`, ordered by key and scheme (FORMATS.md).
    ///
    /// Customers of an older policy are brought to the one in force first.
    public func exportLabels(_ body: @escaping @Sendable ([LabelRow]) throws -> Void) async throws(RapportError) {
        try await finishRelabelling()
        try await read(.export) { lens in
            let schemes = lens.engine.classifiers.schemes
            try lens.forEach(lens.query(order: .key)) { entry in
                let subject = lens.engine.subject(entry.full, facts: entry.standing.facts, at: now)
                let turns = lens.engine.classifiers.turns(of: subject)
                try body(
                    zip(schemes, turns).compactMap { scheme, turn in
                        entry.standing.label(scheme.id).map { label in
                            LabelRow(
                                customer: entry.customer.key, label: label, validUntil: turn.at.orNil,
                                policy: lens.engine.version)
                        }
                    })
            }
        }
    }

    /// Hands every obligation of every customer that the actor may see to `body`, ordered by key, kind and due.
    /// What users owe to no customer comes first.
    public func exportObligations(
        _ body: @escaping @Sendable ([ObligationRow]) throws -> Void
    ) async throws(RapportError) {
        try await finishRelabelling()
        try await read(.export) { lens in
            try body(
                lens.duties(within: lens.actor.desk).sorted { ($0.kind.rawValue, $0.due) < ($1.kind.rawValue, $1.due) }
                    .map { duty in
                        ObligationRow(
                            customer: nil, kind: duty.kind, due: duty.due, owner: duty.user, channel: nil,
                            reason: Duty.reason)
                    })
            try lens.forEach(lens.query(order: .key)) { entry in
                try body(
                    entry.standing.obligations.map { obligation in
                        ObligationRow(
                            customer: entry.customer.key, kind: obligation.kind, due: obligation.due,
                            owner: entry.standing.owner, channel: obligation.channel, reason: obligation.reason)
                    })
            }
        }
    }

    private func finishRelabelling() async throws(RapportError) {
        let isBehind = try await read(.export) { lens in
            guard lens.basis == .stored else { return false }
            return try !lens.transaction.standings.outdated(before: lens.engine.version, limit: 1).isEmpty
        }
        if isBehind { _ = try await relabel() }
    }
}
