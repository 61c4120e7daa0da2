import Assembly
import Classification
import Domain
import Houses
import Policy
import Storage
import Testing
import Wording

@testable import Workflows

struct PolicyTests {
    static let one = "key,name,owner,created_at,emails\nC-1,Acme,ann,2026-01-01,a@acme.example\n"
    static let quoted = "customer,kind,at,ref\nC-1,quote,2026-02-20T00:00:00Z,q\n"
    static let patient = Preset.foreignTrade.text.replacing("undealt_after: 30d", with: "undealt_after: 60d")

    @Test(arguments: Preset.allCases)
    func `every preset passes its check`(preset: Preset) throws {
        #expect(try Scene().at(Scene.now).checkPolicy(preset.text, source: "preset") == preset.rawValue)
    }

    @Test func `the preset foreign-trade says what an empty policy means`() async throws {
        let compiler = Scene().composition.compiler
        let preset = try compiler.compile(Preset.foreignTrade.text, source: "preset", version: 1)
        let empty = try compiler.compile("", source: "empty", version: 1)
        #expect(preset.classifiers.schemes == empty.classifiers.schemes)
        #expect(preset.fold.zone == empty.fold.zone && preset.fold.replyLapse == empty.fold.replyLapse)
        #expect(preset.fold.followUpPurposes == empty.fold.followUpPurposes)
        #expect(preset.fold.conversationChannels == empty.fold.conversationChannels)
        #expect(preset.need == empty.need)
    }

    @Test(arguments: 1...8)
    func `customers have the same labels and obligations by the preset and by an empty policy`(seed: UInt64)
        async throws
    {
        var standings: [[[String]]] = []
        for policy in [Preset.foreignTrade.text, "fold: {rates: {USD: 7}}\n"] {
            var history = RandomHistory(seed: seed)
            let scene = Scene()
            let session = scene.at(Scene.now, policy: policy)
            _ = try await session.customers(history.customers())
            _ = try await session.timeline(RandomHistory.header + history.rows(80).joined())
            standings.append(
                try await scene.dump().standings.map { standing in
                    (standing?.labels.map { "\($0)" } ?? []) + (standing?.obligations.map { "\($0)" } ?? [])
                        + ["\(String(describing: standing?.nextChange))"]
                })
        }
        #expect(standings[0] == standings[1])
    }

    @Test func `the preset small-business has its few schemes`() throws {
        let engine = try Scene().composition.compiler.compile(Preset.smallBusiness.text, source: "preset", version: 1)
        #expect(engine.classifiers.schemes.map(\.id) == ["contact", "demand", "hot", "negotiation"])
    }

    static let mentions: [(condition: String, said: String)] = [
        ("{scheme: grade, equal: Zed}", "schemes.custom.x.labels[1].when.equal"),
        ("{scheme: grade, not-equal: Zed}", "schemes.custom.x.labels[1].when.not-equal"),
        ("{any: [{scheme: grade, one-of: [A, Zed]}]}", "schemes.custom.x.labels[1].when.any[1].one-of"),
        ("{not: {scheme: moon, equal: full}}", "schemes.custom.x.labels[1].when.not.scheme"),
        ("{score: moon, at-least: 1}", "schemes.custom.x.labels[1].when.score"),
    ]

    @Test(arguments: mentions)
    func `a condition names schemes and labels that are there`(_ row: (condition: String, said: String)) async {
        let text =
            "schemes:\n  custom:\n    x:\n      labels:\n        - {id: a, when: \(row.condition)}\n        - {id: b}\n"
        let session = Scene().at(Scene.now)
        guard case .policy(_, let issues) = await refusal({ try session.checkPolicy(text, source: "x") }) else {
            Issue.record("accepted")
            return
        }
        #expect(issues.map(\.path) == [row.said] && issues.first?.position.line == 5)
    }

    @Test func `a label without its days is missed`() async {
        let text = "schedule:\n  cadence:\n    days: {A: 2, B: }\n"
        #expect(
            await refusal { try Scene().at(Scene.now).checkPolicy(text, source: "x") }?.brief
                == "policy schedule.cadence.days.B")
    }

    @Test func `a check names every error`() async throws {
        let wrong = "schemes:\n  stage: {undealt_after: never}\n  moon: {}\nother: 1\n"
        let session = Scene().at(Scene.now)
        #expect(
            await refusal { try session.checkPolicy(wrong, source: "x") }?.brief
                == "policy schemes.stage.undealt_after schemes.moon other")
        let cycle = """
            schemes:
              custom:
                a: {labels: [{id: x, when: {scheme: b, equal: y}}]}
                b: {labels: [{id: y, when: {scheme: a, equal: x}}]}

            """
        #expect(await refusal { try session.checkPolicy(cycle, source: "x") }?.brief == "policy ")
    }

    @Test func `adopting relabels, and keeps since where the label is equal`() async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        #expect(try await scene.labels(of: "C-1")["stage"] == "undealt")
        let later = "2026-04-01T00:00:00Z"
        let report = try await scene.at(later).adoptPolicy(Self.patient, source: "patient.yaml")
        #expect(report.version == 2 && report.relabelled == 1 && !report.unchanged)
        let labels = try await scene.at(later).customer("C-1", events: 0).labels
        let since = Dictionary(labels.map { ($0.scheme, "\($0.label) \($0.since)") }, uniquingKeysWith: { a, _ in a })
        #expect(since["stage"] == "inquiry \(later)")
        #expect(since["grade"] == "ungraded \(Scene.now)")
        #expect(try await scene.dump().labelChanges[0].last.map { "\($0.scheme) \($0.policy)" } == "stage 2")
        #expect(try await scene.at(later).checkStore().findings == [])
        #expect(try await scene.at(later).policyHistory().map(\.version) == [1, 2])
    }

    /// Such as one of an older program, or with a plugin that is not there any more.
    static let unreadable = PolicyRecord(
        version: 2, text: "policy: {name: old}\nmoon: 1\n", adoptedAt: instant(Scene.now), adoptedBy: .admin)

    @Test func `a policy in force that cannot be read any more is told of, and another can be adopted`() async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        try await scene.store.write { try $0.policies.append(Self.unreadable) }
        let session = scene.at(Scene.now)
        #expect(await refusal { try await session.processTime() }?.brief == "policy moon")
        #expect(try await session.checkStore().findings.map(\.what) == ["policy"])
        #expect(try await session.policyHistory().map(\.name) == ["foreign-trade", "old"])
        #expect(try await session.policyText() == Self.unreadable.text)
        let report = try await session.adoptPolicy(Self.patient, source: "patient.yaml")
        #expect(report.version == 3 && report.relabelled == 1)
        #expect(try await scene.labels(of: "C-1")["stage"] == "inquiry")
        #expect(try await session.checkStore().findings == [])
    }

    @Test func `an older policy that cannot be read any more stops nothing`() async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        try await scene.store.write { transaction in
            try transaction.policies.append(Self.unreadable)
            guard var standing = try transaction.standings.standing(of: CustomerID(1)) else { return }
            standing.policy = 2
            try transaction.standings.overwrite(standing, of: CustomerID(1))
        }
        let session = scene.at(Scene.now)
        let record = PolicyRecord(version: 3, text: Self.patient, adoptedAt: session.now, adoptedBy: .admin)
        try await scene.store.write { try $0.policies.append(record) }
        #expect(try await session.checkStore().findings.map(\.what) == ["standing"])
        #expect(try await session.processTime().relabelled == 1)
        #expect(try await session.processTime().relabelled == 0)
        #expect(try await session.checkStore().findings == [])
    }

    @Test func `adopting the text in force does nothing`() async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        let before = try await scene.dump()
        let report = try await scene.at(Scene.now).adoptPolicy(Preset.foreignTrade.text, source: "same")
        #expect(report.unchanged && report.relabelled == 0 && report.version == 1)
        #expect(try await scene.dump() == before)
    }

    @Test func `another fold section folds every timeline again`() async throws {
        let scene = try await Scene(
            Self.one, "customer,kind,at,channel,direction,purpose\nC-1,contact,2026-03-01,email,out,care\n")
        #expect(try await scene.dump().standings[0]?.facts.validFollowUp.isSet == true)
        let strict = Preset.foreignTrade.text.replacing("purposes: [business, care]", with: "purposes: [business]")
        _ = try await scene.at(Scene.now).adoptPolicy(strict, source: "strict.yaml")
        #expect(try await scene.dump().standings[0]?.facts.validFollowUp.isSet == false)
        #expect(try await scene.at(Scene.now).checkStore().findings == [])
    }

    @Test func `a scheme that a policy drops leaves the customer, and the change says so`() async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        _ = try await scene.at(Scene.now).adoptPolicy(Preset.smallBusiness.text, source: "small")
        #expect(try await scene.labels(of: "C-1").keys.sorted() == ["contact", "demand", "hot", "negotiation"])
        let gone = try await scene.dump().labelChanges[0].filter { $0.to == nil }.map(\.scheme.text)
        #expect(gone.contains("stage") && gone.contains("rfm"))
    }

    @Test func `a write with another policy is refused, and a read with one stores nothing`() async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        let before = try await scene.dump()
        let other = scene.at("2026-04-01T00:00:00Z", policy: Self.patient)
        #expect(
            await refusal { try await other.log(EventInput(kind: .note), for: "C-1") }?.brief == "policy-not-in-force")
        #expect(await refusal { try await other.processTime() }?.brief == "policy-not-in-force")
        let labels = try await other.customer("C-1", events: 0).labels
        #expect(labels.first { $0.scheme == "stage" }?.label == "inquiry")
        #expect(try await other.customers(matching: "stage:inquiry", limit: 5).total == 1)
        #expect(try await other.today(owner: nil, days: 0, limit: 9, language: .english).lines.count == 1)
        #expect(try await scene.dump() == before)
    }

    @Test func `a policy without the rate of a currency in use is refused`() async throws {
        let scene = try await Scene(
            Self.one, "customer,kind,at,amount,currency\nC-1,order,2026-03-01,1.00,USD\nC-1,order,2026-03-02,1.00,EUR\n"
        )
        let before = try await scene.dump()
        let session = scene.at(Scene.now)
        #expect(
            await refusal { try await session.adoptPolicy("fold: {rates: {USD: 7}}\n", source: "x") }?.brief
                == "in-use EUR")
        #expect(await refusal { try await session.adoptPolicy("", source: "x") }?.brief == "in-use EUR USD")
        #expect(try await scene.dump() == before)
    }

    @Test func `a policy without the rate of a profile's currency is refused`() async throws {
        let scene = try await Scene(
            "key,name,annual_purchase,currency\nC-1,Acme,100.00,JPY\n".replacing("100.00", with: "100"))
        let session = scene.at(Scene.now)
        #expect(await refusal { try await session.adoptPolicy("", source: "x") }?.brief == "in-use JPY")
    }

    @Test func `a new store takes the policy that is named`() async throws {
        let scene = Scene()
        _ = try await scene.at(Scene.now, policy: Preset.smallBusiness.text).customers(Self.one)
        #expect(try await scene.at(Scene.now).policyText() == Preset.smallBusiness.text)
        #expect(try await scene.at(Scene.now).policyHistory().map(\.name) == ["small-business"])
    }

    @Test func `a policy that is read has its own number, whoever adopts another meanwhile`() async throws {
        let scene = try await Scene(Self.one)
        let store = BusyStore(store: scene.store) {
            _ = await refusal { try await scene.at(Scene.now).adoptPolicy(Self.patient, source: "x") }
        }
        let session = scene.composition.session(on: store, as: nil, at: instant(Scene.now), entropy: Entropy(seed: [7]))
        let read = try await ReadPolicy().perform(in: session)
        #expect(read.version == 1 && read.text == Preset.foreignTrade.text)
        let again = try await ReadPolicy().perform(in: scene.at(Scene.now))
        #expect(again.version == 2 && again.text == Self.patient)
    }
}

/// A store in which something is done after each read.
private struct BusyStore: Store {
    let store: any Store
    let meanwhile: @Sendable () async -> Void

    func write<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(StorageError) -> R { try await store.write(body) }

    func read<R: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> R) async throws(StorageError) -> R {
        let result = try await store.read(body)
        await meanwhile()
        return result
    }

    func close() async throws(StorageError) { try await store.close() }
}
