import Domain
import Exchange
import Storage

/// Puts what a file gives into the store, within one write.
struct Importer {
    private let actor: UserID
    private var recorder = Recorder()
    private var report = ImportReport()
    private var customers: [CustomerKey: CustomerID] = [:]
    private var owners: Set<UserID> = []
    private var waiting = 0
    /// Events that are recorded together, those of a customer one after another: where they are kept they stand beside one
    /// another.
    private var gathered: [Gathered] = []

    private struct Gathered {
        let customer: CustomerID
        let row: EventRow
        /// By the order of the file; that of the form, if there is one, comes next.
        let id: EventID
    }

    /// Some hundred bytes each.
    private static let gatheredTogether = 1 << 18
    /// What known customers were, for taking it back.
    private var rows: [BatchRow] = []
    private var rowPlaces: [CustomerID: Int] = [:]

    init(actor: UserID) { self.actor = actor }

    mutating func take(_ item: ImportItem, into work: inout Work) throws {
        switch item {
        case .customer(let row): try take(row, &work)
        case .event(let row): try take(row, &work)
        case .skipped(let row): report.note(skipped: row.reason, row: row.place.row)
        case .issue(let issue): report.note(problem: issue.code.rawValue, issue.phrase, row: issue.place.row)
        }
    }

    /// Settles what was recorded, and keeps under the change what taking it back needs, unless nothing was.
    ///
    /// - `code`: of the batch. `detail`: what the file is called.
    mutating func finish(_ code: String, _ detail: String, _ work: inout Work) throws -> ImportReport {
        try recordGathered(&work)
        let refused = try recorder.decideEndings(&work)
        for (row, refusal) in refused { note(refusal, row: row) }
        report.eventsRecorded += waiting - refused.count
        let touched = recorder.touchedCustomers
        try recorder.settle(&work)
        report.newOwners.sort()
        report.sortProblems()
        // Of what was refused in the end an id may be left, and no event.
        if let events = recorder.recorded, !touched.isEmpty {
            let change = try work.change()
            report.batch = change.number
            work.trail.note("batch", code, after: ["detail": detail, "changed": String(touched.count)])
            try work.transaction.batches.append(
                Batch(
                    change: change, actor: actor, at: work.now, action: code, detail: detail, count: touched.count,
                    events: events, tags: work.tagMoves),
                rows: touched.map { id in rowPlaces[id].map { rows[$0] } ?? BatchRow(customer: id) })
        }
        return report
    }

    private mutating func take(_ row: CustomerRow, _ work: inout Work) throws {
        guard try may(row, work) else {
            report.note(
                problem: "not-allowed", Phrase("row-not-allowed", ["customer": row.key.text, "user": actor.text]),
                row: row.place.row)
            return
        }
        let (id, result) = try CustomerWriter.upsert(
            key: row.key, profile: row.profile, owner: row.owner, createdAt: row.createdAt, &work, &recorder)
        customers[row.key] = id
        switch result {
        case .created: report.customersCreated += 1
        case .updated(let before, let after):
            report.customersUpdated += 1
            let row = BatchRow(customer: id, from: before, to: after)
            if let place = rowPlaces[id] {
                rows[place] = rows[place].followed(by: row)
            } else {
                rowPlaces[id] = rows.count
                rows.append(row)
            }
        case .unchanged: report.customersUnchanged += 1
        }
        if let owner = row.owner { try know(owner, &work) }
    }

    private mutating func take(_ row: EventRow, _ work: inout Work) throws {
        guard let id = try customer(row.customer, work), try sees(id, work) else {
            report.note(
                problem: "unknown-customer", Phrase("row-unknown-customer", ["key": row.customer.text]),
                row: row.place.row)
            return
        }
        gathered.append(Gathered(customer: id, row: row, id: try recorder.reserve(row.formFilled ? 2 : 1, work)))
        if gathered.count == Self.gatheredTogether { try recordGathered(&work) }
    }

    private mutating func recordGathered(_ work: inout Work) throws {
        gathered.sort { ($0.customer, $0.id) < ($1.customer, $1.id) }
        for entry in gathered { try record(entry.row, of: entry.customer, entry.id, &work) }
        gathered.removeAll(keepingCapacity: true)
    }

    private mutating func record(
        _ row: EventRow, of id: CustomerID, _ event: EventID, _ work: inout Work
    ) throws {
        guard try may(row, on: id, work) else {
            report.note(
                problem: "not-allowed", Phrase("row-not-allowed", ["customer": row.customer.text, "user": actor.text]),
                row: row.place.row)
            return
        }
        let draft = EventDraft(
            customer: id, kind: row.kind, at: row.at, recordedAt: row.recordedAt ?? work.now, actor: row.actor ?? actor,
            ref: row.ref, details: row.details)
        do {
            let outcome = try recorder.add(draft, row: row.place.row, id: event, to: &work)
            switch outcome {
            case .recorded: report.eventsRecorded += 1
            case .known: report.eventsKnown += 1
            case .waiting: waiting += 1
            }
            if row.formFilled {
                try recorder.addForm(of: draft, outcome, id: EventID(event.number + 1), to: &work)
            }
        } catch let refusal as EventRefusal {
            note(refusal, row: row.place.row)
            return
        }
        if row.kind == .owned, let owner = row.details.owner { try know(owner, &work) }
    }

    // A file is no way around: what its sender may not do by hand is not done by a row either.

    private func may(_ row: CustomerRow, _ work: Work) throws -> Bool {
        guard work.actor.scope != .everything else { return true }
        guard let id = try work.transaction.customers.id(of: row.key), let present = try work.target(id) else {
            // It is new, or this file made it.
            return row.owner.map { work.actor.may(.addCustomer, on: $0) } ?? true
        }
        var profile = present.customer.profile
        let stated = profile.statedOwner
        profile.take(row.profile)
        if profile != present.customer.profile, !work.actor.may(.updateProfiles, on: present.owner) { return false }
        guard let owner = row.owner, owner != stated else { return work.actor.scope.contains(owner: present.owner) }
        return work.actor.may(.assign, on: present.owner) && work.actor.may(.assign, on: owner)
    }

    private func sees(_ id: CustomerID, _ work: Work) throws -> Bool {
        guard work.actor.scope != .everything, let present = try work.target(id) else { return true }
        return work.actor.scope.contains(owner: present.owner)
    }

    private func may(_ row: EventRow, on id: CustomerID, _ work: Work) throws -> Bool {
        guard work.actor.scope != .everything else { return true }
        let present = try work.target(id)
        switch row.kind {
        case .owned:
            return present.map { work.actor.may(.assign, on: $0.owner) } ?? true
                && row.details.owner.map { work.actor.may(.assign, on: $0) } ?? true
        case .released: return present.map { work.actor.may(.release, on: $0.owner) } ?? true
        default: return present.map { work.actor.may(.logEvent, on: $0.owner) } ?? true
        }
    }

    private mutating func customer(_ key: CustomerKey, _ work: Work) throws -> CustomerID? {
        if let known = customers[key] { return known }
        let id = try work.transaction.customers.id(of: key)
        if let id { customers[key] = id }
        return id
    }

    /// An owner that nobody has heard of becomes a salesperson without a login (DESIGN.md, "Identity").
    private mutating func know(_ owner: UserID, _ work: inout Work) throws {
        guard owners.insert(owner).inserted, try work.transaction.users.user(owner) == nil else { return }
        _ = try work.change()
        try work.transaction.users.save(
            User(id: owner, role: .salesperson, canLogIn: false, createdAt: work.now))
        work.trail.note("user", owner.text, after: ["role": Role.salesperson.rawValue])
        report.newOwners.append(owner.text)
    }

    private mutating func note(_ refusal: EventRefusal, row: Int) {
        report.note(problem: refusal.code, refusal.phrase, row: row)
    }
}
