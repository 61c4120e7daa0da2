import Domain
import Storage

/// Leave and hours of users, read for all of them at once. Ids are told apart by their bytes.
struct UserTimes {
    private var leave: [[UInt8]: [Leave]] = [:]
    private var ranges: [[UInt8]: [Int: [TimeRange]]] = [:]

    /// - `leave`: user, first and last day, by position.
    /// - `hours`: user, weekday, start and end in minutes, by weekday and start.
    init(leave leaveRows: inout Call, hours hourRows: inout Call) throws {
        try leaveRows.forEach { row in
            let user = row.bytes()
            guard let first = row.day(), let last = row.day(), let leave = Leave(first: first, last: last) else {
                throw StorageError.corrupt("user_leave: it ends before it begins")
            }
            self.leave[user, default: []].append(leave)
        }
        try hourRows.forEach { row in
            let user = row.bytes(), weekday = row.int()
            ranges[user, default: [:]][weekday, default: []].append(TimeRange(start: row.int(), end: row.int()))
        }
    }

    /// Gives a user what was read of theirs.
    func complete(_ user: inout User) throws(StorageError) {
        let id = Array(user.id.text.utf8)
        user.leave = leave[id] ?? []
        user.hours = try ranges[id].map(Self.hours)
    }

    private static func hours(_ ranges: [Int: [TimeRange]]) throws(StorageError) -> WeekHours {
        do {
            var days: [Int: DayHours] = [:]
            for (weekday, ranges) in ranges { days[weekday] = try DayHours(ranges) }
            return try WeekHours { days[$0.index] ?? .off }
        } catch { throw .corrupt("user_hours: \(error)") }
    }
}
