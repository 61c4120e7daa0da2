import Classification
import Domain
import Houses
import Storage
import Testing

@testable import Workflows

/// Lists of customers by what is due first and by priority.
struct CustomerOrderTests {
    /// The keys of a list, page by page.
    private func listed(
        _ session: Session, by sort: CustomerSort, matching text: String = "", in pages: Int
    ) async throws -> [String] {
        var keys: [String] = []
        var after: String?
        repeat {
            let page = try await session.customers(matching: text, sort: sort, after: after, limit: pages)
            keys += page.customers.map(\.key)
            after = page.next
        } while after != nil && keys.count < 99
        return keys
    }

    /// The keys in the order that rows are said to have, as labels, due instants and names tell.
    private func expected(
        _ session: Session, by sort: CustomerSort, matching text: String
    ) async throws -> [String] {
        let schemes = try await session.read(.readCustomers) { lens throws(RapportError) in
            lens.engine.classifiers.schemes
        }
        func place(_ row: CustomerPage.Row, _ scheme: SchemeID) -> Int64 {
            let label = row.labels?[scheme.text].map { LabelID($0) }
            return Int64(label.flatMap { label in schemes.first { $0.id == scheme }?.index(of: label) } ?? .max)
        }
        func weight(_ row: CustomerPage.Row) -> [Int64] {
            let due: [Int64] = row.due.map { [0, instant($0).milliseconds] } ?? [1]
            return (sort == .priority ? [place(row, "priority"), place(row, "stars")] : []) + due
        }
        let rows = try await session.customers(matching: text, limit: 99).customers
        return rows.sorted { a, b in
            let (one, other) = (weight(a), weight(b))
            if one != other { return one.lexicographicallyPrecedes(other) }
            return a.name == b.name ? a.key < b.key : (a.name ?? "") < (b.name ?? "")
        }.map(\.key)
    }

    @Test(arguments: [CustomerSort.due, .priority])
    func `a list is in order whatever time has passed, and its pages are the list`(_ sort: CustomerSort) async throws {
        var orders: Set<[String]> = []
        for seed: UInt64 in 0..<6 {
            var history = RandomHistory(seed: seed)
            // Two of one name.
            let customers = history.customers().replacing("Name C-2", with: "Name C-5")
            let scene = try await Scene(customers, RandomHistory.header + history.rows(60).joined())
            for user in [nil, "ann"] as [String?] {
                for span in [Span.days(-40), .days(0), .days(1), .days(9), .days(31), .days(200)] {
                    let session = scene.at(instant(Scene.now) + span, as: user)
                    for text in ["", "-\"C-3\""] {
                        let expected = try await expected(session, by: sort, matching: text)
                        for pages in [1, 2, 99] {
                            let found = try await listed(session, by: sort, matching: text, in: pages)
                            #expect(found == expected, "\(seed): \(text) of \(user ?? "all") after \(span), \(pages)")
                        }
                        orders.insert(expected)
                    }
                }
            }
        }
        // Time, labels and what is due do move them.
        #expect(orders.count > 20)
    }

    @Test(arguments: [CustomerSort.due, .priority])
    func `whoever is followed up between two pages takes nobody along`(_ sort: CustomerSort) async throws {
        let keys = ["A", "B", "C", "D", "E"]
        let scene = try await Scene(
            "key,name,owner,emails\n" + keys.map { "\($0),Firm,ann,\($0)@firm.example\n" }.joined())
        let session = scene.at(Scene.now)
        func promise(_ key: String, at minute: Int) async throws {
            let what = try #require(Prose("a quote"))
            _ = try await MakePromise(customer: key, what: what, due: "2026-03-31T10:\(minute)").perform(in: session)
        }
        for (number, key) in keys.enumerated() { try await promise(key, at: number + 11) }
        let first = try await session.customers(matching: "", sort: sort, limit: 2)
        #expect(first.customers.map(\.key) == ["A", "B"])
        // What else is owed to it comes later.
        _ = try await session.keepPromise("B", id: nil)
        let next = try await session.customers(matching: "", sort: sort, after: first.next, limit: 9)
        #expect(next.customers.map(\.key) == ["C", "D", "E", "B"])
    }

    @Test(arguments: Backend.allCases, [CustomerSort.name, .due, .priority])
    func `whoever is renamed between two pages takes nobody along, and is told as they were of the past`(
        _ backend: Backend, _ sort: CustomerSort
    ) async throws {
        let house = try await House(backend)
        let root = house.at(House.start, as: "root"), later = house.at("2026-03-03T01:00:00Z", as: "root")
        let all = try await listed(root, by: sort, in: 9)
        let first = try await later.customers(matching: "", sort: sort, limit: 2)
        let last = try #require(first.customers.last?.key)
        for name in ["0 first %20", "zz last"] {
            _ = try await later.edit(last, ["name": name])
            let next = try await later.customers(matching: "", sort: sort, after: first.next, limit: 9)
            let keys = next.customers.map(\.key)
            #expect(keys.filter { $0 != last } == Array(all.dropFirst(2)) && keys.contains(last) == (name > "a"))
            for pages in [1, 2, 9] { #expect(try await listed(root, by: sort, in: pages) == all) }
        }
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `a place in an order is told of nobody who is out of sight`(_ backend: Backend) async throws {
        let house = try await House(backend)
        let ann = house.at(House.start, as: "ann")
        for (sort, place) in [(CustomerSort.name, ""), (.due, "-9 "), (.priority, "0 - ")] {
            // Out of sight and not there at all are the same.
            for key in ["AMY", "AMZ"] {
                let page = try await ann.customers(matching: "", sort: sort, after: place + "A " + key, limit: 9)
                #expect(page.customers.map(\.key) == ["ANN", "POOL"])
            }
        }
        try await house.close()
    }

    @Test(arguments: [
        (CustomerSort.due, "ANN"), (.due, ""), (.due, "- ANN"), (.due, "x n ANN"), (.due, "- n "), (.due, "1.5 n ANN"),
        (.due, "9223372036854775808 n ANN"), (.priority, "- n ANN"), (.priority, "0 n ANN"), (.priority, "x - n ANN"),
        (.priority, "0 x n ANN"), (.priority, "- - n ANN"), (.priority, "2147483648 - n ANN"), (.key, "n ANN"),
        (.name, "ANN"), (.name, "n "),
    ])
    func `what is no place in an order is refused`(_ sort: CustomerSort, _ after: String) async throws {
        let house = try await House()
        let root = house.at(House.start, as: "root")
        let found = await refusal { try await root.customers(matching: "", sort: sort, after: after, limit: 9) }
        #expect("\(String(describing: found))".contains("call-after"))
    }

    @Test func `a place is told by what a customer stands by, whatever its key and name`() throws {
        for (key, name) in [("K", "N"), ("a b", "a  b"), ("- x", "100 %"), ("1 2 3", "%20 "), ("%20", "%2520")] {
            for due in [nil, Instant(milliseconds: -5), Instant(milliseconds: .max)] {
                var place = CustomerPlace(key: key, name: name)
                place.due = due
                place.rank = 7
                for sort in CustomerSort.allCases where sort != .key {
                    let cursor = CustomerCursor(place, in: sort)
                    let read = try #require(cursor.place(in: sort))
                    #expect(read.key == key && read.name == name && read.rank == (sort == .priority ? 7 : 0))
                    #expect(read.due == (sort == .name ? nil : due))
                }
            }
        }
    }
}
