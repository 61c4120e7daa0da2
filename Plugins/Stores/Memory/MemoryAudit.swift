import Domain
import HashTreeCollections
import Storage

struct MemoryAudit: AuditStore {
    let state: MemoryState

    func head() throws -> AuditLink? { state.root.records.head.flatMap { state.root.records.links[$0] } }

    func append(_ link: AuditLink, payload: AuditPayload) throws {
        try state.requireWritable()
        try Storable.check(link, payload)
        if state.root.records.links[link.change] != nil { throw StorageError.duplicate("audit_links.change_id") }
        state.root.records.links[link.change] = link
        state.root.records.linkOrder.insert(link.change)
        state.root.records.head = max(state.root.records.head ?? link.change, link.change)
        state.root.records.payloads[link.change] = payload
    }

    func links(after change: ChangeID?, limit: Int) throws -> [AuditLink] {
        var found: [AuditLink] = []
        guard limit > 0 else { return found }
        state.root.records.linkOrder.scan(from: change) { id in
            if id != change, let link = state.root.records.links[id] { found.append(link) }
            return found.count < limit
        }
        return found
    }

    func link(of change: ChangeID) throws -> AuditLink? { state.root.records.links[change] }

    func payload(of change: ChangeID) throws -> AuditPayload? { state.root.records.payloads[change] }

    func erasePayload(of change: ChangeID) throws {
        try state.requireWritable()
        state.root.records.payloads[change] = nil
    }
}
