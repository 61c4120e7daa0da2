import Domain
import HashTreeCollections
import Storage

struct MemoryWorklists: WorklistStore {
    let state: MemoryState

    private struct Stream {
        let section: WorklistSection
        let tree: SortedTree<DeskLine>
        let isWarned: Bool
    }

    func page(_ query: WorklistQuery) throws -> [WorklistPlace] {
        let desks = desks(of: query.scope)
        return query.page(
            of: { section in
                switch section {
                case .pressing: desks.map { Stream(section: section, tree: $0.pressing, isWarned: false) }
                case .today: desks.map { Stream(section: section, tree: $0.lines, isWarned: false) }
                case .ahead:
                    desks.flatMap { desk in
                        [(desk.lines, false), (desk.warned, true)].map {
                            Stream(section: section, tree: $0.0, isWarned: $0.1)
                        }
                    }
                }
            },
            { read($0, query, after: $1, count: $2) })
    }

    private func read(
        _ stream: Stream, _ query: WorklistQuery, after: WorklistPlace?, count: Int
    ) -> [WorklistPlace] {
        var found: [WorklistPlace] = []
        let (first, last) = query.range(of: stream.section)
        var start = after.map { DeskLine($0.rank, at: $0.due, name: $0.name, key: $0.key) }
        let known = start
        // Of each rank the lines in the range stand together.
        while found.count < count {
            var next: DeskLine?
            stream.tree.scan(from: start) { line in
                if line == known { return true }
                if line.at < first {
                    next = DeskLine(line.rank, at: first)
                    return false
                }
                if line.at > last {
                    next = line.rank == .max ? nil : DeskLine(line.rank + 1, at: .first)
                    return false
                }
                if query.takes(line, in: stream.section, isWarned: stream.isWarned) {
                    found.append(line.place(in: stream.section))
                }
                return found.count < count
            }
            guard let next else { break }
            start = next
        }
        return found
    }

    func counts(_ query: WorklistQuery) throws -> WorklistCounts {
        var counts = WorklistCounts()
        for desk in desks(of: query.scope) {
            var due = 0
            let edge = min(query.now, query.today)
            desk.lines.forEachRank { rank in
                due += desk.lines.count(of: rank, through: query.today)
                counts.overdue += desk.lines.count(of: rank, through: edge)
                // Those ahead that are listed.
                guard let end = query.ahead, end > query.today else { return }
                counts.ahead -= desk.lines.count(of: rank, through: end.previous)
                counts.ahead += desk.lines.count(of: rank, through: query.today)
            }
            desk.pressing.forEachRank { rank in
                desk.pressing.scan(from: DeskLine(rank, at: .first)) { line in
                    guard line.rank == rank, line.at <= query.pressing, let earliest = line.owing.due else {
                        return false
                    }
                    if earliest > query.today {
                        due += 1
                        if let end = query.ahead, earliest < end { counts.ahead += 1 }
                    }
                    counts.overdue += (line.at <= query.now ? 1 : 0) - (earliest <= edge ? 1 : 0)
                    return true
                }
            }
            desk.warned.forEach { line in counts.ahead += query.correction(for: line) }
            counts.due += due
            counts.ahead += desk.lines.count - due
        }
        return counts
    }

    func crowd(_ labels: Int64, of owner: UserID) throws -> Int {
        var count = 0
        for (crowds, customers) in state.root.crowds[ByteText(owner.text)] ?? [:] where crowds & labels != 0 {
            count += customers
        }
        return count
    }

    func desks(of scope: Scope) -> [Desk] {
        guard let owners = state.owners(of: scope) else { return Array(state.root.desks.values) }
        return owners.compactMap { state.root.desks[$0] }
    }
}

extension WorklistQuery {
    /// The instants that lines of a section stand at.
    fileprivate func range(of section: WorklistSection) -> (first: Instant, last: Instant) {
        switch section {
        case .pressing: (.first, pressing)
        case .today: (.first, today)
        case .ahead: (today.next, (ahead ?? today).previous)
        }
    }

    fileprivate func takes(_ line: DeskLine, in section: WorklistSection, isWarned: Bool) -> Bool {
        if section == .pressing { return true }
        if let clock = line.owing.clock, clock <= pressing { return false }
        guard section == .ahead else { return true }
        guard let due = line.owing.due, due > today else { return false }
        return isWarned ? line.owing.work != nil : line.owing.work == due
    }

    /// What a line whose warning comes first counts otherwise among those ahead than by its earliest due instant.
    fileprivate func correction(for line: DeskLine) -> Int {
        guard let due = line.owing.due, due > today, line.owing.clock.map({ $0 > pressing }) ?? true else { return 0 }
        guard let work = line.owing.work else {
            // It was taken off if it is before the end, else it still counts.
            return ahead.map { due < $0 } ?? false ? 0 : -1
        }
        guard let ahead else { return 0 }
        return (due < ahead ? 1 : 0) - (work < ahead ? 1 : 0)
    }
}

extension Desk {
    func customers(owingBefore horizon: Instant) -> [CustomerID] {
        var found: [CustomerID] = []
        lines.forEachRank { rank in
            lines.scan(from: DeskLine(rank, at: .first)) { line in
                guard line.rank == rank, line.at < horizon else { return false }
                found.append(line.customer)
                return true
            }
        }
        return found
    }
}

extension DeskLine {
    fileprivate func place(in section: WorklistSection) -> WorklistPlace {
        WorklistPlace(section: section, rank: rank, due: at, name: name.text, key: key.text, customer: customer)
    }
}

extension SortedTree<DeskLine> {
    /// Hands on each rank that a line has.
    fileprivate func forEachRank(_ body: (Int32) -> Void) {
        var start: DeskLine?
        while let rank = first(from: start)?.rank {
            body(rank)
            guard rank < .max else { return }
            start = DeskLine(rank + 1, at: .first)
        }
    }

    /// How many lines of a rank stand at `last` or before it.
    fileprivate func count(of rank: Int32, through last: Instant) -> Int {
        count(before: DeskLine(rank, at: last.next)) - count(before: DeskLine(rank, at: .first))
    }
}
