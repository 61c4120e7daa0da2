import Domain
import Exchange
import Storage

/// Puts what a file gives into the store, within one write.
struct Importer {
    private let actor: UserID
    private var recorder = Recorder()
    private var report = ImportReport()
    private var notes = RowNotes()
    private var customers: [CustomerKey: CustomerID] = [:]
    private var owners: Set<UserID> = []
    /// Endings that are not decided yet.
    private var waiting = 0
    /// Events that are recorded together, those of a customer one after another: where they are kept they stand beside one
    /// another.
    private var gathered: [Gathered] = []
    /// Whether some were recorded and more came after them.
    private var isSplit = false
    /// Whether a customer stands in one row, so that nothing more comes of it.
    private let isOneRowEach: Bool
    /// Customers that are settled, of which nothing more comes.
    private var settled: [CustomerID] = []
    /// Those that are settled next, by id.
    private var page: [CustomerID] = []

    /// What is kept of a row of a timeline.
    private struct Gathered {
        let customer: CustomerID
        /// By the order of the file; that of the form, if there is one, comes next.
        let id: EventID
        let at: Instant
        let recordedAt: Instant?
        let actor: UserID?
        let ref: String?
        let details: EventDetails
        let row: Int32
        let kind: EventKind
        let formFilled: Bool
    }

    /// How many are gathered at most. Some 120 bytes each.
    private let capacity: Int
    /// What known customers were, for taking it back.
    private var rows: [BatchRow] = []
    private var rowPlaces: [CustomerID: Int] = [:]

    /// - `isOneRowEach`: whether a customer stands in no more than one row.
    /// - `capacity`: how many events are held at once.
    init(actor: UserID, isOneRowEach: Bool, capacity: Int = 1 << 22) {
        self.actor = actor
        self.capacity = capacity
        self.isOneRowEach = isOneRowEach
    }

    mutating func take(_ item: ImportItem, into work: inout Work) throws {
        switch item {
        case .customer(let row): try take(row, &work)
        case .event(let row): try take(row, &work)
        case .skipped(let row): notes.note(skipped: row.reason, row: row.place.row)
        case .issue(let issue): note(issue)
        }
    }

    /// Settles what was recorded, and keeps under the change what taking it back needs, unless nothing was.
    ///
    /// - `code`: of the batch. `detail`: what the file is called.
    mutating func finish(_ code: String, _ detail: String, _ work: inout Work) throws -> ImportReport {
        try recordGathered(settling: !isSplit, &work)
        try decideEndings(&work)
        try settle(recorder.touchedCustomers, &work)
        let touched = settled.sorted()
        report.newOwners.sort()
        notes.tell(&report)
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
        var row = row
        if let purchase = row.openPurchase {
            let currency = try currency(of: row.key, work)
            do throws(RowIssue) { row.profile.annualPurchase = try purchase.money(in: currency) } catch {
                note(error)
                return
            }
        }
        guard try may(row, work) else {
            notes.note(
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
        if isOneRowEach {
            page.append(id)
            if page.count == Work.page { try settlePage(&work) }
        }
    }

    private mutating func take(_ row: EventRow, _ work: inout Work) throws {
        guard let id = try customer(row.customer, work), try sees(id, work) else {
            notes.note(
                problem: "unknown-customer", Phrase("row-unknown-customer", ["key": row.customer.text]),
                row: row.place.row)
            return
        }
        gathered.append(
            Gathered(
                customer: id, id: try recorder.reserve(row.formFilled ? 2 : 1, work), at: row.at,
                recordedAt: row.recordedAt, actor: row.actor, ref: row.ref, details: row.details,
                row: Int32(clamping: row.place.row), kind: row.kind, formFilled: row.formFilled))
        if gathered.count == capacity {
            isSplit = true
            try recordGathered(settling: false, &work)
            recorder.foldFromTimelines()
        }
    }

    /// Records what was gathered, customer by customer, and settles them as it goes where nothing more comes of them.
    private mutating func recordGathered(settling: Bool, _ work: inout Work) throws {
        // Places move, not rows.
        var order = gathered.indices.map { (customer: gathered[$0].customer, place: Int32($0)) }
        order.sort { ($0.customer, $0.place) < ($1.customer, $1.place) }
        for (customer, place) in order {
            if settling, page.last != customer {
                if page.count == Work.page { try settlePage(&work) }
                page.append(customer)
            }
            try record(gathered[Int(place)], &work)
        }
        gathered.removeAll(keepingCapacity: !settling)
        // What ends an order may be ahead of it while more rows come.
        if settling { try settlePage(&work) }
    }

    private mutating func settlePage(_ work: inout Work) throws {
        try decideEndings(&work)
        try settle(page, &work)
        page.removeAll(keepingCapacity: true)
    }

    private mutating func settle(_ customers: [CustomerID], _ work: inout Work) throws {
        for id in customers where recorder.isTouched(id) { settled.append(id) }
        try recorder.settle(customers, &work)
    }

    private mutating func decideEndings(_ work: inout Work) throws {
        let refused = try recorder.decideEndings(&work)
        for (row, refusal) in refused { note(refusal, row: row) }
        report.eventsRecorded += waiting - refused.count
        waiting = 0
    }

    private mutating func record(_ event: Gathered, _ work: inout Work) throws {
        let row = Int(event.row)
        guard try may(event, work) else {
            let key = try work.transaction.customers.customer(event.customer)?.key.text ?? ""
            notes.note(
                problem: "not-allowed", Phrase("row-not-allowed", ["customer": key, "user": actor.text]), row: row)
            return
        }
        let draft = EventDraft(
            customer: event.customer, kind: event.kind, at: event.at, recordedAt: event.recordedAt ?? work.now,
            actor: event.actor ?? actor, ref: event.ref, details: event.details)
        do {
            let outcome = try recorder.add(draft, row: row, id: event.id, to: &work)
            switch outcome {
            case .recorded: report.eventsRecorded += 1
            case .known: report.eventsKnown += 1
            case .waiting: waiting += 1
            }
            if event.formFilled {
                try recorder.addForm(of: draft, outcome, id: EventID(event.id.number + 1), to: &work)
            }
        } catch let refusal as EventRefusal {
            note(refusal, row: row)
            return
        }
        if event.kind == .owned, let owner = event.details.owner { try know(owner, &work) }
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

    private func may(_ event: Gathered, _ work: Work) throws -> Bool {
        guard work.actor.scope != .everything else { return true }
        let present = try work.target(event.customer)
        switch event.kind {
        case .owned:
            return present.map { work.actor.may(.assign, on: $0.owner) } ?? true
                && event.details.owner.map { work.actor.may(.assign, on: $0) } ?? true
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

    /// In which currency an amount without one is.
    private mutating func currency(of key: CustomerKey, _ work: Work) throws -> Currency {
        let base = work.engine.fold.rates.base
        guard let id = try customer(key, work), try sees(id, work) else { return base }
        return try work.transaction.customers.customer(id)?.profile.annualPurchase?.currency ?? base
    }

    private mutating func know(_ owner: UserID, _ work: inout Work) throws {
        guard owners.insert(owner).inserted, try work.transaction.users.user(owner) == nil else { return }
        _ = try work.change()
        try work.know(owner)
        report.newOwners.append(owner.text)
    }

    private mutating func note(_ issue: RowIssue) {
        notes.note(problem: issue.code.rawValue, issue.phrase, row: issue.place.row)
    }

    private mutating func note(_ refusal: EventRefusal, row: Int) {
        notes.note(problem: refusal.code, refusal.phrase, row: row)
    }
}
