import Classification
import ClassifierLaws
import Demand
import Domain
import Grade
import Hot
import Importance
import Negotiation
import Power
import Priority
import RFM
import Relationship
import Stage
import Stars
import Testing
import Urgency

/// All schemes of RULES.md §4 as one set.
enum Together {
    static func all() throws -> [any Classifier] {
        [
            StageClassifier.standard(), NegotiationClassifier.standard(), DemandClassifier.standard(),
            GradeClassifier.standard(), StarsClassifier.standard(), RelationshipClassifier.standard(),
            ImportanceClassifier.standard(), UrgencyClassifier.standard(), PowerClassifier.standard(),
            RFMClassifier.standard(), PriorityClassifier.standard(), HotClassifier.standard(),
        ]
    }
}

struct TogetherTests {
    @Test func `schemes stand in the order of their ids`() throws {
        #expect(
            try ClassifierSet(Together.all()).schemes.map(\.id.text) == [
                "demand", "grade", "hot", "importance", "negotiation", "power", "priority", "relationship", "rfm",
                "stage",
                "stars", "urgency",
            ])
    }

    @Test(arguments: [ZoneRules.eightHoursAhead, .shiftingAtMidnight])
    func `turns are the first instants at which something differs`(zone: ZoneRules) throws {
        let laws = ClassifierLaws(seed: 40, count: 12, rules: .sample(zone: zone))
        #expect(laws.violations(of: try ClassifierSet(Together.all())) == [])
    }

    @Test func `in a zone without clock changes each keeps the laws`() throws {
        let all = try Together.all()
        let laws = ClassifierLaws(seed: 10_000, rules: .sample(zone: .eightHoursAhead))
        for classifier in all {
            let labels = all.map(\.scheme).filter { classifier.uses.contains($0.id) }
            #expect(laws.violations(of: classifier, labels: labels) == [])
        }
    }

    @Test func `the label of a used scheme reaches who uses it`() throws {
        let set = try ClassifierSet(Together.all())
        let subject = try Given([Past(.inquiry, 1)]).subject()
        let labels = Dictionary(
            uniqueKeysWithValues: zip(set.schemes, set.explain(subject)).map { scheme, result in
                (scheme.id, scheme.labels[Int(result.verdict.label)].id)
            })
        #expect(labels["negotiation"] == "negotiating")
        #expect(labels["demand"] == "target")
        #expect(labels["relationship"] == "negotiating")
    }

    @Test func `demand turns when negotiation does`() throws {
        let set = try ClassifierSet(Together.all())
        let turns = set.turns(of: try Given([Past(.inquiry, 1)]).subject())
        let turn = try #require(zip(set.schemes, turns).first { $0.0.id == "demand" }?.1)
        #expect(turn.at == Given.now + .days(89))
        #expect(turn.verdict.label == 1)
    }
}
