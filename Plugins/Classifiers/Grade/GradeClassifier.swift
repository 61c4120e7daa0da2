public import Classification
public import Domain

/// How near a customer is to buying, by the need it states (RULES.md §4.4). It rises by itself as the day comes nearer.
public struct GradeClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "grade"
    private enum Label: Int { case a, b, c, d, e, ungraded }

    public let scheme: Scheme
    /// `within_months` `a`, `b`, `c`: calendar months to the expected day at most. 0 to 120, ascending.
    public let months: (a: Int, b: Int, c: Int)
    private let needs: NeedRules

    public init(_ section: inout SectionReader, context: PolicyContext) {
        needs = context.need
        months = section.nested("within_months") { section in
            let months = (
                a: section.integer("a", default: 1, in: 0...120), b: section.integer("b", default: 3, in: 0...120),
                c: section.integer("c", default: 6, in: 0...120)
            )
            if months.a > months.b || months.b > months.c {
                section.note(.conflict, at: section.position, key: nil, "must not fall from a over b to c")
            }
            return months
        }
        scheme = Scheme(
            Self.id, zh: "客户等级", en: "Grade",
            labels: [
                LabelDefinition("A", zh: "A级", en: "A", colour: "#b5172f"),
                LabelDefinition("B", zh: "B级", en: "B", colour: "#d9730d"),
                LabelDefinition("C", zh: "C级", en: "C", colour: "#b8860b"),
                LabelDefinition("D", zh: "D级", en: "D", colour: "#2f6fde"),
                LabelDefinition("E", zh: "E级", en: "E", colour: "#5c6470"),
                LabelDefinition("ungraded", zh: "未分级", en: "Ungraded", colour: "#8a8f98"),
            ])
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        let need = subject.facts.needInForce
        evidence.fact("need", need.map { .text($0.level.rawValue) } ?? .nothing)
        switch need?.level {
        case nil:
            evidence.rule("need-not-stated")
            return Verdict(Label.ungraded.rawValue)
        case .some(.none):
            evidence.rule("need-none")
            return Verdict(Label.e.rawValue)
        case .potential:
            evidence.rule("need-potential")
            return Verdict(Label.d.rawValue)
        case .obvious: break
        }
        switch needs.expectedDay(of: need, at: subject.moment) {
        case .notAsked, .undated:
            evidence.rule("undated")
            evidence.fact("expected_day", .nothing)
            return Verdict(Label.c.rawValue)
        case .overdue(let day):
            evidence.rule("overdue")
            evidence.fact("expected_day", .day(day))
            return Verdict(Label.c.rawValue)
        case .inForce(let day, let until):
            evidence.fact("expected_day", .day(day))
            let steps: (Label, code: StaticString, next: Int?) =
                if subject.today.isWithin(months: months.a, of: day) {
                    (.a, subject.today > day ? "day-passed" : "day-within-a", nil)
                } else if subject.today.isWithin(months: months.b, of: day) {
                    (.b, "day-within-b", months.a)
                } else if subject.today.isWithin(months: months.c, of: day) {
                    (.c, "day-within-c", months.b)
                } else {
                    (.d, "day-later", months.c)
                }
            evidence.rule("\(steps.code)")
            let nearer = steps.next.map { subject.moment.ahead(day.firstDayWithin(months: $0)) } ?? .never
            return Verdict(steps.0.rawValue, until: min(until, nearer))
        }
    }
}
