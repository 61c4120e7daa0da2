public import Domain

/// Orders one salesperson's obligations, most urgent first (RULES.md §7, "Worklist order").
public struct Worklist: Sendable {
    private let near: Span
    private let calendar: WorkingCalendar
    private let priority: Scheme?
    private let stars: Scheme?

    /// `schemes` are those of the policy; they give the order of labels, best first. `calendar` counts the working
    /// hours until a response clock runs out.
    public init(rules: WorklistRules, schemes: [Scheme], calendar: WorkingCalendar) {
        self.near = rules.near
        self.calendar = calendar
        self.priority = schemes.first { $0.id == rules.priority }
        self.stars = schemes.first { $0.id == rules.stars }
    }

    /// One line for each customer that is owed anything: by section, then priority, stars, due and name.
    ///
    /// A customer without a label comes after those with one; equal names go by key. A recycle-warning that lies ahead
    /// is left out.
    public func arrange(_ customers: some Sequence<WorklistCustomer>, at now: Instant) -> [WorklistLine] {
        let day = Horizon(now: now, endOfToday: calendar.zone.start(of: calendar.zone.day(of: now) + 1))
        return customers.compactMap { line(for: $0, day) }.sorted { $0.rank < $1.rank }.map(\.line)
    }

    private struct Horizon {
        let now: Instant
        let endOfToday: Instant
    }

    /// Where an obligation stands.
    private func section(of obligation: Obligation, _ horizon: Horizon) -> WorklistSection {
        if obligation.kind.isResponseClock,
            obligation.due <= horizon.now || calendar.elapsedWorking(from: horizon.now, to: obligation.due) <= near
        {
            return .pressing
        }
        // A day that closes at 24:00 ends with today.
        return obligation.due <= horizon.endOfToday ? .today : .ahead
    }

    private func line(for customer: WorklistCustomer, _ horizon: Horizon) -> (rank: Rank, line: WorklistLine)? {
        let sorted = customer.obligations.map { (section: section(of: $0, horizon), obligation: $0) }
            // A warning that lies ahead is nothing to do yet.
            .filter { $0.obligation.kind != .recycleWarning || $0.section != .ahead }
            .sorted { ($0.section, $0.obligation.due) < ($1.section, $1.obligation.due) }
        guard let first = sorted.first else { return nil }
        let line = WorklistLine(
            customer: customer, section: first.section, leading: first.obligation,
            others: sorted.dropFirst().map(\.obligation), isOverdue: first.obligation.due <= horizon.now)
        let rank = Rank(
            section: first.section, priority: place(of: customer, in: priority), stars: place(of: customer, in: stars),
            due: first.obligation.due, name: customer.name, key: customer.key)
        return (rank, line)
    }

    private func place(of customer: WorklistCustomer, in scheme: Scheme?) -> Int {
        guard let scheme, let current = customer.labels.first(where: { $0.scheme == scheme.id }) else { return .max }
        return scheme.index(of: current.label) ?? .max
    }
}

/// What a line is sorted by.
private struct Rank: Comparable {
    let section: WorklistSection
    let priority: Int
    let stars: Int
    let due: Instant
    let name: String
    let key: CustomerKey

    static func < (a: Rank, b: Rank) -> Bool {
        let one = (a.section, a.priority, a.stars, a.due)
        let other = (b.section, b.priority, b.stars, b.due)
        if one != other { return one < other }
        if a.name != b.name { return a.name.utf8.lexicographicallyPrecedes(b.name.utf8) }
        return a.key < b.key
    }
}
