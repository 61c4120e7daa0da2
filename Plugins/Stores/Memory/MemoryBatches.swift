import Domain
import HashTreeCollections
import Storage

struct MemoryBatches: BatchStore {
    let state: MemoryState

    func append(_ batch: Batch, rows: [BatchRow]) throws {
        try state.requireWritable()
        try Storable.check(batch, rows)
        if state.root.records.batches[batch.change] != nil { throw StorageError.duplicate("batches.change_id") }
        let ordered = rows.sorted { $0.customer < $1.customer }
        for row in ordered { try state.requireCustomer(row.customer, for: "batch_rows.customer_id") }
        for (one, next) in zip(ordered, ordered.dropFirst()) where one.customer == next.customer {
            throw StorageError.duplicate("batch_rows.change_id, batch_rows.customer_id")
        }
        if Set(batch.tags.map { ByteText($0.name) }).count != batch.tags.count {
            throw StorageError.duplicate("batch_tags.change_id, batch_tags.name")
        }
        var kept = batch
        kept.tags.sort { ByteText($0.name) < ByteText($1.name) }
        state.root.records.batches[batch.change] = kept
        state.root.records.batchRows[batch.change] = ordered
        state.root.records.batchOrder.insert(Latest(id: batch.change))
    }

    func batch(_ change: ChangeID) throws -> Batch? { state.root.records.batches[change] }

    func rows(of change: ChangeID) throws -> [BatchRow] {
        (state.root.records.batchRows[change] ?? []).filter { state.root.customers[$0.customer] != nil }
    }

    func latest(_ count: Int, before: ChangeID?) throws -> [Batch] {
        var found: [Batch] = []
        guard count > 0 else { return found }
        let start = before.map { Latest(id: ChangeID($0.number - 1)) }
        state.root.records.batchOrder.scan(from: start) { entry in
            if let batch = state.root.records.batches[entry.id] { found.append(batch) }
            return found.count < count
        }
        return found
    }

    func markUndone(_ batch: ChangeID, by change: ChangeID) throws {
        try state.requireWritable()
        guard var stored = state.root.records.batches[batch] else {
            throw StorageError.failed("batches: there is no batch \(batch.number)")
        }
        guard stored.undoneBy == nil else { throw StorageError.duplicate("batches.undone_by") }
        stored.undoneBy = change
        state.root.records.batches[batch] = stored
    }
}

struct MemoryDrafts: DraftStore {
    let state: MemoryState

    func allocateID() throws -> Int64 {
        try state.requireWritable()
        defer { state.root.records.nextDraft += 1 }
        return state.root.records.nextDraft
    }

    func append(_ draft: Draft) throws {
        try state.requireWritable()
        try Storable.check(draft.details)
        try state.requireCustomer(draft.customer, for: "drafts.customer_id")
        if state.root.records.drafts[draft.id] != nil { throw StorageError.duplicate("drafts.id") }
        state.root.records.drafts[draft.id] = draft
        state.root.records.draftsByAuthor[ByteText(draft.author.text), default: SortedTree()].insert(draft.id)
        state.root.records.nextDraft = max(
            state.root.records.nextDraft, draft.id == .max ? .max : draft.id + 1)
    }

    func draft(_ id: Int64) throws -> Draft? { state.root.records.drafts[id] }

    func hasDraft(about customer: CustomerID) throws -> Bool {
        state.root.records.drafts.contains { $0.value.customer == customer }
    }

    func drafts(of author: UserID) throws -> [Draft] {
        var found: [Draft] = []
        state.root.records.draftsByAuthor[ByteText(author.text)]?.forEach { id in
            if let draft = state.root.records.drafts[id] { found.append(draft) }
        }
        return found
    }

    func remove(_ id: Int64) throws {
        try state.requireWritable()
        guard let draft = state.root.records.drafts.removeValue(forKey: id) else { return }
        state.root.records.draftsByAuthor[ByteText(draft.author.text)]?.remove(id)
    }
}

struct MemoryReviews: ReviewStore {
    let state: MemoryState

    func append(_ review: Review) throws {
        try state.requireWritable()
        try Storable.check(review)
        let name = ByteText(review.user.text)
        var reviews = state.root.records.reviews.removeValue(forKey: name) ?? []
        let place = reviews.lastIndex { $0.at <= review.at }.map { $0 + 1 } ?? 0
        reviews.insert(review, at: place)
        state.root.records.reviews[name] = reviews
    }

    func latest(of user: UserID, kind: Review.Kind) throws -> Review? {
        state.root.records.reviews[ByteText(user.text)]?.last { $0.kind == kind }
    }

    func reviews(of user: UserID, limit: Int) throws -> [Review] {
        (state.root.records.reviews[ByteText(user.text)] ?? []).suffix(max(0, limit)).reversed()
    }
}
