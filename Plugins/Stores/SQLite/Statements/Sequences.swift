import Domain

/// The counters of ids.
///
/// What a body took that is undone is free again; what is committed is not given twice. Ids of events are reserved in the file
/// by blocks: a program that is killed goes on behind the block, one that ends writes how far it came. Ids of changes have no
/// gaps, for the audit tells a missing one by its id: the latest change says what is next.
final class Sequences {
    enum Name: String, CaseIterable {
        case customer = "next_customer"
        case event = "next_event"
        case change = "next_change"
        case draft = "next_draft"

        var place: Int {
            switch self {
            case .customer: 0
            case .event: 1
            case .change: 2
            case .draft: 3
            }
        }

        /// How many ids are reserved at once.
        fileprivate var block: Int64 {
            switch self {
            case .event: 4096
            case .customer, .change, .draft: 0
            }
        }
    }

    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// The first of `count` free ids.
    func take(_ count: Int = 1, of name: Name) throws -> Int64 {
        let first = try current(name)
        connection.state.next[name.place] = first + Int64(max(0, count))
        return first
    }

    /// Sees to it that `id`, which is in use, is not given.
    func note(_ id: Int64, of name: Name) throws {
        guard try id >= current(name) else { return }
        connection.state.next[name.place] = id == .max ? id : id + 1
    }

    /// Writes down what is not reserved yet or, where `exactly`, how far each counter has come.
    func flush(exactly: Bool = false) throws {
        for name in Name.allCases {
            guard let next = connection.state.next[name.place] else { continue }
            let reserved = connection.state.reserved[name.place]
            guard exactly ? next != reserved : next > reserved, exactly || !isWritten(next, of: name) else { continue }
            let (block, isTooFar) = next.addingReportingOverflow(exactly ? 0 : name.block)
            let value = isTooFar ? next : block
            var call = try connection.call(
                """
                INSERT INTO meta (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """)
            call.bind(name.rawValue)
            call.bind(value)
            try call.run()
            connection.state.reserved[name.place] = value
        }
    }

    /// Whether the file says by itself that `next` is free: the change before it stands there.
    private func isWritten(_ next: Int64, of name: Name) -> Bool {
        name == .change && connection.latest.change?.number == next - 1
    }

    private func current(_ name: Name) throws -> Int64 {
        if let value = connection.state.next[name.place] { return value }
        var call = try connection.call("SELECT value FROM meta WHERE name = ?")
        call.bind(name.rawValue)
        var value = try call.first { $0.integer() } ?? 1
        if name == .change {
            call = try connection.call("SELECT max(id) FROM changes")
            let latest = try call.first { $0.optionalInteger() } ?? nil
            value = max(value, latest.map { $0 == .max ? $0 : $0 + 1 } ?? 1)
        }
        connection.state.next[name.place] = value
        connection.state.reserved[name.place] = value
        return value
    }
}
