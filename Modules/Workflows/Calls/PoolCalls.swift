import Domain

/// What lies in the high seas, and what keeps you from claiming each.
public struct ListHighSeas: Call {
    public static let id = "listHighSeas"
    public static let action = Action.readCustomers
    public var query: String?
    /// At most so many, 1 to 10,000; 50 without it.
    public var limit: Int?
    /// Only those after the customer of this key.
    public var after: Line?

    public init(query: String? = nil, limit: Int? = nil, after: Line? = nil) {
        self.query = query
        self.limit = limit
        self.after = after
    }

    public func perform(in session: Session) async throws(RapportError) -> HighSeas {
        try await session.highSeas(
            matching: query ?? "", after: after?.text,
            limit: try session.count(limit, usual: 50, in: Bounds.list, "limit"))
    }
}

/// Who leaves for the high seas soon, and why.
public struct ListLeaving: Call {
    public static let id = "listLeaving"
    public static let action = Action.readCustomers
    /// How many days ahead, 0 to 366; 7 without it.
    public var days: Int?
    /// At most so many, 1 to 10,000, and 10,000 without it.
    public var limit: Int?

    public init(days: Int? = nil, limit: Int? = nil) {
        self.days = days
        self.limit = limit
    }

    public func perform(in session: Session) async throws(RapportError) -> Leaving {
        try await session.leaving(
            within: try session.count(days, usual: 7, in: Bounds.days, "days"),
            limit: try session.count(limit, usual: Bounds.list.upperBound, in: Bounds.list, "limit"))
    }
}

public struct ClaimCustomer: Call {
    public static let id = "claimCustomer"
    public static let action = Action.claim
    public var customer: String
    /// Only asks.
    public var check: Bool?

    public init(customer: String, check: Bool? = nil) {
        self.customer = customer
        self.check = check
    }

    public func perform(in session: Session) async throws(RapportError) -> ClaimReport {
        try await session.claim(customer, check: check ?? false)
    }
}

public struct ReleaseCustomer: Call {
    public static let id = "releaseCustomer"
    public static let action = Action.release
    public var customer: String
    public var reason: Prose

    public init(customer: String, reason: Prose) {
        self.customer = customer
        self.reason = reason
    }

    public func perform(in session: Session) async throws(RapportError) -> OwnershipReport {
        try await session.release(customer, reason: try session.said(reason, "reason"))
    }
}

/// Keeps a customer from being recycled as long as its owner has it, or no longer.
public struct LockCustomer: Call {
    public static let id = "lockCustomer"
    public static let action = Action.lock
    public var customer: String
    public var locked: Bool

    public init(customer: String, locked: Bool) {
        self.customer = customer
        self.locked = locked
    }

    public func perform(in session: Session) async throws(RapportError) -> CustomerView {
        try await session.lock(customer, locked)
    }
}

/// Who owned a customer when, and why.
public struct ListOwners: Call {
    public static let id = "listOwners"
    public static let action = Action.readCustomers
    public var customer: String

    public init(customer: String) {
        self.customer = customer
    }

    public func perform(in session: Session) async throws(RapportError) -> [SpellView] {
        try await session.ownership(of: customer)
    }
}

/// Sets a label by hand, or asks for it where somebody has to approve.
public struct OverrideLabel: Call {
    public static let id = "overrideLabel"
    public static let action = Action.overrideLabel
    public var customer: String
    public var scheme: String
    public var label: String
    public var reason: Prose
    /// When it ends by itself; without it never.
    public var until: String?

    public init(customer: String, scheme: String, label: String, reason: Prose, until: String? = nil) {
        self.customer = customer
        self.scheme = scheme
        self.label = label
        self.reason = reason
        self.until = until
    }

    public func perform(in session: Session) async throws(RapportError) -> OverrideReport {
        var end: When?
        if let until { end = try await session.when(until) }
        return try await session.override(
            customer, scheme: scheme, label: label, reason: try session.said(reason, "reason"), until: end)
    }
}

public struct WithdrawOverride: Call {
    public static let id = "withdrawOverride"
    public static let action = Action.overrideLabel
    public var customer: String
    public var scheme: String
    public var reason: Prose?

    public init(customer: String, scheme: String, reason: Prose? = nil) {
        self.customer = customer
        self.scheme = scheme
        self.reason = reason
    }

    public func perform(in session: Session) async throws(RapportError) -> OverrideReport {
        try await session.withdrawOverride(customer, scheme: scheme, reason: reason?.text)
    }
}

/// Overrides that wait for your approval.
public struct ListApprovals: Call {
    public static let id = "listApprovals"
    public static let action = Action.readApprovals

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> [OverrideReport] {
        try await session.approvals()
    }
}

/// Overrides of customers within your reach that wait for somebody's approval.
public struct ListRequests: Call {
    public static let id = "listRequests"
    public static let action = Action.readCustomers

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> [OverrideReport] {
        try await session.overrideRequests()
    }
}

public struct DecideOverride: Call {
    public static let id = "decideOverride"
    public static let action = Action.approve
    public var customer: String
    public var scheme: String
    public var approve: Bool
    /// Of a refusal it has to say something.
    public var reason: Prose?

    public init(customer: String, scheme: String, approve: Bool, reason: Prose? = nil) {
        self.customer = customer
        self.scheme = scheme
        self.approve = approve
        self.reason = reason
    }

    public func perform(in session: Session) async throws(RapportError) -> OverrideReport {
        if !approve { _ = try session.said(reason ?? .nothing, "reason") }
        return try await session.decide(customer, scheme: scheme, approving: approve, reason: reason?.text)
    }
}
