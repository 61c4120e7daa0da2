public import Domain
import Storage

/// A person, as shown.
public struct UserView: Codable, Hashable, Sendable {
    public struct LeaveView: Codable, Hashable, Sendable {
        public var first: String
        public var last: String
    }
    public var id: String
    public var name: String?
    public var role: String
    public var team: String?
    public var active: Bool
    public var canLogIn: Bool
    public var createdAt: String
    public var leave: [LeaveView]
    /// Weekly hours by weekday; nil are those of the policy's calendar.
    public var hours: [String: [String]]?
    public var customers: Int
    /// Those of them without an order: what the cap counts.
    public var customersWithoutOrder: Int

    init(_ user: User, holdings: Holdings) {
        id = user.id.text
        name = user.name
        role = user.role.rawValue
        team = user.team?.text
        active = user.isActive
        canLogIn = user.canLogIn
        createdAt = user.createdAt.rfc3339
        leave = user.leave.map { LeaveView(first: $0.first.iso, last: $0.last.iso) }
        hours = user.hours.map { week in
            Dictionary(
                Weekday.all.filter { !week[$0].isOff }.map { ($0.name, week[$0].ranges.map(\.text)) },
                uniquingKeysWith: { a, _ in a })
        }
        customers = holdings.customers
        customersWithoutOrder = holdings.withoutOrder
    }
}

/// What is to be changed of a person; nil stays as it is.
public struct UserEdit: Hashable, Sendable {
    /// Empty for none.
    public var name: String?
    public var role: Role?
    /// Empty for none.
    public var team: String?
    public var isActive: Bool?
    public var hours: WeekHours??

    public init(
        name: String? = nil, role: Role? = nil, team: String? = nil, isActive: Bool? = nil, hours: WeekHours?? = nil
    ) {
        self.name = name
        self.role = role
        self.team = team
        self.isActive = isActive
        self.hours = hours
    }
}

extension Session {
    /// The people whom the acting user may know of, by id.
    public func users() async throws(RapportError) -> [UserView] {
        try await read(.readUsers) { lens in
            try lens.transaction.users.all().filter { lens.actor.may(.readUsers, on: $0.id) }.map {
                UserView($0, holdings: try lens.transaction.standings.holdings(of: $0.id))
            }
        }
    }

    public func addUser(_ id: UserID, _ edit: UserEdit) async throws(RapportError) -> UserView {
        try await write(.manageUsers, digest: Digest.of("add \(id.text)")) { work in
            guard id != .system else { throw TeamRefusal.reserved(id) }
            guard try work.transaction.users.user(id) == nil else { throw TeamRefusal.userExists(id) }
            let user = User(id: id, role: edit.role ?? .salesperson, canLogIn: true, createdAt: now)
            return try work.save(user, edit, before: nil)
        }
    }

    public func changeUser(_ id: UserID, _ edit: UserEdit) async throws(RapportError) -> UserView {
        try await write(.manageUsers, digest: Digest.of("change \(id.text)")) { work in
            let user = try work.user(id)
            try work.check(
                EntityTag.of(UserView(user, holdings: try work.transaction.standings.holdings(of: id))))
            return try work.save(user, edit, before: user)
        }
    }

    /// Notes days on which somebody is away, in the organisation's zone. It changes whom customers are given to and the
    /// workload, never what is due.
    public func addLeave(_ leave: Leave, for id: UserID) async throws(RapportError) -> UserView {
        try await write(.setLeave, digest: Digest.of("leave \(id.text) \(leave.first.iso)")) { work in
            try work.actor.require(.setLeave, onPerson: id)
            var user = try work.user(id)
            if let other = user.leave.first(where: { $0.first <= leave.last && leave.first <= $0.last }) {
                throw TeamRefusal.leaveOverlaps(id, other)
            }
            let before = user
            user.leave = (user.leave + [leave]).sorted { $0.first < $1.first }
            return try work.save(user, UserEdit(), before: before)
        }
    }

    /// Takes back the leave that begins on `day`.
    public func removeLeave(from day: Day, for id: UserID) async throws(RapportError) -> UserView {
        try await write(.setLeave, digest: Digest.of("no leave \(id.text) \(day.iso)")) { work in
            try work.actor.require(.setLeave, onPerson: id)
            var user = try work.user(id)
            guard user.leave.contains(where: { $0.first == day }) else {
                throw TeamRefusal.unknownLeave(id, first: day)
            }
            let before = user
            user.leave.removeAll { $0.first == day }
            return try work.save(user, UserEdit(), before: before)
        }
    }
}

extension Work {
    fileprivate mutating func save(_ user: User, _ edit: UserEdit, before: User?) throws -> UserView {
        var user = user
        if let name = edit.name { user.name = name.isEmpty ? nil : name }
        if let role = edit.role { user.role = role }
        if let isActive = edit.isActive { user.isActive = isActive }
        if let hours = edit.hours { user.hours = hours }
        if let team = edit.team { user.team = team.isEmpty ? nil : try self.team(team).id }
        if before?.role == .admin, before?.isActive ?? false, user.role != .admin || !user.isActive {
            // Where one of them gets in by a password, one has to stay who does.
            let hasPassword = try transaction.credentials.credential(of: user.id) != nil
            let others = try transaction.users.all().contains {
                try $0.id != user.id && $0.role == .admin && $0.isActive
                    && (!hasPassword || transaction.credentials.credential(of: $0.id) != nil)
            }
            guard others else { throw TeamRefusal.lastAdmin(user.id) }
        }
        if user != before {
            _ = try change()
            try transaction.users.save(user)
            // Whoever has left is out at once, and what let them in lets them in no more when they come back.
            if !user.isActive {
                _ = try endLogins(of: user.id)
                for token in try openTokens(of: user.id) { try end(token) }
            }
            trail.note("user", user.id.text, before: before?.told, after: user.told)
        }
        return UserView(user, holdings: try transaction.standings.holdings(of: user.id))
    }

    func team(_ id: String) throws -> Team {
        if let valid = TeamID(validating: id), let team = try transaction.teams.team(valid) { return team }
        throw TeamRefusal.unknownTeam(id, known: try transaction.teams.all().map(\.id))
    }
}

extension User {
    /// For the audit.
    fileprivate var told: [String: String] {
        [
            "name": name ?? "", "role": role.rawValue, "team": team?.text ?? "", "active": isActive ? "yes" : "no",
            "leave": leave.map { "\($0.first.iso)..\($0.last.iso)" }.joined(separator: ";"),
            "hours": hours.map { week in
                Weekday.all.map { day in
                    "\(day.name) \(week[day].ranges.map(\.text).joined(separator: ","))"
                }.joined(separator: ";")
            } ?? "",
        ]
    }
}
