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
    ) throws -> [StoreCheckReport.Finding] {
        func finding(_ what: String, _ detail: String) -> StoreCheckReport.Finding {
            .init(customer: customer.key.text, what: what, detail: detail)
        }
        var found: [StoreCheckReport.Finding] = []
        // I1, I2: one live spell at most, none overlaps, and its owner is the owner.
        let spells = try transaction.spells.spells(of: customer.id)
        if spells != OwnershipSpell.spells(of: timeline, rules: engine.fold) {
            found.append(finding("spells", "differ from the timeline's"))
        }
        for (one, next) in zip(spells, spells.dropFirst()) where one.end.map({ $0.mark.at > next.start.at }) ?? true {
            found.append(finding("spells", "that of \(one.owner.text) overlaps that of \(next.owner.text)"))
        }
        let live = spells.last.flatMap { $0.end == nil ? $0.owner : nil }
        if live != standing.owner {
            found.append(
                finding("owner", "is \(standing.owner?.text ?? "nobody"), by spells \(live?.text ?? "nobody")"))
        }
        // I4: at most one request waits for each scheme.
        let waiting = standing.facts.commitments.overrides.filter { $0.state == .waiting }.map(\.scheme)
        if Set(waiting).count != waiting.count { found.append(finding("overrides", "two wait for one scheme")) }
        // I6: every write that recorded an event of the customer made one version.
        let versions = try transaction.timelines.countChanges(of: customer.id) + 1
        if customer.version != Int64(versions) {
            found.append(finding("version", "is \(customer.version), by changes \(versions)"))
        }
        // I9: keys are unique as people read them.
        if let composed = customer.key.text.cleaned(prose: false),
            !composed.utf8.elementsEqual(customer.key.text.utf8)
        {
            found.append(finding("key", "is not in its canonical form"))
        }
        return found
    }

    /// What is amiss among people and changes.
    func houseFindings(
        _ engine: Engine, in transaction: any Transaction
    ) throws -> (findings: [StoreCheckReport.Finding], notices: [StoreCheckReport.Finding]) {
        var notices: [StoreCheckReport.Finding] = []
        // I3: what was claimed and given stays under the caps. An import, a cancelled order or another policy can bring
        // more: that is told, and is no damage.
        for user in try transaction.users.all() {
            let count = try transaction.standings.holdings(of: user.id).withoutOrder
            if count > engine.pool.maxOwned {
                notices.append(
                    .init(
                        customer: "", what: "max-owned",
                        detail: "\(user.id.text) owns \(count) customers without an order, over \(engine.pool.maxOwned)"
                    ))
            }
        }
        // I10
        let chain = try AuditWalk(audit: transaction.audit, changes: transaction.changes).report(anchor: nil)
        let findings = chain.findings.map {
            StoreCheckReport.Finding(
                customer: "", what: "audit", detail: "change \($0.change): \($0.what) \($0.detail)")
        }
        return (findings, notices)
    }
}
