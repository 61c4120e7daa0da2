import Domain
import Storage

struct SQLiteTeams: TeamStore {
    let connection: Connection

    func team(_ id: TeamID) throws -> Team? {
        var call = try connection.call("SELECT id, name, regions, last_allocated FROM teams WHERE id = ?")
        call.bind(id.text)
        return try call.first(Self.team)
    }

    func all() throws -> [Team] {
        var call = try connection.call("SELECT id, name, regions, last_allocated FROM teams ORDER BY id")
        return try call.all(Self.team)
    }

    func save(_ team: Team) throws {
        try connection.requireWritable()
        try Storable.check(team)
        var call = try connection.call(
            """
            INSERT INTO teams (id, name, regions, last_allocated) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                name = excluded.name, regions = excluded.regions, last_allocated = excluded.last_allocated
            """)
        call.bind(team.id.text)
        call.bind(team.name)
        call.bind(JSONText.text(team.regions))
        call.bind(team.lastAllocated)
        try call.run()
    }

    private static func team(_ row: inout Call) throws -> Team {
        let text = row.text()
        guard let id = TeamID(validating: text) else { throw StorageError.corrupt("teams.id: '\(text)'") }
        return Team(
            id: id, name: row.optionalText(), regions: try JSONText.texts(row.bytes(), "teams.regions"),
            lastAllocated: try row.user("teams.last_allocated"))
    }
}

struct SQLiteTags: TagStore {
    let connection: Connection

    func all() throws -> [Tag] {
        var call = try connection.call("SELECT name, colour FROM tags ORDER BY name")
        return try call.all { Tag(name: $0.text(), colour: $0.text()) }
    }

    func counted(among query: CustomerQuery) throws -> [(tag: Tag, customers: Int)] {
        let sql = QuerySQL(counting: query)
        var call = try connection.call(
            composed: """
                SELECT t.name, t.colour, COALESCE(n.customers, 0) FROM tags t LEFT JOIN (
                    SELECT j.value AS name, count(DISTINCT m.id) AS customers
                    FROM (SELECT c.id, c.tags \(sql.text)) m, json_each(m.tags) j GROUP BY j.value
                ) n ON n.name = t.name ORDER BY t.name
                """)
        sql.bind(to: &call)
        return try call.all { (Tag(name: $0.text(), colour: $0.text()), $0.int()) }
    }

    func tag(_ name: String) throws -> Tag? {
        var call = try connection.call("SELECT name, colour FROM tags WHERE name = ?")
        call.bind(name)
        return try call.first { Tag(name: $0.text(), colour: $0.text()) }
    }

    func save(_ tag: Tag) throws {
        try connection.requireWritable()
        try Storable.check(tag)
        var call = try connection.call(
            "INSERT INTO tags (name, colour) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET colour = excluded.colour")
        call.bind(tag.name)
        call.bind(tag.colour)
        try call.run()
    }

    func remove(_ name: String) throws {
        try connection.requireWritable()
        var call = try connection.call("DELETE FROM tags WHERE name = ?")
        call.bind(name)
        try call.run()
    }
}
