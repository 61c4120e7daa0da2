import Classification
import Domain

/// A classifier whose label is told by what it uses: the number of labels it could read, so that order shows.
struct Sample: Classifier {
    let scheme: Scheme
    let uses: [SchemeID]
    /// Label 1 from this day since the epoch on, 0 before; nil: the count of labels it could read.
    var turnsOn: Int?
    /// How early it asks to be asked again, in days before it turns.
    var early: [Int] = []
    var ownerLimits: [LabelID: Int] = [:]

    init(_ id: SchemeID, uses: [SchemeID] = [], labels: Int = 3) {
        self.uses = uses
        scheme = Scheme(
            id, zh: id.text, en: id.text,
            labels: (0..<labels).map { LabelDefinition(LabelID("l\($0)"), zh: "", en: "") })
    }

    func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        guard let turnsOn else {
            var known = 0
            for id in uses where subject.label(id) != nil { known += 1 }
            evidence.rule("read \(known)")
            return Verdict(min(known, 2), score: Int32(known))
        }
        let day = Day(number: Int32(turnsOn))
        guard subject.today < day else { return Verdict(1) }
        let next = early.map { day - $0 }.first { $0 > subject.today } ?? day
        return Verdict(0, until: subject.moment.ahead(next))
    }
}

extension Subject {
    /// A customer of whom nothing is known, on a day since the epoch.
    static func on(day: Int) -> Subject? {
        CustomerKey(validating: "C-1").map { key in
            Subject(
                customer: Customer(id: CustomerID(1), key: key, createdAt: .unset, profile: Profile(name: "A")),
                facts: Facts(), moment: Moment(Instant(milliseconds: Int64(day) * 86_400_000), in: .utc),
                rates: ExchangeRates(base: .cny, billionths: [:]))
        }
    }
}
