public import Domain
import Storage

/// What became of an event that was logged.
public struct LogReport: Codable, Hashable, Sendable {
    public var customer: String
    public var kind: String
    /// The number of its entry on the timeline; nil for a draft.
    public var event: Int64?
    /// False when the same event was recorded before.
    public var recorded: Bool
    /// Labels that it moved, by scheme: `from → to`.
    public var moved: [String: String]
    public var obligations: [ObligationView]
    /// The owner that a customer which came back was given to.
    public var allocated: String?
    /// Where the entry is kept when it came too late: its author had lost the customer, then, for that reason.
    public var draft: Int64?
    public var lostAt: String?
    public var lostBecause: String?
    /// Whether somebody else owns it now.
    public var hasOtherOwner: Bool?
}

/// An event that a person logs.
public struct EventInput: Hashable, Sendable {
    public var kind: EventKind
    /// Nil: now.
    public var at: Instant?
    public var ref: String?
    public var details: EventDetails
    /// The follow-up form was filled in with it.
    public var formFilled: Bool

    public init(
        kind: EventKind, at: Instant? = nil, ref: String? = nil, details: EventDetails = EventDetails(),
        formFilled: Bool = false
    ) {
        self.kind = kind
        self.at = at
        self.ref = ref
        self.details = details
        self.formFilled = formFilled
    }
}

extension Session {
    /// Records what happened with a customer.
    ///
    /// Kinds that the system records itself are refused, and so is writing to a customer of somebody else.
    public func log(_ input: EventInput, for key: String) async throws(RapportError) -> LogReport {
        guard !input.kind.isSystem else {
            throw .invalid(.kind, value: input.kind.rawValue)
        }
        let asked = [key, input.kind.rawValue] + input.details.fields.flatMap { [$0.0, $0.1] }
        return try await write(
            .logEvent, digest: Digest.of(asked.joined(separator: "\0")), time: .recyclingLast
        ) { work in
            let target = try work.located(key)
            if let target, !work.actor.may(.logEvent, on: target.owner),
                let late = try self.keepLate(input, for: target, &work)
            {
                return late
            }
            return try self.record(input, for: try work.checked(target, key, for: .logEvent), &work)
        }
    }

    /// Keeps the entry of somebody who owned the customer and lost it before they wrote: nothing of it is lost
    /// (RULES.md §8, RELIABILITY.md §3 C). Nil when it is no such entry.
    private func keepLate(_ input: EventInput, for target: Target, _ work: inout Work) throws -> LogReport? {
        let me = work.actor.user
        let id = target.id
        let key = target.key.text
        guard let lost = try work.loss(of: id, by: me) else { return nil }
        let at = input.at ?? now
        guard at <= now else { throw EventRefusal.inFuture(at: at, now: now) }
        var details = input.details
        // The conversation that its author means, before another comes in between.
        if input.kind == .form, details.target == nil {
            details.target = try work.conversation(of: id, nil, until: at)?.id
        }
        let draft = Draft(
            id: try work.transaction.drafts.allocateID(), author: me, customer: id, kind: input.kind, at: at,
            keptAt: now, details: details, ref: input.ref, formFilled: input.formFilled)
        _ = try work.change()
        try work.transaction.drafts.append(draft)
        work.trail.note("draft", String(draft.id), after: ["customer": key, "kind": input.kind.rawValue])
        return LogReport(
            customer: key, kind: input.kind.rawValue, recorded: false, moved: [:], obligations: [], draft: draft.id,
            lostAt: lost.at.rfc3339, lostBecause: lost.reason,
            hasOtherOwner: target.owner != nil)
    }

    func record(_ input: EventInput, for target: Target, _ work: inout Work) throws -> LogReport {
        var recorder = Recorder()
        var input = input
        if input.kind == .form {
            // The form of a conversation; one that is about none, or about one that was taken back, is no form.
            let at = input.at ?? now
            guard let call = try work.conversation(of: target.id, input.details.target, until: at) else {
                throw AgendaRefusal.noConversation(target.key)
            }
            input.details.target = call.id
        }
        let machines = target.standing.facts.commitments.installations
        if input.kind == .serviceClosed, let serial = input.details.serial,
            !machines.contains(where: { $0.serial == serial })
        {
            throw AgendaRefusal.unknownSerial(target.key, serial: serial, known: machines.compactMap(\.serial))
        }
        let outcome = try record(input, for: target.id, &recorder, &work)
        var allocated: UserID?
        if input.kind == .inquiry, !outcome.isKnown,
            let choice = try work.allocation(of: target, at: input.at ?? now)
        {
            _ = try recorder.own(target.id, by: choice.user, reason: choice.reason, to: &work)
            allocated = choice.user
        }
        try recorder.settle(&work)
        let after = try work.again(target).standing
        return LogReport(
            customer: target.key.text, kind: input.kind.rawValue, event: recorder.entry(of: outcome)?.number,
            recorded: !outcome.isKnown, moved: Standing.told(from: target.standing, to: after),
            obligations: after.obligations.sorted { $0.due < $1.due }.map { ObligationView($0, at: now) },
            allocated: allocated?.text)
    }

    private func record(
        _ input: EventInput, for id: CustomerID, _ recorder: inout Recorder, _ work: inout Work
    ) throws -> Recorder.Outcome {
        // Logging the same twice is two events, unless the caller names them.
        let ref = try input.ref ?? "change-\(work.change().number)"
        let event = EventDraft(
            customer: id, kind: input.kind, at: input.at ?? now, recordedAt: now, actor: work.actor.user, ref: ref,
            details: input.details)
        let outcome = try recorder.add(event, row: 0, to: &work)
        if input.formFilled { try recorder.addForm(of: event, outcome, to: &work) }
        if let refused = try recorder.decideEndings(&work).first { throw refused.refusal }
        return outcome
    }

    /// Makes a customer.
    ///
    /// `owner`: nil leaves it in the high seas; a salesperson always becomes the owner.
    public func add(
        _ key: CustomerKey, profile: Profile, owner: UserID?
    ) async throws(RapportError) -> CustomerView {
        try await write(.addCustomer, digest: Digest.of("\(key.text) \(profile.name)")) { work in
            let owner = work.actor.role == .salesperson ? owner ?? work.actor.user : owner
            if let owner {
                try work.actor.require(.addCustomer, onPerson: owner)
            } else {
                try work.actor.require(.addCustomer, on: nil)
            }
            if let id = try work.transaction.customers.id(of: key) {
                let isSeen = try work.target(id).map { work.actor.scope.contains(owner: $0.owner) } ?? false
                throw RapportError.customerExists(key, isSeen: isSeen)
            }
            if let amount = profile.annualPurchase, !work.engine.fold.rates.knows(amount.currency) {
                throw EventRefusal.noRate(amount.currency)
            }
            var recorder = Recorder()
            let known = try owner.flatMap(work.transaction.users.user)
            if let owner, let known, !known.isActive {
                throw PoolRefusal.obstacles(key, user: owner, [OwnershipObstacle(.inactive)])
            }
            let newOwner = known == nil ? owner : nil
            if let newOwner { try work.know(newOwner) }
            let id = try CustomerWriter.create(
                key: key, profile: profile, owner: owner, createdAt: now, &work, &recorder)
            try recorder.settle(&work)
            guard let target = try work.target(id) else { throw RapportError.unknownCustomer(key.text) }
            var view = try work.view(of: target)
            view.newOwner = newOwner?.text
            return view
        }
    }
}

extension Work {
    /// When and why `user`, who does not own the customer, lost it: at the end of their latest spell, or when what had
    /// given it to them was taken back, which leaves no spell. Nil when it never was theirs.
    fileprivate func loss(of id: CustomerID, by user: UserID) throws -> (at: Instant, reason: String?)? {
        if let end = try transaction.spells.spells(of: id).last(where: { $0.owner == user })?.end {
            return (end.mark.at, end.reason)
        }
        let timeline = try transaction.timelines.events(of: id)
        let given = Set(timeline.filter { $0.kind == .owned && $0.details.owner == user }.map(\.id))
        let undone = timeline.last { event in
            event.kind == .retracted && event.details.target.map(given.contains) ?? false
        }
        return undone.map { ($0.occurredAt, OwnershipReason.undone) }
    }

    /// A customer as it stands in this write, as the actor may see it.
    func view(of target: Target) throws -> CustomerView {
        let lens = Lens(self, basis: .stored)
        guard let entry = try lens.entries([target.id]).first else {
            throw RapportError.unknownCustomer(target.key.text)
        }
        return CustomerView(entry, timeline: try lens.visibleTimeline(of: entry), showing: 10, at: now)
    }
}

extension Work {
    /// The call or visit that is `named`, else the latest that reached the customer, at or before `instant` (RULES.md §3).
    fileprivate func conversation(of id: CustomerID, _ named: EventID?, until instant: Instant) throws -> Event? {
        Facts.foldable(try transaction.timelines.events(of: id), rules: engine.fold).last { event in
            event.occurredAt <= instant && event.isReachedCall && named.map { $0 == event.id } ?? true
        }
    }
}
