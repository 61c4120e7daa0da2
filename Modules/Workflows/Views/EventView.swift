import Domain

/// An entry of a timeline, as shown. Only what was given stands in `details`.
public struct EventView: Codable, Hashable, Sendable {
    /// What an entry that takes another back is about.
    public struct Taken: Codable, Hashable, Sendable {
        public var kind: String
        public var at: String
        public var details: [String: String]
    }
    public var id: Int64
    public var kind: String
    public var at: String
    public var recordedAt: String
    public var actor: String
    public var ref: String
    public var details: [String: String]
    /// When it was taken back; nil for what stands.
    public var takenBack: String?
    /// True of a label that was asked for and not set by this entry, and of the end of a request that never came into
    /// force.
    public var isRequest: Bool?
    /// Of a `retracted`: what it took back.
    public var takes: Taken?

    fileprivate init(_ event: Event) {
        id = event.id.number
        kind = event.kind.rawValue
        at = event.occurredAt.rfc3339
        recordedAt = event.recordedAt.rfc3339
        actor = event.actor.text
        ref = event.ref
        details = event.details.shown
    }
}

extension EventView {
    /// By which ``Wording/entry(_:)`` knows it.
    public var name: String { isRequest == true ? "\(kind):request" : kind }
}

extension EventView.Taken {
    fileprivate init(_ event: Event) {
        self.init(kind: event.kind.rawValue, at: event.occurredAt.rfc3339, details: event.details.shown)
    }
}

extension EventDetails {
    fileprivate var shown: [String: String] { Dictionary(fields, uniquingKeysWith: { a, _ in a }) }
}

/// A whole timeline, as far as entries have to know of each other to be shown.
struct ShownTimeline {
    /// By what was taken back: when.
    private var ends: [EventID: Instant] = [:]
    /// What was taken back, by its id.
    private var targets: [EventID: Event] = [:]
    /// Labels that were asked for and never approved.
    private var requests: Set<EventID> = []

    init(_ timeline: [Event]) {
        for event in timeline {
            switch (event.kind, event.details.target) {
            case (.retracted, let target?): ends[target] = event.occurredAt
            case (.labelOverridden, let target?): requests.remove(target)
            case (.labelOverridden, nil) where event.details.overrideState == .waiting: requests.insert(event.id)
            default: break
            }
        }
        guard !ends.isEmpty else { return }
        for event in timeline where ends[event.id] != nil { targets[event.id] = event }
    }

    /// Whether it still counts.
    func stands(_ event: Event) -> Bool { ends[event.id] == nil }

    /// `events` of it, the last first.
    func views(_ events: some BidirectionalCollection<Event>) -> [EventView] { events.reversed().map(view) }

    private func isRequest(_ event: Event) -> Bool {
        switch event.kind {
        case .labelOverridden: event.details.overrideState == .waiting
        case .overrideEnded: event.details.target.map(requests.contains) ?? false
        default: false
        }
    }

    private func view(_ event: Event) -> EventView {
        var view = EventView(event)
        view.takenBack = ends[event.id]?.rfc3339
        if isRequest(event) { view.isRequest = true }
        if event.kind == .retracted {
            view.takes = event.details.target.flatMap { targets[$0] }.map(EventView.Taken.init)
        }
        return view
    }
}
