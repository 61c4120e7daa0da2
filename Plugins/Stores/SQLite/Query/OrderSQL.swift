import Domain
import Storage

// The orders of customers: ``CustomerPlace/precedes(_:by:)`` in SQL.
extension ConditionSQL {
    /// What follows ORDER BY.
    mutating func order(_ order: CustomerQuery.Order) -> String {
        switch order {
        case .id: "c.id"
        case .key: "c.key"
        case .name: "c.name, c.key"
        case .due: "\(fact("due")) NULLS LAST, c.name, c.key"
        case .rank: "\(rank), \(self.order(.due))"
        }
    }

    /// Whether a customer stands after `place`.
    mutating func place(after place: CustomerPlace, in order: CustomerQuery.Order) -> String {
        switch order {
        case .id: return "c.id > \(argument(place.id.number))"
        case .key: return "c.key > \(argument(place.key))"
        case .name: return "(c.name, c.key) > (\(argument(place.name)), \(argument(place.key)))"
        case .due:
            let due = fact("due")
            guard let instant = place.due?.milliseconds else {
                return "(\(due) IS NULL AND \(self.place(after: place, in: .name)))"
            }
            return """
                (\(due) IS NULL OR \(due) > \(argument(instant)) OR
                \(due) = \(argument(instant)) AND \(self.place(after: place, in: .name)))
                """
        case .rank:
            let rank = Int64(place.rank)
            return """
                (\(self.rank) > \(argument(rank)) OR
                \(self.rank) = \(argument(rank)) AND \(self.place(after: place, in: .due)))
                """
        }
    }

    private var rank: String {
        mutating get { "COALESCE(\(fact("rank")), 0)" }
    }
}
