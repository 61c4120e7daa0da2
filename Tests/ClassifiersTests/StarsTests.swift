import Classification
import ClassifierLaws
import Domain
import Stars
import Testing

struct StarsTests {
    /// Today is 2026-06-15; three months end with 2026-09-15, 92 days on. A note is an event that says nothing.
    static let note = Past(.note, 300)
    static let intentions: [(name: String, past: [Past], new: String, experienced: String)] = [
        ("a day within three months", [.need(.obvious, 40, expected: 92)], "2", "3"),
        ("a day later", [.need(.obvious, 40, expected: 93)], "1", "2"),
        ("a day in the grace", [.need(.obvious, 40, expected: -29)], "2", "3"),
        ("a day after the grace", [.need(.obvious, 40, expected: -30)], "1", "2"),
        ("no day", [.need(.obvious, 40)], "1", "2"),
        ("two strong signals", [.signal(.demoRequest, 30, ms: 1), .signal(.demoRequest, 1)], "2", "3"),
        ("of one instant", [.signal(.demoRequest, 3), .signal(.demoRequest, 3)], "2", "3"),
        ("one of two too old", [.signal(.demoRequest, 30), .signal(.demoRequest, 1)], "1", "2"),
        ("a strong and a weak", [.signal(.content, 2), .signal(.demoRequest, 1)], "1", "2"),
        ("a weak signal", [.signal(.content, 30, ms: 1)], "1", "2"),
        ("contact in", [.contact(.visit, .inbound, 30, ms: 1)], "1", "2"),
        ("an inquiry", [Past(.inquiry, 30, ms: 1)], "1", "2"),
        ("an old weak signal", [.signal(.content, 30)], "1", "1"),
        ("old contact in", [.contact(.visit, .inbound, 30)], "1", "1"),
        ("marketing", [.contact(.email, .inbound, 1, .reached, .marketing)], "1", "1"),
        ("an old inquiry", [Past(.inquiry, 30)], "1", "1"),
        ("a quote", [Past(.quote, 1)], "1", "1"),
        ("a potential need", [.need(.potential, 1)], "1", "1"),
    ]

    @Test(arguments: intentions)
    func `intention turns on its thresholds`(name: String, past: [Past], new: String, experienced: String) throws {
        let buyer = Given(past) { $0.annualPurchase = Money(minorUnits: 10_000_000, currency: .cny) }
        #expect(try Given(past).asked(StarsClassifier.standard()).label == new, "\(name)")
        #expect(try buyer.asked(StarsClassifier.standard()).label == experienced, "\(name)")
    }

    /// With a high intention the maturity shows: new 2, emerging and experienced 3; with a medium one new 1, others 2.
    static let maturities: [(name: String, past: [Past], annual: Int64?, rule: String)] = [
        ("nothing", [note], nil, "maturity-new"),
        ("an order, however old", [.order(2000)], nil, "maturity-experienced"),
        ("a cancelled order", [.order(9), Past(.orderCancelled, 8)], nil, "maturity-new"),
        ("the annual purchase", [note], 10_000_000, "maturity-experienced"),
        ("a minor unit less", [note], 9_999_999, "maturity-new"),
        ("a sample order", [Past(.sampleOrder, 900)], nil, "maturity-emerging"),
        ("one inquiry", [Past(.inquiry, 900)], nil, "maturity-new"),
        ("two inquiries", [Past(.inquiry, 900), Past(.inquiry, 900)], nil, "maturity-emerging"),
    ]

    @Test(arguments: maturities)
    func `maturity turns on its thresholds`(name: String, past: [Past], annual: Int64?, rule: String) throws {
        let given = Given(past) { $0.annualPurchase = annual.map { Money(minorUnits: $0, currency: .cny) } }
        #expect(try given.asked(StarsClassifier.standard()).rules.last == rule, "\(name)")
    }

    @Test func `the matrix is that of the rules`() throws {
        let intentions: [[Past]] = [[.need(.obvious, expected: 1)], [.need(.obvious, expected: 300)], [Self.note]]
        let maturities: [[Past]] = [[.order(900)], [Past(.sampleOrder, 900)], []]
        let labels = try intentions.map { intention in
            try maturities.map { try Given($0 + intention).asked(StarsClassifier.standard()).label }
        }
        #expect(labels == [["3", "3", "2"], ["2", "2", "1"], ["1", "1", "1"]])
    }

    @Test func `only what the system records leaves unrated, a cancellation does not`() throws {
        let quiet = [Past(.created, 9), Past(.tagged, 8), Past(.profileChanged, 7)]
        #expect(try Given(quiet).asked(StarsClassifier.standard()).label == "unrated")
        #expect(try Given().asked(StarsClassifier.standard()).label == "unrated")
        #expect(try Given([.order(9), Past(.orderCancelled, 8)]).asked(StarsClassifier.standard()).label == "1")
        #expect(try Given([Past(.attachment, 8)]).asked(StarsClassifier.standard()).label == "1")
    }

    @Test func `it tells when signals and days turn it`() throws {
        let signals = [Past.signal(.demoRequest, 9), .signal(.demoRequest, 5), .signal(.demoRequest, 1)]
        #expect(try Given(signals).asked(StarsClassifier.standard()).until == Given.now + .days(25))
        #expect(
            try Given([.need(.obvious, 4, expected: 300)]).asked(StarsClassifier.standard()).until
                == Given.rules.zone.start(of: (Given.today + 300).adding(months: -3)))
        #expect(try Given([Self.note]).asked(StarsClassifier.standard()).until == .never)
    }

    @Test func `matrix and signal count are values of the policy`() throws {
        let (classifier, issues) = StarsClassifier.configured([
            "strong_signals": "1", "matrix": .map(["high": ["3", "3", "3"]]),
        ])
        #expect(issues.isEmpty)
        #expect(try Given([.signal(.demoRequest, 1)]).asked(classifier).label == "3")
        #expect(StarsClassifier.configured(["strong_signals": "9"]).issues.map(\.kind) == [.outOfRange])
        #expect(
            StarsClassifier.configured(["matrix": .map(["low": ["1", "4", "1"]])]).issues.map(\.kind) == [.outOfRange])
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(StarsClassifier.standard().scheme, ["3", "2", "1", "unrated"])
    }

    @Test func `it keeps the laws`() {
        #expect(ClassifierLaws().violations(of: StarsClassifier.standard()) == [])
    }
}
