import Classification
import Domain
import Storage

/// The one way to read customers: shows those that the actor may see, as they stand at `now`.
struct Lens {
    /// What the derived values come from.
    enum Basis {
        /// The store, brought up to now in memory where time has passed.
        case stored
        /// `now` is before what the store has processed: events that occurred up to then (RULES.md §1, "Time").
        case timeline
        /// Another policy than the one in force: everything anew from timelines.
        case otherPolicy
    }

    let transaction: any Transaction
    let engine: Engine
    let now: Instant
    let actor: Actor
    let basis: Basis

    init(transaction: any Transaction, engine: Engine, now: Instant, actor: Actor, basis: Basis) {
        self.transaction = transaction
        self.engine = engine
        self.now = now
        self.actor = actor
        self.basis = basis
    }

    /// What `work` sees.
    init(_ work: Work, basis: Basis) {
        self.init(
            transaction: work.transaction, engine: work.engine, now: work.now, actor: work.actor, basis: basis)
    }

    /// A customer with all that is known and derived.
    struct Entry {
        /// As the actor may see it.
        let customer: Customer
        /// As it is, for what is computed.
        let full: Customer
        let standing: Standing
        /// Who owns it now, whatever the moment that is looked at.
        let owner: UserID?
    }

    func query(_ condition: Condition = .all([]), order: CustomerQuery.Order = .key, limit: Int = .max) -> CustomerQuery
    {
        CustomerQuery(
            condition, scope: actor.scope, order: order, limit: limit, moment: engine.moment(now),
            rates: engine.fold.rates)
    }

    /// - Throws: ``RapportError/unknownCustomer(_:)`` when there is none, or none that the actor may see.
    func entry(key text: String) throws -> Entry {
        guard let key = CustomerKey(validating: text),
            let id = try transaction.customers.id(of: key, within: actor.scope),
            let entry = try entries([id]).first
        else { throw RapportError.unknownCustomer(text) }
        return entry
    }

    /// The customers of `ids` that the actor may see, in that order.
    func entries(_ ids: some Sequence<CustomerID>) throws -> [Entry] {
        var customers: [(customer: Customer, owner: UserID?)] = []
        var standings: [Standing?] = []
        var stale: [Unsettled] = []
        for id in ids {
            guard var customer = try transaction.customers.customer(id) else { continue }
            let stored = try transaction.standings.standing(of: id)
            // Who owns it now decides, also about what was: a former owner has lost it.
            guard actor.scope.contains(owner: stored?.owner) else { continue }
            switch basis {
            case .stored:
                if let stored, stored.nextChange > now, stored.policy == engine.version {
                    customers.append((customer, stored.owner))
                    standings.append(stored)
                    continue
                }
                let facts =
                    if let stored, stored.policy == engine.version { stored.facts } else { try fold(id) }
                stale.append(Unsettled(customer: customer, facts: facts, old: stored))
            case .otherPolicy:
                // Else whoever brings a policy could ask with its conditions what they may not see.
                if !actor.seesPrivately(owner: stored?.owner) { customer.profile.custom = [:] }
                stale.append(Unsettled(customer: customer, facts: try fold(id), old: stored))
            case .timeline:
                guard customer.createdAt <= now else { continue }
                stale.append(Unsettled(customer: customer, facts: try fold(id), old: try past(id)))
            }
            customers.append((customer, stored?.owner))
            standings.append(nil)
        }
        var derived = engine.derive(stale, at: now).makeIterator()
        return zip(customers, standings).compactMap { entry, stored in
            guard let standing = stored ?? derived.next() else { return nil }
            return Entry(
                customer: actor.view(of: entry.customer, owner: entry.owner), full: entry.customer,
                standing: standing, owner: entry.owner)
        }
    }

    /// Whether what is stored holds at now: then the store itself can tell who matches.
    func isCurrent() throws -> Bool {
        guard basis == .stored else { return false }
        return try transaction.standings.due(at: now, limit: 1).isEmpty
            && transaction.standings.outdated(before: engine.version, limit: 1).isEmpty
    }

    /// Hands the first `limit` customers that match, by key, to `body`. - Returns: how many match in all.
    func search(_ condition: Condition, limit: Int, _ body: (Entry) throws -> Void) throws -> Int {
        if try isCurrent() {
            try forEach(query(condition, limit: limit), body)
            return try transaction.customers.count(query(condition))
        }
        // Labels have moved since they were stored, or never were: they are looked at as they are now. What is hidden now is
        // not found, whoever owned the customer at a past moment.
        var count = 0
        let moment = engine.moment(now)
        try forEach(query()) { entry in
            let subject = ConditionSubject(
                customer: entry.customer, standing: entry.standing, moment: moment, rates: engine.fold.rates)
            guard condition.evaluate(subject).holds else { return }
            count += 1
            if count <= limit { try body(entry) }
        }
        return count
    }

    /// Hands every customer that matches what is stored to `body`, page by page.
    func forEach(_ query: CustomerQuery, _ body: (Entry) throws -> Void) throws {
        var query = query
        let total = query.limit
        var seen = 0
        while seen < total {
            query.limit = min(Work.page, total - seen)
            let ids = try transaction.customers.ids(query)
            for entry in try entries(ids) { try body(entry) }
            seen += ids.count
            guard ids.count == query.limit, let last = ids.last else { return }
            query.after = last
        }
    }

    /// The timeline up to now, as the actor may see it.
    func visibleTimeline(of entry: Entry) throws -> [Event] {
        try timeline(of: entry.full.id).map { actor.view(of: $0, owner: entry.owner) }
    }

    /// The timeline up to now.
    func timeline(of id: CustomerID) throws -> [Event] {
        try transaction.timelines.events(of: id).filter { $0.occurredAt <= now }
    }

    private func fold(_ id: CustomerID) throws -> Facts {
        Facts(timeline: try timeline(of: id), rules: engine.fold)
    }

    /// The labels that were in force at a past `now`, for their `since`.
    private func past(_ id: CustomerID) throws -> Standing {
        var latest: [SchemeID: LabelChange] = [:]
        for change in try transaction.labelChanges.changes(of: id) where change.at <= now {
            latest[change.scheme] = change
        }
        let labels = latest.values.compactMap { change in
            change.to.map { CurrentLabel(scheme: change.scheme, label: $0, score: change.score, since: change.at) }
        }
        return Standing(facts: Facts(), labels: labels, obligations: [], nextChange: .never, policy: engine.version)
    }
}
