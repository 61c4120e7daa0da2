import Classification
import Domain
import Testing

struct TurnTests {
    private func at(_ day: Int) -> Instant { Instant(milliseconds: Int64(day) * 86_400_000) }

    private func turning(_ id: SchemeID, on day: Int, early: [Int] = []) -> Sample {
        var sample = Sample(id)
        sample.turnsOn = day
        sample.early = early
        return sample
    }

    @Test func `each scheme turns when its label really differs, however early it asks`() throws {
        let set = try ClassifierSet([
            turning("a", on: 10, early: [9, 5, 1]), turning("b", on: 4), Sample("c"), turning("d", on: -1),
        ])
        let turns = set.turns(of: try #require(Subject.on(day: 0)))
        #expect(turns.map(\.at) == [at(10), at(4), .never, .never])
        #expect(turns.map(\.verdict.label) == [1, 1, 0, 1])
    }

    @Test func `a turn lies after now`() throws {
        let set = try ClassifierSet([turning("a", on: 10)])
        #expect(set.turns(of: try #require(Subject.on(day: 9)))[0].at == at(10))
        #expect(set.turns(of: try #require(Subject.on(day: 10)))[0].at == .never)
    }

    @Test func `a plugin that asks again for ever is given up on`() throws {
        let set = try ClassifierSet([Restless()])
        #expect(set.turns(of: try #require(Subject.on(day: 0)))[0].at == .never)
    }

    /// Promises something for the next millisecond, always.
    private struct Restless: Classifier {
        let scheme = Scheme("restless", zh: "", en: "", labels: [LabelDefinition("x", zh: "", en: "")])
        func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
            Verdict(0, until: subject.now + Span(milliseconds: 1))
        }
    }
}
