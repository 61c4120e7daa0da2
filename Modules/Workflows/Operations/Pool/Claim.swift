public import Domain
import Storage
import Wording

/// What came of a claim, or would come of it.
public struct ClaimReport: Codable, Hashable, Sendable {
    public var customer: String
    public var user: String
    /// Whether it is theirs now.
    public var claimed: Bool
    /// What stands in the way, every reason; none when it was or can be claimed.
    public var obstacles: [ObstacleView]
}

/// One reason why somebody cannot have a customer.
public struct ObstacleView: Codable, Hashable, Sendable {
    /// A stable code, for example `cool-down`.
    public var code: String
    public var message: Phrase
    /// When it clears by time alone.
    public var clears: String?
    /// The message in a word or two; nil of a report that was decoded.
    public internal(set) var brief: Phrase?

    private enum CodingKeys: CodingKey { case code, message, clears }

    init(_ obstacle: OwnershipObstacle) {
        code = obstacle.code
        message = obstacle.phrase
        clears = obstacle.clears?.rfc3339
        brief = obstacle.briefPhrase
    }
}

extension Session {
    /// Makes the acting user the owner of a customer of the high seas (RULES.md §8).
    ///
    /// `check`: only asks.
    ///
    /// - Throws: ``PoolRefusal/obstacles(_:user:_:)`` with every reason, unless `check`.
    public func claim(_ key: String, check: Bool = false) async throws(RapportError) -> ClaimReport {
        if check {
            return try await rehearse(.claim) { work in try self.claim(key, &work, isRehearsal: true) }
        }
        return try await write(.claim, digest: Digest.of(key)) { work in
            try self.claim(key, &work, isRehearsal: false)
        }
    }

    private func claim(_ key: String, _ work: inout Work, isRehearsal: Bool) throws -> ClaimReport {
        let target = try claimable(key, work)
        let user = try work.user(work.actor.user)
        let rules = OwnershipRules(work)
        let obstacles = try rules.obstaclesToClaim(target, by: rules.claimant(user))
        if !isRehearsal {
            guard obstacles.isEmpty else {
                throw PoolRefusal.obstacles(target.key, user: user.id, obstacles)
            }
            var recorder = Recorder()
            _ = try recorder.own(target.id, by: user.id, reason: OwnershipReason.claimed, to: &work)
            try recorder.settle(&work)
        }
        return ClaimReport(
            customer: target.key.text, user: user.id.text, claimed: !isRehearsal,
            obstacles: obstacles.map(ObstacleView.init))
    }

    /// A customer that can be asked for: of the high seas, or one that somebody claimed from there, since it was there for
    /// all to see. Any other's does not exist for whoever may not see it.
    private func claimable(_ key: String, _ work: Work) throws -> Target {
        guard let valid = CustomerKey(validating: key), let id = try work.transaction.customers.id(of: valid),
            let target = try work.target(id)
        else { throw RapportError.unknownCustomer(key) }
        if work.actor.scope.contains(owner: target.owner) { return target }
        let spell = try work.transaction.spells.spells(of: id).last
        guard spell?.reason == OwnershipReason.claimed else { throw RapportError.unknownCustomer(key) }
        return target
    }
}
