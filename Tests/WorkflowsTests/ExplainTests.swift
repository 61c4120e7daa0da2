import Domain
import Houses
import Storage
import Testing

@testable import Workflows

struct ExplainTests {
    /// The event of a code of `alternatives`.
    private func event(_ code: String) throws -> EventInput {
        var details = EventDetails()
        switch code {
        case "signal": details.signal = .priceDetails
        case "contact:out", "contact:in":
            details.channel = code.hasSuffix("out") ? .phone : .email
            details.direction = code.hasSuffix("out") ? .outbound : .inbound
        default: break
        }
        let words = code.split(separator: ":").map(String.init)
        if words[0] == "need" { details.level = NeedLevel(rawValue: words[1]) }
        return EventInput(kind: try #require(EventKind(rawValue: words[0])), details: details)
    }

    @Test(arguments: [[], [EventKind.order], [.order, .orderCompleted], [.inquiry, .dealLost]])
    func `what would change a label can happen, and then changes it so`(before: [EventKind]) async throws {
        let house = try await House()
        let root = house.at(House.start)
        for kind in before { _ = try await root.log(EventInput(kind: kind), for: "ANN") }
        let codes = Set(try await root.explain("ANN", scheme: nil).schemes.flatMap(\.alternatives).map(\.event))
        #expect(codes.contains("order-completed") == (before == [.order]))
        for code in codes.sorted() {
            let house = try await House()
            let root = house.at(House.start)
            for kind in before { _ = try await root.log(EventInput(kind: kind), for: "ANN") }
            let promised = try await root.explain("ANN", scheme: nil).schemes
            _ = try await root.log(event(code), for: "ANN")
            for scheme in try await root.explain("ANN", scheme: nil).schemes {
                let before = try #require(promised.first { $0.label.scheme == scheme.label.scheme })
                let expected = before.alternatives.first { $0.event == code }?.label ?? before.label.label
                #expect(scheme.label.label == expected, "\(scheme.label.scheme) after \(code)")
            }
        }
    }
}
