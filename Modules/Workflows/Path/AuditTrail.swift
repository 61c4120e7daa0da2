import Crypto
import Domain

/// What one write did, in the words of the audit: a JSON object a line, with values before and after.
///
/// A write that touches more customers than ``limit`` is told by its counts: its events and label changes carry the
/// number of the change and are found by it.
struct AuditTrail {
    static let limit = 1000

    private var lines = AuditLines()
    /// What is told however much there is.
    private var notes = AuditLines()
    private var customers: Set<CustomerID> = []
    private var onlyKey: CustomerKey?
    private var subject: String?
    private var events = 0
    /// Whether there was too much to be told one by one.
    private(set) var isCut = false

    /// Something that is no customer: a user, a team, a tag, a policy, an import.
    mutating func note(_ what: String, _ name: String, before: [String: String]? = nil, after: [String: String]? = nil)
    {
        subject = subject ?? "\(what) \(name)"
        notes.add(what: what, name: name, before: before.map(Array.init), after: after.map(Array.init))
    }

    mutating func note(_ event: Event, key: CustomerKey?) {
        events += 1
        guard count(event.customer, key) else { return }
        lines.add(
            what: "event", name: event.kind.rawValue, customer: key?.text, id: event.id.number,
            at: event.occurredAt.rfc3339, after: event.details.fields)
    }

    mutating func note(_ customer: Customer, from old: Standing?, to new: Standing) {
        guard count(customer.id, customer.key) else { return }
        var before: [(String, String)] = []
        var after: [(String, String)] = []
        if old?.owner != new.owner {
            before.append(("owner", old?.owner?.text ?? ""))
            after.append(("owner", new.owner?.text ?? ""))
        }
        for (scheme, from, to) in Standing.labelMoves(from: old, to: new) {
            before.append((scheme.text, from?.text ?? ""))
            after.append((scheme.text, to?.label.text ?? ""))
        }
        guard !after.isEmpty else { return }
        lines.add(what: "customer", name: customer.key.text, before: before, after: after)
    }

    /// What the link in the chain says the change was about.
    var subjectText: String {
        if isCut { return "more than \(Self.limit) customers" }
        if customers.count == 1, let onlyKey { return onlyKey.text }
        return customers.isEmpty ? subject ?? "" : "\(customers.count) customers"
    }

    var text: String {
        var all = notes
        if isCut {
            all.add(what: "summary", name: "", after: [("events", String(events))])
        } else {
            all.add(lines)
        }
        return all.text
    }

    /// - Returns: whether there is room for what happened to it.
    private mutating func count(_ customer: CustomerID, _ key: CustomerKey?) -> Bool {
        if isCut { return false }
        if customers.insert(customer).inserted, customers.count > Self.limit {
            isCut = true
            lines = AuditLines()
            return false
        }
        onlyKey = key ?? onlyKey
        return true
    }
}

/// The chain of links: what it hashes, and in which order.
enum AuditChain {
    /// The link of a change after `previous`, and the payload that its digest stands for.
    ///
    /// `salt`: unpredictable, so that nobody can guess a payload that was erased from its digest.
    static func link(
        _ change: Change, subject: String, text: String, salt: String, after previous: AuditLink?
    ) -> (AuditLink, AuditPayload) {
        let payload = AuditPayload(salt: salt, text: text)
        let digest = digest(of: payload)
        let hash = hash(
            change.id, change.at, change.actor, change.action, subject, change.request, digest,
            after: previous?.hash ?? "")
        let link = AuditLink(
            change: change.id, at: change.at, actor: change.actor, action: change.action, subject: subject,
            request: change.request, payloadDigest: digest, hash: hash)
        return (link, payload)
    }

    static func digest(of payload: AuditPayload) -> String { Digest.of(payload.salt + "\n" + payload.text) }

    /// What the hash of `link` must be after `previous`.
    static func hash(of link: AuditLink, after previous: AuditLink?) -> String {
        hash(
            link.change, link.at, link.actor, link.action, link.subject, link.request, link.payloadDigest,
            after: previous?.hash ?? "")
    }

    /// SHA-256 of a version byte and each part with its length before it.
    private static func hash(
        _ change: ChangeID, _ at: Instant, _ actor: UserID, _ action: String, _ subject: String, _ request: String?,
        _ digest: String, after previous: String
    ) -> String {
        var hash = SHA256()
        hash.update(data: [1])
        let parts = [
            previous, String(change.number), String(at.milliseconds), actor.text, action, subject,
            request.map { "+" + $0 } ?? "", digest,
        ]
        for part in parts {
            let bytes = Array(part.utf8)
            withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: bytes)
        }
        return Digest.hexadecimal(hash.finalize())
    }
}

/// Where salts come from: bytes of the caller's, that nobody can predict, and the number of the change.
public struct Entropy: Sendable {
    private let seed: [UInt8]

    /// - Parameter seed: 16 bytes or more of a good source.
    public init(seed: [UInt8]) { self.seed = seed }

    /// 32 bytes, others for each purpose.
    func bytes(for purpose: String) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: seed)
        hash.update(data: Array("bytes \(purpose)".utf8))
        return Array(hash.finalize())
    }

    /// 32 hexadecimal digits, another for each change.
    func salt(for change: ChangeID) -> String {
        var hash = SHA256()
        hash.update(data: seed)
        hash.update(data: Array(String(change.number).utf8))
        return Digest.hexadecimal(hash.finalize().prefix(16))
    }
}
