public import Domain

/// Customers and their profiles. Ids and keys never change.
public protocol CustomerStore {
    /// The next free id. Ids increase and are not used again.
    func allocateID() throws -> CustomerID
    /// - Throws: ``StorageError/duplicate(_:)`` when key or id is taken.
    func insert(_ customer: Customer) throws
    /// Replaces profile and version.
    func update(_ customer: Customer) throws
    func customer(_ id: CustomerID) throws -> Customer?
    func id(of key: CustomerKey) throws -> CustomerID?
    /// Ids that match, in the query's order.
    func ids(_ query: CustomerQuery) throws -> [CustomerID]
    /// How many match, whatever the query's start and limit.
    func count(_ query: CustomerQuery) throws -> Int
}

/// Events, append-only.
public protocol TimelineStore {
    /// The first of `count` free ids, all of which belong to the caller.
    func allocateIDs(_ count: Int) throws -> EventID
    /// - Throws: ``StorageError/duplicate(_:)`` when an event that is not retracted has the customer, kind and ref.
    ///   A `retracted` frees the ref of its target.
    func append(_ event: Event, change: ChangeID) throws
    /// All events of a customer by (instant, id).
    func events(of customer: CustomerID) throws -> [Event]
    /// The event with that ref, unless it is retracted.
    func event(of customer: CustomerID, kind: EventKind, ref: String) throws -> Event?
    func count() throws -> Int
    /// Every currency that stands on an event.
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
    /// Customers that owe something due before `horizon`, each once, in no particular order. An `owner` of nil means
    /// everybody's, those without an owner included.
    func owing(before horizon: Instant, owner: UserID?) throws -> [CustomerID]
    /// How many obligations of that owner are due at or after `horizon`.
    func countOwing(from horizon: Instant, owner: UserID?) throws -> Int
}

/// Labels that changed, append-only.
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
    /// Up to when the store has been processed; ``Instant/unset`` for a new one.
    func processedTo() throws -> Instant
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
