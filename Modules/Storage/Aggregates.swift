public import Domain

/// Customers and their profiles. Ids and keys never change.
public protocol CustomerStore {
    /// The next free id. Ids increase and are not used again.
    func allocateID() throws -> CustomerID
    /// - Throws: ``StorageError/duplicate(_:)`` when key or id is taken.
    func insert(_ customer: Customer) throws
    /// Replaces profile and version.
    func update(_ customer: Customer) throws
    /// Takes a customer out with all that is kept of it: profile, timeline, labels and their history, what is owed, spells,
    /// rows of batches. Its key is free then, its id is not.
    ///
    /// - Throws: ``StorageError/failed(_:)`` when there is no such customer, or a draft is about it.
    func remove(_ id: CustomerID, change: ChangeID) throws
    func customer(_ id: CustomerID) throws -> Customer?
    func id(of key: CustomerKey) throws -> CustomerID?
    /// As ``id(of:)``, for a customer of `scope` alone: what is outside of it does not exist.
    func id(of key: CustomerKey, within scope: Scope) throws -> CustomerID?
    /// Ids that match, in the query's order.
    func ids(_ query: CustomerQuery) throws -> [CustomerID]
    /// How many match, whatever the query's start and limit.
    func count(_ query: CustomerQuery) throws -> Int
}

/// Events, append-only: they leave with their customer alone.
public protocol TimelineStore {
    /// The first of `count` free ids, all of which belong to the caller.
    func allocateIDs(_ count: Int) throws -> EventID
    /// `event`: its id was allocated here, and is no other event's.
    ///
    /// - Throws: ``StorageError/duplicate(_:)`` when an event that is not retracted has the customer, kind and ref.
    ///   A `retracted` frees the ref of its target.
    func append(_ event: Event, change: ChangeID) throws
    /// All events of a customer by (instant, id).
    func events(of customer: CustomerID) throws -> [Event]
    /// The customers with a `promise-kept` at or after `instant`, retracted or not, each once, by id.
    func customers(keepingSince instant: Instant) throws -> [CustomerID]
    /// The event with that ref, unless it is retracted.
    func event(of customer: CustomerID, kind: EventKind, ref: String) throws -> Event?
    /// How many different changes the customer's events were recorded by.
    func countChanges(of customer: CustomerID) throws -> Int
    func count() throws -> Int
    /// Every currency that stands on an event, or has stood on one of a customer that was taken out.
    func currencies() throws -> Set<Currency>
}

/// What is derived: facts, labels, obligations, and when to look again.
public protocol StandingStore {
    func standing(of customer: CustomerID) throws -> Standing?
    /// Saves `standing`, writing what differs from `old`, the stored one.
    func save(_ standing: Standing, of customer: CustomerID, replacing old: Standing?) throws
    /// Saves `standing` in place of all that is stored for the customer, be it whole, in part or damaged.
    func overwrite(_ standing: Standing, of customer: CustomerID) throws
    /// Customers whose ``Standing/nextChange`` is at or before `now`, the most overdue first.
    func due(at now: Instant, limit: Int) throws -> [CustomerID]
    /// Customers derived with an older policy than `version`, by id.
    func outdated(before version: PolicyVersion, limit: Int) throws -> [CustomerID]
    /// Customers that are owed something due before `horizon`, each once, in no particular order.
    func owing(before horizon: Instant, within scope: Scope) throws -> [CustomerID]
    /// What `owner` has, without looking at every customer.
    func holdings(of owner: UserID) throws -> Holdings
    /// Customers of `scope` with an override that waits for approval, by id.
    func waiting(within scope: Scope) throws -> [CustomerID]
}

/// How many customers somebody owns (RULES.md §8, caps).
public struct Holdings: Hashable, Sendable {
    public var customers = 0
    /// Those of them without a live order: what `max_owned` counts.
    public var withoutOrder = 0
    /// Those of them that are locked: what `max_locked` counts.
    public var locked = 0

    public init(customers: Int = 0, withoutOrder: Int = 0, locked: Int = 0) {
        self.customers = customers
        self.withoutOrder = withoutOrder
        self.locked = locked
    }
}

/// Labels that changed, append-only: they leave with their customer alone.
public protocol LabelChangeStore {
    func append(_ change: LabelChange) throws
    /// By instant, then in the order of appending.
    func changes(of customer: CustomerID) throws -> [LabelChange]
}

/// The record of writes, and up to when time has been processed.
public protocol ChangeStore {
    func allocateID() throws -> ChangeID
    func append(_ change: Change) throws
    /// The latest changes, newest first.
    func latest(_ count: Int) throws -> [Change]
    func change(_ id: ChangeID) throws -> Change?
    /// Up to when the store has been processed; ``Instant/unset`` for a new one.
    func processedTo() throws -> Instant
    /// It never goes back; an earlier instant than before need not be kept.
    func setProcessed(to instant: Instant) throws
}

/// Adopted policies, append-only.
public protocol PolicyStore {
    /// The one with the highest version.
    func inForce() throws -> PolicyRecord?
    func all() throws -> [PolicyRecord]
    func append(_ record: PolicyRecord) throws
}

public protocol UserStore {
    func user(_ id: UserID) throws -> User?
    /// By id.
    func all() throws -> [User]
    /// Inserts or replaces.
    func save(_ user: User) throws
}

public protocol TeamStore {
    func team(_ id: TeamID) throws -> Team?
    /// By id.
    func all() throws -> [Team]
    /// Inserts or replaces.
    func save(_ team: Team) throws
}

/// Who owned a customer when. Spells of one customer never overlap, and at most one has no end.
public protocol SpellStore {
    /// By start.
    func spells(of customer: CustomerID) throws -> [OwnershipSpell]
    /// Writes what differs from the stored ones: as a rule one more, or the end of the latest.
    ///
    /// - Throws: ``StorageError/duplicate(_:)`` naming `spells` when two of them overlap.
    func save(_ spells: [OwnershipSpell], of customer: CustomerID) throws
    /// How many spells of `owner` that began for `reason` started in `range`, ended or not.
    func count(of owner: UserID, reason: String, in range: Range<Instant>) throws -> Int
    /// Customers whose spells of `owner` the system ended at or after `instant`, at most `limit`, the latest first, then by
    /// id, descending; one for each spell.
    func lost(by owner: UserID, since instant: Instant, limit: Int) throws -> [CustomerID]
}

public protocol TagStore {
    /// By name, byte order.
    func all() throws -> [Tag]
    /// By name, byte order, with how many of the customers that match carry each, whatever order, start and limit say.
    func counted(among query: CustomerQuery) throws -> [(tag: Tag, customers: Int)]
    func tag(_ name: String) throws -> Tag?
    /// Inserts or replaces.
    func save(_ tag: Tag) throws
    func remove(_ name: String) throws
}

/// What was done to many customers at once, for taking it back.
public protocol BatchStore {
    /// - Throws: ``StorageError/duplicate(_:)`` when the change has a batch, or the batch a tag or customer twice.
    func append(_ batch: Batch, rows: [BatchRow]) throws
    func batch(_ change: ChangeID) throws -> Batch?
    /// By customer; of customers that were taken out there are none.
    func rows(of change: ChangeID) throws -> [BatchRow]
    /// The latest, or the latest before one, newest first.
    func latest(_ count: Int, before: ChangeID?) throws -> [Batch]
    /// Notes that `change` took the batch back. A batch is taken back once.
    func markUndone(_ batch: ChangeID, by change: ChangeID) throws
}

extension BatchStore {
    public func latest(_ count: Int) throws -> [Batch] { try latest(count, before: nil) }
}

/// Entries that came too late, kept for their authors.
public protocol DraftStore {
    /// The next free id.
    func allocateID() throws -> Int64
    func append(_ draft: Draft) throws
    func draft(_ id: Int64) throws -> Draft?
    /// Whether one is about `customer`.
    func hasDraft(about customer: CustomerID) throws -> Bool
    /// By id.
    func drafts(of author: UserID) throws -> [Draft]
    func remove(_ id: Int64) throws
}

/// Reviews, append-only.
public protocol ReviewStore {
    func append(_ review: Review) throws
    /// The latest of that user and kind.
    func latest(of user: UserID, kind: Review.Kind) throws -> Review?
    /// Those of that user, newest first.
    func reviews(of user: UserID, limit: Int) throws -> [Review]
}

/// The chain of changes, append-only; payloads alone can be erased.
public protocol AuditStore {
    /// The latest link.
    func head() throws -> AuditLink?
    /// - Throws: ``StorageError/duplicate(_:)`` when the change has a link.
    func append(_ link: AuditLink, payload: AuditPayload) throws
    /// Links after `change`, ascending; nil from the first.
    func links(after change: ChangeID?, limit: Int) throws -> [AuditLink]
    func link(of change: ChangeID) throws -> AuditLink?
    /// Nil when it was erased.
    func payload(of change: ChangeID) throws -> AuditPayload?
    func erasePayload(of change: ChangeID) throws
}
