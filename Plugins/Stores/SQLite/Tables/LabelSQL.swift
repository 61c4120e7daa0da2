import Domain
import Storage

/// Rows of `labels`.
enum LabelSQL {
    static func labels(of customer: CustomerID, _ connection: Connection) throws -> [CurrentLabel] {
        var call = try connection.call(
            "SELECT scheme, label, score, since, origin FROM labels WHERE customer_id = ? ORDER BY scheme")
        call.bind(customer)
        return try call.all { row in
            CurrentLabel(
                scheme: SchemeID(row.text()), label: LabelID(row.text()),
                score: row.optionalInteger().map { Int32(clamping: $0) }, since: Instant(milliseconds: row.integer()),
                origin: try row.required(row.word("labels.origin"), "labels.origin"))
        }
    }

    /// Writes what differs.
    static func save(
        _ new: [CurrentLabel], of customer: CustomerID, replacing old: [CurrentLabel], _ connection: Connection
    ) throws {
        for label in old where !new.contains(where: { $0.scheme == label.scheme }) {
            var call = try connection.call("DELETE FROM labels WHERE customer_id = ? AND scheme = ?")
            call.bind(customer)
            call.bind(label.scheme.text)
            try call.run()
        }
        // Both are in the order of the schemes; most often they are the same schemes.
        for (place, label) in new.enumerated() {
            let before =
                place < old.count && old[place].scheme == label.scheme
                ? old[place] : old.first { $0.scheme == label.scheme }
            if before == label { continue }
            // A scheme that comes twice is a mistake of the caller, which the primary key reports.
            var call =
                try before == nil
                ? connection.call(
                    "INSERT INTO labels (label, score, since, origin, customer_id, scheme) VALUES (?, ?, ?, ?, ?, ?)")
                : connection.call(
                    "UPDATE labels SET label = ?, score = ?, since = ?, origin = ? WHERE customer_id = ? AND scheme = ?"
                )
            call.bind(label.label.text)
            call.bind(label.score)
            call.bind(label.since.milliseconds)
            call.bind(label.origin)
            call.bind(customer)
            call.bind(label.scheme.text)
            try call.run()
        }
    }
}
