import Domain
import Scheduling
import Storage

/// Reads the lines of a worklist that are shown, and how many there are.
///
/// The store has the lines in their order as of when it looked at each customer; those whose time has passed since then are
/// looked at now and take their places among the others. Where the store knows too little, every customer is looked at.
struct WorklistReader {
    struct Page {
        let lines: [(line: WorklistLine, entry: Lens.Entry)]
        var counts = WorklistCounts()
    }

    private let lens: Lens
    private let query: WorklistQuery

    /// - `ahead`: lines ahead are listed when they lead with a due instant before this one; nil lists none.
    init(_ lens: Lens, scope: Scope, ahead: Instant?) {
        self.lens = lens
        let horizon = lens.engine.worklist.horizon(at: lens.now)
        query = WorklistQuery(
            scope: scope, now: lens.now, pressing: horizon.pressing, today: horizon.today, ahead: ahead)
    }

    /// The first `limit` lines.
    func page(limit: Int) throws -> Page {
        guard var passed = try lens.passed() else { return try pageOfAll(limit: limit) }
        let standings = lens.transaction.standings
        passed = try passed.filter { query.scope.contains(owner: try standings.standing(of: $0)?.owner) }
        let others = Set(passed)
        var page = query
        page.limit = limit + passed.count
        let places = try lens.transaction.worklists.page(page).filter { !others.contains($0.customer) }
        let shown = try lens.entries(places.prefix(limit).map(\.customer))
        let moved = try lens.entries(passed)
        var counts = try lens.transaction.worklists.counts(query)
        for entry in moved {
            if let stored = try standings.standing(of: entry.full.id) {
                add(arranged([WorklistCustomer(entry.full, stored)]), to: &counts, -1)
            }
        }
        add(arranged(moved.lazy.map { WorklistCustomer($0.full, $0.standing) }), to: &counts, 1)
        return Page(lines: listed(shown + moved, limit: limit), counts: counts)
    }

    private func pageOfAll(limit: Int) throws -> Page {
        var entries: [Lens.Entry] = []
        try lens.forEach(in: query.scope) { if !$0.standing.obligations.isEmpty { entries.append($0) } }
        var page = Page(lines: listed(entries, limit: limit))
        add(arranged(entries.lazy.map { WorklistCustomer($0.full, $0.standing) }), to: &page.counts, 1)
        return page
    }

    private func listed(_ entries: [Lens.Entry], limit: Int) -> [(line: WorklistLine, entry: Lens.Entry)] {
        let lines = arranged(entries.lazy.map { WorklistCustomer($0.full, $0.standing) }).lazy.filter(isListed)
        let places = Dictionary(
            entries.indices.lazy.map { (entries[$0].full.id, $0) }, uniquingKeysWith: { first, _ in first })
        return lines.prefix(limit).compactMap { line in places[line.customer.id].map { (line, entries[$0]) } }
    }

    private func arranged(_ customers: some Sequence<WorklistCustomer>) -> [WorklistLine] {
        lens.engine.worklist.arrange(customers, at: lens.now)
    }

    private func isListed(_ line: WorklistLine) -> Bool {
        line.section != .ahead || query.ahead.map { line.leading.due < $0 } ?? false
    }

    private func add(_ lines: [WorklistLine], to counts: inout WorklistCounts, _ times: Int) {
        for line in lines {
            if line.section != .ahead {
                counts.due += times
                if line.isOverdue { counts.overdue += times }
            } else if !isListed(line) {
                counts.ahead += times
            }
        }
    }
}

extension WorklistCustomer {
    fileprivate init(_ customer: Customer, _ standing: Standing) {
        self.init(
            id: customer.id, key: customer.key, name: customer.profile.name, labels: standing.labels,
            obligations: standing.obligations)
    }
}
