public import Domain
import Storage

/// A team, as shown.
public struct TeamView: Codable, Hashable, Sendable {
    public var id: String
    public var name: String?
    /// Countries whose customers its people may claim; none means all.
    public var regions: [String]
    public var managers: [String]
    public var salespeople: [String]

    init(_ team: Team, users: [User]) {
        id = team.id.text
        name = team.name
        regions = team.regions
        let members = users.filter { $0.team == team.id && $0.isActive }
        managers = members.filter { $0.role == .manager }.map(\.id.text)
        salespeople = members.filter { $0.role == .salesperson }.map(\.id.text)
    }
}

extension Session {
    /// By id, with those of their people whom the acting user may know of.
    public func teams() async throws(RapportError) -> [TeamView] {
        try await read(.readUsers) { lens in
            let users = try lens.transaction.users.all().filter { lens.actor.may(.readUsers, on: $0.id) }
            return try lens.transaction.teams.all().map { TeamView($0, users: users) }
        }
    }

    public func addTeam(_ id: TeamID, name: String?, regions: [String]) async throws(RapportError) -> TeamView {
        try await write(.manageUsers, digest: Digest.of("add team \(id.text)")) { work in
            guard try work.transaction.teams.team(id) == nil else { throw TeamRefusal.teamExists(id) }
            return try work.save(Team(id: id, name: name, regions: regions), before: nil)
        }
    }

    /// Nil stays as it is; an empty name is none.
    public func changeTeam(_ id: String, name: String?, regions: [String]?) async throws(RapportError) -> TeamView {
        try await write(.manageUsers, digest: Digest.of("change team \(id)")) { work in
            let before = try work.team(id)
            try work.check(EntityTag.of(TeamView(before, users: try work.transaction.users.all())))
            var team = before
            if let name { team.name = name.isEmpty ? nil : name }
            if let regions { team.regions = regions }
            return try work.save(team, before: before)
        }
    }
}

extension Work {
    fileprivate mutating func save(_ team: Team, before: Team?) throws -> TeamView {
        if team != before {
            _ = try change()
            try transaction.teams.save(team)
            trail.note("team", team.id.text, before: before?.told, after: team.told)
        }
        return TeamView(team, users: try transaction.users.all())
    }
}

extension Team {
    /// For the audit.
    fileprivate var told: [String: String] { ["name": name ?? "", "regions": regions.joined(separator: ";")] }
}
