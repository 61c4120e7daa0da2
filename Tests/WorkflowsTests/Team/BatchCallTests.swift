import Domain
import Houses
import Storage
import Testing

@testable import Workflows

/// Batches as they are asked for over an interface.
struct BatchCallTests {
    /// Each with all that a batch could be told.
    @Test(arguments: [
        (BatchKind.addTags, ["from", "to", "owner", "reason", "set"]),
        (.removeTags, ["from", "to", "owner", "reason", "set"]),
        (.transferTag, ["tags", "owner", "reason", "set"]), (.assign, ["tags", "from", "to", "reason", "set"]),
        (.release, ["tags", "from", "to", "owner", "set"]), (.update, ["tags", "from", "to", "owner", "reason"]),
    ])
    func `what says nothing about what is done is refused, and nothing is done`(
        kind: BatchKind, foreign: [String]
    ) async throws {
        let house = try await House()
        let before = try await house.at(House.start).batches(limit: 9, before: nil)
        let names: [Workflows.Line?] = [.init("amy"), .init("zed")]
        let (some, other) = (try #require(names[0]), try #require(names[1]))
        let one = try #require(Prose("x"))
        for name in foreign + ["query"] {
            let call = RunBatch(
                action: kind, query: name == "query" ? "stage:inquiry" : nil, customers: ["ANN"],
                tags: name == "tags" || kind == .addTags || kind == .removeTags ? [some] : nil,
                from: name == "from" || kind == .transferTag ? some : nil,
                to: name == "to" || kind == .transferTag ? other : nil,
                owner: name == "owner" || kind == .assign ? some : nil,
                reason: name == "reason" || kind == .release ? one : nil,
                set: name == "set" || kind == .update ? ["industry": one] : nil)
            let refused = await refusal { try await call.perform(in: house.at(House.start)) }
            guard case .invalid(.parameter(let told, let fault), let value)? = refused else {
                Issue.record("\(name): \(String(describing: refused))")
                continue
            }
            let beside = name == "query" ? "customers" : kind.rawValue
            #expect(told == name && !value.isEmpty && fault == Phrase("call-not-with", ["other": beside]))
        }
        #expect(try await house.at(House.start).batches(limit: 9, before: nil) == before)
    }
}
