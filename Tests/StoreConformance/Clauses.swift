extension Clause {
    /// All that a store promises.
    public static let all: [Clause] = [
        transactions, customers, timelines, standings, commitments, holdings, worklists, records, team, spells, batches,
        audit,
        accounts, removals,
        queries, orders, concurrency, reopening,
    ].flatMap(\.self)
}
