import Crypto
import Domain

/// An event that somebody wants recorded.
struct EventDraft {
    let customer: CustomerID
    let kind: EventKind
    let at: Instant
    let recordedAt: Instant
    let actor: UserID
    /// The name that the outside gave it, or nil.
    let ref: String?
    let details: EventDetails

    func event(_ id: EventID, ref: String) -> Event {
        Event(
            id: id, customer: customer, kind: kind, occurredAt: at, recordedAt: recordedAt, actor: actor, ref: ref,
            details: details)
    }

    /// A name made from the content, for rows without one: equal rows are told apart by their occurrence in the file
    /// (RULES.md §3). 24 hexadecimal digits of SHA-256.
    var contentDigest: String {
        var hash = SHA256()
        for (name, value) in [("kind", kind.rawValue), ("at", at.rfc3339)] + details.fields {
            hash.update(data: Array("\(name)\u{1F}\(value)\u{1E}".utf8))
        }
        return Digest.hexadecimal(hash.finalize().prefix(12))
    }

    /// The columns in which `event`, recorded under the same ref, says something else.
    func differences(from event: Event) -> [String] {
        let mine = Dictionary(details.fields, uniquingKeysWith: { a, _ in a })
        let theirs = Dictionary(event.details.fields, uniquingKeysWith: { a, _ in a })
        let names = Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }
        return (at == event.occurredAt ? [] : ["at"]) + names.sorted()
    }
}

extension EventDetails {
    /// What is given, by column name (FORMATS.md), in the order of columns.
    var fields: [(String, String)] {
        var given: [(String, String)] = []
        func add(_ name: String, _ value: String?) { if let value { given.append((name, value)) } }
        if let amount {
            add("amount", amount.decimal)
            add("currency", amount.currency.code)
        }
        add("channel", channel?.rawValue)
        add("direction", direction?.rawValue)
        add("purpose", purpose?.rawValue)
        add("outcome", outcome?.rawValue)
        add("signal", signal?.rawValue)
        add("level", level?.rawValue)
        add("expected_close", expectedClose?.iso)
        add("order_ref", orderRef)
        add("reason", reason)
        add("model", model)
        add("serial", serial)
        add("service_days", serviceDays.map(String.init))
        add("note", note)
        add("owner", owner?.text)
        add("target", target.map { String($0.number) })
        if !extra.isEmpty { for (name, value) in extra.sorted(by: { $0.key < $1.key }) { add("extra.\(name)", value) } }
        return given
    }
}
