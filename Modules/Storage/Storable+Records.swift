public import Domain

extension Storable {
    /// - Throws: ``StorageError/duplicate(_:)`` when a scheme has two labels or an obligation comes twice, and what
    ///   ``check(_:)-(Commitments)`` throws.
    public static func check(_ standing: Standing) throws(StorageError) {
        try check(standing.facts.commitments)
        for (place, label) in standing.labels.enumerated()
        where standing.labels[..<place].contains(where: { $0.scheme == label.scheme }) {
            throw .duplicate("labels.customer_id, labels.scheme")
        }
        for (place, obligation) in standing.obligations.enumerated()
        where standing.obligations[..<place].contains(where: { $0.isSame(as: obligation) }) {
            throw .duplicate("obligations.customer_id, obligations.kind, obligations.cause")
        }
    }

    /// - Throws: ``StorageError/failed(_:)`` naming the table when a text of `commitments` has a NUL.
    public static func check(_ commitments: Commitments) throws(StorageError) {
        for promise in commitments.promises { try check(promise.note, promise.terms.zone, column: "promises") }
        for installation in commitments.installations {
            try check(installation.model, installation.serial, column: "installations")
            try check(installation.parts.map(\.name), column: "installation_parts.name")
        }
        for override in commitments.overrides {
            try check(
                override.scheme.text, override.label.text, override.from?.text, override.reason, column: "overrides")
        }
        for snooze in commitments.snoozes { try check(snooze.cause.text, snooze.reason, column: "snoozes") }
    }

    /// - Throws: ``StorageError/failed(_:)`` naming the column when a text of `user` has a NUL.
    public static func check(_ user: User) throws(StorageError) { try check(user.name, column: "users.name") }

    /// - Throws: ``StorageError/failed(_:)`` naming the table when a text of `team` has a NUL.
    public static func check(_ team: Team) throws(StorageError) {
        try check(team.name, column: "teams.name")
        try check(team.regions, column: "teams.regions")
    }

    /// - Throws: ``StorageError/failed(_:)`` naming the table when a text of `spell` has a NUL.
    public static func check(_ spell: OwnershipSpell) throws(StorageError) {
        try check(spell.reason, spell.end?.reason, column: "spells")
    }

    /// - Throws: ``StorageError/failed(_:)`` naming the table when a text of `tag` has a NUL.
    public static func check(_ tag: Tag) throws(StorageError) { try check(tag.name, tag.colour, column: "tags") }

    /// - Throws: ``StorageError/failed(_:)`` naming the table when a text of `batch` or `rows` has a NUL.
    public static func check(_ batch: Batch, _ rows: [BatchRow]) throws(StorageError) {
        try check(batch.action, batch.detail, column: "batches")
        for tag in batch.tags { try check(tag.name, tag.before, tag.after, column: "batch_tags") }
        for row in rows {
            for values in [row.before, row.after] {
                for (name, value) in values { try check(name, value, column: "batch_values") }
            }
        }
    }

    /// - Throws: ``StorageError/failed(_:)`` naming the table when a text of `review` has a NUL.
    public static func check(_ review: Review) throws(StorageError) {
        try check(review.answers, column: "reviews.answers")
    }

    /// - Throws: ``StorageError/failed(_:)`` naming the table when a text of `link` or `payload` has a NUL.
    public static func check(_ link: AuditLink, _ payload: AuditPayload) throws(StorageError) {
        try check(
            link.action, link.subject, link.request, link.payloadDigest, link.hash, column: "audit_links")
        try check(payload.salt, payload.text, column: "audit_payloads")
    }
}
