import API
import Domain
import Markup
import Web
import Workflows

/// What was done, carried to the page that follows: codes alone, no text that somebody could put into a link.
enum Done {
    /// Names of a query that tell of it.
    static let names: Set<String> = ["done", "who", "batch", "moved", "count", "left", "entry", "older"]

    /// Where to go on after a call.
    ///
    /// - `customer`: the key of whom it was about.
    static func place(
        _ to: Link, after call: String, _ value: any Codable & Sendable, about customer: String? = nil
    ) -> String {
        var pairs = [("done", call)]
        switch value {
        case let report as LogReport:
            if report.draft != nil { pairs = [("done", "draft")] }
            if report.recorded, let event = report.event { pairs.append(("entry", String(event))) }
            pairs += moves(report.moved)
        case let report as RetractReport: pairs += moves(report.moved)
        case let report as BatchReport:
            if let batch = report.batch, report.isFinal != true { pairs.append(("batch", String(batch))) }
            if report.changed == 0 { pairs = [("done", "nothing")] }
        case let report as PasswordReport:
            pairs += [("count", String(report.tokensEnded)), ("left", String(report.tokensLeft))]
        case let report as UndoReport:
            pairs += [("count", String(report.restored)), ("left", String(report.failures.count))]
        default: break
        }
        if let customer { pairs.append(("who", customer)) }
        let halves = to.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let added = pairs.map { "\(Percent.encoded($0.0))=\(Percent.encoded($0.1))" }.joined(separator: "&")
        let joint = halves[0].contains("?") ? "&" : "?"
        return "\(halves[0])\(joint)\(added)" + (halves.count > 1 ? "#\(halves[1])" : "")
    }

    private static func moves(_ moved: [String: String]) -> [(String, String)] {
        let moved = moved.sorted { $0.key < $1.key }.map { scheme, labels in
            "\(scheme):\(labels.split(separator: " ").last ?? "")"
        }
        return moved.isEmpty ? [] : [("moved", moved.joined(separator: ","))]
    }

    /// How long an undo is offered on the page that follows.
    private static let life: Int64 = 600_000

    /// `query` as far as it is true: of a batch that is not one's own, of just now and there to be taken back, nothing is
    /// told. Else a link from elsewhere could offer the undo of any.
    static func checked(
        _ query: [(name: String, value: String)], by user: UserID, in session: Session, at now: Instant
    ) async throws -> [(name: String, value: String)] {
        let query = try await withEntry(query, in: session, at: now)
        guard let text = query.last(where: { $0.name == "batch" })?.value else { return query }
        if let number = Int64(text), number < .max,
            let batch = try await ListBatches(limit: 1, before: number + 1).perform(in: session).first,
            batch.batch == number, batch.actor == user.text, batch.undoneBy == nil, batch.isFinal != true,
            let at = Instant(rfc3339: batch.at), now.milliseconds - at.milliseconds < life
        {
            return query
        }
        return query.filter { !names.contains($0.name) }
    }

    /// `query` with the place of the entry that it names, or without the entry, when it is not one's own, of just now and
    /// there to be taken back.
    private static func withEntry(
        _ query: [(name: String, value: String)], in session: Session, at now: Instant
    ) async throws -> [(name: String, value: String)] {
        func value(_ name: String) -> String? { query.last { $0.name == name }?.value }
        let rest = query.filter { !["entry", "older"].contains($0.name) }
        guard let key = value("who"), let entry = value("entry").flatMap({ Int64($0) }),
            let place = try await session.ownEntry(
                entry, of: key, since: now + Span(milliseconds: -life), page: Loaders.shown)
        else { return rest }
        let older = place.before.map { [(name: "older", value: String($0))] } ?? []
        return rest + [(name: "entry", value: String(entry))] + older
    }

    /// The one whom it was about, by name; nil where nobody is named, or nobody whom the reader may see.
    static func customer(
        _ query: [(name: String, value: String)], in session: Session
    ) async throws -> Notice.Customer? {
        guard query.contains(where: { $0.name == "done" }), let key = query.last(where: { $0.name == "who" })?.value
        else { return nil }
        guard let known = try await Loaders.found(key, in: session) else { return nil }
        return Notice.Customer(key: known.key, name: known.name)
    }

    static func notice(
        _ query: [(name: String, value: String)], about customer: Notice.Customer?
    ) -> (@Sendable (Reader) -> Notice?) {
        func value(_ name: String) -> String? { query.last { $0.name == name }?.value }
        let done = value("done"), moved = value("moved"), batch = value("batch").flatMap { Int64($0) }.map(String.init)
        let entry = value("who").flatMap { key in
            value("entry").map { Link("customers", key, query: [("before", value("older"))], fragment: "entry-\($0)") }
        }
        let count = value("count").flatMap { Int($0) }, left = value("left").flatMap { Int($0) }
        return { reader in
            guard let done else { return nil }
            var notice = Notice.of(
                done, about: customer, moved: moved, batch: batch, entry: entry, count: count, left: left, reader)
            notice?.isOfBatch = done == RunBatch.id
            return notice
        }
    }
}
