import Domain
import Storage

/// A ``CustomerQuery`` as SQL: what follows the selected columns, and its arguments.
struct QuerySQL {
    private(set) var text: String
    private var arguments: [SQLArgument]

    /// A page of those that match. `after` is the customer of ``CustomerQuery/after``, while it is there.
    init(_ query: CustomerQuery, after: (id: CustomerID, key: String, name: String)?) {
        var sql = ConditionSQL(moment: query.moment, rates: query.rates)
        var filters = Self.filters(of: query, &sql)
        if let after {
            switch query.order {
            case .id: filters.append("c.id > \(sql.argument(after.id.number))")
            case .key: filters.append("c.key > \(sql.argument(after.key))")
            case .name: filters.append("(c.name, c.key) > (\(sql.argument(after.name)), \(sql.argument(after.key)))")
            }
        }
        let order =
            switch query.order {
            case .id: "c.id"
            case .key: "c.key"
            case .name: "c.name, c.key"
            }
        text = "\(Self.source(sql)) WHERE \(filters.joined(separator: " AND ")) ORDER BY \(order)"
        if query.limit < .max { text += " LIMIT \(sql.argument(Int64(query.limit)))" }
        arguments = sql.arguments
    }

    /// All that match, whatever order, start and limit say.
    init(counting query: CustomerQuery) {
        var sql = ConditionSQL(moment: query.moment, rates: query.rates)
        let filters = Self.filters(of: query, &sql)
        text = "\(Self.source(sql)) WHERE \(filters.joined(separator: " AND "))"
        arguments = sql.arguments
    }

    func bind(to call: inout Call) {
        for argument in arguments {
            switch argument {
            case .integer(let value): call.bind(value)
            case .text(let text): call.bind(text)
            }
        }
    }

    private static func filters(of query: CustomerQuery, _ sql: inout ConditionSQL) -> [String] {
        var filters: [String] = []
        if case .ownAndHighSeas(let user) = query.scope {
            filters.append("(\(sql.fact("owner")) IS NULL OR f.owner = \(sql.argument(user.text)))")
        }
        filters.append(sql.condition(query.condition))
        return filters
    }

    private static func source(_ sql: ConditionSQL) -> String {
        sql.needsFacts ? "FROM customers c LEFT JOIN facts f ON f.customer_id = c.id" : "FROM customers c"
    }
}
