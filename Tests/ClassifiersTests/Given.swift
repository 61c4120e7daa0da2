import Classification
import ClassifierLaws
import Domain
import Testing

/// A customer at noon of 2026-06-15 in a zone eight hours ahead of UTC, with what happened before.
struct Given {
    static let rules = FoldRules.sample(zone: .eightHoursAhead)
    static let context = PolicyContext(fold: rules)
    /// 2026-06-15T04:00:00Z.
    static let now = Instant(milliseconds: 1_781_496_000_000)
    static let today = rules.zone.day(of: now)

    var past: [Past] = []
    var profile = Profile(name: "Acme")
    var labels: [(scheme: SchemeID, label: LabelID, score: Int32?)] = []
    var now = Given.now

    init(_ past: [Past] = [], _ change: (inout Profile) -> Void = { _ in }) {
        self.past = past
        change(&profile)
    }

    func subject() throws -> Subject {
        let customer = Customer(
            id: CustomerID(1), key: try #require(CustomerKey(validating: "C1")), createdAt: Self.now + .days(-2000),
            profile: profile)
        let events = past.enumerated().map { index, past in
            Event(
                id: EventID(Int64(index + 1)), customer: CustomerID(1), kind: past.kind, occurredAt: past.at,
                recordedAt: Self.now, actor: .admin, ref: "\(index + 1)", details: past.details)
        }
        var subject = Subject(
            customer: customer, facts: Facts(timeline: events, rules: Self.rules),
            moment: Moment(now, in: Self.rules.zone), rates: Self.rules.rates)
        for entry in labels { subject.use(entry.scheme, label: entry.label, score: entry.score) }
        return subject
    }

    /// What `classifier` says, in words.
    func asked(_ classifier: some Classifier) throws -> Answer {
        var evidence = Evidence()
        let verdict = classifier.classify(try subject(), &evidence)
        return Answer(
            label: classifier.scheme.labels[Int(verdict.label)].id.text, score: verdict.score, until: verdict.until,
            evidence: evidence)
    }

    struct Answer {
        let label: String
        let score: Int32?
        let until: Instant
        let evidence: Evidence
        var rules: [String] { evidence.rules }
        var parts: [String: Int32] {
            Dictionary(evidence.parts.map { ($0.name, $0.points) }, uniquingKeysWith: +)
        }
    }
}

/// Something that happened a while before ``Given/now``; 1 ms more or less decides.
struct Past: Sendable {
    let kind: EventKind
    let at: Instant
    var details = EventDetails()

    /// So many days of 24 h ago, and `ms` milliseconds later than that.
    init(_ kind: EventKind, _ days: Int = 0, ms: Int64 = 0) {
        self.kind = kind
        at = Given.now + Span(milliseconds: -Int64(days) * 86_400_000 + ms)
    }

    static func need(_ level: NeedLevel, _ days: Int = 0, ms: Int64 = 0, expected: Int? = nil) -> Past {
        var past = Past(.need, days, ms: ms)
        past.details.level = level
        past.details.expectedClose = expected.map { Given.today + $0 }
        return past
    }
    /// An obvious need that is expected on a date.
    static func need(by day: Day?) -> Past {
        var past = Past(.need, 400)
        past.details.level = .obvious
        past.details.expectedClose = day
        return past
    }
    static func signal(_ signal: Signal = .demoRequest, _ days: Int = 0, ms: Int64 = 0) -> Past {
        var past = Past(.signal, days, ms: ms)
        past.details.signal = signal
        return past
    }
    static func contact(
        _ channel: Channel, _ direction: Direction, _ days: Int = 0, ms: Int64 = 0, _ outcome: Outcome = .reached,
        _ purpose: Purpose = .business
    ) -> Past {
        var past = Past(.contact, days, ms: ms)
        past.details.channel = channel
        past.details.direction = direction
        past.details.outcome = outcome
        past.details.purpose = purpose
        return past
    }
    /// An order of `sum` minor units.
    static func order(_ days: Int = 0, ms: Int64 = 0, sum: Int64? = nil) -> Past {
        var past = Past(.order, days, ms: ms)
        past.details.amount = sum.map { Money(minorUnits: $0, currency: .cny) }
        return past
    }
}

/// One line of a boundary table: what happened, and the label it gives.
struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let past: [Past]
    let label: String
    init(_ name: String, _ past: [Past], _ label: String) {
        self.name = name
        self.past = past
        self.label = label
    }
    var testDescription: String { name }
}

extension ConfiguredClassifier {
    /// With the values of RULES.md.
    static func standard() -> Self { configured([:]).classifier }

    /// With the section of `keys`, each a text or a list.
    static func configured(_ keys: KeyValuePairs<String, Setting>) -> (classifier: Self, issues: [PolicyIssue]) {
        var reader = SectionReader(Setting.map(keys).section, path: Self.id.text)
        let classifier = Self(&reader, context: Given.context)
        return (classifier, reader.finish())
    }
}

/// A policy section in short.
enum Setting: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    case text(String)
    case list([Setting])
    case map(KeyValuePairs<String, Setting>)

    init(stringLiteral text: String) { self = .text(text) }
    init(arrayLiteral items: Setting...) { self = .list(items) }

    var section: Section {
        let place = Position(line: 1, column: 1)
        switch self {
        case .text(let text): return Section(.scalar(text), at: place)
        case .list(let items): return Section(.list(items.map(\.section)), at: place)
        case .map(let keys):
            return Section(
                .map(keys.map { Section.Entry(key: $0.key, position: place, value: $0.value.section) }), at: place)
        }
    }
}

/// The labels that a scheme must have, in order, and names in both languages.
func expectLabels(_ scheme: Scheme, _ ids: [String]) {
    #expect(scheme.labels.map(\.id.text) == ids)
    #expect(scheme.labels.allSatisfy { !$0.names.zh.isEmpty && !$0.names.en.isEmpty })
    #expect(scheme.labels.allSatisfy { $0.colour.count == 7 && $0.colour.hasPrefix("#") })
}
