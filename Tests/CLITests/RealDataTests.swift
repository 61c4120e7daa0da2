import Foundation
import Testing

/// The main job on the data of others, which lies beside the repository and not in it.
struct RealDataTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let data = root.deletingLastPathComponent().appending(path: "shared/data")
    static let isThere = FileManager.default.fileExists(atPath: data.path)
    private static let now = "2017-12-31T09:00:00Z"

    private struct Report: Decodable {
        struct Group: Decodable {
            let message: String
            let count: Int
            let rows: [Int]
        }
        let customersCreated: Int
        let customersUnchanged: Int
        let eventsRecorded: Int
        let eventsKnown: Int
        let skipped: [Group]
        let problems: [Group]
    }

    private struct Worklist: Decodable {
        struct Line: Decodable {
            struct Obligation: Decodable {
                let kind: String
                let reason: String
            }
            let customer: String
            let sentence: String
            let obligation: Obligation
        }
        let lines: [Line]
    }

    private struct View: Decodable {
        struct Event: Decodable {
            let kind: String
            let details: [String: String]
        }
        let timeline: [Event]
    }

    private struct Page: Decodable {
        struct Customer: Decodable { let key: String }
        let customers: [Customer]
    }

    private let rapport: Rapport
    init() throws { rapport = Rapport(place: try Place()) }

    private func read<R: Decodable>(_ type: R.Type, _ arguments: String...) throws -> R {
        let outcome = try rapport(arguments + ["--format", "json"], now: Self.now)
        try #require(outcome.code == 0, "\(outcome.errors)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: outcome.output)
    }

    private func load(_ file: String, by mapping: String) throws -> Report {
        try read(
            Report.self, "import", "timeline", Self.data.appending(path: file).path, "--mapping",
            Self.root.appending(path: "Examples/mappings/\(mapping)").path)
    }

    /// Number and sum of the orders on all timelines, in hundredths.
    private func orders(of keys: [String]) throws -> (count: Int, sum: Int) {
        var (count, sum) = (0, 0)
        for key in keys {
            for event in try read(View.self, "show", key, "--events", "10000").timeline where event.kind == "order" {
                count += 1
                let parts = (event.details["amount"] ?? "0").split(separator: ".")
                let cents = parts.count > 1 ? parts[1].padding(toLength: 2, withPad: "0", startingAt: 0) : "00"
                sum += (Int(parts[0]) ?? 0) * 100 + (Int(cents) ?? 0)
            }
        }
        return (count, sum)
    }

    @Test(.enabled(if: isThere, "the data of ../shared/data is not here"))
    func `the sales pipeline of Maven comes in by one command`() throws {
        let file = "maven_crm/sales_pipeline.csv"
        let report = try load(file, by: "maven-pipeline.yaml")
        #expect(report.customersCreated == 85)
        #expect(report.problems.isEmpty)
        #expect(report.skipped.map(\.count) == [1425, 163])
        #expect(report.skipped.map(\.rows.count) == [1000, 163])
        #expect(report.skipped.allSatisfy { $0.rows.allSatisfy { (2...8801).contains($0) } })

        let keys = try read(Page.self, "customers", "--limit", "1000").customers.map(\.key)
        #expect(keys.count == 85)
        let orders = try orders(of: keys)
        #expect(orders.count == 4238)
        #expect(orders.sum == 1_000_553_400)

        let dump = try rapport.dump()
        let again = try load(file, by: "maven-pipeline.yaml")
        #expect(again.customersCreated == 0 && again.customersUnchanged == 85)
        #expect(again.eventsRecorded == 0 && again.eventsKnown == report.eventsRecorded)
        #expect(try rapport.dump() == dump)

        let lines = try read(Worklist.self, "today", "--limit", "1000").lines
        #expect(Set(lines.map(\.customer)) == Set(keys))
        #expect(lines.allSatisfy { !$0.sentence.isEmpty && !$0.obligation.reason.isEmpty })
        #expect(try rapport(["store", "check"], now: Self.now).text.hasPrefix("sound: 85 customers, "))
    }

    @Test(.enabled(if: isThere, "the data of ../shared/data is not here"))
    func `the orders of Northwind come in with their lines summed`() throws {
        let report = try load("northwind/orders.csv", by: "northwind.yaml")
        #expect(report.customersCreated == 91)
        #expect(report.problems.isEmpty && report.skipped.isEmpty)

        let keys = try read(Page.self, "customers", "--limit", "1000").customers.map(\.key)
        let orders = try orders(of: keys)
        #expect(orders.count == 830)
        #expect(orders.sum == 126_579_298)

        let lines = try read(Worklist.self, "today", "--limit", "1000", "--days", "30").lines
        for key in ["FISSA", "PARIS"] {
            #expect(lines.first { $0.customer == key }?.obligation.kind == "first-contact")
        }
        #expect(lines.allSatisfy { !$0.sentence.isEmpty })
        let dump = try rapport.dump()
        #expect(try load("northwind/orders.csv", by: "northwind.yaml").eventsRecorded == 0)
        #expect(try rapport.dump() == dump)
        #expect(try rapport(["store", "check"], now: Self.now).text.hasPrefix("sound: 91 customers, "))
    }
}
