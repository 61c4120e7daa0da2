import Domain
import Storage

struct SQLiteUsers: UserStore {
    let connection: Connection

    func user(_ id: UserID) throws -> User? {
        if let known = connection.state.users[id] { return known }
        var call = try connection.call(
            "SELECT id, role, can_log_in, created_at, name, team, is_active FROM users WHERE id = ?")
        call.bind(id)
        guard var user = try call.first(Self.user) else { return nil }
        var leave = try connection.call(
            "SELECT user_id, first_day, last_day FROM user_leave WHERE user_id = ? ORDER BY position")
        leave.bind(id)
        var hours = try connection.call(
            """
            SELECT user_id, weekday, start_minute, end_minute FROM user_hours WHERE user_id = ?
            ORDER BY weekday, start_minute
            """)
        hours.bind(id)
        try UserTimes(leave: &leave, hours: &hours).complete(&user)
        connection.state.users[id] = user
        return user
    }

    func all() throws -> [User] {
        var call = try connection.call(
            "SELECT id, role, can_log_in, created_at, name, team, is_active FROM users ORDER BY id")
        var users = try call.all(Self.user)
        var leave = try connection.call(
            "SELECT user_id, first_day, last_day FROM user_leave ORDER BY user_id, position")
        var hours = try connection.call(
            """
            SELECT user_id, weekday, start_minute, end_minute FROM user_hours ORDER BY user_id, weekday, start_minute
            """)
        let times = try UserTimes(leave: &leave, hours: &hours)
        for place in users.indices { try times.complete(&users[place]) }
        return users
    }

    func save(_ user: User) throws {
        try connection.requireWritable()
        try Storable.check(user)
        connection.state.users[user.id] = nil
        var call = try connection.call(
            """
            INSERT INTO users (id, role, can_log_in, created_at, name, team, is_active) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                role = excluded.role, can_log_in = excluded.can_log_in, created_at = excluded.created_at,
                name = excluded.name, team = excluded.team, is_active = excluded.is_active
            """)
        call.bind(user.id)
        call.bind(user.role)
        call.bind(user.canLogIn)
        call.bind(user.createdAt)
        call.bind(user.name)
        call.bind(user.team?.text)
        call.bind(user.isActive)
        try call.run()
        try writeTime(of: user)
    }

    private static func user(_ row: inout Call) throws -> User {
        let id = try row.required(row.user("users.id"), "users.id")
        let role: Role = try row.required(row.word("users.role"), "users.role")
        var user = User(id: id, role: role, canLogIn: row.integer() != 0, createdAt: row.instant())
        user.name = row.optionalText()
        user.team = try row.optionalText().map { text in
            guard let team = TeamID(validating: text) else { throw StorageError.corrupt("users.team: '\(text)'") }
            return team
        }
        user.isActive = row.integer() != 0
        return user
    }

    private func writeTime(of user: User) throws {
        for statement: StaticString in [
            "DELETE FROM user_leave WHERE user_id = ?", "DELETE FROM user_hours WHERE user_id = ?",
        ] {
            var call = try connection.call(statement)
            call.bind(user.id)
            try call.run()
        }
        for (place, leave) in user.leave.enumerated() {
            var call = try connection.call(
                "INSERT INTO user_leave (user_id, position, first_day, last_day) VALUES (?, ?, ?, ?)")
            call.bind(user.id)
            call.bind(place)
            call.bind(leave.first)
            call.bind(leave.last)
            try call.run()
        }
        guard let hours = user.hours else { return }
        for weekday in Weekday.all {
            for range in hours[weekday].ranges {
                var call = try connection.call(
                    "INSERT INTO user_hours (user_id, weekday, start_minute, end_minute) VALUES (?, ?, ?, ?)")
                call.bind(user.id)
                call.bind(weekday.index)
                call.bind(range.start)
                call.bind(range.end)
                try call.run()
            }
        }
    }
}
