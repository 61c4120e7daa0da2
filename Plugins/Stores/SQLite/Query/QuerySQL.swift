import Domain
import Storage

/// A ``CustomerQuery`` as SQL: what follows the selected columns, and its arguments.
struct QuerySQL {
    private(set) var text: String
    private var arguments: [SQLArgument]

    /// A page of those that match.
    init(_ query: CustomerQuery) {
        var sql = ConditionSQL(moment: query.moment, rates: query.rates)
        var filters = Self.filters(of: query, &sql)
        if let after = query.after { filters.append(sql.place(after: after, in: query.order)) }
        let order = sql.order(query.order)
        let source = Self.source(query, sql, isSorted: query.order == .due || query.order == .rank)
        text = "\(source) WHERE \(filters.joined(separator: " AND ")) ORDER BY \(order)"
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
    ///
    /// Where all are looked at and sorted they are read as they lie, beside their facts: by the index of names, which SQLite
    /// would take for being smaller, the facts of a million are read five times as slowly.
    private static func source(_ query: CustomerQuery, _ sql: ConditionSQL, isSorted: Bool = false) -> String {
        if case .owners(_, highSeas: false) = query.scope { return "FROM facts f CROSS JOIN customers c" }
        let customers = isSorted ? "customers c NOT INDEXED" : "customers c"
        return sql.needsFacts ? "FROM \(customers) LEFT JOIN facts f ON f.customer_id = c.id" : "FROM \(customers)"
    }
}
