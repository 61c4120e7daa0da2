extension Clause {
    /// All that a store promises.
    public static let all: [Clause] = [
        transactions, customers, timelines, standings, records, queries, concurrency, reopening,
    ].flatMap(\.self)
}
