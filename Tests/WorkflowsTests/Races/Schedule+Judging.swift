import Domain
import Houses
import Scheduling
import Storage

@testable import Workflows

// What must hold after every round, and at the end.
extension Schedule {
    mutating func breach(_ what: String) {
        let story = answers.map {
            "\($0.act.now.rfc3339) \($0.act.person) \($0.act.move.rawValue) \($0.act.key) \($0.act.other): \($0.code)"
        }
        breaches.append("\(course.name), seed \(seed): \(what)\n  \(story.joined(separator: "\n  "))")
    }

    mutating func judge(_ round: [Told], from before: [CustomerState], to after: [CustomerState]) {
        let fine = course.refusals.union([
            "done", "draft", "in-force", "refused", "superseded",
        ])
        for answer in round where !fine.contains(answer.code) {
            breach("\(answer.act.move.rawValue) was told \(answer.code)")
        }
        guard before.count == keys.count, after.count == keys.count else { return breach("a customer is missing") }
        for (index, key) in keys.enumerated() {
            judgeRecycling(of: key, from: before[index], to: after[index])
            // Whoever had it by then keeps the text of what they wrote.
            let owners = Set(before[index].spells.map(\.owner.text))
            for answer in round where answer.act.key == key && answer.act.move == .call {
                if !["done", "draft", "inactive-user"].contains(answer.code), owners.contains(answer.act.person) {
                    breach("a follow-up on \(key) by \(answer.act.person) was refused: \(answer.code)")
                }
            }
        }
    }

    /// Nothing leaves without a warning that was stored a day before.
    private mutating func judgeRecycling(of key: String, from before: CustomerState, to after: CustomerState) {
        let known = Set(before.spells.compactMap { $0.end?.mark })
        for spell in after.spells {
            guard let end = spell.end, !known.contains(end.mark), end.by == .system else { continue }
            left += 1
            let warned = before.warning?.warned
            let isSame = before.spells.last.map { $0.start == spell.start } ?? false
            if !isSame || warned.map({ $0 + .days(1) > end.mark.at }) ?? true {
                breach("\(key) left at \(end.mark.at.rfc3339), warned \(warned?.rfc3339 ?? "never")")
            }
        }
    }

    mutating func judgeEnd(_ state: [CustomerState]) async throws {
        let ids = ids
        let session = house.at(now)
        let read = try await session.read(.checkStore) { lens in
            var record = Record()
            let transaction = lens.transaction
            for id in ids {
                record.timelines.append(try transaction.timelines.events(of: id))
                guard let customer = try transaction.customers.customer(id) else { continue }
                record.customers.append(customer)
                record.findings += try session.findings(
                    about: customer, in: transaction, [1: lens.transaction.policies.all()[0]],
                    processed: transaction.changes.processedTo())
            }
            for person in House.people {
                record.drafts[person.id] = try transaction.drafts.drafts(of: user(person.id)).compactMap {
                    $0.details.note
                }
            }
            record.maxOwned = lens.engine.pool.maxOwned
            record.maxClaims = lens.engine.pool.maxClaimsPerDay
            record.zone = lens.engine.fold.zone
            return record
        }
        for finding in read.findings { breach("\(finding.customer) \(finding.what): \(finding.detail.english)") }
        judgeTexts(read)
        judgeClaims(state, read)
        for (key, timeline) in zip(keys, read.timelines) { judgeApprovals(of: key, timeline) }
        for (customer, timeline) in zip(read.customers, read.timelines) { judgeProfile(customer, timeline) }
    }

    /// What the store says of these customers.
    struct Record: Sendable {
        var timelines: [[Event]] = []
        var customers: [Customer] = []
        var drafts: [String: [String]] = [:]
        var findings: [Finding] = []
        var maxOwned = 0
        var maxClaims = 0
        var zone = ZoneRules.utc
    }

    /// What was written in a follow-up stands on the timeline, or is kept for its author: once.
    private mutating func judgeTexts(_ read: Record) {
        let written = read.timelines.joined().compactMap(\.details.note)
        for answer in answers where answer.act.move == .call && ["done", "draft"].contains(answer.code) {
            let note = answer.act.note
            let places = written.count { $0 == note } + (read.drafts[answer.act.person] ?? []).count { $0 == note }
            if places != 1 { breach("the text “\(note)” stands in \(places) places") }
        }
    }

    /// Each claim that was told of is one spell, and none was made over the cap or the quota.
    private mutating func judgeClaims(_ state: [CustomerState], _ read: Record) {
        for (key, customer) in zip(keys, state) {
            let made = customer.spells.filter { $0.reason == OwnershipReason.claimed }.map {
                "\($0.owner) \($0.start.at)"
            }
            let told = answers.filter { $0.act.key == key && $0.act.move == .claim && $0.isDone }.map {
                "\(user($0.act.person)) \($0.act.now)"
            }
            if made.sorted() != told.sorted() { breach("\(key) was claimed \(made), told were \(told)") }
        }
        let spells = state.flatMap(\.spells)
        for spell in spells where ![OwnershipReason.imported, OwnershipReason.created].contains(spell.reason ?? "") {
            let start = spell.start.event
            let owned = spells.count {
                $0.owner == spell.owner && $0.start.event < start && ($0.end.map { $0.mark.event > start } ?? true)
            }
            if owned >= read.maxOwned { breach("\(spell.owner.text) got one over the cap") }
            guard spell.reason == OwnershipReason.claimed else { continue }
            let day = read.zone.day(of: spell.start.at)
            let claims = spells.count {
                $0.owner == spell.owner && $0.reason == OwnershipReason.claimed && read.zone.day(of: $0.start.at) == day
            }
            if claims > read.maxClaims { breach("\(spell.owner.text) claimed \(claims) on one day") }
        }
    }

    /// One decision for a request, and never by whoever asked.
    private mutating func judgeApprovals(of key: String, _ timeline: [Event]) {
        let requests = Dictionary(
            timeline.filter { $0.details.overrideState == .waiting }.map { ($0.id, $0.actor) },
            uniquingKeysWith: { a, _ in a })
        var decided: Set<EventID> = []
        for event in timeline where event.kind == .labelOverridden {
            guard let target = event.details.target else { continue }
            if requests[target] == event.actor { breach("\(key): \(event.actor.text) approved their own request") }
            if !decided.insert(target).inserted { breach("\(key): one request was approved twice") }
        }
    }

    /// No update of the profile is lost: what each replaced is what the one before it left.
    private mutating func judgeProfile(_ customer: Customer, _ timeline: [Event]) {
        var present = ""
        for event in timeline.sorted(by: { $0.id < $1.id }) where event.kind == .profileChanged {
            guard let change = event.details.extra["industry"] else { continue }
            if !change.hasPrefix("\(present) → ") { breach("“\(change)” came after “\(present)”") }
            present = String(change.drop { $0 != "→" }.dropFirst(2))
        }
        if present != customer.profile.industry ?? "" { breach("industry is not “\(present)”") }
        let refs = timeline.map { "\($0.kind.rawValue) \($0.ref)" }
        if Set(refs).count != refs.count { breach("an event stands twice on the timeline") }
    }
}
