import Domain
import Exchange
import Scheduling
import Storage

// What must hold in every committed state beside what is derived (RELIABILITY.md §2.5, I1–I10).
extension Session {
    /// What contradicts itself in ownership, overrides and changes of one customer.
    func ownershipFindings(
        about customer: Customer, _ standing: Standing, _ timeline: [Event], _ engine: Engine,
        in transaction: any Transaction
    ) throws -> [Finding] {
        func finding(_ what: String, _ phrase: Phrase) -> Finding { Finding(customer.key, what, phrase) }
        var found: [Finding] = []
        // I1, I2: one live spell at most, none overlaps, and its owner is the owner.
        let spells = try transaction.spells.spells(of: customer.id)
        if spells != OwnershipSpell.spells(of: timeline, rules: engine.fold) {
            found.append(finding("spells", Phrase("check-timeline")))
        }
        for (one, next) in zip(spells, spells.dropFirst()) where one.end.map({ $0.mark.at > next.start.at }) ?? true {
            found.append(
                finding("spells", Phrase("check-overlap", ["one": one.owner.text, "next": next.owner.text])))
        }
        let live = spells.last.flatMap { $0.end == nil ? $0.owner : nil }
        if live != standing.owner {
            func name(_ owner: UserID?) -> Phrase { owner.map { Phrase(verbatim: $0.text) } ?? Phrase("check-nobody") }
            found.append(
                finding("owner", Phrase("check-owner", ["owner": name(standing.owner), "live": name(live)])))
        }
        // I4: at most one request waits for each scheme.
        let waiting = standing.facts.commitments.overrides.filter { $0.state == .waiting }.map(\.scheme)
        if Set(waiting).count != waiting.count { found.append(finding("overrides", Phrase("check-waiting"))) }
        // I6: every write that recorded an event of the customer made one version.
        let versions = try transaction.timelines.countChanges(of: customer.id) + 1
        if customer.version != Int64(versions) {
            found.append(
                finding(
                    "version",
                    Phrase("check-version", ["present": String(customer.version), "right": String(versions)])))
        }
        // I9: keys are unique as people read them.
        if let composed = customer.key.text.cleaned(prose: false),
            !composed.hasBytes(of: customer.key.text)
        {
            found.append(finding("key", Phrase("check-key")))
        }
        return found
    }

    /// What is amiss among people and changes.
    func houseFindings(
        _ engine: Engine, in transaction: any Transaction
    ) throws -> (findings: [Finding], notices: [Finding]) {
        var notices: [Finding] = []
        // I3: what was claimed and given stays under the caps. An import, a cancelled order or another policy can bring
        // more: that is told, and is no damage.
        for user in try transaction.users.all() {
            let holdings = try transaction.standings.holdings(of: user.id)
            func note(_ what: String, _ count: Int, over limit: Int? = nil) {
                notices.append(
                    Finding(
                        nil, what,
                        Phrase("notice-\(what)", ["user": user.id.text, "count": count, "limit": limit ?? count])))
            }
            let pool = engine.pool
            if holdings.withoutOrder > pool.maxOwned { note("max-owned", holdings.withoutOrder, over: pool.maxOwned) }
            if holdings.locked > pool.maxLocked { note("max-locked", holdings.locked, over: pool.maxLocked) }
            // Files bring customers of people who have left.
            if !user.isActive, holdings.customers > 0 { note("inactive", holdings.customers) }
        }
        // I10
        let chain = try AuditWalk(audit: transaction.audit, changes: transaction.changes).report(anchor: nil)
        let findings = chain.findings.map { finding in
            Finding(
                nil, "audit",
                Phrase(
                    "check-change",
                    [
                        "change": String(finding.change), "what": finding.what,
                        "problem": finding.detail,
                    ]))
        }
        return (findings, notices)
    }
}
