import Classification
import Domain
import Houses
import Policy
import Scheduling
import Storage
import Testing
import Wording

@testable import Workflows

/// That a worklist read from the indexes of a store is the one that is arranged over all customers.
struct WorklistReadingTests {
    private static let names = ["Acme", "acme", "Ärger", "中文客户", "中", "Acme", "zoe", "Zoe", "caf\u{e9}", "cafe\u{301}"]
    private static let count = 70

    private static func customers(_ history: inout RandomHistory) -> String {
        var text = "key,name,owner,created_at,source,emails,phones\n"
        for number in 0..<count {
            text +=
                "\(history.pick(["k", "K", "中"]))\(number),\(history.pick(names)),"
                + "\(history.pick(["ann", "ann", "amy", "max", "sue", ""])),2026-0\(1 + history.below(2))-1\(history.below(9)),"
                + "\(history.pick(["", "referral", "website"])),a\(number)@b.example,+49 30 \(number)\n"
        }
        return text
    }

    private static func timeline(_ keys: [String], _ history: inout RandomHistory) -> String {
        var text = "customer,kind,at,channel,direction,purpose,outcome,form,level\n"
        for _ in 0..<(3 * count) {
            let before = Span(milliseconds: Int64(history.below(40 * 86_400)) * 1000)
            let at = Instant(milliseconds: House.startInstant.milliseconds - before.milliseconds)
            let rest = history.pick([
                "inquiry", "quote", "online", "order", "need",
                "contact,\(at.rfc3339),phone,out,business,reached,yes",
                "contact,\(at.rfc3339),phone,out,business,reached",
                "contact,\(at.rfc3339),email,in,business,reached", "contact,\(at.rfc3339),email,out,business,",
            ])
            text += history.pick(keys) + ","
            if rest.hasPrefix("contact") {
                text += rest + "\n"
            } else {
                text += "\(rest),\(at.rfc3339),,,,,,\(rest == "need" ? history.pick(["obvious", "potential"]) : "")\n"
            }
        }
        return text
    }

    /// A line in words.
    private static func words(_ line: WorklistLine) -> String {
        "\(line.section.rawValue) \(line.customer.key.text) \(line.leading.kind.rawValue) \(line.leading.due.rfc3339)"
            + " \(line.isOverdue) \(line.others.map(\.kind.rawValue))"
    }
    private static func words(_ line: Today.Line) -> String {
        "\(line.section) \(line.customer) \(line.obligation.kind) \(line.obligation.due) \(line.obligation.overdue)"
            + " \(line.others.map(\.kind))"
    }

    /// All lines and their number, by arranging every customer that the actor may see.
    private static func arranged(
        _ session: Session, owner: UserID?, days: Int
    ) async throws -> (lines: [String], counts: [Int]) {
        try await session.read(.readCustomers) { lens in
            let desk = try Desk(lens, owner: owner, wording: Wording(.english))
            var customers: [WorklistCustomer] = []
            try lens.forEach(lens.query(order: .id)) { entry in
                guard desk.scope.contains(owner: entry.standing.owner) else { return }
                customers.append(
                    WorklistCustomer(
                        id: entry.full.id, key: entry.full.key, name: entry.full.profile.name,
                        labels: entry.standing.labels, obligations: entry.standing.obligations))
            }
            let worklist = Worklist(
                rules: lens.engine.scheduler.rules.worklist, schemes: lens.engine.classifiers.schemes,
                calendar: lens.engine.scheduler.calendar)
            let moment = lens.engine.moment(lens.now)
            let end = moment.zone.start(of: moment.today + 1 + days)
            let all = worklist.arrange(customers, at: lens.now)
            let shown = all.filter { $0.section != .ahead || (days > 0 && $0.leading.due < end) }
            let due = shown.filter { $0.section != .ahead }
            return (shown.map(words), [due.count, due.count(where: \.isOverdue), all.count - shown.count])
        }
    }

    /// Whose desk and how many days ahead, by few lines and by many.
    private static func compare(_ house: House, at now: Instant, _ history: inout RandomHistory) async throws {
        for (actor, owner) in [
            ("ann", nil), ("max", nil), ("max", "amy"), ("root", nil), ("root", "sue"), ("mia", nil),
        ] as [(String, String?)] {
            let session = house.at(now, as: actor)
            let owner = owner.flatMap(UserID.init(validating:))
            let days = history.below(2) * history.below(12)
            let expected = try await arranged(session, owner: owner, days: days)
            for limit in [1, 2, 3, 5, 20, 500] {
                let found = try await session.worklist(owner: owner, days: days, limit: limit, language: .english)
                #expect(found.lines.map(words) == Array(expected.lines.prefix(limit)), "\(actor) at \(now.rfc3339)")
                #expect([found.dueToday, found.overdue, found.ahead] == expected.counts, "\(actor) at \(now.rfc3339)")
            }
        }
    }

    @Test(arguments: Backend.allCases, [nil, "grade", "none"])
    func `a worklist is the one that is arranged over all customers, whatever was processed`(
        backend: Backend, scheme: String?
    ) async throws {
        var history = RandomHistory(seed: scheme == nil ? 1 : 2)
        let house = try await House(backend)
        let text = Self.customers(&history)
        _ = try await house.at(House.start).customers(text)
        let keys = text.split(separator: "\n").dropFirst().compactMap {
            $0.split(separator: ",").first.map(String.init)
        }
        _ = try await house.at(House.start).timeline(Self.timeline(keys, &history))
        if let scheme {
            let policy = Preset.foreignTrade.text
                .replacing("priority: priority ", with: "priority: \(scheme) ").replacing(
                    "stars: stars ", with: "stars: stage ")
            #expect(policy.contains("stars: stage "))
            _ = try await house.at(House.start).adoptPolicy(policy, source: "other.yaml")
        }
        var now = House.startInstant
        for step in 0..<8 {
            try await Self.compare(house, at: now, &history)
            now = now + Span(milliseconds: Int64(1 + history.below(60 * 3600)) * 1000)
            // What time has changed since is derived in memory.
            try await Self.compare(house, at: now, &history)
            if step % 2 == 0 { _ = try await house.at(now).processTime() }
            for _ in 0..<4 {
                _ = try await house.at(now).log(
                    history.below(2) == 0 ? House.call : EventInput(kind: .inquiry), for: history.pick(keys))
            }
        }
        try await house.close()
    }
}
