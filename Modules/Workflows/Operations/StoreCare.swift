import Domain
import Storage

/// What a check of the store found.
public struct StoreCheckReport: Codable, Hashable, Sendable {
    public var customers: Int
    public var events: Int
    public var findings: [Finding]
    /// What is no damage and somebody should know.
    public var notices: [Finding]
    public var isSound: Bool { findings.isEmpty }
    /// Whether the backend finds broken what no rebuilding mends.
    public var isDamaged: Bool { findings.contains { $0.what == Self.file } }

    /// What a finding of the backend is about.
    fileprivate static let file = "file"
    fileprivate static let index = "index"
    fileprivate static let policy = "policy"
}

extension Session {
    /// Proves that what is derived equals what profile, timeline and policy give: facts refolded, labels and obligations
    /// made anew as of what the store has processed. Before that the backend looks whether what it keeps is whole, and
    /// where it is not, or the policy in force cannot be read any more, that is all that is found.
    public func checkStore() async throws(RapportError) -> StoreCheckReport {
        func found(_ what: String, _ phrase: Phrase) -> StoreCheckReport {
            StoreCheckReport(customers: 0, events: 0, findings: [Finding(nil, what, phrase)], notices: [])
        }
        do { return try await checkWhole() } catch {
            switch error {
            case .store(.corrupt(let detail)): return found(StoreCheckReport.file, Phrase(verbatim: detail))
            case .policy where named == nil:
                return found(StoreCheckReport.policy, Phrase("check-policy-in-force", ["problem": error.phrase]))
            default: throw error
            }
        }
    }

    private func checkWhole() async throws(RapportError) -> StoreCheckReport {
        try await read(.checkStore) { lens in
            let transaction = lens.transaction
            var report = StoreCheckReport(customers: 0, events: 0, findings: [], notices: [])
            report.findings = try transaction.integrity.damage().map { damage in
                Finding(
                    nil, damage.isOfIndex ? StoreCheckReport.index : StoreCheckReport.file,
                    Phrase(verbatim: damage.detail))
            }
            guard report.isSound else { return report }
            report.events = try transaction.timelines.count()
            let processed = try transaction.changes.processedTo()
            guard processed.isSet || report.events == 0 else {
                report.findings.append(Finding(nil, "clock", Phrase("check-clock")))
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
                var last: CustomerPlace?
                for id in ids {
                    guard let customer = try transaction.customers.customer(id) else { continue }
                    last = CustomerPlace(customer, nil)
                    report.customers += 1
                    report.findings += try findings(about: customer, in: transaction, policies, processed: processed)
                }
                guard ids.count == query.limit, let last else { return report }
                query.after = last
            }
        }
    }

    /// What contradicts itself about one customer.
    func findings(
        about customer: Customer, in transaction: any Transaction, _ policies: [PolicyVersion: PolicyRecord],
        processed: Instant
    ) throws -> [Finding] {
        func finding(_ what: String, _ phrase: Phrase) -> Finding { Finding(customer.key, what, phrase) }
        let stored: Standing
        do {
            guard let standing = try transaction.standings.standing(of: customer.id) else {
                return [finding("standing", Phrase("check-underived"))]
            }
            stored = standing
        } catch StorageError.corrupt(let detail) { return [finding("standing", Phrase(verbatim: detail))] }
        let policy = String(stored.policy)
        guard let record = policies[stored.policy] else {
            return [finding("standing", Phrase("check-policy", ["policy": policy]))]
        }
        let engine: Engine
        do { engine = try compiler.engine(of: record) } catch {
            return [finding("standing", Phrase("check-policy-unreadable", ["policy": policy]))]
        }
        let timeline = try transaction.timelines.events(of: customer.id)
        var found = timeline.filter { $0.occurredAt > $0.recordedAt }.map {
            finding("timeline", Phrase("check-recorded", ["event": String($0.id.number)]))
        }
        let facts = Facts(timeline: timeline, rules: engine.fold)
        let fresh = engine.derive([Unsettled(customer: customer, facts: facts, old: stored)], at: processed)[0]
        found += try ownershipFindings(about: customer, stored, timeline, engine, in: transaction)
        if facts != stored.facts { found.append(finding("facts", Phrase("check-timeline"))) }
        for label in fresh.labels where stored.label(label.scheme) != label {
            let present = stored.label(label.scheme).map(Self.phrase) ?? Phrase("check-no-label")
            found.append(
                finding(
                    "labels",
                    Phrase(
                        "check-label", ["scheme": label.scheme.text, "present": present, "right": Self.phrase(label)])))
        }
        for label in stored.labels where fresh.label(label.scheme) == nil {
            found.append(
                finding("labels", Phrase("check-scheme", ["scheme": label.scheme.text, "policy": policy])))
        }
        if fresh.obligations != stored.obligations {
            found.append(finding("obligations", Phrase("check-obligations")))
        }
        // Early is allowed, late is not.
        if stored.nextChange > fresh.nextChange {
            found.append(
                finding(
                    "next-change",
                    Phrase(
                        "check-is", ["present": stored.nextChange.rfc3339, "right": fresh.nextChange.rfc3339])))
        }
        return found
    }

    private static func phrase(_ label: CurrentLabel) -> Phrase {
        Phrase(
            "check-one-label",
            [
                "label": label.label.text, "score": label.score.map { " (\($0))" } ?? "",
                "since": label.since.rfc3339, "origin": label.origin.rawValue,
            ])
    }

    /// Derives everything anew from timelines, over indexes that are made anew; a label that is equal keeps its `since`.
    ///
    /// - Returns: how many customers there are.
    public func rebuildStore() async throws(RapportError) -> Int {
        try await write(.rebuild, digest: Digest.of(now.rfc3339), time: .none) { work in
            try work.transaction.integrity.reindex()
            let all = try work.transaction.customers.ids(
                .init(
                    scope: .everything, order: .id, moment: work.engine.moment(now), rates: work.engine.fold.rates))
            try work.rebuild(all)
            return all.count
        }
    }
}
