import Domain
import Storage

struct SQLiteAudit: AuditStore {
    let connection: Connection

    func head() throws -> AuditLink? {
        if let known = connection.state.auditHead { return known.link }
        var call = try connection.call(
            """
            SELECT change_id, at, actor, action, subject, request, payload_digest, hash FROM audit_links
            ORDER BY change_id DESC LIMIT 1
            """)
        let head = try call.first(Self.link)
        connection.state.auditHead = .init(link: head)
        return head
    }

    func append(_ link: AuditLink, payload: AuditPayload) throws {
        try connection.requireWritable()
        try Storable.check(link, payload)
        var call = try connection.call(
            """
            INSERT INTO audit_links (
                change_id, at, actor, action, subject, request, payload_digest, hash, salt, payload
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        call.bind(link.change.number)
        call.bind(link.at.milliseconds)
        call.bind(link.actor)
        call.bind(link.action)
        call.bind(link.subject)
        call.bind(link.request)
        call.bind(link.payloadDigest)
        call.bind(link.hash)
        call.bind(payload.salt)
        call.bind(payload.text)
        try call.run()
        // Links can be put before others.
        if let head = connection.state.auditHead, head.link.map({ $0.change < link.change }) ?? true {
            connection.state.auditHead = .init(link: link)
        }
    }

    func links(after change: ChangeID?, limit: Int) throws -> [AuditLink] {
        guard let change else {
            var call = try connection.call(
                """
                SELECT change_id, at, actor, action, subject, request, payload_digest, hash FROM audit_links
                ORDER BY change_id LIMIT ?
                """)
            call.bind(max(0, limit))
            return try call.all(Self.link)
        }
        var call = try connection.call(
            """
            SELECT change_id, at, actor, action, subject, request, payload_digest, hash FROM audit_links
            WHERE change_id > ? ORDER BY change_id LIMIT ?
            """)
        call.bind(change.number)
        call.bind(max(0, limit))
        return try call.all(Self.link)
    }

    func link(of change: ChangeID) throws -> AuditLink? {
        var call = try connection.call(
            """
            SELECT change_id, at, actor, action, subject, request, payload_digest, hash FROM audit_links
            WHERE change_id = ?
            """)
        call.bind(change.number)
        return try call.first(Self.link)
    }

    func payload(of change: ChangeID) throws -> AuditPayload? {
        var call = try connection.call("SELECT salt, payload FROM audit_links WHERE change_id = ? AND salt IS NOT NULL")
        call.bind(change.number)
        return try call.first { AuditPayload(salt: $0.text(), text: $0.text()) }
    }

    func erasePayload(of change: ChangeID) throws {
        try connection.requireWritable()
        var call = try connection.call("UPDATE audit_links SET salt = NULL, payload = NULL WHERE change_id = ?")
        call.bind(change.number)
        try call.run()
    }

    private static func link(_ row: inout Call) throws -> AuditLink {
        AuditLink(
            change: ChangeID(row.integer()), at: Instant(milliseconds: row.integer()),
            actor: try row.required(row.user("audit_links.actor"), "audit_links.actor"), action: row.text(),
            subject: row.text(), request: row.optionalText(), payloadDigest: row.text(), hash: row.text())
    }
}
