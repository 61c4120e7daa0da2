import Domain
import Scheduling
import Storage
import Wording

/// What was promised, against what was kept (RULES.md §10, cadence).
public struct PromiseRecord: Codable, Hashable, Sendable {
    public struct Person: Codable, Hashable, Sendable {
        /// Who owned the customer when the promise was kept, or owns it while it is not; nil is the high seas.
        public var user: String?
        /// Kept before the end of the day on which they were due, by the clocks they go by.
        public var inTime: Int
        /// Kept on a later day.
        public var late: Int
        /// Due at now or before and not kept, however long ago; one that was put off counts from its new time.
        public var open: Int
    }
    public var now: String
    /// Keepings are of so many times 24 hours before now.
    public var days: Int
    public var people: [Person]
}

extension Session {
    /// How those whose desk the acting user may look at kept what was promised.
    public func promiseRecord(days: Int) async throws(RapportError) -> PromiseRecord {
        try await read(.report) { lens in
            let desk = try Desk(lens, owner: nil, wording: Wording(.english))
            let users = try lens.transaction.users.all().filter { desk.scope.contains(owner: $0.id) }
            var counts: [UserID?: PromiseRecord.Person] = [:]
            func count(_ user: UserID?, _ field: WritableKeyPath<PromiseRecord.Person, Int>) {
                counts[user, default: .init(user: user?.text, inTime: 0, late: 0, open: 0)][keyPath: field] += 1
            }
            for entry in try desk.owing(before: Instant(milliseconds: now.milliseconds + 1)) {
                for obligation in entry.standing.obligations where obligation.kind == .planned && obligation.due <= now
                {
                    count(entry.standing.owner, \.open)
                }
            }
            let period = Span.days(days)
            for entry in try lens.entries(
                lens.transaction.timelines.customers(
                    keepingSince: Instant(milliseconds: now.milliseconds - period.milliseconds)))
            {
                let keepings = try lens.keepings(of: entry).filter { $0.at.isWithin(period, of: now) }
                guard !keepings.isEmpty else { continue }
                let spells = try lens.transaction.spells.spells(of: entry.full.id)
                for keeping in keepings {
                    let owner = spells.last { $0.contains(keeping.at) }?.owner
                    if desk.scope.contains(owner: owner) {
                        count(owner, lens.engine.isInTime(keeping) ? \.inTime : \.late)
                    }
                }
            }
            // Whoever has customers can have promised something.
            var people = try users.filter { user in
                if counts[user.id] != nil { return true }
                guard user.isActive else { return false }
                return try user.role != .admin || lens.transaction.standings.holdings(of: user.id).customers > 0
            }.map { counts[$0.id] ?? .init(user: $0.id.text, inTime: 0, late: 0, open: 0) }
            if let free = counts[nil] { people.append(free) }
            return PromiseRecord(now: now.rfc3339, days: days, people: people)
        }
    }
}

extension Lens {
    fileprivate func keepings(of entry: Entry) throws -> [PromiseKeeping] {
        PromiseKeeping.keepings(of: try timeline(of: entry.full.id), rules: engine.fold)
    }
}

extension Engine {
    /// Whether a promise was kept before the day after it was due.
    fileprivate func isInTime(_ keeping: PromiseKeeping) -> Bool {
        guard let due = keeping.occurrence ?? scheduler.due(of: keeping.promise) else { return true }
        let zone = keeping.promise.terms.zone.flatMap(zones.rules(of:)) ?? fold.zone
        return zone.day(of: keeping.at) <= zone.day(of: due)
    }
}
