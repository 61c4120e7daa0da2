import Classification
import ClassifierLaws
import Domain
import Power
import Testing

struct PowerTests {
    static let amounts: [(minor: Int64, label: String)] = [
        (0, "E"), (1_999_999, "E"), (2_000_000, "D"), (2_000_001, "D"), (9_999_999, "D"), (10_000_000, "C"),
        (29_999_999, "C"), (30_000_000, "B"), (99_999_999, "B"), (100_000_000, "A"), (Money.limit, "A"),
    ]

    @Test(arguments: amounts)
    func `an annual purchase and orders of a year count alike`(minor: Int64, label: String) throws {
        let stated = Given { $0.annualPurchase = Money(minorUnits: minor, currency: .cny) }
        #expect(try stated.asked(PowerClassifier.standard()).label == label)
        #expect(try Given([.order(364, sum: minor)]).asked(PowerClassifier.standard()).label == label)
    }

    @Test func `the larger of both counts, not their sum`() throws {
        for (annual, order, label) in [
            (1_900_000 as Int64, 1_900_000 as Int64, "E"), (2_000_000, 1, "D"), (1, 2_000_000, "D"),
        ] {
            let given = Given([.order(4, sum: order)]) { $0.annualPurchase = Money(minorUnits: annual, currency: .cny) }
            #expect(try given.asked(PowerClassifier.standard()).label == label)
        }
    }

    @Test func `without a purchase and an order in the year it is unknown`() throws {
        #expect(try Given().asked(PowerClassifier.standard()).label == "unknown")
        #expect(try Given([.order(365, sum: 9)]).asked(PowerClassifier.standard()).label == "unknown")
        #expect(try Given([.order(364)]).asked(PowerClassifier.standard()).label == "E")
        #expect(try Given([.order(4), Past(.orderCancelled, 3)]).asked(PowerClassifier.standard()).label == "unknown")
    }

    @Test func `it is asked again when an order leaves, unless the stated purchase decides`() throws {
        let orders = try Given([.order(300, sum: 5)]).asked(PowerClassifier.standard())
        #expect(orders.until == Given.rules.zone.start(of: Given.today + 65))
        let stated = Given([.order(300, sum: 5)]) { $0.annualPurchase = Money(minorUnits: 5, currency: .cny) }
        #expect(try stated.asked(PowerClassifier.standard()).until == .never)
    }

    @Test func `bounds are values of the policy and do not rise`() throws {
        let (classifier, issues) = PowerClassifier.configured(["bounds": .map(["d": "0.05"])])
        #expect(issues.isEmpty)
        #expect(try Given([.order(3, sum: 5)]).asked(classifier).label == "D")
        #expect(try Given([.order(3, sum: 4)]).asked(classifier).label == "E")
        #expect(PowerClassifier.configured(["bounds": .map(["b": "1000000.01"])]).issues.map(\.kind) == [.conflict])
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(PowerClassifier.standard().scheme, ["A", "B", "C", "D", "E", "unknown"])
    }

    @Test func `it keeps the laws`() {
        #expect(ClassifierLaws().violations(of: PowerClassifier.standard()) == [])
    }
}
