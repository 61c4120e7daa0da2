import Assembly
import Domain
import Foundation
import GRDBSQLite
import Storage
import Synchronization
import Taking
import Workflows

/// P4 of the goals: what one event costs from the call to the disk, beside a bare row that is committed the same way.
///
/// Rounds of both take turns, so that what else the machine does hits both. A follow-up is logged by its owner; it moves
/// facts, labels and obligations, and stands on the timeline, in the history of labels and in the audit's chain.
struct WritePath {
    let folder: URL
    let customers: Int
    let rounds: Int
    /// Seconds that each part of a round takes.
    let part: Double
    /// One writer on this store alone, for a look at where its time goes.
    let profiled: Profiled?

    enum Profiled: String { case memory = "profile-memory", sqlite = "profile" }

    private static let start = Instant(milliseconds: 1_788_220_800_000)
    private static let owners = 16

    func run() async throws {
        let composition = Assembly.make()
        for backend in ["memory:", "sqlite:\(folder.appending(path: "path.sqlite").path)"] {
            if let profiled, (profiled == .memory) != (backend == "memory:") { continue }
            let store = try await composition.openStore(backend, creating: true)
            try await fill(store, composition)
            let bare = backend == "memory:" ? nil : try BareRows(folder.appending(path: "bare.sqlite").path)
            let numbers = Numbers()
            var one = Series()
            var many = Series()
            var raw = Series()
            for _ in 0..<rounds {
                if let bare, profiled == nil { try await raw.add(seconds: part) { try bare.commit() } }
                try await one.add(seconds: part) { try await log(store, composition, numbers.next()) }
                if profiled != nil { continue }
                let before = numbers.latest
                let began = ContinuousClock.now
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<64 {
                        group.addTask {
                            while began.duration(to: .now) < .seconds(part) {
                                try await log(store, composition, numbers.next())
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                many.add(count: numbers.latest - before, in: began.duration(to: .now))
            }
            let name = backend == "memory:" ? "rapport memory" : "rapport sqlite"
            one.report(engine: name, work: "P4", beside: raw)
            if profiled == nil { many.report(engine: name, work: "P4.64", beside: one) }
            if raw.count > 0 { raw.report(engine: "sqlite bare row", work: "P4", beside: nil) }
            try await store.close()
        }
    }

    private func log(_ store: any Store, _ composition: Composition, _ number: Int) async throws {
        let customer = number &* 2_654_435_761 % customers
        let now = Self.start + .days(2) + Span(milliseconds: Int64(number) * 10)
        let owner = UserID(validating: "owner-\(customer % Self.owners)")
        let session = composition.session(on: store, as: owner, at: now, isLive: true)
        var details = EventDetails()
        details.channel = number % 3 == 0 ? .email : .phone
        details.direction = .outbound
        details.purpose = .business
        details.outcome = number % 3 == 0 ? nil : .reached
        details.note = "asked for the price of a second machine"
        let input = EventInput(kind: .contact, details: details, formFilled: number % 3 != 0)
        let report = try await session.log(input, for: "C-\(customer)")
        guard report.recorded else { throw Failed(what: "C-\(customer) was not written to") }
    }

    private func fill(_ store: any Store, _ composition: Composition) async throws {
        var text = "key,name,country,source,emails,owner,created_at\n"
        for number in 0..<customers {
            let since = Self.start + .days(-1 - number % 90)
            text += "C-\(number),Firm \(number),DE,website,c\(number)@firm.example,owner-\(number % Self.owners),"
            text += "\(since.rfc3339)\n"
        }
        try await composition.take(Array(text.utf8), .importCustomers, into: store, at: Self.start)
        text = "customer,kind,at,channel,direction,purpose,outcome,form\n"
        for number in 0..<customers {
            for day in 0..<min(5, 1 + number % 90) {
                let at = Self.start + .days(-day)
                text += "C-\(number),contact,\(at.rfc3339),phone,out,business,reached,yes\n"
            }
        }
        try await composition.take(Array(text.utf8), .importTimeline, into: store, at: Self.start)
        _ = try await composition.session(on: store, at: Self.start + .days(2)).processTime()
    }
}

struct Failed: Error { let what: String }

/// A number for each event, and with it the instant at which it is logged.
private final class Numbers: Sendable {
    private let number = Mutex(0)
    var latest: Int { number.withLock { $0 } }
    func next() -> Int {
        number.withLock {
            $0 += 1
            return $0
        }
    }
}

/// One row and one index on it, committed with the settings of our store.
private final class BareRows {
    private var database: OpaquePointer?
    private var insert: OpaquePointer?
    private var number: Int64 = 0

    init(_ path: String) throws {
        let tables = """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
            CREATE TABLE rows (id INTEGER PRIMARY KEY, customer INTEGER, at INTEGER, note TEXT);
            CREATE INDEX of_customer ON rows (customer, at);
            """
        guard sqlite3_open(path, &database) == SQLITE_OK,
            sqlite3_exec(database, tables, nil, nil, nil) == SQLITE_OK,
            sqlite3_prepare_v2(
                database, "INSERT INTO rows (customer, at, note) VALUES (?, ?, 'called, asked for a price')", -1,
                &insert, nil) == SQLITE_OK
        else { throw Failed(what: "no database for bare rows") }
    }

    deinit {
        sqlite3_finalize(insert)
        sqlite3_close(database)
    }

    func commit() throws {
        number += 1
        sqlite3_bind_int64(insert, 1, number &* 2_654_435_761 % 1_000_000)
        sqlite3_bind_int64(insert, 2, number)
        guard sqlite3_step(insert) == SQLITE_DONE else { throw Failed(what: "a bare row was not committed") }
        sqlite3_reset(insert)
    }
}
