import Domain
import Exchange

/// What a batch does to each customer that its search finds.
public enum BatchKind: String, CaseIterable, Codable, Sendable {
    case addTags = "add-tags"
    case removeTags = "remove-tags"
    case transferTag = "transfer-tag"
    case assign, release, update
}

/// Does one thing to every customer that a search finds, as one that can be taken back.
public struct RunBatch: Call {
    public static let id = "runBatch"
    /// What everybody may who may ask at all. Whatever the batch does is checked for its own action when it is done.
    public static let action = Action.tagCustomers
    public var action: BatchKind
    /// The customers, in the query language. To mean everybody, `all` has to be true.
    public var query: String?
    /// Whether everybody is meant, of a search that says nothing.
    public var all: Bool?
    /// The customers by key, in place of a search. An `update` of one alone can set its name and addresses too, and is
    /// refused as a whole when it cannot be done.
    public var customers: [String]?
    /// Of `add-tags` and `remove-tags`.
    public var tags: [Line]?
    /// Of `transfer-tag`: who has the one gets the other.
    public var from: Line?
    public var to: Line?
    /// Of `assign`: who gets them.
    public var owner: Line?
    /// Of `release`.
    public var reason: Prose?
    /// Of `update`: new values by column of customers.csv; an empty one clears.
    public var set: [String: Prose]?
    /// Only tells what would happen.
    public var dryRun: Bool?

    public init(
        action: BatchKind, query: String? = nil, all: Bool? = nil, customers: [String]? = nil, tags: [Line]? = nil,
        from: Line? = nil, to: Line? = nil, owner: Line? = nil, reason: Prose? = nil, set: [String: Prose]? = nil,
        dryRun: Bool? = nil
    ) {
        self.action = action
        self.query = query
        self.all = all
        self.customers = customers
        self.tags = tags
        self.from = from
        self.to = to
        self.owner = owner
        self.reason = reason
        self.set = set
        self.dryRun = dryRun
    }

    public func perform(in session: Session) async throws(RapportError) -> BatchReport {
        try checkThatAllSaysSomething()
        let request = try request(session)
        let dryRun = dryRun ?? false
        // Of one alone, name and addresses can be set too.
        if let only = customers?.first, customers?.count == 1, action == .update, !dryRun {
            return try await session.batch(request, for: only)
        }
        if let customers { return try await session.batch(request, on: customers, dryRun: dryRun) }
        let query = query ?? ""
        if query.allSatisfy(\.isWhitespace), !(all ?? false) {
            throw .invalid(.parameter("query", Phrase("call-all")), value: "")
        }
        return try await session.batch(request, matching: query, dryRun: dryRun)
    }

    /// What would be ignored is refused: whoever says it expects something of it.
    private func checkThatAllSaysSomething() throws(RapportError) {
        let given: [(name: String, value: String?, kinds: Set<BatchKind>)] = [
            ("tags", tags?.map(\.text).joined(separator: ", "), [.addTags, .removeTags]),
            ("from", from?.text, [.transferTag]), ("to", to?.text, [.transferTag]),
            ("owner", owner?.text, [.assign]), ("reason", reason?.text, [.release]),
            ("set", set?.keys.sorted().joined(separator: ", "), [.update]),
        ]
        for parameter in given where !parameter.kinds.contains(action) {
            guard let value = parameter.value else { continue }
            throw .invalid(
                .parameter(parameter.name, Phrase("call-not-with", ["other": action.rawValue])), value: value)
        }
        if customers != nil, let query {
            throw .invalid(.parameter("query", Phrase("call-not-with", ["other": "customers"])), value: query)
        }
    }

    private func request(_ session: Session) throws(RapportError) -> BatchRequest {
        switch action {
        case .addTags: return .addTags(try Self.tags(tags ?? []))
        case .removeTags: return .removeTags(try Self.tags(tags ?? []))
        case .transferTag:
            let names = try Self.tags([from, to].compactMap(\.self))
            guard names.count == 2 else {
                throw .invalid(.parameter("from", Phrase("call-needs", ["other": "to"])), value: "")
            }
            return .transferTag(from: names[0], to: names[1])
        case .assign:
            guard let owner = try session.userID(owner, "owner") else {
                throw .invalid(.parameter("owner", Phrase("call-empty")), value: "")
            }
            return .assign(owner)
        case .release: return .release(reason: try session.said(reason ?? .nothing, "reason"))
        case .update:
            guard let set, !set.isEmpty else { throw .invalid(.parameter("set", Phrase("call-empty")), value: "") }
            return .update(set.mapValues(\.text))
        }
    }

    /// Names of tags: something, and no separator of lists.
    static func tags(_ lines: [Line]) throws(RapportError) -> [String] {
        guard !lines.isEmpty else { throw .invalid(.parameter("tags", Phrase("call-empty")), value: "") }
        try ValueLimits.check(lines.count, "tags")
        for line in lines
        where line.text.isEmpty || line.text == "none" || line.text.contains(where: { ";,".contains($0) }) {
            throw .invalid(.parameter("tags", Phrase("call-tag")), value: line.text)
        }
        return lines.map(\.text)
    }
}

extension Prose {
    static var nothing: Prose { Prose(trusted: "") }
}

public struct ListBatches: Call {
    public static let id = "listBatches"
    public static let action = Action.readBatches
    /// At most so many, 1 to 10,000; 20 without it.
    public var limit: Int?
    /// Only those before the batch of this number.
    public var before: Int64?

    public init(limit: Int? = nil, before: Int64? = nil) {
        self.limit = limit
        self.before = before
    }

    public func perform(in session: Session) async throws(RapportError) -> [BatchView] {
        try await session.batches(
            limit: try session.count(limit, usual: 20, in: Bounds.list, "limit"), before: before)
    }
}

public struct UndoBatch: Call {
    public static let id = "undoBatch"
    public static let action = Action.undo
    public var batch: Int64
    public var dryRun: Bool?
    /// Whether one customer that has changed since keeps the rest as they are too.
    public var allOrNothing: Bool?

    public init(batch: Int64, dryRun: Bool? = nil, allOrNothing: Bool? = nil) {
        self.batch = batch
        self.dryRun = dryRun
        self.allOrNothing = allOrNothing
    }

    public func perform(in session: Session) async throws(RapportError) -> UndoReport {
        try await session.undo(batch, dryRun: dryRun ?? false, allOrNothing: allOrNothing ?? false)
    }
}

public struct ListTags: Call {
    public static let id = "listTags"
    public static let action = Action.readCustomers

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> [TagView] { try await session.tags() }
}

/// Gives a tag another name, everywhere.
public struct RenameTag: Call {
    public static let id = "renameTag"
    public static let action = Action.manageTags
    public var tag: String
    public var name: Line
    public var dryRun: Bool?

    public init(tag: String, name: Line, dryRun: Bool? = nil) {
        self.tag = tag
        self.name = name
        self.dryRun = dryRun
    }

    public func perform(in session: Session) async throws(RapportError) -> BatchReport {
        try await session.renameTag(tag, to: try RunBatch.tags([name])[0], dryRun: dryRun ?? false)
    }
}

public struct RecolourTag: Call {
    public static let id = "recolourTag"
    public static let action = Action.manageTags
    public var tag: String
    /// `#rrggbb`.
    public var colour: String

    public init(tag: String, colour: String) {
        self.tag = tag
        self.colour = colour
    }

    public func perform(in session: Session) async throws(RapportError) -> TagView {
        try await session.recolourTag(tag, colour)
    }
}

/// Makes one tag of several, everywhere.
public struct MergeTags: Call {
    public static let id = "mergeTags"
    public static let action = Action.manageTags
    public var tags: [Line]
    public var into: Line
    public var dryRun: Bool?

    public init(tags: [Line], into: Line, dryRun: Bool? = nil) {
        self.tags = tags
        self.into = into
        self.dryRun = dryRun
    }

    public func perform(in session: Session) async throws(RapportError) -> BatchReport {
        try await session.mergeTags(
            try RunBatch.tags(tags), into: try RunBatch.tags([into])[0], dryRun: dryRun ?? false)
    }
}

/// Takes a tag from everybody.
public struct DeleteTag: Call {
    public static let id = "deleteTag"
    public static let action = Action.manageTags
    public var tag: String
    public var dryRun: Bool?

    public init(tag: String, dryRun: Bool? = nil) {
        self.tag = tag
        self.dryRun = dryRun
    }

    public func perform(in session: Session) async throws(RapportError) -> BatchReport {
        try await session.deleteTag(tag, dryRun: dryRun ?? false)
    }
}
