import Classification
import Domain
import Scheduling
import Storage

/// One transaction that writes: who acts, with which policy, at what instant, under which change.
///
/// Everything that changes customers goes through here: events are appended, facts folded, labels and obligations
/// derived and the next instant to look again stored, all in the same transaction.
struct Work {
    let transaction: any Transaction
    let engine: Engine
    let now: Instant
    let actor: Actor
    /// What the audit is told.
    var trail = AuditTrail()
    /// What time had brought about before this write.
    var passed = PassedTime()
    /// Customers that left the private sea in this write, as a run that can be taken back.
    var recycled: [BatchRow] = []
    /// The customers that were derived anew.
    private(set) var touched = Touched()
    /// The state that the caller has seen of what is updated.
    var expecting: String?
    private var allocated: ChangeID?
    private var versioned: Set<CustomerID> = []
    /// Profiles as they were before this write changed them, of customers that are not settled since: what is set by hand
    /// may be contradicted by the change.
    private var earlierProfiles: [CustomerID: Profile] = [:]
    private var tags: Set<String> = []
    /// What this write did to tags themselves, by name.
    private var moves: [String: TagMove] = [:]
    /// The colours that tags get when they become known again.
    private var colours: [String: String] = [:]

    init(_ transaction: any Transaction, engine: Engine, now: Instant, actor: Actor) {
        self.transaction = transaction
        self.engine = engine
        self.now = now
        self.actor = actor
    }

    /// Whether this write has not made a version of the customer yet: it makes one, however often it comes back to it.
    mutating func isFirst(of id: CustomerID) -> Bool { versioned.insert(id).inserted }

    /// Stores a customer whose profile was `before`.
    mutating func save(_ customer: Customer, replacing before: Profile) throws {
        try transaction.customers.update(customer)
        guard engine.overrides.endsWhenContradicted, earlierProfiles[customer.id] == nil else { return }
        earlierProfiles[customer.id] = before
    }

    /// What the profile was before this write changed it; nil where it did not, or that was settled.
    mutating func takeEarlierProfile(of id: CustomerID) -> Profile? { earlierProfiles.removeValue(forKey: id) }

    /// Makes tags known that nobody has used before.
    mutating func know(_ names: [String]) throws {
        for name in names where try tags.insert(name).inserted && transaction.tags.tag(name) == nil {
            try set(name, colour: colours[name] ?? Tag.usualColour)
        }
    }

    /// Makes an owner whom nobody has heard of a salesperson without a login (DESIGN.md, "Identity").
    mutating func know(_ owner: UserID) throws {
        try transaction.users.save(User(id: owner, role: .salesperson, canLogIn: false, createdAt: now))
        trail.note("user", owner.text, after: ["role": Role.salesperson.rawValue])
    }

    /// Makes a tag that becomes known in this write have that colour.
    mutating func remember(_ colour: String, of tag: String) { colours[tag] = colour }

    /// Makes a tag known in a colour, gives it another, or makes it known no more.
    mutating func set(_ tag: String, colour: String?) throws {
        let present = try transaction.tags.tag(tag)?.colour
        guard present != colour else { return }
        _ = try change()
        if let colour {
            try transaction.tags.save(Tag(name: tag, colour: colour))
        } else {
            try transaction.tags.remove(tag)
            tags.remove(tag)
        }
        moves[tag] = TagMove(name: tag, before: moves[tag].map(\.before) ?? present, after: colour)
    }

    /// What this write did to tags themselves, by name.
    var tagMoves: [TagMove] {
        moves.values.filter { $0.before != $0.after }.sorted { $0.name.precedes($1.name) }
    }

    /// The key of a customer, while the audit asks for it.
    func key(of id: CustomerID) throws -> CustomerKey? {
        trail.isCut ? nil : try transaction.customers.customer(id)?.key
    }

    /// The id that all of this write carries. Asking for it says that something is written.
    mutating func change() throws -> ChangeID {
        if let allocated { return allocated }
        let id = try transaction.changes.allocateID()
        allocated = id
        return id
    }

    /// Appends the record of this write and its link in the audit chain, if there was one, and moves the store's clock.
    func finish(action: String, request: String?, digest: String, entropy: Entropy) throws {
        // First, so that a store can keep it with the change.
        if try transaction.changes.processedTo() != now { try transaction.changes.setProcessed(to: now) }
        if let allocated {
            if !recycled.isEmpty {
                try transaction.batches.append(
                    Batch(
                        change: allocated, actor: actor.user, at: now, action: Batch.recycling, detail: "",
                        count: recycled.count), rows: recycled)
            }
            let change = Change(
                id: allocated, actor: actor.user, action: action, at: now, request: request, digest: digest)
            try transaction.changes.append(change)
            let (link, payload) = AuditChain.link(
                change, subject: trail.subjectText, text: trail.text, salt: entropy.salt(for: allocated),
                after: try transaction.audit.head())
            try transaction.audit.append(link, payload: payload)
        }
    }

    /// Customers that are worked on together: enough that no existential call is felt, few enough to stay in cache.
    static let page = 512

    /// Derives `customers` anew from their stored facts, or from their timelines when `refolding`.
    mutating func rederive(_ customers: [CustomerID], refolding: Bool = false) throws {
        var page: [Unsettled] = []
        page.reserveCapacity(min(customers.count, Self.page))
        for id in customers {
            guard let customer = try transaction.customers.customer(id) else { continue }
            let old = try transaction.standings.standing(of: id)
            // What was derived by no policy was made by an older program, whose facts may know less.
            let facts =
                if let old, !refolding, old.policy > 0 { old.facts } else {
                    Facts(timeline: try transaction.timelines.events(of: id), rules: engine.fold)
                }
            page.append(Unsettled(customer: customer, facts: facts, old: old))
            if page.count == Self.page {
                try settle(page)
                page.removeAll(keepingCapacity: true)
            }
        }
        try settle(page)
    }

    /// Makes `customers` anew from their timelines, whatever is stored for them. A label that is equal keeps its `since`.
    mutating func rebuild(_ customers: [CustomerID]) throws {
        var page: [Unsettled] = []
        for id in customers {
            guard let customer = try transaction.customers.customer(id) else { continue }
            let facts = Facts(timeline: try transaction.timelines.events(of: id), rules: engine.fold)
            page.append(Unsettled(customer: customer, facts: facts, old: try readable(id)))
            if page.count == Self.page {
                try settle(page, overwriting: true)
                page.removeAll(keepingCapacity: true)
            }
        }
        try settle(page, overwriting: true)
    }

    /// What is stored for a customer, or nil when that cannot be read any more.
    private func readable(_ id: CustomerID) throws -> Standing? {
        do { return try transaction.standings.standing(of: id) } catch StorageError.corrupt { return nil }
    }

    /// Derives and saves labels and obligations for `customers`, and appends the labels that changed.
    mutating func settle(_ customers: [Unsettled], overwriting: Bool = false) throws {
        let standings = engine.derive(customers, at: now, warning: true)
        for (entry, new) in zip(customers, standings) where overwriting || new != entry.old {
            let change = try change()
            if overwriting {
                try transaction.standings.overwrite(new, of: entry.customer.id)
                try saveSpells(of: entry.customer.id)
            } else {
                try transaction.standings.save(new, of: entry.customer.id, replacing: entry.old)
            }
            let moves = Standing.labelMoves(from: entry.old, to: new)
            touched.note(entry.customer.key.text, from: entry.old, to: new, moved: moves.map(\.scheme))
            trail.note(entry.customer, from: entry.old, to: new)
            for (scheme, from, to) in moves {
                try transaction.labelChanges.append(
                    LabelChange(
                        customer: entry.customer.id, scheme: scheme, from: from, to: to?.label, score: to?.score,
                        at: now,
                        change: change, policy: engine.version))
            }
        }
    }

    /// Tells of a customer that was taken out.
    mutating func forget(_ target: Target) {
        let standing = target.standing
        touched.note(target.key.text, from: standing, to: nil, moved: standing.labels.map(\.scheme))
        trail.note("customer", target.key.text, before: ["owner": target.owner?.text ?? ""], after: ["removed": "yes"])
    }

    /// Brings the spells of a customer up to its timeline, or to `events` where those are all it has.
    func saveSpells(of id: CustomerID, events: [Event]? = nil) throws {
        let timeline = try events ?? transaction.timelines.events(of: id)
        try transaction.spells.save(OwnershipSpell.spells(of: timeline, rules: engine.fold), of: id)
    }
}

/// A customer whose facts are known and whose labels and obligations are to be derived.
struct Unsettled {
    let customer: Customer
    let facts: Facts
    let old: Standing?
}

extension Standing {
    /// What moved between two standings, as reports tell it: by scheme, `from → to`.
    static func told(from old: Standing?, to new: Standing) -> [String: String] {
        Dictionary(
            labelMoves(from: old, to: new).map {
                ($0.scheme.text, "\($0.from?.text ?? "") → \($0.to?.label.text ?? "")")
            }, uniquingKeysWith: { a, _ in a })
    }

    /// The schemes whose label differs between two standings of one customer.
    static func labelMoves(
        from old: Standing?, to new: Standing
    ) -> [(scheme: SchemeID, from: LabelID?, to: CurrentLabel?)] {
        var moves: [(scheme: SchemeID, from: LabelID?, to: CurrentLabel?)] = []
        for (place, label) in new.labels.enumerated() {
            let before = old?.label(label.scheme, near: place)?.label
            if before != label.label { moves.append((label.scheme, before, label)) }
        }
        for (place, label) in (old?.labels ?? []).enumerated() where new.label(label.scheme, near: place) == nil {
            moves.append((label.scheme, label.label, nil))
        }
        return moves
    }
}
