import Domain
import HashTreeCollections
import Storage

struct MemoryTeams: TeamStore {
    let state: MemoryState

    func team(_ id: TeamID) throws -> Team? { state.root.records.teams[ByteText(id.text)] }

    func all() throws -> [Team] {
        var teams: [Team] = []
        state.root.records.teamOrder.forEach { if let team = state.root.records.teams[$0] { teams.append(team) } }
        return teams
    }

    func save(_ team: Team) throws {
        try state.requireWritable()
        try Storable.check(team)
        let name = ByteText(team.id.text)
        state.root.records.teams[name] = team
        state.root.records.teamOrder.insert(name)
    }
}

struct MemoryTags: TagStore {
    let state: MemoryState

    func all() throws -> [Tag] {
        var tags: [Tag] = []
        state.root.records.tagOrder.forEach { if let tag = state.root.records.tags[$0] { tags.append(tag) } }
        return tags
    }

    func counted(among query: CustomerQuery) throws -> [(tag: Tag, customers: Int)] {
        var query = query
        query.after = nil
        query.limit = .max
        var counts: [ByteText: Int] = [:]
        for id in try MemoryCustomers(state: state).ids(query) {
            let tags = state.root.customers[id]?.profile.tags ?? []
            for tag in Set(tags.map { ByteText($0) }) { counts[tag, default: 0] += 1 }
        }
        return try all().map { ($0, counts[ByteText($0.name)] ?? 0) }
    }

    func tag(_ name: String) throws -> Tag? { state.root.records.tags[ByteText(name)] }

    func save(_ tag: Tag) throws {
        try state.requireWritable()
        try Storable.check(tag)
        state.root.records.tags[ByteText(tag.name)] = tag
        state.root.records.tagOrder.insert(ByteText(tag.name))
    }

    func remove(_ name: String) throws {
        try state.requireWritable()
        state.root.records.tags[ByteText(name)] = nil
        state.root.records.tagOrder.remove(ByteText(name))
    }
}
