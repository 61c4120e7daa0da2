import Domain
import Scheduling
import Storage

/// How ownership of one customer changed.
public struct OwnershipReport: Codable, Hashable, Sendable {
    public var customer: String
    public var from: String?
    public var to: String?
    public var reason: String
}

extension Session {
    /// Gives a customer back to the high seas, with a reason.
    public func release(_ key: String, reason: String) async throws(RapportError) -> OwnershipReport {
        try await write(.release, digest: Digest.of("\(key) \(reason)")) { work in
            let target = try work.target(key, for: .release)
            guard let owner = target.owner else { throw PoolRefusal.notOwned(target.key) }
            var recorder = Recorder()
            _ = try recorder.release(target.id, reason: reason, to: &work)
            try recorder.settle(&work)
            return OwnershipReport(customer: key, from: owner.text, to: nil, reason: reason)
        }
    }

    /// Keeps a customer from being recycled as long as its spell lasts, or no longer.
    public func lock(_ key: String, _ isLocked: Bool) async throws(RapportError) -> CustomerView {
        try await write(.lock, digest: Digest.of("\(key) \(isLocked)"), time: .recyclingLast) { work in
            let target = try work.target(key, for: .lock)
            guard let spell = target.standing.facts.spell else { throw PoolRefusal.notOwned(target.key) }
            guard spell.isLocked != isLocked else {
                throw isLocked ? PoolRefusal.alreadyLocked(target.key) : PoolRefusal.notLocked(target.key)
            }
            let limit = work.engine.pool.maxLocked
            let locked = try work.transaction.standings.holdings(of: spell.owner).locked
            if isLocked, locked >= limit {
                throw PoolRefusal.tooManyLocks(spell.owner, count: locked, limit: limit)
            }
            var details = EventDetails()
            details.lock = isLocked
            var recorder = Recorder()
            try recorder.record(.profileChanged, of: target.id, details, to: &work)
            try recorder.settle(&work)
            return try work.view(of: target)
        }
    }

    /// Who owned a customer when, and why.
    public func ownership(of key: String) async throws(RapportError) -> [SpellView] {
        try await read(.readCustomers) { lens in
            let entry = try lens.entry(key: key)
            let ends = Dictionary(
                try lens.timeline(of: entry.full.id).filter { $0.kind == .released }.map { ($0.id, $0.details.warned) },
                uniquingKeysWith: { a, _ in a })
            return try lens.transaction.spells.spells(of: entry.full.id).map { spell in
                SpellView(spell, warned: spell.end.flatMap { ends[$0.mark.event] ?? nil })
            }
        }
    }
}

/// A spell, as shown.
public struct SpellView: Codable, Hashable, Sendable {
    public var owner: String
    public var since: String
    public var reason: String?
    public var by: String
    public var until: String?
    public var endReason: String?
    public var endedBy: String?
    /// When the owner was warned, of a spell that ended by recycling.
    public var warned: String?

    init(_ spell: OwnershipSpell, warned: Instant?) {
        owner = spell.owner.text
        since = spell.start.at.rfc3339
        reason = spell.reason
        by = spell.startedBy.text
        until = spell.end?.mark.at.rfc3339
        endReason = spell.end?.reason
        endedBy = spell.end?.by.text
        self.warned = warned?.rfc3339
    }
}
