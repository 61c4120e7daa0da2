import GRDB
import Storage
import Synchronization

/// Bodies that wait for the writer, and the commits that make many of them durable at once.
///
/// Each body runs in a savepoint, so that one that throws takes nothing from the others; callers hear of it after the
/// commit that they all share. A body that is alone has the transaction for itself.
final class CommitQueue: Sendable {
    /// One body with its caller.
    struct Job: Sendable {
        /// Runs the body. What it returns is called once the commit is durable.
        let attempt: @Sendable (Database) throws -> @Sendable () -> Void
        let fail: @Sendable (any Error) -> Void
    }

    private struct Waiting {
        var jobs: [Job] = []
        var isDraining = false

        /// Whether there is more to drain; who drained is done otherwise.
        mutating func goesOn() -> Bool {
            isDraining = !jobs.isEmpty
            return isDraining
        }
    }

    private let waiting = Mutex(Waiting())
    /// Called on the writer when bodies that had succeeded are undone.
    private let forget: @Sendable () -> Void
    /// Called on the writer when callers have heard what became of their bodies; true: on the thread of one of them, who goes
    /// on when it returns.
    private let afterwards: @Sendable (Database, Bool) -> Void
    /// How many bodies one commit takes at most, so that the first of them is not kept waiting for long.
    private let batch = 64

    init(forget: @escaping @Sendable () -> Void, afterwards: @escaping @Sendable (Database, Bool) -> Void) {
        self.forget = forget
        self.afterwards = afterwards
    }

    /// - Returns: true when the caller must see to it that ``drain(_:)`` runs on the writer.
    func add(_ job: Job) -> Bool {
        waiting.withLock { waiting -> Bool in
            waiting.jobs.append(job)
            defer { waiting.isDraining = true }
            return !waiting.isDraining
        }
    }

    /// Runs and commits what waits, until nothing does or, where `once`, as much as one commit takes.
    ///
    /// - Returns: true when more waits: the caller must see to it that this runs again.
    @discardableResult
    func drain(_ database: Database, once: Bool = false) -> Bool {
        while let jobs = take() {
            commit(jobs, on: database)
            afterwards(database, once)
            if once { return waiting.withLock { $0.goesOn() } }
        }
        return false
    }

    private func take() -> [Job]? {
        waiting.withLock {
            guard $0.goesOn() else { return nil }
            let taken = Array($0.jobs.prefix(batch))
            $0.jobs.removeFirst(taken.count)
            return taken
        }
    }

    private func commit(_ jobs: [Job], on database: Database) {
        let isShared = jobs.count > 1
        var announcements: [@Sendable () -> Void] = []
        var unheard = jobs
        do {
            try database.run("BEGIN IMMEDIATE")
            for (place, job) in jobs.enumerated() {
                if isShared { try database.run("SAVEPOINT body") }
                do {
                    announcements.append(try job.attempt(database))
                    if isShared { try release(database, &announcements) }
                } catch {
                    // Else SQLite undid the whole transaction: the others run again.
                    if database.isInsideTransaction, isShared {
                        try database.run("ROLLBACK TO body")
                        try database.run("RELEASE body")
                    }
                    unheard.remove(at: place - (jobs.count - unheard.count))
                    job.fail(error)
                    if !database.isInsideTransaction {
                        forget()
                        return again(unheard, on: database)
                    }
                }
            }
            // What nobody changed is not written either: pages that a savepoint gave back would be.
            try database.run(announcements.isEmpty ? "ROLLBACK" : "COMMIT")
            for announce in announcements { announce() }
        } catch {
            forget()
            do {
                if database.isInsideTransaction { try database.run("ROLLBACK") }
                if isShared { again(unheard, on: database) } else { unheard.forEach { $0.fail(error) } }
            } catch {
                // Without a rollback nothing more can be done on this connection.
                for job in unheard { job.fail(error) }
            }
        }
    }

    private func release(_ database: Database, _ announcements: inout [@Sendable () -> Void]) throws {
        do { try database.run("RELEASE body") } catch {
            forget()
            announcements.removeLast()
            throw error
        }
    }

    /// Gives each a commit of its own.
    private func again(_ jobs: [Job], on database: Database) {
        for job in jobs { commit([job], on: database) }
    }
}

extension Database {
    /// Runs a statement without arguments that is asked for again and again.
    fileprivate func run(_ sql: String) throws { try cachedStatement(sql: sql).execute() }
}
