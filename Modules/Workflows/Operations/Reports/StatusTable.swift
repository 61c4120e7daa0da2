import Domain
import Scheduling
import Storage

/// Where every customer stands, one row each (RULES.md §10, status table).
public struct StatusTable: Codable, Hashable, Sendable {
    public struct Row: Codable, Hashable, Sendable {
        public var customer: String
        public var name: String
        public var owner: String?
        public var source: String?
        /// The label of the negotiation scheme; of the stage where the policy has none.
        public var status: String?
        /// The day of the need in force.
        public var expectedDay: String?
        /// What the latest follow-up form says stands in the way, while no later form says otherwise; and a service request
        /// that waits.
        public var problems: [String]
        public var nextStep: String?
        public var lastFollowUp: String?
        /// When the row was last brought up to date: by a follow-up, a form or a need.
        public var updated: String?
        /// Whether that is as long ago as `review.weekly` of the policy, a week by default, or longer; or never was.
        public var isStale: Bool
    }
    public var now: String
    /// What was last brought up to date then or before is stale.
    public var staleSince: String
    public var rows: [Row]
    /// How many customers match in all.
    public var total: Int
}

extension Session {
    /// The status table of the customers that a search finds, by key.
    public func statusTable(matching text: String, limit: Int) async throws(RapportError) -> StatusTable {
        try await read(.report) { lens in
            let condition = try QueryParser(lens.engine, actor: lens.actor, now: now).condition(
                text, in: lens.transaction)
            let weekly = lens.engine.scheduler.rules.review.weekly
            let stale = Instant(milliseconds: now.milliseconds - weekly.milliseconds)
            var table = StatusTable(now: now.rfc3339, staleSince: stale.rfc3339, rows: [], total: 0)
            table.total = try lens.search(condition, limit: limit) { table.rows.append(try lens.status(of: $0)) }
            return table
        }
    }
}

extension Lens {
    fileprivate func status(of entry: Entry) throws -> StatusTable.Row {
        // What was taken back is no news.
        let timeline = Facts.foldable(try visibleTimeline(of: entry), rules: engine.fold)
        let forms = timeline.filter { $0.kind == .form }
        let form = forms.last?.details.extra ?? [:]
        let facts = entry.standing.facts
        var problems = form[FormField.problems.rawValue].map { [$0] } ?? []
        if facts.serviceRequest > max(facts.serviceClosed, facts.validFollowUp.at),
            let request = timeline.last(where: { $0.kind == .serviceRequest })
        {
            problems.append(request.details.note ?? EventKind.serviceRequest.rawValue)
        }
        let updated = max(facts.validFollowUp.at, facts.need.at, forms.last?.occurredAt ?? .unset)
        let status = entry.standing.label("negotiation") ?? entry.standing.label("stage")
        return StatusTable.Row(
            customer: entry.customer.key.text, name: entry.customer.profile.name, owner: entry.standing.owner?.text,
            source: entry.customer.profile.source?.rawValue, status: status?.label.text,
            expectedDay: facts.needInForce?.expectedDay.orNil?.iso, problems: problems,
            nextStep: form[FormField.nextStep.rawValue], lastFollowUp: facts.validFollowUp.at.orNil?.rfc3339,
            updated: updated.orNil?.rfc3339,
            isStale: !updated.isWithin(engine.scheduler.rules.review.weekly, of: now))
    }
}
