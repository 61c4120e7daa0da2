public import Domain

/// What is to be done to every customer that a search finds (RULES.md §9).
public enum BatchRequest: Hashable, Sendable {
    case addTags([String])
    case removeTags([String])
    /// Whoever has the one gets the other instead.
    case transferTag(from: String, to: String)
    /// Makes them this person's.
    case assign(UserID)
    case release(reason: String)
    /// New values by column name of customers.csv; empty clears.
    case update([String: String])

    var action: Action {
        switch self {
        case .addTags, .removeTags, .transferTag: .tagCustomers
        case .assign: .assign
        case .release: .release
        case .update: .updateProfiles
        }
    }

    /// A stable code for lists.
    var code: String {
        switch self {
        case .addTags: "tag.add"
        case .removeTags: "tag.remove"
        case .transferTag: "tag.transfer"
        case .assign: "pool.assign"
        case .release: "pool.release"
        case .update: "profile.update"
        }
    }

    var detail: String {
        switch self {
        case .addTags(let tags), .removeTags(let tags): tags.joined(separator: ", ")
        case .transferTag(let from, let to): "\(from) → \(to)"
        case .assign(let user): user.text
        case .release(let reason): reason
        case .update(let values):
            // Lists outlive the right to see a customer: of what is a person's own only the name of the field.
            values.sorted { $0.key < $1.key }
                .map { ProfilePatch.isPersonal($0.key) ? $0.key : "\($0.key)=\($0.value)" }.joined(separator: ", ")
        }
    }
}

/// What a batch did, or would do.
public struct BatchReport: Codable, Hashable, Sendable {
    /// A customer that was left as it is, and why.
    public struct Failure: Codable, Hashable, Sendable {
        public var customer: String
        public var refusal: RefusalView
    }
    /// Its number, for taking it back; nil when nothing was done.
    public var batch: Int64?
    public var action: String
    public var detail: String
    /// Customers that the search found.
    public var matched: Int
    public var changed: Int
    /// Those that were as wanted before.
    public var unchanged: Int
    public var failures: [Failure]
    /// The first of those that change, by key.
    public var sample: [String]
    public var dryRun: Bool
    /// True where the acting user cannot take it back: who releases customers gets none back but by claiming it.
    public var isFinal: Bool?

    static let sampleSize = 10
}

/// A batch of the past.
public struct BatchView: Codable, Hashable, Sendable {
    public var batch: Int64
    public var action: String
    public var detail: String
    public var actor: String
    public var at: String
    public var customers: Int
    /// The change that took it back.
    public var undoneBy: Int64?
    /// As of ``BatchReport``.
    public var isFinal: Bool?

    init(_ batch: Batch, isFinal: Bool) {
        self.batch = batch.change.number
        action = batch.action
        detail = batch.detail
        actor = batch.actor.text
        at = batch.at.rfc3339
        customers = batch.count
        undoneBy = batch.undoneBy?.number
        self.isFinal = isFinal ? true : nil
    }
}

/// What taking a batch back did.
public struct UndoReport: Codable, Hashable, Sendable {
    public var batch: Int64
    public var restored: Int
    /// Customers that have changed since and were left as they are.
    public var failures: [BatchReport.Failure]
    /// Tags that are as before, by name: known again, known no more, or of their colour.
    public var tags: [String]
    /// Tags that somebody has given another colour or made anew since; they were left as they are.
    public var tagsLeft: [String]
    public var dryRun: Bool

    /// Whether there was something to take back, and nothing of it could be.
    public var isFutile: Bool { restored == 0 && tags.isEmpty && !(failures.isEmpty && tagsLeft.isEmpty) }
}
