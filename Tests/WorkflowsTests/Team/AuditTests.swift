import Domain
import Houses
import Storage
import Testing

@testable import Workflows

/// The chain of changes, read from a copy that somebody has altered.
struct AuditTests {
    /// What a store holds of the audit, to be altered.
    private struct Copy: AuditStore, ChangeStore {
        struct ReadOnly: Error {}

        var all: [AuditLink]
        var payloads: [ChangeID: AuditPayload]
        var made: [Change]

        init(_ transaction: any Transaction) throws {
            all = try transaction.audit.links(after: nil, limit: 999)
            payloads = try Dictionary(
                all.map { ($0.change, try transaction.audit.payload(of: $0.change)) }.compactMap { id, payload in
                    payload.map { (id, $0) }
                }, uniquingKeysWith: { a, _ in a })
            made = try transaction.changes.latest(999)
        }

        func head() throws -> AuditLink? { all.last }
        func append(_ link: AuditLink, payload: AuditPayload) throws { throw ReadOnly() }
        func links(after change: ChangeID?, limit: Int) throws -> [AuditLink] {
            Array(all.drop { link in change.map { link.change <= $0 } ?? false }.prefix(limit))
        }
        func link(of change: ChangeID) throws -> AuditLink? { all.first { $0.change == change } }
        func payload(of change: ChangeID) throws -> AuditPayload? { payloads[change] }
        func erasePayload(of change: ChangeID) throws { throw ReadOnly() }
        func allocateID() throws -> ChangeID { throw ReadOnly() }
        func append(_ change: Change) throws { throw ReadOnly() }
        func latest(_ count: Int) throws -> [Change] { Array(made.prefix(count)) }
        func change(_ id: ChangeID) throws -> Change? { made.first { $0.id == id } }
        func processedTo() throws -> Instant { throw ReadOnly() }
        func setProcessed(to instant: Instant) throws { throw ReadOnly() }

        func found(anchor: String? = nil) throws -> [String] {
            let parts = anchor?.split(separator: ":")
            let expected = parts.flatMap { parts in Int64(parts[0]).map { (change: $0, hash: String(parts[1])) } }
            return try AuditWalk(audit: self, changes: self).report(anchor: expected).findings.map(\.what)
        }

        /// All hashes anew, as somebody with the program would make them.
        mutating func rechain() {
            for place in all.indices {
                let link = all[place]
                all[place] = link.with(hash: AuditChain.hash(of: link, after: place > 0 ? all[place - 1] : nil))
            }
        }
    }

    private func copy(_ house: House) async throws -> Copy { try await house.store.read { try Copy($0) } }

    @Test(arguments: Backend.allCases)
    func `any one thing that is altered is found`(backend: Backend) async throws {
        let house = try await House(backend)
        _ = try await house.at(House.start, as: "ann").log(House.call, for: "ANN")
        let whole = try await copy(house)
        #expect(whole.all.count > 8)
        #expect(try whole.found() == [])
        for (place, link) in whole.all.enumerated() {
            let others = [
                link.with(at: link.at + .hours(1)), link.with(actor: user("eve")), link.with(action: "x"),
                link.with(subject: link.subject + "x"), link.with(request: "x"), link.with(digest: "00"),
                link.with(hash: "00"),
            ]
            for other in others {
                var altered = whole
                altered.all[place] = other
                #expect(try altered.found() != [], "\(place): \(other)")
            }
            var altered = whole
            altered.all.remove(at: place)
            #expect(try altered.found() != [], "\(place) is cut out")
            altered = whole
            altered.payloads[link.change] = AuditPayload(salt: "00", text: "something else")
            #expect(try altered.found() == ["payload"])
            altered = whole
            altered.payloads[link.change] = nil
            #expect(try altered.found() == ["missing-payload"])
            altered = whole
            altered.made.removeAll { $0.id == link.change }
            #expect(try altered.found().contains("missing-change"))
            if place > 0 {
                altered = whole
                altered.all.swapAt(place, place - 1)
                #expect(try altered.found() != [])
            }
        }
        try await house.close()
    }

    @Test func `a chain that was made anew or cut with its changes is told by a head kept elsewhere`() async throws {
        let house = try await House()
        let whole = try await copy(house)
        let report = try await house.at(House.start).verifyAudit()
        let head = try #require(report.head)
        #expect(report.isSound && report.links == whole.all.count)
        #expect(try whole.found(anchor: head) == [])
        var cut = whole
        let last = try #require(cut.all.last)
        cut.all.removeLast()
        #expect(try cut.found() == ["missing-link"])
        cut.made.removeAll { $0.id == last.change }
        #expect(try cut.found() == [])
        #expect(try cut.found(anchor: head) == ["anchor"])
        var anew = whole
        anew.all[2] = anew.all[2].with(subject: "other")
        anew.rechain()
        #expect(try anew.found() == [])
        #expect(try anew.found(anchor: head) == ["anchor"])
    }

    @Test(arguments: Backend.allCases)
    func `what a change wrote can be erased, by an administrator and on the record`(backend: Backend) async throws {
        let house = try await House(backend)
        let root = house.at(House.start, as: "root")
        _ = try await root.log(House.call, for: "ANN")
        let change = try #require(try await root.audit(limit: 1).first?.change)
        #expect(try await root.audit(change: change, limit: 1).first?.payload?.isEmpty == false)
        _ = try await root.eraseAudit(change: change, reason: "asked for it")
        #expect(try await root.audit(change: change, limit: 1).first?.payload == nil)
        let report = try await root.verifyAudit()
        #expect(report.isSound && report.erased == 1)
        let erasure = try #require(try await root.audit(limit: 1).first)
        #expect(erasure.action == "audit.erase" && erasure.subject == "audit \(change)" && erasure.actor == "root")
        // Again is nothing.
        _ = try await root.eraseAudit(change: change, reason: "asked for it")
        #expect(try await root.audit(limit: 1).first?.change == erasure.change)
        #expect(await refusal { try await root.eraseAudit(change: 999, reason: "x") }?.brief == "invalid change 999")
        #expect(await refusal { try await root.audit(change: 999, limit: 1) }?.brief == "invalid change 999")
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test func `of many customers the audit says what was done`() async throws {
        let house = try await House()
        let rows = (0..<1_100).map { "K\($0),Firm" }.joined(separator: "\n")
        _ = try await house.at(House.start).customers("key,name\n\(rows)\n")
        _ = try await house.at(House.start).batch(.addTags(["fair"]), matching: "")
        let change = try #require(try await house.at(House.start).audit(limit: 1).first)
        let text = try #require(change.payload).joined()
        #expect(change.subject == "more than 1000 customers")
        #expect(text.contains("fair") && text.contains("tag.add") && text.contains("1106"))
    }
}

extension AuditLink {
    fileprivate func with(
        at: Instant? = nil, actor: UserID? = nil, action: String? = nil, subject: String? = nil, request: String? = nil,
        digest: String? = nil, hash: String? = nil
    ) -> AuditLink {
        AuditLink(
            change: change, at: at ?? self.at, actor: actor ?? self.actor, action: action ?? self.action,
            subject: subject ?? self.subject, request: request ?? self.request,
            payloadDigest: digest ?? payloadDigest, hash: hash ?? self.hash)
    }
}
