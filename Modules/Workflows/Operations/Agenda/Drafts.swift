import Domain
import Storage

/// An entry that came too late and was kept, as shown to its author.
public struct DraftView: Codable, Hashable, Sendable {
    public var id: Int64
    public var customer: String
    public var kind: String
    public var at: String
    public var keptAt: String
    public var details: [String: String]

    init(_ draft: Draft, key: CustomerKey?) {
        id = draft.id
        customer = key?.text ?? ""
        kind = draft.kind.rawValue
        at = draft.at.rfc3339
        keptAt = draft.keptAt.rfc3339
        details = Dictionary(draft.details.fields, uniquingKeysWith: { a, _ in a })
    }
}

extension Session {
    /// What the acting user wanted to record of customers that they had lost by then.
    public func drafts() async throws(RapportError) -> [DraftView] {
        try await read(.readDrafts) { lens in
            try lens.transaction.drafts.drafts(of: lens.actor.user).map {
                DraftView($0, key: try lens.transaction.customers.customer($0.customer)?.key)
            }
        }
    }

    /// Records a draft of the acting user's, now that the customer is theirs again, and lets go of it.
    public func recordDraft(_ id: Int64) async throws(RapportError) -> LogReport {
        try await write(.logEvent, digest: Digest.of("draft \(id)"), time: .recyclingLast) { work in
            let (draft, key) = try work.draft(id)
            let target = try work.target(key.text, for: .logEvent)
            let input = EventInput(
                kind: draft.kind, at: draft.at, ref: draft.ref ?? "draft-\(id)", details: draft.details,
                formFilled: draft.formFilled)
            let report = try self.record(input, for: target, &work)
            try work.transaction.drafts.remove(id)
            return report
        }
    }

    /// Throws a draft of the acting user's away.
    public func discardDraft(_ id: Int64) async throws(RapportError) -> DraftView {
        try await write(.logEvent, digest: Digest.of("discard \(id)")) { work in
            let (draft, key) = try work.draft(id)
            _ = try work.change()
            work.trail.note("draft", String(id), before: ["customer": key.text, "kind": draft.kind.rawValue])
            try work.transaction.drafts.remove(id)
            return DraftView(draft, key: key)
        }
    }
}

extension Work {
    /// A draft of the actor's; another's does not exist for them.
    fileprivate func draft(_ id: Int64) throws -> (Draft, CustomerKey) {
        guard let draft = try transaction.drafts.draft(id), draft.author == actor.user,
            let key = try transaction.customers.customer(draft.customer)?.key
        else { throw AgendaRefusal.unknownDraft(id) }
        return (draft, key)
    }
}
