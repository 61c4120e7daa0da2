import Domain
import Scheduling
import Storage

/// Who may have a customer (RULES.md §8). A write asks inside its transaction, so that of two who want the same customer, or
/// the last free place under a cap, exactly one gets it.
struct OwnershipRules {
    let transaction: any Transaction
    let engine: Engine
    let now: Instant

    init(_ work: Work) {
        transaction = work.transaction
        engine = work.engine
        now = work.now
    }

    init(_ lens: Lens) {
        transaction = lens.transaction
        engine = lens.engine
        now = lens.now
    }

    /// What does not depend on the customer that somebody claims: asked once, for however many.
    struct Claimant {
        let user: User
        fileprivate let cap: OwnershipObstacle?
        fileprivate let quota: OwnershipObstacle?
        fileprivate let team: Team?
    }

    func claimant(_ user: User) throws -> Claimant {
        Claimant(
            user: user, cap: try capObstacle(of: user), quota: try quotaObstacle(of: user),
            team: try user.team.flatMap { try transaction.teams.team($0) })
    }

    /// Every reason why `claimant` cannot claim `target` now.
    func obstaclesToClaim(_ target: Target, by claimant: Claimant) throws -> [OwnershipObstacle] {
        let pool = engine.pool, user = claimant.user
        var found: [OwnershipObstacle] = []
        if !user.isActive { found.append(OwnershipObstacle(.inactive)) }
        if let spell = target.standing.facts.spell {
            found.append(
                OwnershipObstacle(spell.owner == user.id ? .alreadyTheirs : .owned(since: spell.start.at)))
        }
        if let cap = claimant.cap, target.counts(for: user) { found.append(cap) }
        if let quota = claimant.quota { found.append(quota) }
        let spells = try transaction.spells.spells(of: target.id)
        if let ended = spells.last(where: { $0.owner == user.id })?.end?.mark.at, now < ended + pool.coolDown {
            found.append(OwnershipObstacle(.coolDown(ended: ended), clears: ended + pool.coolDown))
        }
        if target.owner == nil, let released = spells.last?.end?.mark.at, now < released + pool.rest {
            found.append(OwnershipObstacle(.resting(released: released), clears: released + pool.rest))
        }
        let country = target.customer.profile.country
        if let team = claimant.team, !team.covers(country: country) {
            found.append(OwnershipObstacle(.region(country: country ?? "", team: team.id)))
        }
        if target.customer.profile.isDoNotContact { found.append(OwnershipObstacle(.doNotContact)) }
        return found
    }

    /// Every reason why `target` cannot be given to `user` by somebody who may.
    func obstaclesToAssign(_ target: Target, to user: User) throws -> [OwnershipObstacle] {
        var found: [OwnershipObstacle] = []
        if !user.isActive { found.append(OwnershipObstacle(.inactive)) }
        if target.owner == user.id { found.append(OwnershipObstacle(.alreadyTheirs)) }
        if let cap = try capObstacle(target, for: user) { found.append(cap) }
        return found
    }

    func capObstacle(_ target: Target, for user: User) throws -> OwnershipObstacle? {
        target.counts(for: user) ? try capObstacle(of: user) : nil
    }

    private func capObstacle(of user: User) throws -> OwnershipObstacle? {
        let count = try transaction.standings.holdings(of: user.id).withoutOrder
        let limit = engine.pool.maxOwned
        return count < limit ? nil : OwnershipObstacle(.cap(count: count, limit: limit))
    }

    private func quotaObstacle(of user: User) throws -> OwnershipObstacle? {
        let today = engine.moment(now).today
        let tomorrow = engine.fold.zone.start(of: today + 1)
        let count = try transaction.spells.count(
            of: user.id, reason: OwnershipReason.claimed, in: engine.fold.zone.start(of: today)..<tomorrow)
        let limit = engine.pool.maxClaimsPerDay
        return count < limit ? nil : OwnershipObstacle(.quota(count: count, limit: limit), clears: tomorrow)
    }
}

extension Target {
    /// Whether it would count against the cap of `user`: customers with an order do not, neither those that are owned nor
    /// the one to come.
    fileprivate func counts(for user: User) -> Bool { standing.facts.orders == 0 && owner != user.id }
}

extension Work {
    /// Whom a customer that came back at `instant` goes to: the salesperson who had it last, else the next of that person's
    /// team; nil when there is nobody, and it stays in the high seas, or when it was owned then.
    mutating func allocation(of target: Target, at instant: Instant) throws -> (user: UserID, reason: String)? {
        guard target.owner == nil, let spell = try transaction.spells.spells(of: target.id).last,
            let end = spell.end, end.mark.at <= instant, let known = try transaction.users.user(spell.owner)
        else { return nil }
        let last = spell.owner
        let rules = OwnershipRules(self)
        let today = engine.moment(now).today
        func canTake(_ user: User) throws -> Bool {
            try user.isActive && !user.isOnLeave(today) && rules.capObstacle(target, for: user) == nil
        }
        if engine.pool.returning.toLastOwner, try canTake(known) { return (last, OwnershipReason.returned) }
        guard let id = known.team, var team = try transaction.teams.team(id) else { return nil }
        let able = try transaction.users.all().filter {
            try $0.team == id && $0.role == .salesperson && $0.id != last && canTake($0)
        }
        guard let first = able.first else { return nil }
        switch engine.pool.returning.then {
        case .none: return nil
        case .leastLoaded:
            let loads = try able.map { (try transaction.standings.holdings(of: $0.id).customers, $0.id) }
            return loads.min { $0 < $1 }.map { ($0.1, OwnershipReason.allocated) }
        case .roundRobin:
            let next = able.first { user in team.lastAllocated.map { $0 < user.id } ?? true } ?? first
            team.lastAllocated = next.id
            _ = try change()
            try transaction.teams.save(team)
            return (next.id, OwnershipReason.allocated)
        }
    }
}

extension Profile {
    /// Whether everybody at the customer's has said no to every way of contact.
    var isDoNotContact: Bool { !contacts.isEmpty && contacts.allSatisfy { $0.doNotContact == .all } }
}
