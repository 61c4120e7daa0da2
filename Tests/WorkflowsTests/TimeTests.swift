import Domain
import Houses
import Testing
import Wording

@testable import Workflows

struct TimeTests {
    static let one = "key,name,owner,created_at,emails\nC-1,Acme,ann,2026-01-01,a@acme.example\n"
    /// Hot, and an inquiry with a price, until 30 days later.
    static let quoted = "customer,kind,at,ref\nC-1,inquiry,2026-03-20T10:00:00Z,i\nC-1,quote,2026-03-20T11:00:00Z,q\n"

    static let writes: [@Sendable (Session) async throws -> Void] = [
        { _ = try await $0.log(EventInput(kind: .note), for: "C-1") },
        { _ = try await $0.timeline(quoted) },
        { _ = try await $0.customers(one) },
        { _ = try await $0.processTime() },
        { _ = try await $0.rebuildStore() },
        { _ = try await $0.adoptPolicy("policy: {name: other}\n", source: "other.yaml") },
    ]

    @Test(arguments: writes.indices)
    func `a write with an earlier now is refused and nothing changes`(index: Int) async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        let before = try await scene.dump()
        let session = scene.at("2026-03-31T01:59:59.999Z")
        #expect(await refusal { try await Self.writes[index](session) }?.brief == "clock-behind")
        #expect(try await scene.dump() == before)
    }

    @Test func `a read with an earlier now derives from the events up to then and writes nothing`() async throws {
        let scene = try await Scene(Self.one, Self.quoted + "C-1,order,2026-03-25T00:00:00Z,o\n")
        let before = try await scene.dump()
        #expect(try await scene.labels(of: "C-1", at: "2026-03-20T09:59:59.999Z")["stage"] == "unmarked")
        #expect(try await scene.labels(of: "C-1", at: "2026-03-20T10:00:00Z")["stage"] == "inquiry")
        #expect(try await scene.labels(of: "C-1", at: "2026-03-25T00:00:00Z")["stage"] == "transaction")
        #expect(try await scene.timeline(of: "C-1", at: "2026-03-20T10:00:00Z").first == "inquiry i")
        let past = scene.at("2026-03-21T00:00:00Z")
        #expect(try await past.customers(matching: "stage:transaction", limit: 10).total == 0)
        #expect(try await past.customers(matching: "stage:inquiry", limit: 10).customers.map(\.key) == ["C-1"])
        #expect(try await past.today(owner: nil, days: 0, limit: 9, language: .english).lines.count == 1)
        #expect(
            await refusal { try await scene.labels(of: "C-1", at: "2025-12-31T00:00:00Z") }?.brief
                == "unknown-customer C-1")
        #expect(try await scene.dump() == before)
    }

    @Test func `a read with an earlier now shows the profile as it was`() async throws {
        let house = try await House()
        func time(_ hours: Int) -> Instant { House.startInstant + .hours(hours) }
        let root = { (hours: Int) in house.at(time(hours)) }
        _ = try await root(0).batch(.addTags(["fair"]), for: "ANN")
        _ = try await root(1).edit(
            "ANN", ["annual_purchase": "400000.00", "currency": "CNY", "industry": "Tools → Dies"])
        _ = try await root(2).customers(
            "key,name,annual_purchase,currency,emails,custom_note\nANN,Ann → Co,50000,JPY,x@y.example,other\n")
        _ = try await root(3).batch(.removeTags(["fair"]), for: "ANN")
        _ = try await root(4).edit("ANN", ["industry": "", "custom.custom_note": ""])
        func state(_ hours: Int) async throws -> [String?] {
            let view = try await root(hours).customer("ANN", events: 0)
            let power = view.labels.first { $0.scheme == "power" }?.label
            return [power, view.name, view.industry, view.tags.joined(), view.custom["custom_note"]]
        }
        let before = try await house.dump()
        #expect(try await state(0) == ["unknown", "Firm ANN", nil, "fair", "secret"])
        #expect(try await state(1) == ["B", "Firm ANN", "Tools → Dies", "fair", "secret"])
        #expect(try await state(2) == ["E", "Ann → Co", "Tools → Dies", "fair", "other"])
        #expect(try await state(3) == ["E", "Ann → Co", "Tools → Dies", "", "other"])
        #expect(try await state(4) == ["E", "Ann → Co", nil, "", nil])
        #expect(try await house.dump() == before)
    }

    @Test func `who has a history was there before it was told to us`() async throws {
        let scene = try await Scene(
            "key,name\nC-1,Acme\nC-2,New\n", "customer,kind,at\nC-1,inquiry,2026-03-20T10:00:00Z\n")
        let past = scene.at("2026-03-21T00:00:00Z")
        #expect(try await past.customers(matching: "", limit: 10).customers.map(\.key) == ["C-1"])
        #expect(try await scene.labels(of: "C-1", at: "2026-03-21T00:00:00Z")["stage"] == "inquiry")
    }

    @Test func `a read with a later now shows what time has done and writes nothing`() async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        let before = try await scene.dump()
        let later = "2026-04-19T11:00:00Z"
        let stage = try await scene.at(later).customer("C-1", events: 0).labels.first { $0.scheme == "stage" }
        #expect(stage?.label == "undealt" && stage?.since == later)
        #expect(try await scene.at(later).customers(matching: "stage:undealt", limit: 10).total == 1)
        #expect(try await scene.at(later).customers(matching: "stage:inquiry", limit: 10).customers == [])
        #expect(try await scene.dump() == before)
    }

    static let steps: [(now: String, stage: String, since: String, examined: Int)] = [
        ("2026-04-19T10:59:59.999Z", "inquiry", Scene.now, 0),
        ("2026-04-19T11:00:00Z", "undealt", "2026-04-19T11:00:00Z", 1),
        ("2026-05-02T05:00:00Z", "undealt", "2026-05-02T05:00:00Z", 1),
    ]

    @Test(arguments: steps)
    func `a label changes at the tick that first sees it, since the tick's now`(
        now: String, stage: String, since: String, examined: Int
    ) async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        // What else turns on the way is out of the way.
        _ = try await scene.at("2026-04-19T10:59:59.998Z").processTime()
        #expect(try await scene.at(now).processTime().examined == examined)
        let label = try await scene.at(now).customer("C-1", events: 0).labels.first { $0.scheme == "stage" }
        #expect(label?.label == stage && label?.since == since)
        let change = try await scene.dump().labelChanges[0].last { $0.scheme == "stage" }
        #expect(change?.to?.text == stage && change?.at.rfc3339 == since)
    }

    @Test func `a tick with nothing due looks at nobody and leaves no change`() async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        let before = try await scene.dump()
        let next = before.standings.compactMap { $0?.nextChange }.min() ?? .unset
        let report = try await scene.at(Instant(milliseconds: next.milliseconds - 1)).processTime()
        #expect(report.examined == 0 && report.relabelled == 0)
        var after = try await scene.dump()
        after.processedTo = before.processedTo
        #expect(after == before)
        #expect(try await scene.at(next).processTime().examined == 1)
    }

    @Test func `a write first processes time, so that what it finds is of now`() async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        let report = try await scene.at("2026-04-20T00:00:00Z").log(EventInput(kind: .quote), for: "C-1")
        #expect(report.moved["stage"] == "undealt → inquiry")
        let changes = try await scene.dump().labelChanges[0].filter { $0.scheme == "stage" }
        #expect(changes.map { $0.to?.text } == ["unmarked", "inquiry", "undealt", "inquiry"])
    }

    @Test func `today processes time first`() async throws {
        let scene = try await Scene(Self.one, Self.quoted)
        _ = try await scene.at("2026-04-20T00:00:00Z").today(owner: nil, days: 0, limit: 10, language: .english)
        #expect(try await scene.dump().processedTo == instant("2026-04-20T00:00:00Z"))
    }

    @Test(arguments: 1...6)
    func `over days of ticks no label is ever stale, and ticks take what is due alone`(seed: UInt64) async throws {
        var history = RandomHistory(seed: seed)
        let scene = try await Scene(history.customers(), RandomHistory.header + history.rows(70).joined())
        var now = RandomHistory.end
        for _ in 0..<40 {
            let next = try await scene.dump().standings.compactMap { $0?.nextChange }.min() ?? .never
            #expect(next > now)
            let jump = now + Span(milliseconds: Int64(1 + history.below(20 * 86_400_000)))
            let choices = [next, next, Instant(milliseconds: next.milliseconds - 1), jump].filter {
                $0.isFinite && $0 > now
            }
            now = choices.isEmpty ? jump : choices[history.below(choices.count)]
            let due = try await scene.dump().standings.filter { ($0?.nextChange ?? .never) <= now }.count
            #expect(try await scene.at(now).processTime().examined >= due)
            #expect(try await scene.at(now).checkStore().findings == [])
        }
        let labels = try await scene.dump().standings.map { $0?.labels }
        _ = try await scene.at(now).rebuildStore()
        #expect(try await scene.dump().standings.map { $0?.labels } == labels)
    }
}
