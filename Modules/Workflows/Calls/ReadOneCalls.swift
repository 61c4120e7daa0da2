import Domain

public struct ReadUser: Call {
    public static let id = "readUser"
    public static let action = Action.readUsers
    public var user: Line

    public init(user: Line) {
        self.user = user
    }

    public func perform(in session: Session) async throws(RapportError) -> UserView {
        let wanted = try session.userID(user, "user") as UserID
        guard let user = try await session.users().first(where: { $0.id == wanted.text }) else {
            throw .team(.unknownUser(wanted))
        }
        return user
    }
}

public struct ReadTeam: Call {
    public static let id = "readTeam"
    public static let action = Action.readUsers
    public var team: String

    public init(team: String) {
        self.team = team
    }

    public func perform(in session: Session) async throws(RapportError) -> TeamView {
        let teams = try await session.teams()
        guard let found = teams.first(where: { $0.id == team }) else {
            throw .team(.unknownTeam(team, known: teams.compactMap { TeamID(validating: $0.id) }))
        }
        return found
    }
}

public struct ReadTag: Call {
    public static let id = "readTag"
    public static let action = Action.readCustomers
    public var tag: String

    public init(tag: String) {
        self.tag = tag
    }

    public func perform(in session: Session) async throws(RapportError) -> TagView {
        try await session.tag(tag)
    }
}
