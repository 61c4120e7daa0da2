import Domain
import Foundation
import GRDB
import Storage
import Testing

@testable import SQLite

/// What becomes of files that older programs made.
@Suite struct SQLiteMigrationTests {
    /// A store as the first two steps made it, with a row in each table that has changed since.
    private func makeOld(_ path: String, steps: Int = 2) throws {
        let file = try DatabaseQueue(path: path)
        try file.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
        var migrator = DatabaseMigrator()
        for step in Schema.steps.prefix(2) { migrator.registerMigration(step.id) { try $0.execute(sql: step.sql) } }
        try migrator.migrate(file)
        try file.write {
            try $0.execute(
                sql: """
                    INSERT INTO users VALUES ('li', 'salesperson', 1, 5);
                    INSERT INTO customers (id, key, name, categories, tags, custom, search_text, version)
                    VALUES (1, 'k1', 'Acme', '[]', '[]', '{}', '', 1), (2, 'k2', 'Zeta', '[]', '[]', '{}', '', 1);
                    INSERT INTO facts (
                        customer_id, inquiries, orders, open_orders, events, newest_is_outcome, has_unmatched_ending,
                        owner, policy_version
                    ) VALUES (1, 1, 2, 0, 3, 0, 0, 'li', 1), (2, 1, 0, 0, 3, 0, 0, 'li', 1);
                    INSERT INTO events (
                        id, customer_id, kind, occurred_at, recorded_at, actor, ref, owner, reason, retracted_by,
                        change_id
                    ) VALUES
                        (1, 1, 'owned', 10, 10, 'admin', 'a', 'wu', 'created', NULL, 1),
                        (2, 1, 'released', 30, 30, 'wu', 'b', NULL, 'no fit', NULL, 2),
                        (3, 1, 'owned', 40, 40, 'admin', 'c', 'li', 'import', NULL, 3),
                        (4, 1, 'owned', 20, 50, 'admin', 'd', 'ma', 'import', NULL, 4),
                        (5, 2, 'owned', 10, 10, 'admin', 'e', 'wu', 'created', 6, 1),
                        (6, 2, 'retracted', 20, 20, 'admin', 'f', NULL, NULL, NULL, 5);
                    INSERT INTO labels VALUES
                        (1, 'stage', 'deal', NULL, 20, 'rule'), (1, 'grade', 'A', 81, 10, 'override');
                    INSERT INTO obligations VALUES
                        (1, 'follow-up', 'event:1', 1, 100, NULL, 'ungraded', 'li'),
                        (1, 'reply', 'event:2', 0, 300, 'email', 'a "b"', 'li');
                    INSERT INTO changes VALUES (1, 'li', 'a', 50, NULL, 'd1'), (2, 'li', 'b', 60, 'r', 'd2');
                    INSERT INTO meta VALUES ('processed_to', 70);
                    """)
        }
        guard steps > 2 else { return try file.close() }
        for step in Schema.steps[2..<steps] { migrator.registerMigration(step.id) { try $0.execute(sql: step.sql) } }
        try migrator.migrate(file)
        try file.write {
            try $0.execute(
                sql: """
                    INSERT INTO audit_links VALUES
                        (1, 50, 'li', 'a', 's', NULL, 'p1', 'h1'), (2, 60, 'li', 'b', 's', 'r', 'p2', 'h2');
                    INSERT INTO audit_payloads VALUES (1, 's1', 't1');
                    INSERT INTO label_changes VALUES
                        (1, 1, 'grade', NULL, 'B', NULL, 20, 1, 1), (2, 1, 'stage', NULL, 'deal', NULL, 20, 1, 1),
                        (3, 1, 'grade', 'B', 'A', 81, 30, 2, 1);
                    INSERT INTO batches (change_id, actor, at, action, detail, count, first_event, last_event)
                    VALUES (3, 'li', 60, 'import.timeline', 'x.csv', 2, 3, 5);
                    INSERT INTO batch_rows VALUES (3, 1, '[]');
                    """)
        }
        try file.close()
    }

    @Test func `a file of the first two steps is brought up to date with all it has`() async throws {
        let place = try Place()
        defer { place.remove() }
        try makeOld(place.path)
        let store = try await SQLiteStore.open(path: place.path)
        let li = try #require(UserID(validating: "li"))
        let old = User(id: li, role: .salesperson, canLogIn: true, createdAt: Instant(milliseconds: 5))
        let users = try await store.read { try $0.users.all() }
        #expect(users == [old])
        let standing = try #require(try await store.read { try $0.standings.standing(of: CustomerID(1)) })
        #expect(standing.facts.orders == 2)
        #expect(standing.facts.care == .unset)
        #expect(standing.facts.commitments.isEmpty)
        #expect(standing.facts.spell?.isLocked == false)
        let owed = Obligation(
            kind: .followUp, cause: .event(EventID(1)), due: Instant(milliseconds: 100), channel: nil,
            reason: "ungraded")
        let reply = Obligation(
            kind: .reply, cause: .event(EventID(2)), due: Instant(milliseconds: 300), channel: .email,
            reason: "a \"b\"")
        #expect(standing.obligations == [reply, owed])
        let labels = [
            CurrentLabel(
                scheme: "grade", label: "A", score: 81, since: Instant(milliseconds: 10), origin: .override),
            CurrentLabel(scheme: "stage", label: "deal", score: nil, since: Instant(milliseconds: 20)),
        ]
        #expect(standing.labels == labels)
        let lines = try await store.read { transaction in
            try [Int64(100), 300].map { pressing in
                let query = WorklistQuery(
                    scope: .owners([li], highSeas: false), now: .earliest, pressing: Instant(milliseconds: pressing),
                    today: Instant(milliseconds: 100))
                return try transaction.worklists.page(query).map {
                    "\($0.section) \($0.rank) \($0.due.milliseconds) \($0.name) \($0.key)"
                }
            }
        }
        #expect(lines == [["today 0 100 Acme k1"], ["pressing 0 300 Acme k1"]])
        let other = try #require(try await store.read { try $0.standings.standing(of: CustomerID(2)) })
        #expect(other.labels.isEmpty && other.obligations.isEmpty)
        #expect(try await store.read { try $0.customers.customer(CustomerID(1)) }?.version == 1)
        let holdings = try await store.read { try $0.standings.holdings(of: li) }
        #expect(holdings == Holdings(customers: 2, withoutOrder: 1, locked: 0))

        var changed = standing
        changed.facts.spell?.isLocked = true
        changed.obligations[0].warned = .latest
        let saved = changed
        try await store.write { try $0.standings.save(saved, of: CustomerID(1), replacing: standing) }
        let found = try await store.read { try $0.standings.standing(of: CustomerID(1)) }
        #expect(found == saved)
        try await store.close()
    }

    @Test func `the audit and the clock of an older file are those of its tables`() async throws {
        let place = try Place()
        defer { place.remove() }
        try makeOld(place.path, steps: 7)
        let store = try await SQLiteStore.open(path: place.path)
        try await store.read { transaction in
            #expect(try transaction.changes.processedTo() == Instant(milliseconds: 70))
            #expect(try transaction.changes.latest(9).map(\.id.number) == [2, 1])
            let links = try transaction.audit.links(after: nil, limit: 9)
            #expect(links.map(\.hash) == ["h1", "h2"])
            #expect(try transaction.audit.payload(of: ChangeID(1)) == AuditPayload(salt: "s1", text: "t1"))
            #expect(try transaction.audit.payload(of: ChangeID(2)) == nil, "it was erased before")
            let moves = try transaction.labelChanges.changes(of: CustomerID(1)).map {
                "\($0.scheme) \($0.from?.text ?? "-") \($0.to?.text ?? "-") \($0.score ?? 0) \($0.at.milliseconds)"
            }
            #expect(moves == ["grade - B 0 20", "stage - deal 0 20", "grade B A 81 30"])
            let timeline = try transaction.timelines.events(of: CustomerID(1))
            #expect(timeline.map(\.id.number) == [1, 4, 2, 3])
            #expect(timeline.map(\.ref) == ["a", "d", "b", "c"])
            #expect(try transaction.timelines.event(of: CustomerID(2), kind: .owned, ref: "e") == nil, "retracted")
            let rows = try transaction.batches.rows(of: ChangeID(3))
            #expect(rows == [BatchRow(customer: CustomerID(1)), BatchRow(customer: CustomerID(2))])
        }
        try await store.close()
    }

    @Test func `ids go on behind those that were given by a program that was killed`() async throws {
        let place = try Place()
        let left = try Place()
        defer {
            place.remove()
            left.remove()
        }
        let store = try await SQLiteStore.open(path: place.path)
        var given: [[Int64]] = []
        for _ in 1...3 {
            given.append(
                try await store.write {
                    let change = try $0.changes.allocateID()
                    try $0.changes.setProcessed(to: Instant(milliseconds: change.number))
                    try $0.changes.append(
                        Change(id: change, actor: .admin, action: "a", at: .earliest, request: nil, digest: "d"))
                    return [try $0.timelines.allocateIDs(3).number, change.number]
                })
        }
        #expect(given == [[1, 1], [4, 2], [7, 3]])
        // What stands on the disk now is what a kill would leave.
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: place.path + suffix, toPath: left.path + suffix)
        }
        let again = try await SQLiteStore.open(path: left.path)
        #expect(try await again.read { try $0.changes.processedTo() } == Instant(milliseconds: 3))
        let next = try await again.write {
            [try $0.timelines.allocateIDs(1).number, try $0.changes.allocateID().number]
        }
        // A change that is missing would be told by its id.
        #expect(next[0] > 9 && next[1] == 4)
        try await again.close()
        let closed = try await SQLiteStore.open(path: left.path)
        let last = try await closed.write {
            [try $0.timelines.allocateIDs(1).number, try $0.changes.allocateID().number]
        }
        #expect(last == [next[0] + 1, next[1] + 1])
        try await closed.close()
        try await store.close()
    }

    @Test func `the spells of an older file are those of its timelines, and all is derived anew`() async throws {
        let place = try Place()
        defer { place.remove() }
        try makeOld(place.path)
        let store = try await SQLiteStore.open(path: place.path)
        let spells = try await store.read { try $0.spells.spells(of: CustomerID(1)) }
        let told = spells.map { spell in
            "\(spell.owner.text) \(spell.start.at.milliseconds) \(spell.reason ?? "-") "
                + (spell.end.map {
                    "\($0.mark.at.milliseconds) \($0.mark.event.number) \($0.reason ?? "-") \($0.by.text)"
                }
                    ?? "open")
        }
        #expect(told == ["wu 10 created 20 4 import admin", "ma 20 import 30 2 no fit wu", "li 40 import open"])
        #expect(try await store.read { try $0.spells.spells(of: CustomerID(2)) } == [])
        #expect(try await store.read { try $0.standings.due(at: .earliest + .days(40_000), limit: 9) }.count == 2)
        try await store.close()
    }

    @Test func `a migrated file has the tables of a new one`() async throws {
        let old = try Place()
        let new = try Place()
        defer {
            old.remove()
            new.remove()
        }
        try makeOld(old.path)
        var schemas: [[String]] = []
        for place in [old, new] {
            try await SQLiteStore.open(path: place.path).close()
            schemas.append(
                try await DatabaseQueue(path: place.path).read {
                    try String.fetchAll(
                        $0, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
                })
        }
        #expect(schemas[0] == schemas[1])
        #expect(schemas[0].count > 40)
    }

    /// Statements that no program of ours runs, on a file with a sample in it.
    static let forgeries = [
        "UPDATE audit_links SET hash = 'x'", "DELETE FROM audit_links", "UPDATE audit_links SET payload = 'x'",
        "UPDATE audit_links SET salt = 'x'",
        "UPDATE reviews SET at = 1", "DELETE FROM reviews", "UPDATE batches SET count = 9", "DELETE FROM batches",
        "UPDATE batches SET undone_by = 9", "UPDATE batches SET first_event = 1, last_event = 2", "DELETE FROM events",
        "DELETE FROM label_changes", "UPDATE removals SET change_id = 9", "DELETE FROM removals",
        "INSERT INTO spells VALUES (1, 9, 'li', 15, NULL, 'li', NULL, NULL, NULL, NULL)",
        "INSERT INTO spells VALUES (1, 9, 'li', 40, NULL, 'li', NULL, NULL, NULL, NULL)",
        "UPDATE spells SET ended_at = 31 WHERE start_event = 10",
        "UPDATE spells SET started_at = 19 WHERE start_event = 30",
        "UPDATE spells SET ended_at = NULL, end_event = NULL, end_reason = NULL, ended_by = NULL WHERE start_event = 10",
        "UPDATE spells SET ended_at = 5 WHERE start_event = 10",
        "UPDATE spells SET ended_by = 'li' WHERE start_event = 30",
    ]

    @Test(arguments: forgeries)
    func `records and spells cannot be falsified behind the program's back`(_ statement: String) async throws {
        let place = try Place()
        defer { place.remove() }
        let store = try await SQLiteStore.open(path: place.path)
        try await store.addSample()
        try await store.write { transaction in
            let link = AuditLink(
                change: ChangeID(1), at: .earliest, actor: .admin, action: "a", subject: "s", request: nil,
                payloadDigest: "d", hash: "h")
            try transaction.audit.append(link, payload: AuditPayload(salt: "s", text: "t"))
            try transaction.reviews.append(
                Review(user: .admin, kind: .weekly, at: .earliest, answers: [:], change: ChangeID(1)))
            try transaction.batches.append(
                Batch(change: ChangeID(1), actor: .admin, at: .earliest, action: "a", detail: "d", count: 1), rows: [])
            try transaction.batches.markUndone(ChangeID(1), by: ChangeID(2))
            func mark(_ number: Int64) -> Mark { Mark(at: Instant(milliseconds: number), event: EventID(number)) }
            try transaction.customers.insert(
                Customer(
                    id: CustomerID(9), key: try #require(CustomerKey(validating: "gone")), createdAt: .earliest,
                    profile: Profile(name: "Gone")))
            try transaction.customers.remove(CustomerID(9), change: ChangeID(3))
            let id = CustomerID(1)
            let ended = OwnershipSpell(
                customer: id, owner: .admin, start: mark(10), reason: nil, startedBy: .admin,
                end: .init(mark: mark(20), reason: nil, by: .admin))
            let open = OwnershipSpell(customer: id, owner: .admin, start: mark(30), reason: nil, startedBy: .admin)
            try transaction.spells.save([ended, open], of: id)
        }
        try await store.close()
        let file = try DatabaseQueue(path: place.path)
        #expect(throws: DatabaseError.self) { try file.write { try $0.execute(sql: statement) } }
        // What is allowed shows that the rows are there to be changed.
        try await file.write { try $0.execute(sql: "UPDATE audit_links SET salt = NULL, payload = NULL") }
    }

    /// Questions whose cost must not grow with the number of customers, and the index that answers each.
    static let plans: [(sql: String, index: String)] = [
        (
            "SELECT count(*), COALESCE(SUM(orders = 0), 0), COALESCE(SUM(is_locked), 0) FROM facts WHERE owner = 'x'",
            "COVERING INDEX facts_owner"
        ),
        (
            "SELECT count(*) FROM spells WHERE owner = 'x' AND started_at >= 1 AND started_at < 2 AND reason = 'y'",
            "INDEX spells_owner (owner=? AND started_at>? AND started_at<?)"
        ),
        (
            "SELECT DISTINCT customer_id FROM overrides WHERE state = 'waiting' ORDER BY customer_id",
            "COVERING INDEX overrides_waiting"
        ),
        (
            """
            SELECT DISTINCT o.customer_id FROM overrides o CROSS JOIN facts f
            WHERE o.state = 'waiting' AND f.customer_id = o.customer_id AND f.owner IS 'x'
            """, "COVERING INDEX overrides_waiting"
        ),
        (
            "SELECT customer_id FROM facts WHERE due IS NOT NULL AND owner IS 'x' AND rank = 1 AND due < 5",
            "COVERING INDEX facts_worklist (owner=? AND rank=? AND due>? AND due<?)"
        ),
        (
            "SELECT rank FROM facts WHERE due IS NOT NULL AND owner IS 'x' AND rank > 1 ORDER BY rank LIMIT 1",
            "COVERING INDEX facts_worklist (owner=? AND rank>?)"
        ),
        (
            "SELECT count(*) FROM facts WHERE due IS NOT NULL AND owner IS 'x'",
            "COVERING INDEX facts_worklist (owner=?)"
        ),
        (
            "SELECT count(*) FROM facts WHERE crowds <> 0 AND owner = 'x' AND crowds & 1 <> 0",
            "COVERING INDEX facts_crowds (owner=?"
        ),
    ]

    @Test func `the lines of a worklist are read in the order of an index that has all of them`() async throws {
        for section in WorklistSection.allCases {
            for index in WorklistSQL.of(section) {
                let due = index == .pressing ? "clock_due" : index == .warned ? "work_due" : "due"
                let sql = try "\(index.lines(of: section))".replacing(Regex("\\?[0-9]"), with: "5")
                let steps = try await plan(of: sql)
                #expect(
                    steps == [
                        "SEARCH facts USING COVERING INDEX facts_\(index) (owner=? AND rank=? AND (\(due),name,key)>(?,?,?) AND \(due)<?)"
                    ])
            }
        }
    }

    private func plan(of sql: String) async throws -> [String] {
        let place = try Place()
        defer { place.remove() }
        try await SQLiteStore.open(path: place.path).close()
        return try await DatabaseQueue(path: place.path).read {
            try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
        }
    }

    @Test(arguments: plans)
    func `what is asked often is answered by an index`(_ question: (sql: String, index: String)) async throws {
        let steps = try await plan(of: question.sql)
        #expect(steps.contains { $0.contains(question.index) }, "\(steps)")
    }

    @Test(arguments: CustomerQuery.Order.allCases)
    func `the customers of some owners are found by their owners, in any order`(
        _ order: CustomerQuery.Order
    ) async throws {
        let li = try #require(UserID(validating: "li"))
        let query = CustomerQuery(
            scope: .owners([li, .admin], highSeas: false), order: order, moment: Moment(.earliest, in: .utc),
            rates: ExchangeRates(base: .cny, billionths: [:]))
        let sql = QuerySQL(query)
        let steps = try await plan(of: "SELECT c.id \(sql.text.replacing("?", with: "'[]'"))")
        #expect(steps.contains { $0.contains("INDEX facts_owner (owner=?") }, "\(steps)")
        #expect(!steps.contains { $0.hasPrefix("SCAN") && !$0.contains("json_each") }, "\(steps)")
    }

    @Test(arguments: [CustomerQuery.Order.due, .rank])
    func `customers that are sorted are read as they lie, beside their facts`(
        _ order: CustomerQuery.Order
    ) async throws {
        for scope in [Scope.everything, .owners([.admin], highSeas: true)] {
            let query = CustomerQuery(
                scope: scope, order: order, limit: 50, moment: Moment(.earliest, in: .utc),
                rates: ExchangeRates(base: .cny, billionths: [:]))
            let steps = try await plan(of: "SELECT c.id \(QuerySQL(query).text.replacing("?", with: "'[]'"))")
            #expect(steps.contains("SCAN c"), "\(steps)")
            #expect(steps.contains { $0.contains("f USING INTEGER PRIMARY KEY") }, "\(steps)")
        }
    }
}
