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
    /// What is given, by column name (FORMATS.md).
    var fields: [(String, String)] {
        let all: [(String, String?)] = [
            ("amount", amount?.decimal), ("currency", amount?.currency.code), ("channel", channel?.rawValue),
            ("direction", direction?.rawValue), ("purpose", purpose?.rawValue), ("outcome", outcome?.rawValue),
            ("signal", signal?.rawValue), ("level", level?.rawValue), ("expected_close", expectedClose?.iso),
            ("order_ref", orderRef), ("reason", reason), ("model", model), ("serial", serial),
            ("service_days", serviceDays.map(String.init)), ("note", note), ("owner", owner?.text),
            ("target", target.map { String($0.number) }),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
            + extra.sorted { $0.key < $1.key }.map { ("extra.\($0.key)", $0.value) }
    }
}
