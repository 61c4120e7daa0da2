import Classification
public import Domain
import Scheduling
import Storage
public import Wording

/// Whom to contact, most urgent first.
public struct Today: Codable, Hashable, Sendable {
    public struct Line: Codable, Hashable, Sendable {
        /// 1: a response clock that is breached or due within 2 working hours; 2: due today or overdue; 3: ahead.
        public var section: Int
        public var customer: String
        public var name: String
        public var country: String?
        public var owner: String?
        /// Labels by scheme.
        public var labels: [String: String]
        public var obligation: ObligationView
        /// Why, in one sentence of the reader's language.
        public var sentence: String
        /// The customer's own clock, `HH:MM`, and how many days its date is ahead of the organisation's.
        public var localTime: String
        public var localDayOffset: Int
        public var timeZone: String
        public var others: [ObligationView]
    }

    public var now: String
    /// The day in the organisation's zone.
    public var day: String
    public var timeZone: String
    public var owner: String?
    public var lines: [Line]
    /// Lines of sections 1 and 2, before `limit`.
    public var dueToday: Int
    /// Lines that are overdue or breached.
    public var overdue: Int
    /// Customers of whom nothing is due and something lies ahead, later than is listed.
    public var ahead: Int
    /// Owners who have more customers of a label than they should, for example more than 20 hot ones.
    public var warnings: [CrowdWarning]
    /// Customers that have left for the high seas by themselves and are still there: of one person's list in the last
    /// 7 days, at most 100, the latest first; else those that left just now, as time was brought up to now.
    public var left: [String]
    /// What the people of this desk owe by the calendar and to no customer, as far as it is due by the end of the list.
    public var duties: [DutyView]
}

/// More customers of one label than their owner can look after (RULES.md §4.12).
public struct CrowdWarning: Codable, Hashable, Sendable {
    public var owner: String
    public var scheme: String
    public var label: String
    public var count: Int
    public var limit: Int
}

extension Session {
    /// The worklist at now; first processes time up to now.
    ///
    /// - `owner`: whose; nil is a salesperson's own, a manager's team with what the high seas are owed, everybody's for
    ///   an administrator.
    /// - `days`: how many days ahead to show; 0 shows what is due today or overdue.
    /// - `limit`: how many lines at most.
    public func today(
        owner: UserID?, days: Int, limit: Int, language: Language
    ) async throws(RapportError) -> Today {
        // Whose desk it is comes first: what is denied changes nothing, not even the store's clock.
        let isStored = try await read(.readCustomers) { lens in
            _ = try Desk(lens, owner: owner, wording: Wording(language))
            return lens.basis == .stored
        }
        let passed =
            isStored ? try await write(.processTime, digest: Digest.of(now.rfc3339)) { $0.passed } : PassedTime()
        return try await worklist(owner: owner, days: days, limit: limit, language: language, after: passed)
    }

    /// As ``today(owner:days:limit:language:)``, and only reads: what time has changed since the store looked is derived
    /// in memory.
    public func worklist(
        owner: UserID?, days: Int, limit: Int, language: Language
    ) async throws(RapportError) -> Today {
        try await worklist(owner: owner, days: days, limit: limit, language: language, after: PassedTime())
    }

    private func worklist(
        owner: UserID?, days: Int, limit: Int, language: Language, after passed: PassedTime
    ) async throws(RapportError) -> Today {
        try await read(.readCustomers) { lens in
            let desk = try Desk(lens, owner: owner, wording: Wording(language))
            var today = try desk.today(days: days, limit: limit)
            today.left = try desk.left(passed)
            return today
        }
    }
}

/// Whose obligations are looked at.
struct Desk {
    let lens: Lens
    let owner: UserID?
    let wording: Wording
    let scope: Scope

    /// - Throws: ``RapportError/notAllowed(user:action:needs:relation:)`` for a desk that the actor may not look at,
    ///   ``TeamRefusal/unknownUser(_:)``.
    init(_ lens: Lens, owner: UserID?, wording: Wording) throws {
        self.lens = lens
        self.wording = wording
        self.owner = owner ?? (lens.actor.role == .salesperson ? lens.actor.user : nil)
        guard let owner else {
            scope = lens.actor.desk
            return
        }
        try lens.actor.require(.readCustomers, onPerson: owner)
        guard try owner == lens.actor.user || lens.transaction.users.user(owner) != nil else {
            throw TeamRefusal.unknownUser(owner)
        }
        scope = .owners([owner], highSeas: false)
    }

    /// Days for which, and customers of whom, a list tells that they were lost.
    private static let remembered = 7, mostLost = 100

    func left(_ passed: PassedTime) throws -> [String] {
        let lost =
            try owner.map {
                try lens.transaction.spells.lost(
                    by: $0, since: lens.now + .days(-Self.remembered), limit: Self.mostLost)
            } ?? passed.left.filter { scope.contains(owner: $0.owner) }.map(\.customer)
        var seen: Set<CustomerID> = []
        return try lost.filter { seen.insert($0).inserted }.compactMap {
            // Whoever has another owner since is theirs.
            guard try lens.transaction.spells.spells(of: $0).allSatisfy({ $0.end != nil }) else { return nil }
            return try lens.transaction.customers.customer($0)?.key.text
        }
    }

    func today(days: Int, limit: Int) throws -> Today {
        let moment = lens.engine.moment(lens.now)
        let end = moment.zone.start(of: moment.today + 1 + days)
        let page = try WorklistReader(lens, scope: scope, ahead: days > 0 ? end : nil).page(limit: limit)
        return Today(
            now: lens.now.rfc3339, day: moment.today.iso, timeZone: moment.zone.name, owner: owner?.text,
            lines: page.lines.map { line($0.line, $0.entry) }, dueToday: page.counts.due,
            overdue: page.counts.overdue, ahead: page.counts.ahead, warnings: try warnings(), left: [],
            duties: try lens.duties(within: scope).filter { $0.due < end }.map { $0.view(at: lens.now) })
    }

    /// The customers of the desk that are owed something before `horizon`.
    func owing(before horizon: Instant) throws -> [Lens.Entry] {
        guard lens.basis == .stored else {
            // Nothing is indexed for another policy or a past instant.
            var all: [Lens.Entry] = []
            try lens.forEach(in: scope) { entry in
                if entry.standing.obligations.contains(where: { $0.due < horizon }) { all.append(entry) }
            }
            return all
        }
        return try lens.entries(lens.transaction.standings.owing(before: horizon, within: scope))
    }

    private func line(_ line: WorklistLine, _ entry: Lens.Entry) -> Today.Line {
        let moment = lens.engine.moment(lens.now)
        let zone = lens.zone(of: entry.full)
        let summary = CustomerSummary(entry)
        return Today.Line(
            section: line.section.rawValue, customer: summary.key, name: summary.name, country: summary.country,
            owner: summary.owner, labels: summary.labels, obligation: ObligationView(line.leading, at: lens.now),
            sentence: Sentence(lens: lens, wording: wording).of(line.leading, entry),
            localTime: zone.clock(at: lens.now),
            localDayOffset: zone.day(of: lens.now) - moment.today,
            timeZone: zone.name, others: line.others.map { ObligationView($0, at: lens.now) })
    }

    private func warnings() throws -> [CrowdWarning] {
        guard lens.basis == .stored, !lens.engine.crowds.limits.isEmpty else { return [] }
        let owners = try lens.people(of: scope).map(\.id)
        // Bits are those of the policy in force.
        let isIndexed = try lens.transaction.standings.outdated(before: lens.engine.version, limit: 1).isEmpty
        return try lens.engine.crowds.limits.flatMap { crowd in
            try owners.compactMap { owner in
                let count =
                    if isIndexed, let bit = crowd.bit {
                        try lens.transaction.worklists.crowd(bit, of: owner)
                    } else { try count(crowd, of: owner) }
                return count <= crowd.limit
                    ? nil
                    : CrowdWarning(
                        owner: owner.text, scheme: crowd.scheme.text, label: crowd.label.text, count: count,
                        limit: crowd.limit)
            }
        }
    }

    /// Looks at all customers of `owner`.
    private func count(_ crowd: Crowds.Limit, of owner: UserID) throws -> Int {
        var query = lens.query(.test(.label(crowd.scheme), .equal, .text(crowd.label.text)), order: .id)
        query.scope = .owners([owner], highSeas: false)
        return try lens.transaction.customers.count(query)
    }
}

extension Lens {
    /// The zone of a customer; the organisation's when it has none.
    func zone(of customer: Customer) -> ZoneRules {
        customer.profile.timeZone.flatMap(engine.zones.rules(of:)) ?? engine.fold.zone
    }
}
