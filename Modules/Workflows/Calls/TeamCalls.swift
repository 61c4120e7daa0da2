public import Domain

public struct ListUsers: Call {
    public static let id = "listUsers"
    public static let action = Action.readUsers

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> [UserView] { try await session.users() }
}

public struct AddUser: Call {
    public static let id = "addUser"
    public static let action = Action.manageUsers
    public var user: Line
    public var name: Line?
    /// `salesperson` without it.
    public var role: Role?
    public var team: Line?
    /// False for somebody who has left, and is still named by what was done.
    public var active: Bool?
    /// Weekly hours, for example `mon-thu 09:00-17:00; fri 09:00-12:00`; without it the policy's.
    public var hours: String?

    public init(
        user: Line, name: Line? = nil, role: Role? = nil, team: Line? = nil, active: Bool? = nil, hours: String? = nil
    ) {
        self.user = user
        self.name = name
        self.role = role
        self.team = team
        self.active = active
        self.hours = hours
    }

    public func perform(in session: Session) async throws(RapportError) -> UserView {
        var edit = UserEdit(name: name?.text, role: role, team: team?.text, isActive: active)
        if let hours { edit.hours = .some(try HoursText.hours(hours)) }
        return try await session.addUser(try session.userID(user, "user"), edit)
    }
}

/// What is left out stays as it is.
public struct ChangeUser: Call {
    public static let id = "changeUser"
    public static let action = Action.manageUsers
    public var user: Line
    /// Empty for none.
    public var name: Line?
    public var role: Role?
    /// Empty for none.
    public var team: Line?
    /// False for somebody who has left.
    public var active: Bool?
    /// Weekly hours; `usual` for the policy's.
    public var hours: String?

    public init(
        user: Line, name: Line? = nil, role: Role? = nil, team: Line? = nil, active: Bool? = nil, hours: String? = nil
    ) {
        self.user = user
        self.name = name
        self.role = role
        self.team = team
        self.active = active
        self.hours = hours
    }

    public func perform(in session: Session) async throws(RapportError) -> UserView {
        var edit = UserEdit(name: name?.text, role: role, team: team?.text, isActive: active)
        if let hours { edit.hours = .some(try HoursText.hours(hours)) }
        return try await session.changeUser(try session.userID(user, "user"), edit)
    }
}

/// Notes days on which somebody is away; nothing becomes due later for it.
public struct AddLeave: Call {
    public static let id = "addLeave"
    public static let action = Action.setLeave
    public var user: Line
    public var first: String
    /// Without it one day.
    public var last: String?

    public init(user: Line, first: String, last: String? = nil) {
        self.user = user
        self.first = first
        self.last = last
    }

    public func perform(in session: Session) async throws(RapportError) -> UserView {
        let from = try session.day(first, "first")
        let to = try session.day(last ?? first, "last")
        guard let leave = Leave(first: from, last: to) else {
            throw .invalid(.parameter("last", Phrase("call-before", ["other": "first"])), value: to.iso)
        }
        return try await session.addLeave(leave, for: try session.userID(user, "user"))
    }
}

/// Takes back the leave that begins on a day.
public struct RemoveLeave: Call {
    public static let id = "removeLeave"
    public static let action = Action.setLeave
    public var user: Line
    public var first: String

    public init(user: Line, first: String) {
        self.user = user
        self.first = first
    }

    public func perform(in session: Session) async throws(RapportError) -> UserView {
        try await session.removeLeave(
            from: try session.day(first, "first"), for: try session.userID(user, "user"))
    }
}

public struct ListTeams: Call {
    public static let id = "listTeams"
    public static let action = Action.readUsers

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> [TeamView] { try await session.teams() }
}

public struct AddTeam: Call {
    public static let id = "addTeam"
    public static let action = Action.manageUsers
    public var team: String
    public var name: Line?
    /// Countries whose customers its people may claim; none means all.
    public var regions: [String]?

    public init(team: String, name: Line? = nil, regions: [String]? = nil) {
        self.team = team
        self.name = name
        self.regions = regions
    }

    public func perform(in session: Session) async throws(RapportError) -> TeamView {
        guard let id = TeamID(validating: team) else {
            throw .invalid(.parameter("team", Phrase("call-key")), value: team)
        }
        return try await session.addTeam(
            id, name: name?.text, regions: try await session.countries(regions ?? []))
    }
}

/// What is left out stays as it is.
public struct ChangeTeam: Call {
    public static let id = "changeTeam"
    public static let action = Action.manageUsers
    public var team: String
    /// Empty for none.
    public var name: Line?
    /// Countries whose customers its people may claim; none means all.
    public var regions: [String]?

    public init(team: String, name: Line? = nil, regions: [String]? = nil) {
        self.team = team
        self.name = name
        self.regions = regions
    }

    public func perform(in session: Session) async throws(RapportError) -> TeamView {
        var countries: [String]?
        if let regions { countries = try await session.countries(regions) }
        return try await session.changeTeam(team, name: name?.text, regions: countries)
    }
}

extension Session {
    fileprivate func countries(_ texts: [String]) async throws(RapportError) -> [String] {
        let context = try await inputContext()
        var countries: [String] = []
        for text in texts { countries.append(try context.country(text)) }
        return countries
    }
}

/// Weekly hours as they are typed: `mon-thu 09:00-12:00 13:30-18:00; fri 09:00-12:00`.
public enum HoursText {
    /// - Returns: nil for `usual`, the policy's.
    /// - Throws: ``RapportError/invalid(_:value:)``.
    public static func hours(_ text: String) throws(RapportError) -> WeekHours? {
        if text == "usual" { return nil }
        var week: [Weekday: [TimeRange]] = [:]
        for part in text.split(separator: ";") {
            let words = part.split(whereSeparator: { $0 == " " || $0 == "," })
            guard let days = words.first.flatMap(days), words.count > 1 else { throw wrong(part) }
            for word in words.dropFirst() {
                guard let range = TimeRange(text: word) else { throw wrong(part) }
                for day in days { week[day, default: []].append(range) }
            }
        }
        do {
            let hours = try Weekday.all.map { try DayHours(week[$0] ?? []) }
            return try WeekHours { hours[$0.index] }
        } catch {
            throw .invalid(.parameter("hours", Phrase("call-hours-overlap")), value: text)
        }
    }

    private static func days(_ text: Substring) -> [Weekday]? {
        let ends = text.split(separator: "-")
        guard let first = ends.first.flatMap({ Weekday(name: String($0)) }),
            let last = ends.last.flatMap({ Weekday(name: String($0)) }), first.index <= last.index
        else { return nil }
        return (first.index...last.index).map { Weekday(index: $0) }
    }

    private static func wrong(_ part: Substring) -> RapportError {
        .invalid(.parameter("hours", Phrase("call-hours")), value: String(part))
    }
}
