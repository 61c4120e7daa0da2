public import Domain
import Storage
import Wording

/// One change, as the audit has it.
public struct AuditView: Codable, Hashable, Sendable {
    public var change: Int64
    public var at: String
    public var actor: String
    public var action: String
    /// A customer's key, or what else it was about.
    public var subject: String
    public var request: String?
    public var hash: String
    /// What was written, before and after: JSON objects. Nil when it was erased.
    public var payload: [String]?

    init(_ link: AuditLink, payload: AuditPayload?) {
        change = link.change.number
        at = link.at.rfc3339
        actor = link.actor.text
        action = link.action
        subject = link.subject
        request = link.request
        hash = link.hash
        self.payload = payload.map { $0.text.split(separator: "\n").map(String.init) }
    }
}

/// What a walk along the chain found.
public struct AuditReport: Codable, Hashable, Sendable {
    public struct Finding: Codable, Hashable, Sendable {
        public var change: Int64
        /// `hash`, `payload`, `missing-payload`, `change`, `missing-link`, `missing-change` or `anchor`.
        public var what: String
        public var detail: Phrase

        init(_ change: ChangeID, _ what: String, _ phrase: Phrase) {
            self.change = change.number
            self.what = what
            detail = phrase
        }
    }
    public var links: Int
    /// Links whose payload was erased.
    public var erased: Int
    /// The latest link, for keeping elsewhere: `NUMBER:HASH`. Only a copy outside tells of a chain that was cut or made
    /// anew as a whole.
    public var head: String?
    public var findings: [Finding]
    public var isSound: Bool { findings.isEmpty }
}

extension Session {
    /// The latest changes, newest first, with what they wrote.
    ///
    /// - `change`: that one alone.
    /// - Throws: ``RapportError/invalid(_:value:)`` for a change that there is not.
    public func audit(change: Int64? = nil, limit: Int) async throws(RapportError) -> [AuditView] {
        try await read(.readAudit) { lens in
            let audit = lens.transaction.audit
            if let change, try audit.link(of: ChangeID(change)) == nil {
                throw RapportError.invalid(.change, value: String(change))
            }
            let numbers = try change.map { [ChangeID($0)] } ?? lens.transaction.changes.latest(limit).map(\.id)
            return try numbers.compactMap { id in
                try audit.link(of: id).map { AuditView($0, payload: try audit.payload(of: id)) }
            }
        }
    }

    /// Walks the whole chain and compares it with what it is about.
    ///
    /// - `anchor`: a head that was kept elsewhere, `NUMBER:HASH`.
    public func verifyAudit(anchor: String? = nil) async throws(RapportError) -> AuditReport {
        var expected: (change: Int64, hash: String)?
        if let anchor {
            let parts = anchor.split(separator: ":")
            guard parts.count == 2, let number = Int64(parts[0]) else {
                throw .invalid(.anchor, value: anchor)
            }
            expected = (number, String(parts[1]))
        }
        return try await read(.readAudit) { [expected] lens in
            try AuditWalk(audit: lens.transaction.audit, changes: lens.transaction.changes).report(anchor: expected)
        }
    }

    /// Erases what a change wrote, because it must not be kept: who did what and when stays, and the chain stays whole.
    /// The erasure is a change of its own. What stands on timelines and in profiles is not touched.
    ///
    /// - `reason`: for whoever reads the audit later; not empty.
    /// - Throws: ``RapportError/invalid(_:value:)`` for a change that there is not.
    public func eraseAudit(change: Int64, reason: String) async throws(RapportError) -> AuditView {
        try await write(.eraseAudit, digest: Digest.of("\(change) \(reason)")) { work in
            let audit = work.transaction.audit
            guard let link = try audit.link(of: ChangeID(change)) else {
                throw RapportError.invalid(.change, value: String(change))
            }
            if try audit.payload(of: link.change) != nil {
                _ = try work.change()
                try audit.erasePayload(of: link.change)
                work.trail.note("audit", String(change), after: ["reason": reason])
            }
            return AuditView(link, payload: nil)
        }
    }
}

/// A walk along the chain of links.
struct AuditWalk {
    let audit: any AuditStore
    let changes: any ChangeStore
    private static let page = 1000

    func report(anchor: (change: Int64, hash: String)?) throws -> AuditReport {
        var report = AuditReport(links: 0, erased: 0, head: nil, findings: [])
        func note(_ change: ChangeID, _ what: String, _ phrase: Phrase? = nil) {
            report.findings.append(.init(change, what, phrase ?? Phrase("audit-\(what)")))
        }
        var missing: Set<ChangeID> = []
        var erased: Set<String> = []
        var previous: AuditLink?
        var isAnchored = anchor == nil
        while true {
            let links = try audit.links(after: previous?.change, limit: Self.page)
            for link in links {
                report.links += 1
                if let previous, link.change.number != previous.change.number + 1 {
                    note(
                        link.change, "missing-link",
                        Phrase("audit-follows", ["previous": String(previous.change.number)]))
                }
                if AuditChain.hash(of: link, after: previous) != link.hash {
                    note(link.change, "hash")
                }
                if let payload = try audit.payload(of: link.change) {
                    if AuditChain.digest(of: payload) != link.payloadDigest {
                        note(link.change, "payload")
                    }
                } else {
                    missing.insert(link.change)
                }
                if link.action == Action.eraseAudit.rawValue { erased.insert(link.subject) }
                if let change = try changes.change(link.change) {
                    if (change.actor, change.action, change.at) != (link.actor, link.action, link.at) {
                        note(link.change, "change")
                    }
                } else {
                    note(link.change, "missing-change")
                }
                if link.change.number == anchor?.change {
                    isAnchored = true
                    if link.hash != anchor?.hash { note(link.change, "anchor") }
                }
                previous = link
            }
            if links.count < Self.page { break }
        }
        if let previous { report.head = "\(previous.change.number):\(previous.hash)" }
        if let anchor, !isAnchored {
            note(ChangeID(anchor.change), "anchor", Phrase("audit-no-anchor"))
        }
        for change in missing.sorted() {
            if erased.contains("audit \(change.number)") {
                report.erased += 1
            } else {
                note(change, "missing-payload")
            }
        }
        if let latest = try changes.latest(1).first?.id, latest != previous?.change {
            note(latest, "missing-link")
        }
        return report
    }
}
