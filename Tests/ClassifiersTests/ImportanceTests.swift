import Classification
import ClassifierLaws
import Domain
import Importance
import Testing

struct ImportanceTests {
    static let cases: [(name: String, past: [Past], annual: Int64?, credit: Credit?, label: String)] = [
        ("nothing", [], nil, nil, "ordinary"),
        ("annual purchase", [], 10_000_000, nil, "important"),
        ("a minor unit less", [], 9_999_999, nil, "ordinary"),
        ("orders", [.order(3, sum: 4_000_000), .order(2, sum: 6_000_000)], nil, nil, "important"),
        ("a minor unit less", [.order(3, sum: 4_000_000), .order(2, sum: 5_999_999)], nil, nil, "ordinary"),
        ("purchase and orders do not add up", [.order(3, sum: 9_999_999)], 9_999_999, nil, "ordinary"),
        ("an order 364 days ago", [.order(364, sum: 10_000_000)], nil, nil, "important"),
        ("on the first instant of its day", [.order(364, ms: -43_200_000, sum: 10_000_000)], nil, nil, "important"),
        ("a ms before", [.order(364, ms: -43_200_001, sum: 10_000_000)], nil, nil, "ordinary"),
        ("an order 365 days ago", [.order(365, sum: 10_000_000)], nil, nil, "ordinary"),
        ("a cancelled order", [.order(3, sum: 10_000_000), Past(.orderCancelled, 2)], nil, nil, "ordinary"),
        ("credit A", [], nil, .a, "ordinary"),
        ("credit A with an old order", [.order(2000)], nil, .a, "important"),
        ("credit B with an order", [.order(2)], nil, .b, "ordinary"),
    ]

    @Test(arguments: cases)
    func `importance turns on its amounts`(
        name: String, past: [Past], annual: Int64?, credit: Credit?, label: String
    ) throws {
        let given = Given(past) {
            $0.annualPurchase = annual.map { Money(minorUnits: $0, currency: .cny) }
            $0.credit = credit
        }
        #expect(try given.asked(ImportanceClassifier.standard()).label == label, "\(name)")
    }

    @Test func `a purchase in another currency counts by its rate`() throws {
        let dollar = try #require(Currency(code: "USD"))
        for (cents, label) in [(1_428_571 as Int64, "ordinary"), (1_428_572, "important")] {
            let given = Given { $0.annualPurchase = Money(minorUnits: cents, currency: dollar) }
            #expect(try given.asked(ImportanceClassifier.standard()).label == label)
        }
    }

    @Test func `orders hold until the day on which the first of them leaves`() throws {
        let past = [Past.order(300, sum: 9_000_000), .order(10, sum: 9_000_000)]
        let until = try Given(past).asked(ImportanceClassifier.standard()).until
        #expect(until == Given.rules.zone.start(of: Given.today + 65))
    }

    @Test func `the window is at most what facts keep`() {
        #expect(ImportanceClassifier.configured(["order_window": "730d"]).issues.isEmpty)
        #expect(ImportanceClassifier.configured(["order_window": "731d"]).issues.map(\.kind) == [.outOfRange])
        #expect(ImportanceClassifier.configured(["important_amount": "5000.50"]).classifier.importantAmount == 500_050)
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(ImportanceClassifier.standard().scheme, ["important", "ordinary"])
    }

    @Test func `it keeps the laws`() {
        #expect(ClassifierLaws().violations(of: ImportanceClassifier.standard()) == [])
    }
}
