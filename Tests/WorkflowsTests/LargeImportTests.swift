import Domain
import Exchange
import Foundation
import Houses
import Storage
import Testing

@testable import Workflows

/// Files of more customers than are settled together, and of more events than are held at once.
struct LargeImportTests {
    private static let count = 2 * Work.page + 17

    private static func key(_ number: Int) -> String { "K-\(number)" }

    private static let customers =
        "key,name,owner,created_at\n"
        + (0..<count).map { "\(key($0)),Firm \($0),\($0 % 3 == 0 ? "" : "seller-\($0 / 100)"),2026-02-01T00:00:00Z\n" }
        .joined()

    /// By kind, so that the rows of a customer lie far apart, and endings before what they end.
    private static let timeline: String = {
        var rows: [String] = []
        for number in 0..<count {
            let key = key(number)
            // Of every fifth the order that is named is not there, of every seventh there is none at all.
            let named = number % 5 == 0 ? "O-2" : number % 7 == 0 ? "" : "O-1"
            rows.append("\(key),order-completed,2026-03-01T10:00:00Z,,,,,,E-1,\(named)")
            rows.append("\(key),contact,2026-03-01T11:00:00Z,phone,out,reached,,,,")
        }
        for number in 0..<count where number % 7 > 0 {
            rows.append("\(key(number)),order,2026-03-01T09:00:00Z,,,,900.00,USD,O-1,")
        }
        for number in 0..<count { rows.append("\(key(number)),inquiry,2026-03-01T0\(number % 9):00:00Z,,,,,,I-1,") }
        for number in stride(from: 0, to: count, by: 11) {
            rows.append("\(key(number)),inquiry,2026-03-01T12:00:00Z,,,,,,I-1,")
        }
        return "customer,kind,at,channel,direction,outcome,amount,currency,ref,order_ref\n"
            + rows.joined(separator: "\n") + "\n"
    }()

    private func rows(of text: String, _ context: ImportContext) throws(ImportFileError) -> ImportRows {
        try ImportRows.timeline(ImportSource(name: "timeline.csv", bytes: Array(text.utf8)), context: context)
    }

    @Test(arguments: Backend.allCases)
    func `all are settled, counted and told of, and can be taken back`(backend: Backend) async throws {
        let house = try await House(backend)
        let admin = house.at(House.start)
        let made = try await admin.customers(Self.customers)
        #expect(made.customersCreated == Self.count && made.rowsWithProblems == 0)
        let report = try await admin.timeline(Self.timeline)
        let numbers = 0..<Self.count
        let unknown = numbers.filter { $0 % 5 == 0 }.count
        let none = numbers.filter { $0 % 5 > 0 && $0 % 7 == 0 }.count
        let conflicts = numbers.filter { $0 % 11 == 0 }.count
        #expect(report.rowsWithProblems == unknown + none + conflicts)
        #expect(
            Dictionary(grouping: report.problems) { $0.code }.mapValues { $0.map(\.count).reduce(0, +) }
                == ["unknown-order": unknown, "no-open-order": none, "ref-conflict": conflicts])
        #expect(report.problems.allSatisfy { $0.rows == $0.rows.sorted() })
        let orders = numbers.filter { $0 % 7 > 0 }.count
        #expect(report.eventsRecorded == 3 * Self.count - unknown - none + orders)
        #expect(try await house.findings() == [])
        #expect(try await admin.customers(matching: "stage:transaction", limit: 1).total == orders)

        let batches = try await admin.batches(limit: 2)
        #expect(batches.map(\.customers) == [Self.count, Self.count])
        #expect(try await admin.undo(try #require(report.batch)).restored == Self.count)
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test func `what is held at once makes no difference`() async throws {
        var dumps: [[String]] = []
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // At 2,200 the last piece has more customers than a page, and orders of the endings that came in the first.
        for capacity in [1 << 22, 1, 700, 2_200] {
            let house = try await House()
            _ = try await house.at(House.start).customers(Self.customers)
            let session = house.at(House.start)
            let report = try await session.transact(.importTimeline, digest: "") { work -> ImportReport in
                let engine = work.engine
                var importer = Importer(actor: work.actor.user, isOneRowEach: false, capacity: capacity)
                var rows = try rows(
                    of: Self.timeline,
                    ImportContext(
                        now: work.now, zone: engine.fold.zone, rates: engine.fold.rates,
                        zones: session.compiler.zones))
                while let item = try rows.next() { try importer.take(item, into: &work) }
                return try importer.finish("import.timeline", "", &work)
            }
            #expect(try await house.findings() == [])
            var dump = ["\(report.eventsRecorded) \(report.problems.map { "\($0.code) \($0.rows)" })"]
            for number in stride(from: 0, to: Self.count, by: 13) {
                let view = try await house.at(House.start).customer(Self.key(number), events: 99)
                dump.append(String(decoding: try encoder.encode(view), as: UTF8.self))
            }
            dumps.append(dump)
        }
        #expect(dumps.allSatisfy { $0 == dumps[0] })
    }
}
