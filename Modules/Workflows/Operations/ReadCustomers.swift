import Domain
import Storage

/// A page of customers.
public struct CustomerPage: Codable, Hashable, Sendable {
    public var customers: [CustomerSummary]
    /// How many match in all.
    public var total: Int
}

extension Session {
    /// Customers that match a search (``QueryParser``), by key.
    ///
    /// `limit`: how many at most.
    public func customers(matching text: String, limit: Int) async throws(RapportError) -> CustomerPage {
        try await read(.readCustomers) { lens in
            let condition = try QueryParser(lens.engine, actor: lens.actor, now: now).condition(text)
            var page = CustomerPage(customers: [], total: 0)
            page.total = try lens.search(condition, limit: limit) { page.customers.append(CustomerSummary($0)) }
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
}
