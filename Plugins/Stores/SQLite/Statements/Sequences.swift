/// The counters of ids, and other single numbers, read once in a transaction and written back at its end.
///
/// What a body took that is undone is free again; what is committed is not given twice.
final class Sequences {
    enum Name: String, CaseIterable {
        case customer = "next_customer"
        case event = "next_event"
        case change = "next_change"
        case draft = "next_draft"
    }

    private let connection: Connection
    private var next: [Name: Int64] = [:]
    private var changed: Set<Name> = []

    init(_ connection: Connection) { self.connection = connection }

    /// The first of `count` free ids.
    func take(_ count: Int = 1, of name: Name) throws -> Int64 {
        let first = try current(name)
        next[name] = first + Int64(max(0, count))
        changed.insert(name)
        return first
    }

    /// Sees to it that `id`, which is in use, is not given.
    func note(_ id: Int64, of name: Name) throws {
        guard try id >= current(name) else { return }
        next[name] = id == .max ? id : id + 1
        changed.insert(name)
    }

    func flush() throws {
        for name in changed {
            var call = try connection.call(
                """
                INSERT INTO meta (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """)
            call.bind(name.rawValue)
            call.bind(next[name])
            try call.run()
        }
        changed.removeAll()
    }

    private func current(_ name: Name) throws -> Int64 {
        if let value = next[name] { return value }
        var call = try connection.call("SELECT value FROM meta WHERE name = ?")
        call.bind(name.rawValue)
        let value = try call.first { $0.integer() } ?? 1
        next[name] = value
        return value
    }
}
