/// Which orders of a timeline are live, and when they were completed (RULES.md §3).
///
/// Cancellations and completions work backwards, so an order book is always made from the whole timeline.
public struct OrderBook: Sendable {
    public struct Entry: Hashable, Sendable {
        public let order: Event
        /// The completion that ended it.
        public internal(set) var completion: Event?
        /// The cancellation that removed it, and its completion with it.
        public internal(set) var cancellation: Event?

        public var isLive: Bool { cancellation == nil }
        public var isOpen: Bool { isLive && completion == nil }
    }

    /// In the order of folding.
    public private(set) var entries: [Entry] = []
    /// Completions and cancellations that name no known order, or end none that was open.
    public private(set) var unmatched: Set<EventID> = []
    private var byRef: [String: Int] = [:]

    /// - Parameter timeline: events of one customer in the order of folding, retracted ones left out.
    public init(_ timeline: some Sequence<Event>) {
        var endings: [Event] = []
        for event in timeline {
            if event.kind == .order {
                byRef[event.ref] = entries.count
                entries.append(Entry(order: event))
            } else if event.kind.endsOrder {
                endings.append(event)
            }
        }
        // Among themselves endings go by file order: none of them answers another.
        endings.sort { ($0.occurredAt, $0.id) < ($1.occurredAt, $1.id) }
        for ending in endings { apply(ending) }
    }

    private mutating func apply(_ ending: Event) {
        guard let index = target(of: ending) else {
            unmatched.insert(ending.id)
            return
        }
        if ending.kind == .orderCancelled {
            if entries[index].cancellation == nil { entries[index].cancellation = ending }
        } else if entries[index].isOpen {
            entries[index].completion = ending
        }
    }

    private func target(of ending: Event) -> Int? {
        if let ref = ending.details.orderRef { return byRef[ref] }
        func isCandidate(_ entry: Entry) -> Bool { entry.isOpen && entry.order.occurredAt <= ending.occurredAt }
        return ending.kind == .orderCompleted
            ? entries.firstIndex(where: isCandidate) : entries.lastIndex(where: isCandidate)
    }
}
