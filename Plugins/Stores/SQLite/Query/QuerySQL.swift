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
        text = "\(Self.source(query, sql)) WHERE \(filters.joined(separator: " AND ")) ORDER BY \(order)"
        if query.limit < .max { text += " LIMIT \(sql.argument(Int64(query.limit)))" }
        arguments = sql.arguments
    }

    /// All that match, whatever order, start and limit say.
    init(counting query: CustomerQuery) {
        var sql = ConditionSQL(moment: query.moment, rates: query.rates)
        let filters = Self.filters(of: query, &sql)
        text = "\(Self.source(query, sql)) WHERE \(filters.joined(separator: " AND "))"
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
        if let owned = sql.scope(query.scope) { filters.append(owned) }
        if case .owners(_, highSeas: false) = query.scope { filters.append("c.id = f.customer_id") }
        filters.append(sql.condition(query.condition))
        return filters
    }

    /// For the customers of some owners it begins with these: there are few of them. `CROSS JOIN` keeps that order.
    private static func source(_ query: CustomerQuery, _ sql: ConditionSQL) -> String {
        if case .owners(_, highSeas: false) = query.scope { return "FROM facts f CROSS JOIN customers c" }
        return sql.needsFacts ? "FROM customers c LEFT JOIN facts f ON f.customer_id = c.id" : "FROM customers c"
    }
}
