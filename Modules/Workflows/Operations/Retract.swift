public import Domain
import Storage

/// What became of an entry that was taken back.
public struct RetractReport: Codable, Hashable, Sendable {
    public var customer: String
    /// The number of the entry.
    public var event: Int64
    public var kind: String
    /// When it happened.
    public var at: String
    /// Follow-up forms of the conversation, which went with it.
    public var forms: [Int64]
    /// Labels that moved with it, by scheme: `from → to`.
    public var moved: [String: String]
    public var obligations: [ObligationView]
}

extension Session {
    /// Takes an entry back that somebody logged by a slip: the fold skips it from now on, its ref is free again, and labels
    /// and obligations are as if it had never been (RULES.md §3, `retracted`). Both stay on the timeline.
    ///
    /// A salesperson takes back what they recorded themselves; who leads the owner's team whatever was logged. The form of a
    /// conversation goes with it. What else an entry brought about, such as an owner, stays.
    ///
    /// - `event`: the entry's number.
    /// - `reason`: why; not empty.
    /// - Throws: ``RetractionRefusal``.
    public func retract(_ key: String, event number: Int64, reason: String) async throws(RapportError) -> RetractReport
    {
        try await write(
            .retractEvent, digest: Digest.of("\(key)\0\(number)\0\(reason)"), time: .recyclingLast
        ) { work in
            let target = try work.target(key, for: .retractEvent)
            let slip = try work.retraction(of: number, target)
            var recorder = Recorder()
            for event in slip.forms + [slip.event] {
                try recorder.retract(event.id, of: target.id, reason: reason, to: &work)
            }
            try recorder.settle(&work)
            let after = try work.again(target).standing
            return RetractReport(
                customer: target.key.text, event: number, kind: slip.event.kind.rawValue,
                at: slip.event.occurredAt.rfc3339, forms: slip.forms.map(\.id.number),
                moved: Standing.told(from: target.standing, to: after),
                obligations: after.obligations.sorted { $0.due < $1.due }.map { ObligationView($0, at: now) })
        }
    }

    /// Which entries of customers of `owner` the acting user may take back; nil is the high seas.
    public func retractable(of owner: String?) async throws(RapportError) -> RetractableEntries {
        try await read(.readCustomers) { lens in
            lens.actor.retractable(of: owner.flatMap(UserID.init(validating:)))
        }
    }
}

/// Where on a customer's timeline an entry stands.
public struct EntryPlace: Hashable, Sendable {
    /// The entry before which a page begins that has it; nil for the latest page.
    public var before: Int64?
}

extension Session {
    /// Where an entry stands that the acting user recorded at or after `instant` and may take back; nil for any other.
    ///
    /// - `page`: how many of the latest entries the first page shows.
    public func ownEntry(
        _ number: Int64, of key: String, since instant: Instant, page: Int
    ) async throws(RapportError) -> EntryPlace? {
        do {
            return try await read(.readCustomers) { lens in
                let entry = try lens.entry(key: key)
                let timeline = try lens.visibleTimeline(of: entry)
                guard let place = timeline.lastIndex(where: { $0.id.number == number }),
                    timeline[place].actor == lens.actor.user, timeline[place].recordedAt >= instant,
                    let view = ShownTimeline(timeline).views([timeline[place]]).first,
                    lens.actor.retractable(of: entry.owner).contains(view)
                else { return nil }
                let newer = timeline.count - 1 - place
                return EntryPlace(before: newer < page ? nil : timeline[place + 1].id.number)
            }
        } catch .unknownCustomer { return nil }
    }
}

/// Which entries of a customer somebody may take back, as far as that hangs on who they are.
public enum RetractableEntries: Hashable, Sendable {
    case none
    /// What they recorded themselves.
    case recorded(by: UserID)
    /// Whatever was logged.
    case all

    /// Whether an entry may be taken back that stands: one that another names is refused all the same.
    public func contains(_ entry: EventView) -> Bool {
        guard entry.takenBack == nil, EventKind(rawValue: entry.kind)?.isRetractable ?? false else { return false }
        return includes(entry.actor)
    }

    fileprivate func includes(_ recorder: String) -> Bool {
        switch self {
        case .none: false
        case .recorded(let user): user.text == recorder
        case .all: true
        }
    }
}

extension Actor {
    /// Whoever may undo what others did to a customer of `owner` takes back what others recorded of it.
    fileprivate func retractable(of owner: UserID?) -> RetractableEntries {
        guard may(.retractEvent, on: owner) else { return .none }
        return role != .salesperson && may(.undo, on: owner) ? .all : .recorded(by: user)
    }
}

extension EventKind {
    /// Whether it is taken back by itself. What the system records is undone by what brought it about, and a promise is
    /// called off.
    fileprivate var isRetractable: Bool { !isSystem && self != .promised }
}

extension Work {
    /// The entry of that number, if the actor may take it back and nothing that stands is about it, and its forms.
    fileprivate func retraction(of number: Int64, _ target: Target) throws -> (event: Event, forms: [Event]) {
        let key = target.key
        let timeline = try transaction.timelines.events(of: target.id)
        guard let event = timeline.first(where: { $0.id.number == number }) else {
            throw RetractionRefusal.unknown(key, entry: number)
        }
        let retractions = timeline.filter { $0.kind == .retracted }
        if let end = retractions.first(where: { $0.details.target == event.id }) {
            throw RetractionRefusal.takenBack(key, entry: number, at: end.occurredAt, by: end.actor)
        }
        guard event.kind.isRetractable else {
            throw RetractionRefusal.otherWay(key, entry: number, kind: event.kind)
        }
        let reach = actor.retractable(of: target.owner)
        guard reach.includes(event.actor.text) else {
            throw RetractionRefusal.recordedByAnother(key, entry: number, by: event.actor)
        }
        let standing = Facts.foldable(timeline, rules: engine.fold)
        let forms = standing.filter { $0.kind == .form && $0.details.target == event.id }
        let others = forms.filter { !reach.includes($0.actor.text) } + event.followers(in: standing)
        if let other = others.first {
            throw RetractionRefusal.named(
                key, entry: number, by: other.id.number, kind: other.kind,
                recorder: reach.includes(other.actor.text) ? nil : other.actor)
        }
        return (event, forms)
    }
}

extension Event {
    /// Entries of `timeline` that would say nothing without this one: the end of an order, the keeping of a promise, the
    /// service of a machine. Forms go with their conversation and are none.
    ///
    /// `timeline`: what stands, in the order of folding.
    fileprivate func followers(in timeline: [Event]) -> [Event] {
        switch kind {
        case .order:
            let entry = OrderBook(timeline).entries.first { $0.order.id == id }
            let ends = [entry?.completion?.id, entry?.cancellation?.id]
            return timeline.filter { other in
                guard other.kind.endsOrder else { return false }
                return other.details.orderRef?.hasBytes(of: ref) ?? ends.contains(other.id)
            }
        case .installed:
            guard let serial = details.serial,
                !timeline.contains(where: { $0.kind == .installed && $0.id != id && $0.details.serial == serial })
            else { return [] }
            return timeline.filter { $0.kind == .serviceClosed && $0.details.serial == serial }
        case .promiseKept:
            // Of one that comes again, the next time was kept after it.
            let place = timeline.firstIndex { $0.id == id } ?? timeline.endIndex
            return timeline[place...].filter {
                $0.id != id && $0.kind == .promiseKept && $0.details.target == details.target
            }
        default: return timeline.filter { $0.kind != .form && $0.details.target == id }
        }
    }
}
