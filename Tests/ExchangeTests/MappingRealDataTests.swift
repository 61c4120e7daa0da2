import Domain
import Exchange
import Foundation
import Testing

/// Two real data sets, which lie beside the package in a working copy and are no part of it.
@Suite struct MappingRealDataTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let data = root.appending(path: "../shared/data").path
    static let hasMaven = FileManager.default.fileExists(atPath: "\(data)/maven_crm/sales_pipeline.csv")
    static let hasNorthwind = FileManager.default.fileExists(atPath: "\(data)/northwind/orders.csv")

    static let pipeline = Result { try items("maven_crm/sales_pipeline.csv", by: "maven-pipeline.yaml") }
    static let northwind = Result { try items("northwind/orders.csv", by: "northwind.yaml") }

    private static func items(_ path: String, by mapping: String) throws -> [ImportItem] {
        let file = root.appending(path: "Examples/mappings/\(mapping)")
        let yaml = try String(contentsOf: file, encoding: .utf8)
        let folder = "\(data)/\(path.split(separator: "/")[0])"
        let context = RowReading.context(now: RowReading.instant("2017-12-31T09:00:00Z"))
        return try RowReading.items(
            of: .mapped(
                try ImportSource(path: "\(data)/\(path)"), by: try Mapping(yaml: yaml, file: mapping),
                with: .inside([file.deletingLastPathComponent().path, folder]), context: context))
    }

    private static func sum(_ events: [EventRow]) -> Int64 {
        events.compactMap(\.details.amount?.minorUnits).reduce(0, +)
    }

    @Test(.enabled(if: hasMaven, "SKIPPED: ../shared/data/maven_crm is not there"))
    func `the pipeline gives 85 customers and 4,238 orders, and reports every other row`() throws {
        let items = try Self.pipeline.get()
        #expect(items.issues.isEmpty)
        #expect(items.customers.count == 85)
        let byKind = Dictionary(grouping: items.events, by: \.kind)
        #expect(
            byKind.mapValues(\.count) == [
                .inquiry: 7212, .quote: 7212, .order: 4238, .orderCompleted: 4238, .dealLost: 2473,
            ])
        #expect(Self.sum(byKind[.order] ?? []) == 1_000_553_400)
        let skipped = Dictionary(grouping: items.skipped, by: \.rule)
        #expect(skipped.mapValues(\.count) == [1: 1425, 2: 163])
        #expect(skipped[2]?.first?.reason == "prospecting, so nothing has happened yet")
        #expect(Set(items.skipped.map(\.place.row)).count == 1588)
        #expect(Set(items.events.compactMap(\.details.model)).contains("GTX Pro"))
        #expect(!Set(items.events.compactMap(\.details.model)).contains("GTXPro"))
    }

    @Test(.enabled(if: hasMaven, "SKIPPED: ../shared/data/maven_crm is not there"))
    func `the pipeline's customers have profile, owner and beginning`() throws {
        let items = try Self.pipeline.get()
        let customers = items.customers
        #expect(customers.allSatisfy { $0.owner != nil && $0.createdAt != nil && $0.profile.country?.count == 2 })
        #expect(Set(customers.compactMap(\.profile.industry)).contains("technology"))
        #expect(!Set(customers.compactMap(\.profile.industry)).contains("technolgy"))
        for customer in customers {
            let own = items.events.filter { $0.customer == customer.key }
            #expect(customer.createdAt == own.map(\.at).min())
            let latest = own.map(\.at).max()
            #expect(own.filter { $0.at == latest }.contains { $0.actor == customer.owner })
        }
        let acme = try #require(customers.first { $0.key.text == "Acme Corporation" })
        #expect(acme.profile.companySize == 2822)
        #expect(acme.profile.custom["revenue (million USD)"] == "1100.04")
    }

    @Test(.enabled(if: hasNorthwind, "SKIPPED: ../shared/data/northwind is not there"))
    func `northwind gives 91 customers and 830 orders, each summed from its lines and rounded once`() throws {
        let items = try Self.northwind.get()
        #expect(items.issues.isEmpty)
        #expect(items.skipped.isEmpty)
        #expect(items.customers.count == 91)
        let orders = items.events.filter { $0.kind == .order }
        #expect(orders.count == 830)
        #expect(Self.sum(orders) == 126_579_298)
        #expect(items.events.count { $0.kind == .shipment } == 809)
        #expect(Set(orders.compactMap(\.actor)).count == 9)
        let first = try #require(orders.first)
        #expect(first.details.amount?.minorUnits == 44_000)
        #expect(first.at.rfc3339 == "1996-07-03T16:00:00Z")
        #expect(first.actor?.text == "Steven Buchanan")
    }

    @Test(.enabled(if: hasNorthwind, "SKIPPED: ../shared/data/northwind is not there"))
    func `the two who never ordered have the default owner and no beginning`() throws {
        let items = try Self.northwind.get()
        let silent = items.customers.filter { $0.createdAt == nil }
        #expect(silent.map(\.key.text) == ["FISSA", "PARIS"])
        #expect(silent.map(\.owner?.text) == ["Andrew Fuller", "Andrew Fuller"])
        #expect(items.customers.allSatisfy { $0.owner != nil && $0.profile.contacts.first?.phones.count == 1 })
    }
}
