public import Domain

public struct ReadTimeline: Call {
    public static let id = "readTimeline"
    public static let action = Action.readCustomers
    public var customer: String
    /// Only entries of this kind.
    public var kind: EventKind?
    /// Only what was not taken back.
    public var standing: Bool?
    /// At most so many, 1 to 1,000; 100 without it.
    public var limit: Int?
    /// Only what is older than the entry of this number.
    public var before: Int64?

    public init(
        customer: String, kind: EventKind? = nil, standing: Bool? = nil, limit: Int? = nil, before: Int64? = nil
    ) {
        self.customer = customer
        self.kind = kind
        self.standing = standing
        self.limit = limit
        self.before = before
    }

    public func perform(in session: Session) async throws(RapportError) -> TimelinePage {
        try await session.timeline(
            of: customer, kind: kind, standing: standing ?? false, before: before,
            limit: try session.count(limit, usual: 100, in: Bounds.page, "limit"))
    }
}

/// Takes an entry back that was logged by a slip.
public struct RetractEvent: Call {
    public static let id = "retractEvent"
    public static let action = Action.retractEvent
    public var customer: String
    /// The number of the entry.
    public var event: Int64
    /// Why; it stays on the timeline.
    public var reason: Prose

    public init(customer: String, event: Int64, reason: Prose) {
        self.customer = customer
        self.event = event
        self.reason = reason
    }

    public func perform(in session: Session) async throws(RapportError) -> RetractReport {
        try await session.retract(customer, event: event, reason: try session.said(reason, "reason"))
    }
}

/// The machines at a customer's, and when each wants a service.
public struct ListInstallations: Call {
    public static let id = "listInstallations"
    public static let action = Action.readCustomers
    public var customer: String

    public init(customer: String) {
        self.customer = customer
    }

    public func perform(in session: Session) async throws(RapportError) -> [InstallationView] {
        try await session.installations(of: customer)
    }
}
