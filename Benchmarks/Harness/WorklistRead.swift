import Assembly
import Domain
import Foundation
import GRDBSQLite
import Storage
import Taking
import Wording
import Workflows

/// P3 of the goals: the first 50 lines of one salesperson's worklist, beside bare prepared statements that give the same page
/// from the same file.
///
/// - `empty`: a read that asks for nothing: what the way to the store and back takes.
/// - `page`: what the store reads, the places of the lines with names and due instants.
/// - `reasons`: the same, with what is owed to each customer.
/// - `today`: the whole answer of the workflow with sentences and counts, the one that programs get as JSON.
struct WorklistRead {
    let folder: URL
    let customers: Int
    let rounds: Int
    /// Seconds that each part of a round takes.
    let part: Double
    let owners: Int

    private static let limit = 50
    /// Thursday 2026-09-03, 10:00 in Shanghai: two working hours later is 12:00, and so is the end of lunch.
    private static let now = Instant(milliseconds: 1_788_400_800_000)
    private static let pressing = now + Span(milliseconds: 12_600_000)
    private static let today = now + Span(milliseconds: 50_400_000)

    func run() async throws {
        let composition = Assembly.make()
        let path = folder.appending(path: "worklist.sqlite").path
        for backend in ["sqlite:\(path)", "memory:"] {
            let store = try await composition.openStore(backend, creating: true)
            let began = ContinuousClock.now
            try await fill(store, composition)
            let filled = began.duration(to: .now) / .seconds(1)
            let bare = backend == "memory:" ? nil : try BarePage(path, limit: Self.limit)
            let name = backend == "memory:" ? "rapport memory" : "rapport sqlite"
            print("{\"engine\": \"\(name)\", \"work\": \"fill\", \"customers\": \(customers), \"s\": \(Int(filled))}")
            var (raw, empty, page, reasons, today) = (Series(), Series(), Series(), Series(), Series())
            var number = 0
            func next() throws -> UserID {
                number += 1
                return try owner(number &* 7919 % owners)
            }
            try await check(store, composition, bare)
            for _ in 0..<rounds {
                if let bare {
                    try await raw.add(seconds: part) {
                        _ = try bare.page(of: try next().text, pressing: Self.pressing, today: Self.today)
                    }
                }
                try await empty.add(seconds: part) { try await store.read { _ in } }
                try await page.add(seconds: part) { _ = try await places(store, of: try next()) }
                try await reasons.add(seconds: part) {
                    let query = query(try next())
                    let lines = try await store.read { transaction in
                        try transaction.worklists.page(query).map { place in
                            (place, try transaction.standings.standing(of: place.customer)?.obligations)
                        }
                    }
                    guard lines.count <= Self.limit else { throw Failed(what: "too many lines") }
                }
                try await today.add(seconds: part) { _ = try await answer(store, composition, of: try next()) }
            }
            if raw.count > 0 { raw.report(engine: "sqlite bare page", work: "P3", beside: nil) }
            empty.report(engine: name, work: "P3 empty", beside: raw)
            page.report(engine: name, work: "P3 page", beside: raw)
            reasons.report(engine: name, work: "P3 reasons", beside: raw)
            today.report(engine: name, work: "P3 today", beside: raw)
            try await store.close()
        }
    }

    private func owner(_ number: Int) throws -> UserID {
        guard let owner = UserID(validating: "owner-\(number)") else { throw Failed(what: "no owner \(number)") }
        return owner
    }

    private func query(_ owner: UserID) -> WorklistQuery {
        WorklistQuery(
            scope: .owners([owner], highSeas: false), now: Self.now, pressing: Self.pressing, today: Self.today,
            limit: Self.limit)
    }

    private func places(_ store: any Store, of owner: UserID) async throws -> [WorklistPlace] {
        let query = query(owner)
        return try await store.read { try $0.worklists.page(query) }
    }

    private func answer(_ store: any Store, _ composition: Composition, of owner: UserID) async throws -> Today {
        try await composition.session(on: store, as: owner, at: Self.now, isLive: true)
            .worklist(owner: nil, days: 0, limit: Self.limit, language: .english)
    }

    /// That all ways give the same customers.
    private func check(_ store: any Store, _ composition: Composition, _ bare: BarePage?) async throws {
        for number in 0..<min(20, owners) {
            let owner = try owner(number)
            let places = try await places(store, of: owner).map(\.key)
            let today = try await answer(store, composition, of: owner)
            guard !places.isEmpty, places == today.lines.map(\.customer),
                try bare.map({
                    try $0.page(of: owner.text, pressing: Self.pressing, today: Self.today) == places
                }) ?? true
            else { throw Failed(what: "the pages of \(owner.text) differ") }
        }
    }

    private func fill(_ store: any Store, _ composition: Composition) async throws {
        let piece = 50_000
        for first in stride(from: 0, to: customers, by: piece) {
            let numbers = first..<min(customers, first + piece)
            var text = "key,name,country,source,emails,owner,created_at\n"
            for number in numbers {
                let since = Self.now + .days(-5 - number / owners % 90)
                text += "C-\(number),Firm \(number &* 2_654_435_761 % 1_000_003),DE,"
                text += "\(number % 3 == 0 ? "website" : "referral"),c\(number)@firm.example,owner-\(number % owners),"
                text += "\(since.rfc3339)\n"
            }
            try await composition.take(Array(text.utf8), .importCustomers, into: store, at: Self.now)
            text = "customer,kind,at,channel,direction,purpose,outcome,form,level\n"
            for number in numbers {
                // Not with the owner's number, so that each has some of all.
                let chance = number / owners % 100
                let at =
                    (Self.now + Span(milliseconds: Int64(-1 - chance % 4) * 86_400_000 - Int64(number % 7_200_000)))
                    .rfc3339
                if chance < 90 { text += "C-\(number),contact,\(at),phone,out,business,reached,yes,\n" }
                if chance % 9 == 0 { text += "C-\(number),inquiry,\(at),,,,,,\n" }
                if chance % 5 == 0 {
                    text += "C-\(number),need,\(at),,,,,,\(chance % 2 == 0 ? "obvious" : "potential")\n"
                }
            }
            try await composition.take(Array(text.utf8), .importTimeline, into: store, at: Self.now)
        }
        _ = try await composition.session(on: store, at: Self.now).processTime()
    }
}

/// The page by statements on the file itself: of each rank those that press, then those of today.
private final class BarePage {
    private var database: OpaquePointer?
    private var statements: [OpaquePointer?] = [nil, nil, nil, nil]
    private let limit: Int

    init(_ path: String, limit: Int) throws {
        self.limit = limit
        guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else {
            throw Failed(what: "no database for bare pages")
        }
        let sql = [
            "SELECT rank FROM facts WHERE clock_due IS NOT NULL AND owner = ? AND rank > ? ORDER BY rank LIMIT 1",
            """
            SELECT key, name, clock_due FROM facts WHERE clock_due IS NOT NULL AND owner = ? AND rank = ?
            AND clock_due <= ? ORDER BY clock_due, name, key LIMIT ?
            """, "SELECT rank FROM facts WHERE due IS NOT NULL AND owner = ? AND rank > ? ORDER BY rank LIMIT 1",
            """
            SELECT key, name, due FROM facts WHERE due IS NOT NULL AND owner = ? AND rank = ? AND due <= ?
            AND (clock_due IS NULL OR clock_due > ?5) ORDER BY due, name, key LIMIT ?4
            """,
        ]
        for (place, text) in sql.enumerated() {
            guard sqlite3_prepare_v2(database, text, -1, &statements[place], nil) == SQLITE_OK else {
                throw Failed(what: String(cString: sqlite3_errmsg(database)))
            }
        }
    }

    deinit {
        for statement in statements { sqlite3_finalize(statement) }
        sqlite3_close(database)
    }

    /// The keys of the page.
    func page(of owner: String, pressing: Instant, today: Instant) throws -> [String] {
        var keys: [String] = []
        // A read sees one state of the file.
        sqlite3_exec(database, "BEGIN", nil, nil, nil)
        defer { sqlite3_exec(database, "COMMIT", nil, nil, nil) }
        for (place, end) in [(0, pressing), (2, today)] {
            var rank: Int64 = -1
            while keys.count < limit {
                var next: Int64?
                rows(statements[place], owner, [rank]) { next = sqlite3_column_int64($0, 0) }
                guard let found = next else { break }
                rank = found
                let numbers = [rank, end.milliseconds, Int64(limit - keys.count)]
                rows(statements[place + 1], owner, place == 0 ? numbers : numbers + [pressing.milliseconds]) { row in
                    keys.append(String(cString: sqlite3_column_text(row, 0)))
                    guard sqlite3_column_bytes(row, 1) >= 0, sqlite3_column_int64(row, 2) <= end.milliseconds else {
                        return
                    }
                }
            }
        }
        return keys
    }

    private func rows(
        _ statement: OpaquePointer?, _ owner: String, _ numbers: [Int64], _ body: (OpaquePointer?) -> Void
    ) {
        sqlite3_bind_text(statement, 1, owner, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        for (place, number) in numbers.enumerated() { sqlite3_bind_int64(statement, Int32(place + 2), number) }
        while sqlite3_step(statement) == SQLITE_ROW { body(statement) }
        sqlite3_reset(statement)
    }
}
