/// What a user may do at most (RULES.md §1).
public enum Role: String, CaseIterable, Sendable {
    case salesperson, manager, admin
}

/// Somebody who owns customers or acts on them.
public struct User: Hashable, Sendable {
    public let id: UserID
    /// What people call them; nil where the id is name enough.
    public var name: String?
    public var role: Role
    /// False for an owner who is known from an import only.
    public var canLogIn: Bool
    public let createdAt: Instant
    /// A manager manages the team they are in.
    public var team: TeamID?
    /// False for somebody who has left: they may do nothing and get no customers, and stay in every record.
    public var isActive: Bool
    /// When they are away, by first day; these do not overlap. Leave changes allocation and workload, never what is due.
    public var leave: [Leave]
    /// Their own weekly hours; nil are those of the policy's calendar.
    public var hours: WeekHours?

    public init(
        id: UserID, name: String? = nil, role: Role, canLogIn: Bool, createdAt: Instant, team: TeamID? = nil,
        isActive: Bool = true, leave: [Leave] = [], hours: WeekHours? = nil
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.canLogIn = canLogIn
        self.createdAt = createdAt
        self.team = team
        self.isActive = isActive
        self.leave = leave
        self.hours = hours
    }

    public func isOnLeave(_ day: Day) -> Bool { leave.contains { $0.first <= day && day <= $0.last } }
}

/// Days on which somebody is away, both ends included, in the organisation's zone.
public struct Leave: Hashable, Sendable {
    public let first: Day
    public let last: Day

    /// Nil when it would end before it begins.
    public init?(first: Day, last: Day) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }
}
