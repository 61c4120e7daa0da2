import Domain
import Storage

/// What a check of the store found.
public struct StoreCheckReport: Codable, Hashable, Sendable {
    public struct Finding: Codable, Hashable, Sendable {
        public var customer: String
        /// `facts`, `labels`, `obligations`, `next-change`, `standing`, `timeline`, `spells`, `owner`, `overrides`,
        /// `version`, `key` or `audit`.
        public var what: String
        public var detail: String
    }
    public var customers: Int
    public var events: Int
    public var findings: [Finding]
    /// What is no damage and somebody should know.
    public var notices: [Finding]
    public var isSound: Bool { findings.isEmpty }
}

extension Session {
    /// Proves that what is derived equals what profile, timeline and policy give: facts refolded, labels and obligations
    /// made anew as of what the store has processed.
    public func checkStore() async throws(RapportError) -> StoreCheckReport {
        try await read(.checkStore) { lens in
            let transaction = lens.transaction
            var report = StoreCheckReport(
                customers: 0, events: try transaction.timelines.count(), findings: [], notices: [])
            let processed = try transaction.changes.processedTo()
            guard processed.isSet || report.events == 0 else {
                report.findings.append(
                    .init(customer: "", what: "clock", detail: "up to when time has been processed is not stored"))
                return report
            }
            let policies = Dictionary(
                try transaction.policies.all().map { ($0.version, $0) }, uniquingKeysWith: { a, _ in a })
            let house = try houseFindings(lens.engine, in: transaction)
            report.findings = house.findings
            report.notices = house.notices
            var query = lens.query(order: .id, limit: Work.page)
            while true {
                let ids = try transaction.customers.ids(query)
                for id in ids {
                    guard let customer = try transaction.customers.customer(id) else { continue }
                    report.customers += 1
                    report.findings += try findings(about: customer, in: transaction, policies, processed: processed)
                }
                guard ids.count == query.limit, let last = ids.last else { return report }
                query.after = last
            }
        }
    }

    /// What contradicts itself about one customer.
    func findings(
        about customer: Customer, in transaction: any Transaction, _ policies: [PolicyVersion: PolicyRecord],
        processed: Instant
    ) throws -> [StoreCheckReport.Finding] {
        func finding(_ what: String, _ detail: String) -> StoreCheckReport.Finding {
            .init(customer: customer.key.text, what: what, detail: detail)
        }
        let stored: Standing
        do {
            guard let standing = try transaction.standings.standing(of: customer.id) else {
                return [finding("standing", "nothing is derived for this customer")]
            }
            stored = standing
        } catch StorageError.corrupt(let detail) { return [finding("standing", detail)] }
        guard let record = policies[stored.policy] else {
            return [finding("standing", "derived with policy \(stored.policy), which is not there")]
        }
        let engine = try compiler.engine(of: record)
        let timeline = try transaction.timelines.events(of: customer.id)
        var found = timeline.filter { $0.occurredAt > $0.recordedAt }.map {
            finding("timeline", "event \($0.id.number) was recorded before it occurred")
        }
        let facts = Facts(timeline: timeline, rules: engine.fold)
        let fresh = engine.derive([Unsettled(customer: customer, facts: facts, old: stored)], at: processed)[0]
        found += try ownershipFindings(about: customer, stored, timeline, engine, in: transaction)
        if facts != stored.facts { found.append(finding("facts", "differ from the timeline's")) }
        for label in fresh.labels where stored.label(label.scheme) != label {
            let present = stored.label(label.scheme)
            found.append(
                finding(
                    "labels", "\(label.scheme.text) is \(Self.text(present)), should be \(Self.text(label))"))
        }
        for label in stored.labels where fresh.label(label.scheme) == nil {
            found.append(finding("labels", "\(label.scheme.text) is no scheme of policy \(stored.policy)"))
        }
        if fresh.obligations != stored.obligations {
            found.append(finding("obligations", "differ from those derived anew"))
        }
        // Early is allowed, late is not.
        if stored.nextChange > fresh.nextChange {
            found.append(
                finding("next-change", "is \(stored.nextChange.rfc3339), should be \(fresh.nextChange.rfc3339)"))
        }
        return found
    }

    private static func text(_ label: CurrentLabel?) -> String {
        guard let label else { return "missing" }
        let score = label.score.map { " (\($0))" } ?? ""
        return "\(label.label.text)\(score) since \(label.since.rfc3339) by \(label.origin.rawValue)"
    }

    /// Derives everything anew from timelines; a label that is equal keeps its `since`.
    ///
    /// - Returns: how many customers there are.
    public func rebuildStore() async throws(RapportError) -> Int {
        try await write(.rebuild, digest: Digest.of(now.rfc3339), time: .none) { work in
            let all = try work.transaction.customers.ids(
                .init(
                    scope: .everything, order: .id, moment: work.engine.moment(now), rates: work.engine.fold.rates))
            try work.rebuild(all)
            return all.count
        }
    }
}
