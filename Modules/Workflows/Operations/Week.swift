public import Domain
import Scheduling
import Storage
public import Wording

/// What lies ahead, day by day.
public struct Week: Codable, Hashable, Sendable {
    public struct Line: Codable, Hashable, Sendable {
        public var customer: String
        public var name: String
        public var owner: String?
        public var obligation: ObligationView
        /// Why, in one sentence of the reader's language.
        public var sentence: String
    }
    public struct DayPlan: Codable, Hashable, Sendable {
        public var day: String
        public var isWorking: Bool
        /// People of the desk who are away.
        public var away: [String]
        /// By due instant.
        public var lines: [Line]
        public var duties: [DutyView]
    }
    public var now: String
    public var timeZone: String
    public var owner: String?
    /// Everything that is overdue already stands on the first day.
    public var days: [DayPlan]
}

/// How much falls due on whom, day by day (RULES.md §10, workload).
public struct Workload: Codable, Hashable, Sendable {
    public struct Person: Codable, Hashable, Sendable {
        /// Nil is what the high seas are owed.
        public var user: String?
        /// Obligations that are overdue at now.
        public var overdue: Int
        /// Customers of whom something is overdue at now, as the worklist and the search `due:overdue` count.
        public var overdueCustomers: Int
        /// Due by day, in the order of ``Workload/days``; what is overdue stands on none of them.
        public var due: [Int]
        /// Working minutes by day: none on leave and on days off.
        public var minutes: [Int]
        /// The response clocks, each kind once, always in the same order.
        public var clocks: [Clock]
    }
    /// Response clocks of one kind: those that run out within the days.
    public struct Clock: Codable, Hashable, Sendable {
        public var kind: String
        /// Not run out at now.
        public var running: Int
        public var breached: Int
    }
    public var now: String
    public var days: [String]
    public var people: [Person]
}

extension Session {
    /// What is owed on each of the next `days` days, times of recurring promises one by one.
    public func week(owner: UserID?, days: Int, language: Language) async throws(RapportError) -> Week {
        try await read(.readCustomers) { lens in
            let desk = try Desk(lens, owner: owner, wording: Wording(language))
            let moment = lens.engine.moment(now)
            let calendar = lens.engine.scheduler.calendar
            let end = moment.zone.start(of: moment.today + days)
            let duties = try lens.duties(within: desk.scope)
            let people = try lens.transaction.users.all().filter { desk.scope.contains(owner: $0.id) && $0.isActive }
            var plans = (0..<days).map { ahead in
                let day = moment.today + ahead
                return Week.DayPlan(
                    day: day.iso, isWorking: calendar.isWorking(day),
                    away: people.filter { $0.isOnLeave(day) }.map(\.id.text), lines: [],
                    duties: duties.filter {
                        max(moment.zone.day(of: $0.due), moment.today) == day
                    }.map { $0.view(at: now) })
            }
            let sentence = Sentence(lens: lens, wording: Wording(language))
            for entry in try desk.owing(before: end) {
                for obligation in lens.engine.times(of: entry, at: now, before: end) where obligation.due < end {
                    let ahead = max(0, moment.zone.day(of: obligation.due) - moment.today)
                    plans[ahead].lines.append(
                        .init(
                            customer: entry.customer.key.text, name: entry.customer.profile.name,
                            owner: entry.standing.owner?.text, obligation: ObligationView(obligation, at: now),
                            sentence: sentence.of(obligation, entry)))
                }
            }
            for index in plans.indices {
                plans[index].lines.sort { ($0.obligation.due, $0.customer) < ($1.obligation.due, $1.customer) }
            }
            return Week(now: now.rfc3339, timeZone: moment.zone.name, owner: desk.owner?.text, days: plans)
        }
    }

    /// The workload of everybody whose desk the acting user may look at.
    public func workload(days: Int) async throws(RapportError) -> Workload {
        try await read(.report) { lens in
            let moment = lens.engine.moment(now)
            let calendar = lens.engine.scheduler.calendar
            let range = (0..<days).map { moment.today + $0 }
            let end = moment.zone.start(of: moment.today + days)
            let desk = try Desk(lens, owner: nil, wording: Wording(.english))
            var counts: [UserID?: Load] = [:]
            for entry in try desk.owing(before: end) {
                if entry.standing.obligations.contains(where: { $0.due <= now }) {
                    counts[entry.standing.owner, default: Load(days: days)].overdueCustomers += 1
                }
                for obligation in lens.engine.times(of: entry, at: now, before: end) where obligation.due < end {
                    counts[entry.standing.owner, default: Load(days: days)].add(
                        obligation, day: moment.zone.day(of: obligation.due) - moment.today, at: now)
                }
            }
            let users = try lens.transaction.users.all().filter {
                desk.scope.contains(owner: $0.id) && ($0.isActive || counts[$0.id] != nil)
                    && ($0.role != .admin || counts[$0.id] != nil)
            }
            var people = users.map { user in
                let count = counts[user.id] ?? Load(days: days)
                return Workload.Person(
                    user: user.id.text, overdue: count.overdue,
                    overdueCustomers: count.overdueCustomers, due: count.due,
                    minutes: range.map { day in
                        if user.isOnLeave(day) || !user.isActive { return 0 }
                        guard calendar.isWorking(day), let own = user.hours else {
                            return calendar.hours(of: day).minutes
                        }
                        return own[day.weekday].minutes
                    }, clocks: count.clocks)
            }
            if let free = counts[nil] {
                people.append(
                    .init(
                        user: nil, overdue: free.overdue, overdueCustomers: free.overdueCustomers, due: free.due,
                        minutes: range.map { _ in 0 }, clocks: free.clocks))
            }
            return Workload(now: now.rfc3339, days: range.map(\.iso), people: people)
        }
    }
}

/// What is counted for one person.
private struct Load {
    var overdue = 0
    var overdueCustomers = 0
    var due: [Int]
    var clocks: [Workload.Clock] = ObligationKind.allCases.filter(\.isResponseClock).map {
        .init(kind: $0.rawValue, running: 0, breached: 0)
    }

    init(days: Int) { due = Array(repeating: 0, count: days) }

    mutating func add(_ obligation: Obligation, day: Int, at now: Instant) {
        if obligation.due <= now { overdue += 1 } else { due[day] += 1 }
        guard let clock = clocks.firstIndex(where: { $0.kind == obligation.kind.rawValue }) else { return }
        if obligation.due <= now { clocks[clock].breached += 1 } else { clocks[clock].running += 1 }
    }
}

extension Engine {
    /// The obligations of a customer at `now`, and the times of its recurring promises from then until `end`. However many
    /// times of a promise were missed, they are one obligation.
    func times(of entry: Lens.Entry, at now: Instant, before end: Instant) -> [Obligation] {
        entry.standing.obligations.flatMap { obligation -> [Obligation] in
            guard case .occurrence(let event, let first) = obligation.cause,
                let promise = entry.standing.facts.commitments.promises.first(where: { $0.event == event }),
                let recurrence = promise.terms.recurrence
            else { return [obligation] }
            let zone = promise.terms.zone.flatMap(zones.rules(of:)) ?? fold.zone
            // A year of days, whatever the rule says.
            let later = recurrence.occurrences(
                from: Instant(milliseconds: max(first, now).milliseconds + 1), until: end, start: promise.terms.due,
                in: zone, limit: 365)
            return [obligation]
                + later.map {
                    Obligation(
                        kind: .planned, cause: .occurrence(event, $0), due: $0, channel: obligation.channel,
                        reason: obligation.reason)
                }
        }
    }
}
