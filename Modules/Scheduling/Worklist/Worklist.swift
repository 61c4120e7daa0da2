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
        let horizon = horizon(at: now)
        return customers.compactMap { line(for: $0, horizon, now) }.sorted { $0.rank < $1.rank }.map(\.line)
    }

    /// Up to when what is due counts as pressing and as today's, at `now`.
    public func horizon(at now: Instant) -> WorklistHorizon {
        // One working millisecond more than is near: all non-working time before it still is.
        let beyond = calendar.adding(working: Span(milliseconds: near.milliseconds + 1), to: now)
        let today = calendar.zone.day(of: now)
        let tomorrow = calendar.zone.start(of: today + 1)
        // What is due at midnight is tomorrow's, but where work ends only then.
        let isOpenToMidnight = calendar.closing(keeping: today) == tomorrow
        return WorklistHorizon(
            pressing: max(now, Instant(milliseconds: beyond.milliseconds - 1)),
            today: isOpenToMidnight ? tomorrow : Instant(milliseconds: tomorrow.milliseconds - 1))
    }

    private func line(
        for customer: WorklistCustomer, _ horizon: WorklistHorizon, _ now: Instant
    ) -> (rank: Rank, line: WorklistLine)? {
        let sorted = customer.obligations.map { (section: horizon.section(of: $0), obligation: $0) }
            // A warning that lies ahead is nothing to do yet.
            .filter { $0.obligation.kind != .recycleWarning || $0.section != .ahead }
            .sorted { ($0.section, $0.obligation.due) < ($1.section, $1.obligation.due) }
        guard let first = sorted.first else { return nil }
        let line = WorklistLine(
            customer: customer, section: first.section, leading: first.obligation,
            others: sorted.dropFirst().map(\.obligation), isOverdue: first.obligation.due <= now)
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

/// The latest due instants that count as pressing and as today's.
public struct WorklistHorizon: Hashable, Sendable {
    /// Of response clocks.
    public let pressing: Instant
    /// Of anything.
    public let today: Instant

    /// Where an obligation stands.
    public func section(of obligation: Obligation) -> WorklistSection {
        if obligation.kind.isResponseClock, obligation.due <= pressing { return .pressing }
        return obligation.due <= today ? .today : .ahead
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
        return a.name.hasBytes(of: b.name) ? a.key < b.key : a.name.precedes(b.name)
    }
}
