import Classification
import Domain
import Testing

struct ClassifierSetTests {
    @Test func `each classifier comes after those it uses, whatever their ids and order`() throws {
        let set = try ClassifierSet([
            Sample("a", uses: ["b", "z"]), Sample("z"), Sample("b", uses: ["z"]), Sample("lone"),
        ])
        #expect(set.schemes.map(\.id) == ["a", "b", "lone", "z"])
        let subject = try #require(Subject.on(day: 0))
        let scores = set.classify([subject, subject]).map { $0.map(\.score) }
        #expect(scores == [[2, 2], [1, 1], [0, 0], [0, 0]])
        #expect(set.explain(subject).map { $0.evidence.rules } == [["read 2"], ["read 1"], ["read 0"], ["read 0"]])
        #expect(set.explain(subject).map { $0.verdict.score } == [2, 1, 0, 0])
        #expect(set.uses(of: "a") == ["b", "z"] && set.uses(of: "z") == [] && set.scheme("nobody") == nil)
    }

    @Test func `schemes are ordered by the bytes of their ids`() throws {
        let set = try ClassifierSet([Sample("é"), Sample("b"), Sample("B"), Sample("a-b"), Sample("a")])
        #expect(set.schemes.map(\.id) == ["B", "a", "a-b", "b", "é"])
    }

    static let refused: [(classifiers: [Sample], error: ClassifierSetError)] = [
        ([Sample("a"), Sample("b"), Sample("a")], .duplicate("a")),
        ([Sample("a", uses: ["nobody"])], .unknownUse(by: "a", of: "nobody")),
        ([Sample("a", uses: ["a"])], .cycle(["a", "a"])),
        ([Sample("a", uses: ["b"]), Sample("b", uses: ["c"]), Sample("c", uses: ["b"])], .cycle(["b", "c", "b"])),
        (
            [Sample("a", uses: ["c"]), Sample("b", uses: ["a"]), Sample("c", uses: ["b"])],
            .cycle(["a", "c", "b", "a"])
        ),
        ([Sample("a", labels: 0)], .labelCount("a", 0)),
        ([Sample("a", labels: 257)], .labelCount("a", 257)),
        (Sample.chain(9), .tooManyUses("a")),
    ]

    @Test(arguments: refused.indices)
    func `classifiers that cannot work together are refused`(index: Int) {
        let (classifiers, error) = Self.refused[index]
        #expect(throws: error) { try ClassifierSet(classifiers) }
    }

    @Test func `eight others may be used, and a scheme may have 1 to 256 labels`() throws {
        let subject = try #require(Subject.on(day: 0))
        #expect(try ClassifierSet(Sample.chain(8)).classify([subject])[0].map(\.score) == [8])
        #expect(try ClassifierSet([Sample("a", labels: 1), Sample("b", labels: 256)]).schemes.count == 2)
    }

    @Test func `a scheme reads no label that it did not declare`() throws {
        let set = try ClassifierSet([Sample("a", uses: ["b"]), Sample("b"), Sample("c")])
        var subject = try #require(Subject.on(day: 0))
        subject.use("c", label: "l0")
        #expect(set.explain(subject)[0].verdict.score == 1)
        #expect(set.explain(subject)[2].verdict.score == 0)
    }

    @Test func `no customers have no verdicts`() throws {
        #expect(try ClassifierSet([Sample("a"), Sample("b")]).classify([]).map(\.count) == [0, 0])
    }

    @Test func `limits of owners are named by scheme and label`() throws {
        var sample = Sample("hot")
        sample.ownerLimits = ["l2": 5, "l0": 20]
        let limits = try ClassifierSet([Sample("z"), sample]).ownerLimits
        #expect(limits.map { "\($0.scheme) \($0.label) \($0.limit)" } == ["hot l0 20", "hot l2 5"])
    }
}

extension Sample {
    /// A classifier that uses `count` others, and those.
    static func chain(_ count: Int) -> [Sample] {
        let others = (0..<count).map { SchemeID("z\($0)") }
        return [Sample("a", uses: others)] + others.map { Sample($0) }
    }
}
