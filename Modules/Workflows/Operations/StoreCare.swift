import Domain
import Storage

/// What a check of the store found.
public struct StoreCheckReport: Codable, Hashable, Sendable {
    public struct Finding: Codable, Hashable, Sendable {
        public var customer: String
        /// `facts`, `labels`, `obligations`, `next-change`, `standing` or `timeline`.
        public var what: String
        public var detail: String
    }
    public var customers: Int
    public var events: Int
    public var findings: [Finding]
    public var isSound: Bool { findings.isEmpty }
}

extension Session {
    /// Proves that what is derived equals what profile, timeline and policy give: facts refolded, labels and obligations
    /// made anew as of what the store has processed.
    public func checkStore() async throws(RapportError) -> StoreCheckReport {
        try await read(.checkStore) { lens in
            let transaction = lens.transaction
            var report = StoreCheckReport(customers: 0, events: try transaction.timelines.count(), findings: [])
            let processed = try transaction.changes.processedTo()
            let policies = Dictionary(
                try transaction.policies.all().map { ($0.version, $0) }, uniquingKeysWith: { a, _ in a })
            var query = lens.query(order: .id, limit: Work.page)
            while true {
                let ids = try transaction.customers.ids(query)
                for id in ids {
                    guard let customer = try transaction.customers.customer(id) else { continue }
                    report.customers += 1
                    func find(_ what: String, _ detail: String) {
                        report.findings.append(.init(customer: customer.key.text, what: what, detail: detail))
                    }
                    guard let stored = try transaction.standings.standing(of: id) else {
                        find("standing", "nothing is derived for this customer")
                        continue
                    }
                    guard let record = policies[stored.policy] else {
                        find("standing", "derived with policy \(stored.policy), which is not there")
                        continue
                    }
                    let engine = try compiler.engine(of: record)
                    let timeline = try transaction.timelines.events(of: id)
                    for event in timeline where event.occurredAt > event.recordedAt {
                        find("timeline", "event \(event.id.number) was recorded before it occurred")
                    }
                    let facts = Facts(timeline: timeline, rules: engine.fold)
                    let fresh = engine.derive(
                        [Unsettled(customer: customer, facts: facts, old: stored)], at: processed)[0]
                    if facts != stored.facts { find("facts", "differ from the timeline's") }
                    for (scheme, from, to) in Standing.labelMoves(from: stored, to: fresh) {
                        find(
                            "labels",
                            "\(scheme.text) is \(from?.text ?? "missing"), should be \(to?.label.text ?? "missing")")
                    }
                    if fresh.obligations != stored.obligations { find("obligations", "differ from those derived anew") }
                    if stored.nextChange > fresh.nextChange && fresh.nextChange > processed {
                        find("next-change", "is \(stored.nextChange.rfc3339), should be \(fresh.nextChange.rfc3339)")
                    }
                }
                guard ids.count == query.limit, let last = ids.last else { return report }
                query.after = last
            }
        }
    }

    /// Derives everything anew from timelines; a label that is equal keeps its `since`.
    ///
    /// - Returns: how many customers there are.
    public func rebuildStore() async throws(RapportError) -> Int {
        try await write(.rebuild, digest: Digest.of(now.rfc3339), processingTime: false) { work in
            let all = try work.transaction.customers.ids(
                .init(
                    scope: .everything, order: .id, moment: work.engine.moment(now), rates: work.engine.fold.rates))
            try work.rederive(all, refolding: true)
            return all.count
        }
    }
}
