import Domain
import Storage

/// What the passing of time brought about.
struct PassedTime {
    /// Customers that were looked at.
    var examined: [CustomerID] = []
    /// Customers that left the private sea, and the run that they left in.
    var recycled = 0
    /// Who they are, and whose they were.
    var left: [(customer: CustomerID, owner: UserID)] = []
    var run: ChangeID?
}

// What the passing of time brings about (RULES.md §1 "Time", §6, §8). It is the engine's own doing: a change of its own, by
// nobody else.
extension Work {
    /// Brings every customer up to now whose labels or obligations can have changed by time, ends overrides whose end has
    /// come, and lets those go that have to leave the private sea.
    ///
    /// `recycling`: whether any is let go; a write that may bring the follow-up that keeps a customer does that last.
    mutating func processTime(recycling: Bool) throws {
        while true {
            let page = try transaction.standings.due(at: now, limit: Self.page)
            if page.isEmpty { return }
            try rederive(page)
            try endOverrides(of: page)
            if recycling { try recycle(page) }
            passed.examined += page
        }
    }

    private mutating func endOverrides(of customers: [CustomerID]) throws {
        var recorder = Recorder()
        for id in customers {
            guard let standing = try transaction.standings.standing(of: id) else { continue }
            for override in standing.facts.commitments.overrides where override.hasEnded(at: now) {
                try recorder.end(override, of: id, how: .expired, reason: nil, to: &self)
            }
        }
        try recorder.settle(&self)
    }

    /// Releases those of `customers` whose time has come, as one run that can be taken back.
    mutating func recycle(_ customers: [CustomerID]) throws {
        var recorder = Recorder()
        for id in customers {
            guard let standing = try transaction.standings.standing(of: id), let owner = standing.owner,
                let warning = standing.obligations.first(where: { $0.kind == .recycleWarning }),
                let leaves = engine.leaving(warning), leaves <= now
            else { continue }
            let event = try recorder.release(id, reason: warning.reason, warned: warning.warned, to: &self)
            recycled.append(BatchRow(customer: id, events: [event]))
            passed.recycled += 1
            passed.left.append((id, owner))
            passed.run = try change()
        }
        try recorder.settle(&self)
    }
}
