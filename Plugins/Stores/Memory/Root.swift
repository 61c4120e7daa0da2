import Domain
import HashTreeCollections
import Storage

/// All that a memory store holds at one moment. Its copies share their parts, so each is a snapshot.
struct Root: Sendable {
    var customers: TreeDictionary<CustomerID, Customer> = [:]
    var customerIDs: TreeDictionary<ByteText, CustomerID> = [:]
    var order = SortedTree<CustomerID>()
    var keys = SortedTree<Named>()

    var timelines: TreeDictionary<CustomerID, Timeline> = [:]
    var eventIDs: TreeSet<EventID> = []
    var currencies: Set<Currency> = []
    /// Customers by when a promise to them was kept.
    var kept = SortedTree<DueCustomer>()

    var standings: TreeDictionary<CustomerID, Standing> = [:]
    var nextChanges = SortedTree<DueCustomer>()
    var policyVersions = SortedTree<DerivedCustomer>()
    /// Nil is the high seas.
    var desks: TreeDictionary<ByteText?, Desk> = [:]
    /// How many customers each owner has with which ``Standing/crowds``, where there are any.
    var crowds: TreeDictionary<ByteText, [Int64: Int]> = [:]
    /// The customers of each owner by key; nil is the high seas.
    var owned: TreeDictionary<ByteText?, SortedTree<Named>> = [:]
    var holdings: TreeDictionary<ByteText, Holdings> = [:]
    /// Customers with an override that waits for approval.
    var waiting = SortedTree<CustomerID>()
    var spells: TreeDictionary<CustomerID, [OwnershipSpell]> = [:]
    var spellsByOwner: TreeDictionary<ByteText, SortedTree<StartedSpell>> = [:]
    /// Those that the system ended, by their owner and their end.
    var spellsLost: TreeDictionary<ByteText, SortedTree<StartedSpell>> = [:]

    var labelChanges: TreeDictionary<CustomerID, [LabelChange]> = [:]
    var changes: TreeDictionary<ChangeID, Change> = [:]
    var changeOrder = SortedTree<Latest>()
    var policies: [PolicyRecord] = []
    var users: TreeDictionary<ByteText, User> = [:]
    var userOrder = SortedTree<ByteText>()
    var records = Records()
    var accounts = Accounts()

    var processedTo = Instant.unset
    var nextCustomer: Int64 = 1
    var nextEvent: Int64 = 1
    var nextChange: Int64 = 1
}

/// A customer by key.
struct Named: Comparable, Sendable {
    let key: ByteText
    let customer: CustomerID

    static func < (a: Named, b: Named) -> Bool { a.key < b.key }
    static func == (a: Named, b: Named) -> Bool { a.key == b.key }
}

/// A spell by when it started.
struct StartedSpell: Comparable, Sendable {
    let at: Instant
    let customer: CustomerID
    let event: EventID
    let reason: ByteText?

    static func < (a: StartedSpell, b: StartedSpell) -> Bool {
        (a.at, a.customer, a.event) < (b.at, b.customer, b.event)
    }
    static func == (a: StartedSpell, b: StartedSpell) -> Bool {
        (a.at, a.customer, a.event) == (b.at, b.customer, b.event)
    }
}

/// A customer by an instant: when to look again, or when something was done.
struct DueCustomer: Comparable, Sendable {
    let at: Instant
    let customer: CustomerID

    static func < (a: DueCustomer, b: DueCustomer) -> Bool { (a.at, a.customer) < (b.at, b.customer) }
}

/// A customer by the policy it was derived with.
struct DerivedCustomer: Comparable, Sendable {
    let policy: PolicyVersion
    let customer: CustomerID

    static func < (a: DerivedCustomer, b: DerivedCustomer) -> Bool { (a.policy, a.customer) < (b.policy, b.customer) }
}

/// A change by id, newest first.
struct Latest: Comparable, Sendable {
    let id: ChangeID

    static func < (a: Latest, b: Latest) -> Bool { a.id > b.id }
}
