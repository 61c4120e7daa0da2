import Domain
import Storage

extension Clause {
    static let audit: [Clause] = [
        Clause("links come back ascending, page by page, the latest is the head") { store, findings in
            var all: [AuditLink] = []
            for (place, text) in Fixture.texts.enumerated() { all.append(Fixture.link(Int64(place) + 1, text: text)) }
            all.append(Fixture.link(.max))
            let links = all
            for link in links {
                try await store.write { try $0.audit.append(link, payload: Fixture.payload(link.subject)) }
                findings.equal(try await store.read { try $0.audit.head() }, link, "head")
                findings.equal(try await store.read { try $0.audit.link(of: link.change) }, link, "link")
                let payload = try await store.read { try $0.audit.payload(of: link.change) }
                findings.equal(payload?.text, link.subject, "payload")
                findings.equal(payload?.salt, "0f", "salt")
            }
            func page(after: Int64?, _ limit: Int) async throws -> [AuditLink] {
                try await store.read { try $0.audit.links(after: after.map { ChangeID($0) }, limit: limit) }
            }
            findings.equal(try await page(after: nil, 99), links, "all")
            findings.equal(try await page(after: nil, 2), Array(links[..<2]), "the first two")
            findings.equal(try await page(after: 2, 3), Array(links[2..<5]), "three after the second")
            findings.equal(try await page(after: -7, 1), [links[0]], "after what is not there")
            findings.equal(try await page(after: .max, 9), [], "after the last")
            findings.equal(try await page(after: nil, 0), [], "none")
            findings.equal(try await store.read { try $0.audit.link(of: ChangeID(77)) }, nil, "no link")
        },
        Clause("a second link for one change is refused, and changes neither link nor payload") { store, findings in
            try await store.write { try $0.audit.append(Fixture.link(1), payload: Fixture.payload()) }
            await findings.refused("a second", { $0.isDuplicate("audit_links.change_id") }) { () throws(StorageError) in
                try await store.write {
                    try $0.audit.append(Fixture.link(1, text: "forged"), payload: Fixture.payload("forged"))
                }
            }
            findings.equal(try await store.read { try $0.audit.link(of: ChangeID(1)) }, Fixture.link(1), "link")
            findings.equal(try await store.read { try $0.audit.payload(of: ChangeID(1)) }, Fixture.payload(), "payload")
        },
        Clause("an erased payload is gone and its link stays; it cannot be appended anew") { store, findings in
            try await store.write { transaction in
                for number: Int64 in 1...2 {
                    try transaction.audit.append(Fixture.link(number), payload: Fixture.payload())
                }
                try transaction.audit.erasePayload(of: ChangeID(1))
                try transaction.audit.erasePayload(of: ChangeID(1))
                try transaction.audit.erasePayload(of: ChangeID(99))
            }
            findings.equal(try await store.read { try $0.audit.payload(of: ChangeID(1)) }, nil, "the erased one")
            findings.equal(
                try await store.read { try $0.audit.payload(of: ChangeID(2)) }, Fixture.payload(), "the other")
            findings.equal(
                try await store.read { try $0.audit.links(after: nil, limit: 9) }, [Fixture.link(1), Fixture.link(2)],
                "links")
            await findings.refused("a new one", { $0.isDuplicate("audit_links.change_id") }) {
                () throws(StorageError) in
                try await store.write { try $0.audit.append(Fixture.link(1), payload: Fixture.payload()) }
            }
        },
        Clause("a link or payload with a NUL is refused") { store, findings in
            for (link, payload) in [
                (Fixture.link(1, text: "\0"), Fixture.payload()), (Fixture.link(1), Fixture.payload("a\0b")),
            ] {
                await findings.refused("the NUL", \.isFailure) { () throws(StorageError) in
                    try await store.write { try $0.audit.append(link, payload: payload) }
                }
            }
            findings.equal(try await store.read { try $0.audit.head() }, nil, "head")
        },
    ]
}
