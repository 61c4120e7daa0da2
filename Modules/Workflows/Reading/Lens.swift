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

        /// Where it stands among others at the moment that is looked at.
        var place: CustomerPlace { CustomerPlace(full, standing) }
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
                let timeline = try transaction.timelines.events(of: id)
                let events = timeline.filter { $0.occurredAt <= now }
                // Who has a history was there, whenever it was told to us.
                guard customer.createdAt <= now || !events.isEmpty else { continue }
                customer = past(customer, timeline)
                let facts = Facts(timeline: events, rules: engine.fold)
                stale.append(Unsettled(customer: customer, facts: facts, old: try past(id)))
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

    /// Up to so many customers whose time has passed are looked at one by one; of more, all are.
    private static let few = 2_000

    /// The customers of whom the store does not know how they stand now, because time has passed since it looked at them;
    /// nil when they are many or all.
    func passed() throws -> [CustomerID]? {
        guard basis == .stored, try transaction.standings.outdated(before: engine.version, limit: 1).isEmpty else {
            return nil
        }
        let due = try transaction.standings.due(at: now, limit: Self.few + 1)
        return due.count > Self.few ? nil : due
    }

    /// Which of the customers that match are wanted.
    struct Window {
        var order = CustomerQuery.Order.key
        /// Only those after this place.
        var after: CustomerPlace?
        var limit: Int

        /// Whether `a` comes before `b`.
        func isBefore(_ a: Entry, _ b: Entry) -> Bool { a.place.precedes(b.place, by: order) }

        func contains(_ entry: Entry) -> Bool { after?.precedes(entry.place, by: order) ?? true }
    }

    /// Hands the first `limit` customers that match, by key, to `body`. - Returns: how many match in all.
    func search(_ condition: Condition, limit: Int, _ body: (Entry) throws -> Void) throws -> Int {
        try search(condition, Window(limit: limit), body)
    }

    /// Hands the customers of `window` that match to `body`. - Returns: how many match in all.
    func search(_ condition: Condition, _ window: Window, _ body: (Entry) throws -> Void) throws -> Int {
        guard let passed = try passed() else { return try walk(condition, window, body) }
        return try search(condition, besides: passed, window, body)
    }

    /// As ``search(_:_:_:)``, looking at every customer.
    func walk(_ condition: Condition, _ window: Window, _ body: (Entry) throws -> Void) throws -> Int {
        // What is hidden now is not found, whoever owned the customer at a past moment.
        var count = 0
        var found = Foremost<Entry>(max(1, window.limit), by: window.order)
        // The store has them in an order of now, which is none of what is looked at.
        try forEach(query(order: .id)) { entry in
            guard holds(condition, entry.customer, entry.standing) else { return }
            count += 1
            if window.limit > 0, window.contains(entry) { found.insert(entry, at: entry.place) }
        }
        for entry in found.values() { try body(entry) }
        return count
    }

    /// The store tells who matches, but for `passed`: they are looked at as they are now.
    private func search(
        _ condition: Condition, besides passed: [CustomerID], _ window: Window, _ body: (Entry) throws -> Void
    ) throws -> Int {
        var count = try transaction.customers.count(query(condition))
        var moved: [Entry] = []
        for entry in try entries(passed) {
            if let stored = try transaction.standings.standing(of: entry.full.id), holds(condition, entry.full, stored)
            {
                count -= 1
            }
            if holds(condition, entry.customer, entry.standing) { moved.append(entry) }
        }
        count += moved.count
        moved.removeAll { !window.contains($0) }
        moved.sort(by: window.isBefore)
        let others = Set(passed)
        var next = moved[...]
        var shown = 0
        func show(_ entry: Entry) throws {
            guard shown < window.limit else { return }
            shown += 1
            try body(entry)
        }
        var query = query(condition, order: window.order, limit: Work.page)
        query.after = window.after
        while shown < window.limit {
            query.limit = min(Work.page, window.limit - shown)
            let ids = try transaction.customers.ids(query)
            for entry in try entries(ids.filter { !others.contains($0) }) {
                while let first = next.first, window.isBefore(first, entry) { try show(next.removeFirst()) }
                try show(entry)
            }
            guard ids.count == query.limit, let last = try place(of: ids.last) else { break }
            query.after = last
        }
        for entry in next { try show(entry) }
        return count
    }

    private func holds(_ condition: Condition, _ customer: Customer, _ standing: Standing) -> Bool {
        let subject = ConditionSubject(
            customer: customer, standing: standing, moment: engine.moment(now), rates: engine.fold.rates)
        return condition.evaluate(subject).holds
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
            guard ids.count == query.limit, let last = try place(of: ids.last) else { return }
            query.after = last
        }
    }

    /// Where the store has a customer.
    private func place(of id: CustomerID?) throws -> CustomerPlace? {
        guard let id, let customer = try transaction.customers.customer(id) else { return nil }
        return CustomerPlace(customer, try transaction.standings.standing(of: id))
    }

    /// Hands every customer on that the actor may see and that an owner of `scope` has at the moment that is looked at.
    func forEach(in scope: Scope, _ body: (Entry) throws -> Void) throws {
        var query = query(order: .id)
        // What is stored is of now: only then a store can leave out the others.
        if basis == .stored { query.scope = scope }
        try forEach(query) { if scope.contains(owner: $0.standing.owner) { try body($0) } }
    }

    /// The users whose customers are those of `scope`, by id.
    func people(of scope: Scope) throws -> [User] {
        guard case .owners(let ids, _) = scope else { return try transaction.users.all() }
        return try Set(ids).sorted().compactMap { try transaction.users.user($0) }
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
