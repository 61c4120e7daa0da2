import Domain
import HashTreeCollections

/// The events of one customer.
struct Timeline: Sendable {
    /// What is unique among events that are not retracted.
    struct Name: Hashable, Sendable {
        let kind: EventKind
        let ref: ByteText
    }

    /// By (instant, id).
    private(set) var events: [Event] = []
    /// The place of each live event in time, once there are too many to look through.
    private var places: TreeDictionary<Name, Mark>?
    private var retracted: TreeSet<EventID> = []

    /// Below this a look through all is faster than an index, and smaller.
    private static let scanned = 24

    /// Adds `event`, whose name is free, and retracts its target.
    mutating func append(_ event: Event) {
        let place = place(of: Mark(at: event.occurredAt, event: event.id))
        events.insert(event, at: place)
        if places != nil {
            places?[Self.name(of: event)] = Mark(at: event.occurredAt, event: event.id)
        } else if events.count > Self.scanned {
            places = TreeDictionary(
                uniqueKeysWithValues: events.filter { !retracted.contains($0.id) }
                    .map { (Self.name(of: $0), Mark(at: $0.occurredAt, event: $0.id)) })
        }
        if event.kind == .retracted, let target = event.details.target { retract(target) }
    }

    /// The event of that name, unless it is retracted.
    func live(_ kind: EventKind, _ ref: String) -> Event? {
        guard let places else {
            return events.first {
                $0.kind == kind && $0.ref.utf8.elementsEqual(ref.utf8) && !retracted.contains($0.id)
            }
        }
        guard let mark = places[Name(kind: kind, ref: ByteText(ref))] else { return nil }
        let place = place(of: mark)
        return place < events.count && events[place].id == mark.event ? events[place] : nil
    }

    private mutating func retract(_ target: EventID) {
        guard let event = events.first(where: { $0.id == target }), !retracted.contains(target) else { return }
        retracted.insert(target)
        places?[Self.name(of: event)] = nil
    }

    private static func name(of event: Event) -> Name { Name(kind: event.kind, ref: ByteText(event.ref)) }

    /// The place of the first event that is not before `mark`. Most events are the latest.
    private func place(of mark: Mark) -> Int {
        func isBefore(_ event: Event) -> Bool { (event.occurredAt, event.id) < (mark.at, mark.event) }
        guard let last = events.last, !isBefore(last) else { return events.count }
        var low = 0
        var high = events.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(events[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
