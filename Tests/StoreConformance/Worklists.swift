import Domain
import Storage

/// Customers that are owed things by chance, and the lines of their worklists by the plainest way there is: looking at all.
struct Worklists {
    private(set) var customers: [Customer] = []
    private(set) var standings: [Standing] = []

    private static let names = ["", "a", "A", "caf\u{e9}", "cafe\u{301}", "中", "中文", "b", "Ä", "👩‍👩‍👧‍👦", "a b"]
    private static let owners = ["Li", "li", "王", "王", "王"]

    static func query(
        now: Int64 = 0, pressing: Int64 = .min, today: Int64, ahead: Int64? = nil, scope: Scope = .everything
    ) -> WorklistQuery {
        WorklistQuery(
            scope: scope, now: Instant(milliseconds: now), pressing: Instant(milliseconds: pressing),
            today: Instant(milliseconds: today), ahead: ahead.map(Instant.init(milliseconds:)))
    }

    init(customers count: Int, _ dice: inout Dice) throws {
        for number in 1...count {
            let key = "\(dice.pick(["k", "K", "中", "é"], else: "k"))\(number)"
            customers.append(
                try Fixture.customer(CustomerID(Int64(number)), key, name: dice.pick(Self.names, else: "a")))
            standings.append(try Self.standing(&dice))
        }
    }

    /// Few due instants and ranks, so that many stand at one place.
    private static func standing(_ dice: inout Dice) throws -> Standing {
        let owner = dice.chance(4) ? nil : try Fixture.user(dice.pick(owners, else: "Li"))
        let kinds: [ObligationKind] = [.reply, .firstContact, .followUp, .planned, .recycleWarning, .recycleWarning]
        let obligations = (0..<Int.random(in: 0...3, using: &dice)).map {
            Fixture.obligation(
                Int64($0), due: Int64.random(in: 1...6, using: &dice), dice.pick(kinds, else: .reply))
        }
        var standing = Fixture.plainStanding(owner: owner, obligations: obligations)
        standing.rank = dice.pick([0, 0, 1, 5, .max], else: 0)
        standing.crowds = dice.pick([0, 0, 1, 2, 3], else: 0)
        return standing
    }

    static func scope(_ dice: inout Dice) throws -> Scope {
        if dice.chance(4) { return .everything }
        let names = ["Li", "li", "王", "nobody", "Li"].filter { _ in dice.chance(2) }
        return .owners(try names.map(Fixture.user), highSeas: dice.chance(2))
    }

    static func query(_ dice: inout Dice) throws -> WorklistQuery {
        func instant() -> Int64 { Int64.random(in: 0...7, using: &dice) }
        return query(
            now: instant(), pressing: instant(), today: instant(), ahead: dice.chance(2) ? nil : instant(),
            scope: try scope(&dice))
    }

    /// Gives some customer another standing, another name or both.
    mutating func change(_ dice: inout Dice, in transaction: any Transaction) throws {
        let place = Int.random(in: customers.indices, using: &dice)
        if dice.chance(2) {
            customers[place].profile.name = dice.pick(Self.names, else: "a")
            customers[place].version += 1
            try transaction.customers.update(customers[place])
        }
        if dice.chance(4) { return }
        let old = standings[place]
        standings[place] = try Self.standing(&dice)
        if dice.chance(4) {
            try transaction.standings.overwrite(standings[place], of: customers[place].id)
        } else {
            try transaction.standings.save(standings[place], of: customers[place].id, replacing: old)
        }
    }

    mutating func removeLast(in transaction: any Transaction) throws {
        guard let last = customers.popLast() else { return }
        standings.removeLast()
        try transaction.customers.remove(last.id, change: ChangeID(last.id.number))
    }

    func fill(_ transaction: any Transaction) throws {
        for (customer, standing) in zip(customers, standings) {
            try transaction.customers.insert(customer)
            try transaction.standings.save(standing, of: customer.id, replacing: nil)
        }
    }

    /// All lines within the scope, those ahead whether they are listed or not, in order.
    func lines(_ query: WorklistQuery) -> [WorklistPlace] {
        zip(customers, standings).compactMap { customer, standing in
            guard query.scope.contains(owner: standing.owner) else { return nil }
            let clocks = standing.obligations.filter { $0.kind.isResponseClock && $0.due <= query.pressing }.map(\.due)
            let todays = standing.obligations.map(\.due).filter { $0 <= query.today }
            let others = standing.obligations.filter { $0.kind != .recycleWarning }.map(\.due)
            let found: (WorklistSection, Instant)? =
                if let due = clocks.min() {
                    (.pressing, due)
                } else if let due = todays.min() {
                    (.today, due)
                } else if let due = others.min() {
                    (.ahead, due)
                } else { nil }
            return found.map {
                WorklistPlace(
                    section: $0.0, rank: standing.rank, due: $0.1, name: customer.profile.name, key: customer.key.text,
                    customer: customer.id)
            }
        }.sorted()
    }

    func counts(_ query: WorklistQuery) -> WorklistCounts {
        let lines = lines(query)
        let due = lines.filter { $0.section != .ahead }
        return WorklistCounts(
            due: due.count, overdue: due.count { $0.due <= query.now },
            ahead: lines.count { line in line.section == .ahead && !(query.ahead.map { line.due < $0 } ?? false) })
    }
}

extension Worklists {
    /// Changes this and the store alike, in one write.
    mutating func step(
        _ dice: inout Dice, in store: any Store,
        _ change: @escaping @Sendable (inout Worklists, inout Dice, any Transaction) throws -> Void
    ) async throws {
        let before = (self, dice)
        (self, dice) = try await store.write { transaction in
            var (world, dice) = before
            try change(&world, &dice, transaction)
            return (world, dice)
        }
    }
}
