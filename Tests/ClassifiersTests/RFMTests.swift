import Classification
import ClassifierLaws
import Domain
import RFM
import Testing

struct RFMTests {
    /// Days since the last order, the first digit. Order windows count days.
    static let recencies: [(days: Int, digit: Int32)] = [
        (0, 5), (30, 5), (31, 4), (90, 4), (91, 3), (180, 3), (181, 2), (365, 2), (366, 1), (729, 1), (730, 1),
        (2000, 1),
    ]

    @Test(arguments: recencies)
    func `recency counts the edges below the days`(days: Int, digit: Int32) throws {
        #expect(try Given([.order(days)]).asked(RFMClassifier.standard()).parts["recency"] == digit * 100)
    }

    @Test func `a day ends at midnight, not 24 hours later`() throws {
        let late = Past.order(30, ms: 43_199_999)
        #expect(try Given([late]).asked(RFMClassifier.standard()).parts["recency"] == 500)
        #expect(try Given([.order(30, ms: -43_200_001)]).asked(RFMClassifier.standard()).parts["recency"] == 400)
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (8, 4), (9, 5), (20, 5)] as [(Int, Int32)])
    func `frequency counts the edges below the orders`(orders: Int, digit: Int32) throws {
        let past = (0..<orders).map { Past.order($0) }
        #expect(try Given(past).asked(RFMClassifier.standard()).parts["frequency"] == digit * 10)
    }

    static let sums: [(minor: Int64, digit: Int32)] = [
        (0, 1), (1_000_000, 1), (1_000_001, 2), (5_000_000, 2), (5_000_001, 3), (20_000_000, 3), (20_000_001, 4),
        (100_000_000, 4), (100_000_001, 5), (Money.limit, 5),
    ]

    @Test(arguments: sums)
    func `monetary counts the edges below the sum`(minor: Int64, digit: Int32) throws {
        #expect(try Given([.order(3, sum: minor)]).asked(RFMClassifier.standard()).parts["monetary"] == digit)
    }

    @Test func `orders count for 730 days`() throws {
        #expect(try Given([.order(729), .order(2)]).asked(RFMClassifier.standard()).score == 521)
        #expect(try Given([.order(730), .order(2)]).asked(RFMClassifier.standard()).score == 511)
        #expect(try Given([.order(731, sum: 100_000_001)]).asked(RFMClassifier.standard()).score == 111)
    }

    @Test func `without an order there is no score`() throws {
        for past in [[], [.order(4), Past(.orderCancelled, 3)]] as [[Past]] {
            let answer = try Given(past).asked(RFMClassifier.standard())
            #expect(answer.label == "never-bought")
            #expect(answer.score == nil)
            #expect(answer.until == .never)
        }
    }

    /// The label of each cell of the cube by the table of RULES.md §4.10, in words of its own.
    static func segment(_ r: Int, _ f: Int, _ m: Int) -> String {
        switch (r >= 4, r <= 2) {
        case (true, _): f >= 4 && m >= 4 ? "champions" : f >= 3 && m >= 3 ? "loyal" : f == 1 ? "new" : "potential"
        case (_, true):
            f >= 4 && m >= 4 ? "cannot-lose" : f >= 3 ? "at-risk" : r == 2 ? "sleeping" : "hibernating"
        default: f >= 3 && m >= 3 ? "loyal" : f == 1 ? "promising" : "attention"
        }
    }

    @Test func `every cell of the cube has the segment of the table`() throws {
        let days = [366, 181, 91, 31, 0]
        let counts = [1, 2, 3, 5, 9]
        let sums: [Int64] = [0, 1_000_001, 5_000_001, 20_000_001, 100_000_001]
        for r in 1...5 {
            for f in 1...5 {
                for m in 1...5 {
                    let rest = (1..<counts[f - 1]).map { _ in Past.order(days[r - 1]) }
                    let answer = try Given([.order(days[r - 1], sum: sums[m - 1])] + rest).asked(
                        RFMClassifier.standard())
                    #expect(answer.score == Int32(r * 100 + f * 10 + m))
                    #expect(answer.label == Self.segment(r, f, m), "\(r) \(f) \(m)")
                }
            }
        }
    }

    @Test func `it is asked again when recency passes its next edge`() throws {
        let until = try Given([.order(20)]).asked(RFMClassifier.standard()).until
        #expect(until == Given.rules.zone.start(of: Given.today + 11))
    }

    @Test func `edges may be fractions and equal, and are compared exactly`() throws {
        let edges: Setting = .map([
            "recency": ["10.5", "20", "30", "40"], "frequency": ["1", "1", "1", "1.5"],
            "monetary": ["100.00400", "200", "300", "400.00999"],
        ])
        let (classifier, issues) = RFMClassifier.configured(["edges": edges])
        #expect(issues.isEmpty)
        #expect(try Given([.order(10, sum: 10_000)]).asked(classifier).score == 511)
        #expect(try Given([.order(11, sum: 10_001)]).asked(classifier).score == 412)
        #expect(try Given([.order(11, sum: 40_000)]).asked(classifier).score == 414)
        #expect(try Given([.order(11, sum: 40_001), .order(11)]).asked(classifier).score == 455)
        #expect(ClassifierLaws().violations(of: classifier) == [])
    }

    static let wrong: [[String]] = [
        ["1", "2", "3"], ["1", "2", "4", "3"], ["1", "2", "3", "4.1234"], ["a", "1", "2", "3"], ["-1", "1", "2", "3"],
        ["30", "90", "180", "109572.001"], ["30", "90", "180", "3000000000"],
    ]

    @Test(arguments: wrong)
    func `edges are four and ascend`(edges: [String]) {
        let setting: Setting = .map(["recency": .list(edges.map(Setting.text))])
        let (classifier, issues) = RFMClassifier.configured(["edges": setting])
        #expect(issues.map(\.kind) == [.outOfRange])
        #expect(classifier.recency == [30, 90, 180, 365])
    }

    @Test func `edges reach to the last day there is`() throws {
        let setting: Setting = .map([
            "recency": ["30", "90", "180", "109572"], "frequency": ["1", "2", "4", "1000000"],
        ])
        let (classifier, issues) = RFMClassifier.configured(["edges": setting])
        #expect(issues.isEmpty)
        #expect(try Given([.order(200)]).asked(classifier).parts["recency"] == 200)
        #expect(ClassifierLaws().violations(of: classifier) == [])
    }

    @Test func `segments of the policy replace the table`() throws {
        let (classifier, issues) = RFMClassifier.configured([
            "segments": [
                .map(["id": "champions", "r": "5"]),
                .map(["id": "quiet", "zh": "安静", "en": "Quiet", "r": "1-2", "f": "1"]),
            ]
        ])
        #expect(issues.isEmpty)
        expectLabels(classifier.scheme, ["champions", "quiet", "others", "never-bought"])
        #expect(try Given([.order(3)]).asked(classifier).label == "champions")
        #expect(try Given([.order(200)]).asked(classifier).label == "quiet")
        #expect(try Given([.order(100)]).asked(classifier).label == "others")
        let again = RFMClassifier.configured(["segments": [.map(["id": "others"]), .map(["id": "x", "r": "4-6"])]])
        #expect(again.issues.map(\.kind) == [.conflict, .outOfRange])
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(
            RFMClassifier.standard().scheme,
            [
                "champions", "cannot-lose", "loyal", "at-risk", "new", "potential", "promising", "attention",
                "sleeping",
                "hibernating", "others", "never-bought",
            ])
    }

    @Test func `it keeps the laws`() {
        #expect(ClassifierLaws().violations(of: RFMClassifier.standard()) == [])
    }
}
