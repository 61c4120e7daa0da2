import Domain
import Houses
import Storage

@testable import Workflows

/// One random order of what a few people do to a few customers of their own, some of it at the same time, with the clock
/// standing at and beside the instants that matter.
struct Schedule {
    let course: Course
    let house: House
    let seed: UInt64
    let start: Instant
    var now: Instant
    var dice: Dice
    var keys: [String] = []
    var ids: [CustomerID] = []
    var answers: [Told] = []
    /// What does not hold.
    var breaches: [String] = []
    /// How many left the private sea.
    var left = 0
    /// How many acts there were: no two have one number.
    private var drawn = 0
    /// The latest recycling run of these customers.
    var run: Int64 = 0

    init(_ course: Course, in house: House, seed: UInt64, start: Instant) {
        self.course = course
        self.house = house
        self.seed = seed
        self.start = start
        now = start
        dice = Dice(seed: seed)
    }

    mutating func play() async throws {
        try await begin()
        var before = try await snapshot()
        for _ in 0..<Int.random(in: 3...6, using: &dice) {
            passTime(before)
            let acts = (0..<(dice.chance(50) ? Int.random(in: 2...4, using: &dice) : 1)).map { _ in act() }
            let round = await together(acts)
            for answer in round { now = max(now, answer.act.now) }
            answers += round
            let after = try await snapshot()
            judge(round, from: before, to: after)
            before = after
            if course.moves.contains(.undo) { run = try await latestRun() }
        }
        try await judgeEnd(before)
        try await end()
    }

    private mutating func begin() async throws {
        keys = course.owners.indices.map { "S\(seed)-\($0)" }
        let rows = zip(keys, course.owners).map { "\($0),\($0),DE,\($0)@x.example,\($1 ?? "")\n" }
        _ = try await house.at(start).customers("key,name,country,emails,owner\n" + rows.joined())
        let keys = keys
        ids = try await house.store.read { transaction in
            try keys.compactMap(CustomerKey.init(validating:)).compactMap { try transaction.customers.id(of: $0) }
        }
    }

    /// Lets go of all that is owned, and makes everybody again who they were.
    private func end() async throws {
        let root = house.at(now)
        if answers.contains(where: { $0.act.person == "root" && Self.staffing.contains($0.act.move) }) {
            for person in House.people where person.id != "root" {
                _ = try await root.changeUser(
                    user(person.id), UserEdit(role: person.role, team: person.team, isActive: true))
            }
        }
        _ = try await root.batch(.release(reason: "end"), matching: "owner:ann,amy,sue,max")
    }

    static let staffing: Set<Move> = [.deactivate, .reinstate, .demote, .promote, .moveTeam, .moveBack]

    private mutating func act() -> Act {
        let move = dice.pick(course.moves, else: .tick)
        drawn += 1
        return Act(
            number: drawn + Int.random(in: 0..<1000, using: &dice) * 100, move: move,
            person: dice.pick(move.people, else: "root"), key: dice.pick(keys, else: ""),
            other: dice.pick(["ann", "amy", "sue"], else: "ann"), run: run,
            now: dice.chance(15) ? Instant(milliseconds: now.milliseconds + 1) : now)
    }

    private func together(_ acts: [Act]) async -> [Told] {
        if acts.count == 1 { return [await acts[0].run(in: house)] }
        let house = house
        return await withTaskGroup(of: Told.self) { group in
            for act in acts { group.addTask { await act.run(in: house) } }
            var answers: [Told] = []
            for await answer in group { answers.append(answer) }
            return answers
        }
    }

    /// Moves the clock: not at all, a little, or to an instant that matters, give or take a millisecond.
    private mutating func passTime(_ state: [CustomerState]) {
        guard dice.chance(75) else { return }
        var instants = course.instants.map { start + $0 } + [now + .hours(1)]
        for case let warning? in state.map(\.warning) {
            instants += [warning.due, warning.due + .days(1)]
            if let warned = warning.warned { instants.append(warned + .days(1)) }
        }
        instants = instants.filter { $0 > now && $0 < now + .days(4) }
        let goal = dice.pick(instants, else: now + .hours(1)).milliseconds
        now = max(now, Instant(milliseconds: goal + Int64.random(in: -1...1, using: &dice)))
    }
}

/// A customer between two rounds.
struct CustomerState: Sendable {
    var spells: [OwnershipSpell]
    var standing: Standing
    var warning: Obligation? { standing.obligations.first { $0.kind == .recycleWarning } }
}

extension Schedule {
    /// The latest run of the recycler that can be taken back.
    private func latestRun() async throws -> Int64 {
        try await house.store.read { transaction in
            let batches = try transaction.batches.latest(3)
            return batches.first { $0.action == Batch.recycling && $0.undoneBy == nil }?.change.number ?? 0
        }
    }

    func snapshot() async throws -> [CustomerState] {
        let ids = ids
        return try await house.store.read { transaction in
            try ids.compactMap { id in
                guard let standing = try transaction.standings.standing(of: id) else { return nil }
                return CustomerState(spells: try transaction.spells.spells(of: id), standing: standing)
            }
        }
    }
}
