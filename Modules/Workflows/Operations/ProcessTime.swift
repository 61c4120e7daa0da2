import Domain
import Storage

/// What a tick did.
public struct TickReport: Codable, Hashable, Sendable {
    public var now: String
    /// Customers whose labels or obligations could have changed by time and were looked at.
    public var examined: Int
    /// Customers that were derived anew because of a newer policy.
    public var relabelled: Int
    /// Customers that left the private sea.
    public var recycled: Int
    /// The run that they left in, for taking it back; nil when none left.
    public var run: Int64?
}

extension Session {
    /// Customers that one transaction brings to a newer policy.
    static let relabelPage = 10_000

    /// Processes time up to now, and brings customers of older policies to the one in force, page by page: what was done
    /// before an interruption stays done.
    public func processTime() async throws(RapportError) -> TickReport {
        let passed = try await write(.processTime, digest: Digest.of(now.rfc3339)) { $0.passed }
        let relabelled = try await relabel()
        return TickReport(
            now: now.rfc3339, examined: passed.examined.count, relabelled: relabelled, recycled: passed.recycled,
            run: passed.run?.number)
    }

    /// Derives customers of older policies anew; folds again where the policy's `fold` section changed.
    func relabel() async throws(RapportError) -> Int {
        var total = 0
        while true {
            let count = try await write(.processTime, digest: Digest.of(now.rfc3339)) { work in
                let version = work.engine.version
                let page = try work.transaction.standings.outdated(before: version, limit: Self.relabelPage)
                if !page.isEmpty { try work.rederive(page, refolding: try !isFoldOfAll(work)) }
                return page.count
            }
            total += count
            onProgress?(total)
            if count < Self.relabelPage { return total }
        }
    }

    /// Whether every policy there was folds as that in force does; one that cannot be read any more may have been another.
    private func isFoldOfAll(_ work: Work) throws -> Bool {
        try work.transaction.policies.all().filter { $0.version != work.engine.version }.allSatisfy { record in
            do { return try compiler.engine(of: record).fold == work.engine.fold } catch { return false }
        }
    }
}
