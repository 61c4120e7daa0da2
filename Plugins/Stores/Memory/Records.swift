import Domain
import HashTreeCollections

/// The part of a ``Root`` that is about people and what they did, not about single customers.
struct Records: Sendable {
    var teams: TreeDictionary<ByteText, Team> = [:]
    var teamOrder = SortedTree<ByteText>()
    var tags: TreeDictionary<ByteText, Tag> = [:]
    var tagOrder = SortedTree<ByteText>()

    var batches: TreeDictionary<ChangeID, Batch> = [:]
    /// By customer.
    var batchRows: TreeDictionary<ChangeID, [BatchRow]> = [:]
    var batchOrder = SortedTree<Latest>()

    var drafts: TreeDictionary<Int64, Draft> = [:]
    var draftsByAuthor: TreeDictionary<ByteText, SortedTree<Int64>> = [:]
    var nextDraft: Int64 = 1

    /// By user, those of each by instant, then in the order of appending.
    var reviews: TreeDictionary<ByteText, [Review]> = [:]

    var links: TreeDictionary<ChangeID, AuditLink> = [:]
    var linkOrder = SortedTree<ChangeID>()
    /// The latest link.
    var head: ChangeID?
    var payloads: TreeDictionary<ChangeID, AuditPayload> = [:]
}
