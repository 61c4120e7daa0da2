import Domain
import HashTreeCollections
import Storage

struct MemoryTimelines: TimelineStore {
    let state: MemoryState

    func allocateIDs(_ count: Int) throws -> EventID {
        try state.requireWritable()
        defer { state.root.nextEvent += Int64(max(0, count)) }
        return EventID(state.root.nextEvent)
    }

    func append(_ event: Event, change: ChangeID) throws {
        try state.requireWritable()
        try Storable.check(event)
        try state.requireCustomer(event.customer, for: "events.customer_id")
        if state.root.eventIDs.contains(event.id) { throw StorageError.duplicate("events.id") }
        if state.root.timelines[event.customer]?.live(event.kind, event.ref) != nil {
            throw StorageError.duplicate("events.customer_id, events.kind, events.ref")
        }
        state.root.eventIDs.insert(event.id)
        state.root.timelines[event.customer, default: Timeline()].append(event, change)
        if event.kind == .promiseKept {
            state.root.kept.insert(DueCustomer(at: event.occurredAt, customer: event.customer))
        }
        if let currency = event.details.amount?.currency { state.root.currencies.insert(currency) }
        state.root.nextEvent = max(state.root.nextEvent, event.id.number + 1)
    }

    func events(of customer: CustomerID) throws -> [Event] { state.root.timelines[customer]?.events ?? [] }

    func customers(keepingSince instant: Instant) throws -> [CustomerID] {
        var found: Set<CustomerID> = []
        state.root.kept.scan(from: DueCustomer(at: instant, customer: CustomerID(0))) {
            found.insert($0.customer)
            return true
        }
        return found.sorted()
    }

    func event(of customer: CustomerID, kind: EventKind, ref: String) throws -> Event? {
        state.root.timelines[customer]?.live(kind, ref)
    }

    func countChanges(of customer: CustomerID) throws -> Int { state.root.timelines[customer]?.changes.count ?? 0 }

    func count() throws -> Int { state.root.eventIDs.count }

    func currencies() throws -> Set<Currency> { state.root.currencies }
}
