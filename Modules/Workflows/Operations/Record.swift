public import Domain
import Storage

/// What became of an event that was logged.
public struct LogReport: Codable, Hashable, Sendable {
    public var customer: String
    public var kind: String
    /// False when the same event was recorded before.
    public var recorded: Bool
    /// Labels that it moved, by scheme: `from → to`.
    public var moved: [String: String]
    public var obligations: [ObligationView]
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
        return try await write(.logEvent, digest: Digest.of("\(key) \(input.kind.rawValue) \(input.details.fields)")) {
            work in
            guard let valid = CustomerKey(validating: key), let id = try work.transaction.customers.id(of: valid),
                let before = try work.transaction.standings.standing(of: id), work.actor.sees(owner: before.owner)
            else { throw RapportError.unknownCustomer(key) }
            guard work.actor.mayChange(owner: before.owner) else {
                throw RapportError.notAllowed(
                    user: work.actor.user, .action(.logEvent), needs: [.owner, .role(.admin)])
            }
            var recorder = Recorder()
            let outcome = try record(input, for: id, &recorder, &work)
            try recorder.settle(&work)
            let after = try work.transaction.standings.standing(of: id) ?? before
            return LogReport(
                customer: key, kind: input.kind.rawValue, recorded: !outcome.isKnown,
                moved: Dictionary(
                    Standing.labelMoves(from: before, to: after).map {
                        ($0.scheme.text, "\($0.from?.text ?? "") → \($0.to?.label.text ?? "")")
                    }, uniquingKeysWith: { a, _ in a }),
                obligations: after.obligations.sorted { $0.due < $1.due }.map { ObligationView($0, at: now) })
        }
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
            guard try work.transaction.customers.id(of: key) == nil else { throw RapportError.customerExists(key) }
            if let amount = profile.annualPurchase, !work.engine.fold.rates.knows(amount.currency) {
                throw EventRefusal.noRate(amount.currency)
            }
            var recorder = Recorder()
            guard owner == nil || work.actor.mayChange(owner: owner) else {
                throw RapportError.notAllowed(
                    user: work.actor.user, .addForOthers, needs: [.role(.admin)])
            }
            let owner = work.actor.role == .salesperson ? work.actor.user : owner
            if let owner, try work.transaction.users.user(owner) == nil {
                try work.transaction.users.save(
                    User(id: owner, role: .salesperson, canLogIn: false, createdAt: now))
            }
            let id = try CustomerWriter.create(
                key: key, profile: profile, owner: owner, createdAt: now, &work, &recorder)
            try recorder.settle(&work)
            let lens = Lens(
                transaction: work.transaction, engine: work.engine, now: now, actor: work.actor, basis: .stored)
            guard let entry = try lens.entries([id]).first else { throw RapportError.unknownCustomer(key.text) }
            return CustomerView(entry, timeline: try lens.timeline(of: id), showing: 10, at: now)
        }
    }
}
