import Assembly
import Classification
import ClassifierLaws
import Domain
import Silence
import Storage
import Testing
import Workflows

/// What an outside author does: checks the laws, and composes.
struct SilenceTests {
    static let days = Section(
        .map([
            Section.Entry(
                key: "quiet_after", position: Position(line: 1, column: 1),
                value: Section(.scalar("10d"), at: Position(line: 1, column: 14)))
        ]), at: Position(line: 1, column: 1))

    @Test(arguments: [Section.empty, days]) func `silence keeps the laws of classifiers`(section: Section) {
        let laws = ClassifierLaws()
        var reader = SectionReader(section, path: "schemes.silence")
        let classifier = SilenceClassifier(&reader, context: PolicyContext(fold: laws.rules))
        #expect(reader.finish().isEmpty)
        #expect(laws.violations(of: classifier).isEmpty)
    }

    @Test func `silence is a scheme like those that come with Rapport`() async throws {
        let composition = Assembly.make(adding: [ClassifierPlugin(SilenceClassifier.self)])
        let store = try await composition.openStore("memory:", creating: true)
        let policy = Session.NamedPolicy(source: "own.yaml", text: "schemes:\n  silence: {quiet_after: 10d}\n")
        func session(_ now: String) throws -> Session {
            composition.session(on: store, at: try #require(Instant(rfc3339: now)), policy: policy)
        }
        let key = try #require(CustomerKey(validating: "ACME"))
        let made = try await session("2026-03-01T08:00:00Z").add(key, profile: Profile(name: "Acme"), owner: nil)
        #expect(made.labels.first { $0.scheme == "silence" }?.label == "silent")

        let report = try await session("2026-03-02T08:00:00Z").log(EventInput(kind: .inquiry), for: "ACME")
        #expect(report.moved["silence"] == "silent → heard")

        let told = try await session("2026-03-03T08:00:00Z").explain("ACME", scheme: "silence")
        #expect(told.schemes.map(\.rules) == [["heard-before"]])
        #expect(told.schemes.first?.validUntil == "2026-03-12T08:00:00Z")
        #expect(told.schemes.first?.then?.label == "quiet")

        let page = try await session("2026-03-12T08:00:00Z").customers(matching: "silence:quiet", limit: 10)
        #expect(page.customers.map(\.key) == ["ACME"])
        try await store.close()
    }

    @Test func `errors in its section are found when the policy is checked`() async throws {
        let composition = Assembly.make(adding: [ClassifierPlugin(SilenceClassifier.self)])
        let session = composition.session(
            on: try await composition.openStore("memory:", creating: true), at: Instant(milliseconds: 0))
        let error = #expect(throws: RapportError.self) {
            try session.checkPolicy("schemes:\n  silence: {quiet_after: soon, loud_after: 1d}\n", source: "own.yaml")
        }
        guard case .policy(_, let issues) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(issues.map(\.kind) == [.wrongType, .unknownKey])
    }
}
