import Domain

/// The policy in force, as a document.
public struct PolicyText: Codable, Hashable, Sendable {
    /// 0 while nothing has been written to the store.
    public var version: Int
    public var name: String
    /// YAML.
    public var text: String
}

public struct ReadPolicy: Call {
    public static let id = "readPolicy"
    public static let action = Action.readPolicy

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> PolicyText {
        let (version, text) = try await session.policyInForce()
        return PolicyText(version: version, name: try session.checkPolicy(text, source: "policy"), text: text)
    }
}

/// Names of schemes and labels, and the clock and money of the house.
public struct ReadVocabulary: Call {
    public static let id = "readVocabulary"
    public static let action = Action.readPolicy

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> Vocabulary {
        Vocabulary(try await session.display())
    }
}

public struct ListPolicies: Call {
    public static let id = "listPolicies"
    public static let action = Action.readPolicy

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> [PolicyEntry] {
        try await session.policyHistory()
    }
}

/// What a check of a document says that has no errors.
public struct PolicyVerdict: Codable, Hashable, Sendable {
    public var name: String
}

/// Checks a document without storing anything.
public struct CheckPolicy: Call {
    public static let id = "checkPolicy"
    public static let action = Action.readPolicy
    /// YAML.
    public var text: String
    /// What messages call it.
    public var source: Line?

    public init(text: String, source: Line? = nil) {
        self.text = text
        self.source = source
    }

    public func perform(in session: Session) async throws(RapportError) -> PolicyVerdict {
        // Who asks must be somebody.
        _ = try await session.policyHistory()
        return PolicyVerdict(name: try session.checkPolicy(text, source: source?.text ?? "policy"))
    }
}

/// Makes a document the policy in force, and relabels every customer by it.
public struct AdoptPolicy: Call {
    public static let id = "adoptPolicy"
    public static let action = Action.adoptPolicy
    /// YAML.
    public var text: String
    public var source: Line?

    public init(text: String, source: Line? = nil) {
        self.text = text
        self.source = source
    }

    public func perform(in session: Session) async throws(RapportError) -> AdoptionReport {
        try await session.adoptPolicy(text, source: source?.text ?? "policy")
    }
}

/// Sets the edges of the rfm scheme to today's quantiles, and adopts the policy with them.
public struct CalibratePolicy: Call {
    public static let id = "calibratePolicy"
    public static let action = Action.calibratePolicy

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> CalibrationReport {
        try await session.calibrate()
    }
}

/// The latest changes, newest first, with what they wrote.
public struct ListChanges: Call {
    public static let id = "listChanges"
    public static let action = Action.readAudit
    /// That one alone.
    public var change: Int64?
    /// At most so many, 1 to 10,000; 50 without it.
    public var limit: Int?

    public init(change: Int64? = nil, limit: Int? = nil) {
        self.change = change
        self.limit = limit
    }

    public func perform(in session: Session) async throws(RapportError) -> [AuditView] {
        try await session.audit(
            change: change, limit: try session.count(limit, usual: 50, in: Bounds.list, "limit"))
    }
}

/// Walks the whole chain of changes and compares it with what it is about.
public struct VerifyAudit: Call {
    public static let id = "verifyAudit"
    public static let action = Action.readAudit
    /// A head that was kept elsewhere, `NUMBER:HASH`.
    public var anchor: String?

    public init(anchor: String? = nil) {
        self.anchor = anchor
    }

    public func perform(in session: Session) async throws(RapportError) -> AuditReport {
        try await session.verifyAudit(anchor: anchor)
    }
}

/// Erases what a change wrote, because it must not be kept; the chain stays whole.
public struct EraseAudit: Call {
    public static let id = "eraseAudit"
    public static let action = Action.eraseAudit
    public var change: Int64
    public var reason: Prose

    public init(change: Int64, reason: Prose) {
        self.change = change
        self.reason = reason
    }

    public func perform(in session: Session) async throws(RapportError) -> AuditView {
        try await session.eraseAudit(change: change, reason: try session.said(reason, "reason"))
    }
}

/// Where customers stand, one row each.
public struct ReadStatusTable: Call {
    public static let id = "readStatusTable"
    public static let action = Action.report
    public var query: String?
    /// At most so many rows, 1 to 10,000; 100 without it.
    public var limit: Int?

    public init(query: String? = nil, limit: Int? = nil) {
        self.query = query
        self.limit = limit
    }

    public func perform(in session: Session) async throws(RapportError) -> StatusTable {
        try await session.statusTable(
            matching: query ?? "", limit: try session.count(limit, usual: 100, in: Bounds.list, "limit"))
    }
}

/// Processes time up to now.
public struct ProcessTime: Call {
    public static let id = "processTime"
    public static let action = Action.processTime

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> TickReport {
        try await session.processTime()
    }
}

/// Proves that what is derived is what timelines say.
public struct CheckStore: Call {
    public static let id = "checkStore"
    public static let action = Action.checkStore

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> StoreCheckReport {
        try await session.checkStore()
    }
}

/// How many customers were made anew.
public struct RebuildReport: Codable, Hashable, Sendable {
    public var customers: Int
}

/// Makes all that is derived anew from the timelines.
public struct RebuildStore: Call {
    public static let id = "rebuildStore"
    public static let action = Action.rebuild

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> RebuildReport {
        RebuildReport(customers: try await session.rebuildStore())
    }
}
