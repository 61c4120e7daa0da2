public import Domain
import Storage

/// In which order customers are listed.
public enum CustomerSort: String, CaseIterable, Codable, Sendable {
    /// By key, byte order.
    case key
    /// By name, byte order, then key.
    case name
    /// By what is due first, those who are owed nothing last, then as by name.
    case due
    /// As a worklist ranks them (RULES.md §7): by priority, then stars, best first; then as by what is due.
    case priority

    var order: CustomerQuery.Order {
        switch self {
        case .key: .key
        case .name: .name
        case .due: .due
        case .priority: .rank
        }
    }
}

/// What a list of customers can tell of each, beside its key.
public enum CustomerField: String, CaseIterable, Codable, Sendable {
    case name, country, owner, labels, due
}

/// A page of customers.
public struct CustomerPage: Codable, Hashable, Sendable {
    /// One of them, as far as it was asked for.
    public struct Row: Codable, Hashable, Sendable {
        public var key: String
        public var name: String?
        public var country: String?
        public var owner: String?
        /// By scheme.
        public var labels: [String: String]?
        /// The earliest instant by which something is owed.
        public var due: String?

        init(_ entry: Lens.Entry, _ fields: Set<CustomerField>) {
            let summary = CustomerSummary(entry)
            key = summary.key
            name = fields.contains(.name) ? summary.name : nil
            country = fields.contains(.country) ? summary.country : nil
            owner = fields.contains(.owner) ? summary.owner : nil
            labels = fields.contains(.labels) ? summary.labels : nil
            due = fields.contains(.due) ? summary.due : nil
        }
    }
    public var customers: [Row]
    /// How many match in all.
    public var total: Int
    /// What the next page is asked for with, in the same order; nil on the last. By key it is a key.
    public var next: String?
}

/// A page of a timeline.
public struct TimelinePage: Codable, Hashable, Sendable {
    /// Newest first.
    public var events: [EventView]
    /// How many there are in all.
    public var total: Int
    /// The entry before which the next page begins; nil on the last.
    public var next: Int64?
}

extension Session {
    /// Customers that match a search (``QueryParser``).
    ///
    /// - `after`: only what comes after a page, by the ``CustomerPage/next`` of it.
    /// - `limit`: how many at most.
    /// - `fields`: what is told of each.
    /// - Throws: ``RapportError/invalid(_:value:)`` for an `after` that is no place in the order.
    public func customers(
        matching text: String, sort: CustomerSort = .key, after: String? = nil, limit: Int,
        fields: Set<CustomerField> = Set(CustomerField.allCases)
    ) async throws(RapportError) -> CustomerPage {
        try await read(.readCustomers) { lens in
            let condition = try QueryParser(lens.engine, actor: lens.actor, now: now).condition(
                text, in: lens.transaction)
            let last = try after.map { try lens.place(after: CustomerCursor($0), in: sort) }
            var page = CustomerPage(customers: [], total: 0)
            var end: CustomerCursor?
            // One more tells whether there is a next page.
            let window = Lens.Window(order: sort.order, after: last, limit: limit == .max ? limit : limit + 1)
            page.total = try lens.search(condition, window) { entry in
                guard page.customers.count < limit else {
                    page.next = end?.text
                    return
                }
                end = CustomerCursor(entry.place, in: sort)
                page.customers.append(.init(entry, fields))
            }
            return page
        }
    }

    /// One customer with its labels, obligations and the latest `events` entries of its timeline.
    public func customer(_ key: String, events: Int) async throws(RapportError) -> CustomerView {
        try await read(.readCustomers) { lens in
            let entry = try lens.entry(key: key)
            return CustomerView(
                entry, timeline: try lens.visibleTimeline(of: entry), showing: events, at: now)
        }
    }

    /// Entries of a customer's timeline, newest first.
    ///
    /// - `kind`: only those of this kind.
    /// - `standing`: only what was not taken back.
    /// - `before`: only what comes before the entry of that number; a number that is not there gives none.
    public func timeline(
        of key: String, kind: EventKind? = nil, standing: Bool = false, before: Int64?, limit: Int
    ) async throws(RapportError) -> TimelinePage {
        try await read(.readCustomers) { lens in
            let timeline = try lens.visibleTimeline(of: try lens.entry(key: key))
            let shown = ShownTimeline(timeline)
            func isWanted(_ event: Event) -> Bool {
                (kind.map { $0 == event.kind } ?? true) && (!standing || shown.stands(event))
            }
            var older = timeline[...]
            if let before { older = timeline[..<(timeline.firstIndex { $0.id.number == before } ?? 0)] }
            let wanted = older.filter(isWanted)
            let page = wanted.suffix(limit)
            return TimelinePage(
                events: shown.views(page),
                total: wanted.count + timeline[older.endIndex...].count(where: isWanted),
                next: page.count < wanted.count ? page.first?.id.number : nil)
        }
    }
}
