import Domain
import Storage

/// Worklists from the indexes of `facts` that stand in their order: of one owner after the other, and of one rank after the
/// other, each a seek and a scan of what is shown.
struct SQLiteWorklists: WorklistStore {
    let connection: Connection

    /// The lines of a section that one index has of one owner.
    private struct Stream {
        let section: WorklistSection
        let owner: String?
        let index: WorklistSQL
    }

    func page(_ query: WorklistQuery) throws -> [WorklistPlace] {
        let owners = try owners(of: query.scope)
        return try query.page(
            of: { section in
                owners.flatMap { owner in
                    WorklistSQL.of(section).map { Stream(section: section, owner: owner, index: $0) }
                }
            },
            { try read($0, query, after: $1, count: $2) })
    }

    private func read(
        _ stream: Stream, _ query: WorklistQuery, after: WorklistPlace?, count: Int
    ) throws -> [WorklistPlace] {
        var found: [WorklistPlace] = []
        var after = after
        var next = try after.map { Int64($0.rank) } ?? stream.index.firstRank(of: stream.owner, after: .min, connection)
        while let rank = next, found.count < count {
            try stream.index.read(
                stream.section, rank, of: stream.owner, query, after: after, count: count - found.count, into: &found,
                connection)
            after = nil
            guard found.count < count else { break }
            next = try stream.index.firstRank(of: stream.owner, after: rank, connection)
        }
        return found
    }

    /// The ranks of those of `owner` that are owed anything.
    func ranks(of owner: String?, in index: WorklistSQL = .worklist) throws -> [Int64] {
        var found: [Int64] = []
        while let next = try index.firstRank(of: owner, after: found.last ?? .min, connection) { found.append(next) }
        return found
    }

    func crowd(_ labels: Int64, of owner: UserID) throws -> Int {
        var call = try connection.call("SELECT count(*) FROM facts WHERE crowds <> 0 AND owner = ? AND crowds & ? <> 0")
        call.bind(owner)
        call.bind(labels)
        return try call.first { $0.int() } ?? 0
    }

    /// Those of `scope`, or all that there are, nil for nobody.
    func owners(of scope: Scope) throws -> [String?] {
        if let names = scope.ownerNames { return names }
        var found: [String?] = [nil]
        var last = ""
        while let next = try owner(after: last) {
            found.append(next)
            last = next
        }
        return found
    }

    /// There are few owners, of whom the index knows who comes next.
    private func owner(after owner: String) throws -> String? {
        var call = try connection.call("SELECT MIN(owner) FROM facts WHERE owner > ?")
        call.bind(owner)
        return try call.first { $0.optionalText() } ?? nil
    }
}
