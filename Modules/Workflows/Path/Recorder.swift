import Domain
import Storage

/// Records a batch of events in one transaction: each once, orders before what refers to them, and every customer folded
/// once at the end (RULES.md §1 "Order", §3).
struct Recorder {
    enum Outcome: Hashable {
        case recorded(EventID)
        /// The same event was recorded before.
        case known(EventID)
        /// A completion or cancellation: decided by ``Recorder/decideEndings(_:)``.
        case waiting

        var isKnown: Bool { if case .known = self { true } else { false } }
    }

    private struct Ending {
        let draft: EventDraft
        let id: EventID
        let ref: String
        let row: Int
    }

    /// How events that were appended are folded at the end.
    private enum Pending {
        case events([Event])
        /// There are too many to keep, or some that work backwards: from the timeline.
        case timeline

        var events: [Event]? { if case .events(let events) = self { events } else { nil } }
        /// The same in the order of a timeline.
        var timeline: [Event]? { events?.sorted { ($0.occurredAt, $0.id) < ($1.occurredAt, $1.id) } }
    }

    private var endings: [Ending] = []
    /// Where the ending of a customer, kind and ref stands in ``endings``.
    private var endingPlaces: [String: Int] = [:]
    private var pending: [CustomerID: Pending] = [:]
    /// Occurrences of equal rows without a ref, by customer and digest.
    private var occurrences: [String: Int] = [:]
    /// Customers whose ownership was written about.
    private var owned: Set<CustomerID> = []
    /// Customers that were made and not settled since: nothing was recorded of them before.
    private var made: Set<CustomerID> = []
    private var places = 0
    private var freeIDs: Range<Int64> = 0..<0
    /// From the first id that an event got to the last. No other event has one between them: writers take turns.
    private(set) var recorded: ClosedRange<EventID>?
    private var block = 4

    /// More than this and the timeline is read again instead.
    private static let keptEvents = 8

    /// Appends the event of `draft`, or puts it off until all orders are read.
    ///
    /// - `row`: the caller's number for it, given back by ``decideEndings(_:)``.
    /// - `id`: one that was reserved for it; nil takes the next.
    /// Throws ``EventRefusal``, or what the store throws.
    mutating func add(_ draft: EventDraft, row: Int, id: EventID? = nil, to work: inout Work) throws -> Outcome {
        let missing = draft.details.missing(for: draft.kind)
        guard missing.isEmpty else { throw EventRefusal.missing(kind: draft.kind, columns: missing) }
        guard draft.at <= draft.recordedAt, draft.recordedAt <= work.now else {
            throw EventRefusal.inFuture(at: max(draft.at, draft.recordedAt), now: work.now)
        }
        if let amount = draft.details.amount, !work.engine.fold.rates.knows(amount.currency) {
            throw EventRefusal.noRate(amount.currency)
        }
        let ref = ref(for: draft)
        if let known = try event(of: draft.customer, kind: draft.kind, ref: ref, work) {
            let differences = draft.differences(from: known)
            guard differences.isEmpty else {
                throw EventRefusal.conflict(kind: draft.kind, ref: ref, fields: differences)
            }
            return .known(known.id)
        }
        let id = try id ?? reserve(1, work)
        recorded = min(recorded?.lowerBound ?? id, id)...max(recorded?.upperBound ?? id, id)
        if draft.kind.endsOrder {
            let name = "\(draft.customer.number)/\(draft.kind.rawValue)/\(ref)"
            if let place = endingPlaces.updateValue(endings.count, forKey: name) {
                endingPlaces[name] = place
                let twin = endings[place]
                let differences = draft.differences(from: twin.draft.event(twin.id, ref: ref))
                guard differences.isEmpty else {
                    throw EventRefusal.conflict(kind: draft.kind, ref: ref, fields: differences)
                }
                return .known(twin.id)
            }
            endings.append(Ending(draft: draft, id: id, ref: ref, row: row))
            return .waiting
        }
        try append(draft.event(id, ref: ref), to: &work)
        return .recorded(id)
    }

    /// Where the event of `outcome` stands, of a recorder that was asked for no other before it.
    func entry(of outcome: Outcome) -> EventID? {
        switch outcome {
        case .recorded(let id), .known(let id): id
        case .waiting: recorded?.lowerBound
        }
    }

    /// Records that the follow-up form of a contact was filled in with it. Only conversations owe one: the form of a mail or
    /// an unanswered call says nothing (RULES.md §3).
    ///
    /// `id`: one that was reserved for it; nil takes the next.
    mutating func addForm(
        of contact: EventDraft, _ outcome: Outcome, id: EventID? = nil, to work: inout Work
    ) throws {
        let conversation: EventID
        switch outcome {
        case .recorded(let id), .known(let id): conversation = id
        case .waiting: return
        }
        guard contact.kind == .contact, contact.details.isReachedCall else { return }
        var details = EventDetails()
        details.target = conversation
        let form = EventDraft(
            customer: contact.customer, kind: .form, at: contact.at, recordedAt: contact.recordedAt,
            actor: contact.actor,
            ref: "of-\(conversation.number)", details: details)
        _ = try add(form, row: 0, id: id, to: &work)
    }

    /// Appends the completions and cancellations whose order is there, after all orders were read.
    ///
    /// - Returns: the refused ones by row.
    mutating func decideEndings(_ work: inout Work) throws -> [(row: Int, refusal: EventRefusal)] {
        var refused: [(row: Int, refusal: EventRefusal)] = []
        let byCustomer = Dictionary(grouping: endings) { $0.draft.customer }
        endings.removeAll()
        endingPlaces.removeAll()
        for (customer, all) in byCustomer.sorted(by: { $0.key < $1.key }) {
            var accepted: [Ending] = []
            for ending in all {
                guard let ref = ending.draft.details.orderRef else {
                    accepted.append(ending)
                    continue
                }
                if try work.transaction.timelines.event(of: customer, kind: .order, ref: ref) == nil {
                    refused.append((ending.row, .unknownOrder(ref: ref)))
                } else {
                    accepted.append(ending)
                }
            }
            if accepted.contains(where: { $0.draft.details.orderRef == nil }) {
                let timeline = try work.transaction.timelines.events(of: customer)
                let book = OrderBook(
                    Facts.foldable(
                        timeline + accepted.map { $0.draft.event($0.id, ref: $0.ref) }, rules: work.engine.fold))
                for ending in accepted where book.unmatched.contains(ending.id) {
                    refused.append((ending.row, .noOpenOrder(kind: ending.draft.kind)))
                }
                accepted.removeAll { book.unmatched.contains($0.id) }
            }
            for ending in accepted { try append(ending.draft.event(ending.id, ref: ending.ref), to: &work) }
        }
        return refused.sorted { $0.row < $1.row }
    }

    /// Customers that something was recorded of and that are not settled yet, by id.
    var touchedCustomers: [CustomerID] { pending.keys.sorted() }
    func isTouched(_ customer: CustomerID) -> Bool { pending[customer] != nil }

    /// Lets go of events that are kept to be folded: where customers are many, reading their timelines once more takes less
    /// than keeping the events of all.
    mutating func foldFromTimelines() { for customer in pending.keys { pending[customer] = .timeline } }

    /// Folds every touched customer once, derives what follows and saves it.
    mutating func settle(_ work: inout Work) throws { try settle(touchedCustomers, &work) }

    /// The same for those of `customers` that were touched, by id, of whom nothing more will be recorded.
    mutating func settle(_ customers: [CustomerID], _ work: inout Work) throws {
        var page: [Unsettled] = []
        var before: [CustomerID: (customer: Customer, facts: Facts)] = [:]
        for id in customers {
            guard let pending = pending.removeValue(forKey: id),
                var customer = try work.transaction.customers.customer(id)
            else { continue }
            if work.isFirst(of: id) {
                customer.version += 1
                try work.transaction.customers.update(customer)
            }
            let old = try work.transaction.standings.standing(of: id)
            let timeline = made.remove(id) == nil ? nil : pending.timeline
            if owned.remove(id) != nil { try work.saveSpells(of: id, events: timeline) }
            let facts =
                try Self.folded(pending, onto: old, work)
                ?? Facts(
                    timeline: timeline ?? work.transaction.timelines.events(of: id), rules: work.engine.fold)
            let profile = work.takeEarlierProfile(of: id)
            if let old, !facts.commitments.overrides.isEmpty {
                var earlier = customer
                if let profile { earlier.profile = profile }
                before[id] = (earlier, old.facts)
            }
            page.append(Unsettled(customer: customer, facts: facts, old: old))
            if page.count == Work.page {
                try work.settle(page)
                page.removeAll(keepingCapacity: true)
            }
        }
        try work.settle(page)
        if work.engine.overrides.endsWhenContradicted { try endContradicted(before, &work) }
    }

    /// Ends the overrides of customers whose label by the rules has just moved to another than the one set
    /// (RULES.md §6).
    private mutating func endContradicted(
        _ before: [CustomerID: (customer: Customer, facts: Facts)], _ work: inout Work
    ) throws {
        var ended: [CustomerID] = []
        for (id, old) in before.sorted(by: { $0.key < $1.key }) {
            guard let target = try work.target(id) else { continue }
            for override in target.standing.facts.commitments.overrides where override.holds(at: work.now) {
                let now = work.labelByRule(override.scheme, of: target.customer, target.standing.facts)
                let then = work.labelByRule(override.scheme, of: old.customer, old.facts)
                guard now != then, now != override.label else { continue }
                try end(override, of: id, how: .contradicted, reason: nil, to: &work)
                if ended.last != id { ended.append(id) }
            }
        }
        if !ended.isEmpty { try settle(ended, &work) }
    }

    /// Tells apart what one change records more than once.
    mutating func nextPlace() -> Int {
        places += 1
        return places
    }

    /// Marks a customer that was made just now: all its events are those that are recorded from here on.
    mutating func begin(_ customer: CustomerID) {
        made.insert(customer)
        touch(customer)
    }

    /// Marks a customer whose profile changed: it is derived anew even without an event.
    mutating func touch(_ customer: CustomerID) {
        if pending[customer] == nil { pending[customer] = .events([]) }
    }

    /// The facts with the new events added, or nil when the timeline must be read.
    private static func folded(_ pending: Pending, onto old: Standing?, _ work: Work) throws -> Facts? {
        guard case .events(let events) = pending, let old, old.policy == work.engine.version else { return nil }
        var facts = old.facts
        let rules = work.engine.fold
        for event in events.sorted(by: { rules.place(of: $0) < rules.place(of: $1) }) {
            guard facts.canAppend(event, rules: rules) else { return nil }
            facts.append(event, rules: rules)
        }
        return facts
    }

    /// The event that is recorded under a name already.
    private func event(of customer: CustomerID, kind: EventKind, ref: String, _ work: Work) throws -> Event? {
        if made.contains(customer), let events = pending[customer]?.events {
            return events.first { $0.kind == kind && $0.ref.hasBytes(of: ref) }
        }
        return try work.transaction.timelines.event(of: customer, kind: kind, ref: ref)
    }

    private mutating func append(_ event: Event, to work: inout Work) throws {
        try work.transaction.timelines.append(event, change: work.change())
        work.trail.note(event, key: try work.key(of: event.customer))
        switch event.kind {
        case .owned, .released: owned.insert(event.customer)
        case .retracted:
            owned.insert(event.customer)
            // What is taken back is no longer known by its name.
            made.remove(event.customer)
        default: break
        }
        switch pending[event.customer] {
        case nil: pending[event.customer] = .events([event])
        case .events(let events) where events.count < Self.keptEvents:
            pending[event.customer] = .events(events + [event])
        default: pending[event.customer] = .timeline
        }
    }

    private mutating func ref(for draft: EventDraft) -> String {
        if let ref = draft.ref { return ref }
        let digest = draft.contentDigest
        let place = "\(draft.customer.number)/\(digest)"
        let count = occurrences[place, default: 0] + 1
        occurrences[place] = count
        return "\(digest)-\(count)"
    }

    /// The first of `count` ids that follow one another, all later than those before: ids follow the order of the batch. They
    /// are taken from the store in blocks.
    mutating func reserve(_ count: Int, _ work: Work) throws -> EventID {
        if freeIDs.count < count {
            let first = try work.transaction.timelines.allocateIDs(max(block, count)).number
            freeIDs = first..<(first + Int64(max(block, count)))
            block = min(block * 2, 1024)
        }
        let id = freeIDs.lowerBound
        freeIDs = (id + Int64(count))..<freeIDs.upperBound
        return EventID(id)
    }
}
