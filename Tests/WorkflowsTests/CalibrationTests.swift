import Domain
import Houses
import Policy
import Testing

@testable import Workflows

struct CalibrationTests {
    static let customers =
        "key,name,created_at\nC-1,A,2025-01-01\nC-2,B,2025-01-01\nC-3,C,2025-01-01\nC-4,D,2025-01-01\n"

    /// Last orders 10, 21 and 33 days ago; one, one and two orders; 100.00, 1000.00 and 5000.01. C-4 has none.
    static let orders = """
        customer,kind,at,ref,amount
        C-1,order,2026-03-21T02:00:00Z,a,100.00
        C-2,order,2026-03-10T02:00:00Z,b,1000.00
        C-3,order,2026-02-26T02:00:00Z,c,5000.00
        C-3,order,2026-02-25T02:00:00Z,d,0.01

        """

    @Test func `orders are counted over the window of the policy`() async throws {
        let scene = Scene()
        let policy = "schemes: {rfm: {window: 20d}}\n"
        _ = try await scene.at(Scene.now, policy: policy).customers(Self.customers)
        _ = try await scene.at(Scene.now).timeline(Self.orders)
        let report = try await scene.at(Scene.now).calibrate()
        #expect(report.frequency == ["0", "0", "0.2", "0.6"])
        #expect(report.monetary == ["0", "0", "20", "60"])
    }

    @Test func `the edges become the type-7 quantiles over customers with an order`() async throws {
        let scene = try await Scene(Self.customers, Self.orders)
        let report = try await scene.at(Scene.now).calibrate()
        #expect(report.customers == 3)
        // Between the first and second of three lie 20 and 40 %, between second and third 60 and 80 %.
        #expect(report.recency == ["14.4", "18.8", "23.4", "28.2"])
        #expect(report.frequency == ["1", "1", "1.2", "1.6"])
        #expect(report.monetary == ["460", "820", "1800.002", "3400.006"])
        #expect(report.adoption.version == 2 && report.adoption.relabelled == 4)
        // C-1 is below every edge of recency, C-3 above all: 5 and 1.
        let scores = try await scores(of: ["C-1", "C-2", "C-3"], in: scene)
        #expect(scores == [511, 313, 155])
        #expect(try await scene.labels(of: "C-4")["rfm"] == "never-bought")
    }

    @Test func `the rest of the policy stays as it was written`() async throws {
        let scene = try await Scene(Self.customers, Self.orders)
        _ = try await scene.at(Scene.now).calibrate()
        let text = try await scene.at(Scene.now).policyText()
        let changed = zip(text.split(separator: "\n"), Preset.foreignTrade.text.split(separator: "\n")).filter {
            $0 != $1
        }
        #expect(
            changed.map { $0.1.split(separator: ":")[0].filter { $0 != " " } } == ["recency", "frequency", "monetary"])
    }

    @Test func `without an order there is nothing to calibrate from`() async throws {
        let scene = try await Scene(Self.customers)
        let before = try await scene.dump()
        let session = scene.at(Scene.now)
        #expect(await refusal { try await session.calibrate() }?.brief == "nothing-to-calibrate")
        #expect(try await scene.dump() == before)
    }

    static let quantiles: [(values: [Int64], tenths: [Int64])] = [
        ([7], [70, 70, 70, 70]), ([0, 1], [2, 4, 6, 8]), ([10, 20, 30, 40, 50, 60], [200, 300, 400, 500]),
        ([1, 2, 3, 4, 5], [18, 26, 34, 42]), ([5, 5, 5, 9], [50, 50, 50, 66]),
    ]

    @Test(arguments: quantiles)
    func `quantiles are exact in tenths`(values: [Int64], tenths: [Int64]) {
        #expect(Quantiles.fifths(values.reversed()) == tenths)
    }

    private func scores(of keys: [String], in scene: Scene) async throws -> [Int?] {
        var scores: [Int?] = []
        for key in keys {
            scores.append(
                try await scene.at(Scene.now).customer(key, events: 0).labels.first { $0.scheme == "rfm" }?.score)
        }
        return scores
    }
}
