import Domain
import Houses
import Testing

@testable import Workflows

/// What batches do to amounts.
struct BatchAmountTests {
    @Test func `an amount and its currency change together`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        func amount() async throws -> String? {
            try await admin.customer("ANN", events: 0).annualPurchase
        }
        _ = try await admin.batch(.update(["annual_purchase": "100", "currency": "USD"]), for: "ANN")
        let before = try await amount()
        #expect(before == "100.00 USD")
        #expect(
            await refusal { try await admin.batch(.update(["currency": "CNY"]), for: "ANN") }?.teamBrief
                == "currency-alone")
        let batch = try #require(try await admin.batch(.update(["annual_purchase": "200"]), for: "ANN").batch)
        #expect(try await amount() == "200.00 USD")
        #expect(try await admin.undo(batch).restored == 1)
        #expect(try await amount() == before)
        // One of them alone changes.
        for (value, currency) in [("300", "USD"), ("100", "EUR"), ("", "")] {
            let batch = try #require(
                try await admin.batch(.update(["annual_purchase": value, "currency": currency]), for: "ANN").batch)
            #expect(try await amount() != before)
            #expect(try await admin.undo(batch).restored == 1, "\(value) \(currency)")
            #expect(try await amount() == before, "\(value) \(currency)")
        }
    }

    @Test func `an amount for many stays in the currency of each, and is refused where it is none`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        for (key, currency) in [("ANN", "USD"), ("AMY", "JPY")] {
            _ = try await admin.edit(key, ["annual_purchase": "100", "currency": currency])
        }
        let report = try await admin.batch(.update(["annual_purchase": "200.50"]), on: ["ANN", "AMY"], dryRun: false)
        #expect(report.changed == 1 && report.failures.map(\.customer) == ["AMY"])
        #expect(try await admin.customer("ANN", events: 0).annualPurchase == "200.50 USD")
        #expect(try await admin.customer("AMY", events: 0).annualPurchase == "100 JPY")
    }
}
