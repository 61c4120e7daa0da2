public import Domain

/// How often customers are followed up, by a label (RULES.md §7, "Cadence").
public struct Cadence: Hashable, Sendable {
    /// The governing scheme.
    public var scheme: SchemeID
    /// Calendar days by label.
    public var days: [LabelID: Int]
    /// Labels that ask for no follow-up, and say so.
    public var silent: Set<LabelID>
    public var fallback: Fallback?

    /// Another scheme's days for labels that say too little.
    public struct Fallback: Hashable, Sendable {
        /// Labels of the governing scheme.
        public var labels: [LabelID]
        public var scheme: SchemeID
        public var days: [LabelID: Int]
        /// Labels that ask for no follow-up, and say so.
        public var silent: Set<LabelID>

        public init(labels: [LabelID], scheme: SchemeID, days: [LabelID: Int], silent: Set<LabelID> = []) {
            self.labels = labels
            self.scheme = scheme
            self.days = days
            self.silent = silent
        }
    }

    public init(scheme: SchemeID, days: [LabelID: Int], silent: Set<LabelID> = [], fallback: Fallback?) {
        self.scheme = scheme
        self.days = days
        self.silent = silent
        self.fallback = fallback
    }

    /// That of the policy `foreign-trade`: by grade, ungraded by priority.
    public init() {
        self.init(
            scheme: "grade", days: ["A": 1, "B": 7, "C": 15, "D": 30, "E": 365],
            fallback: Fallback(labels: ["ungraded"], scheme: "priority", days: ["A": 1, "B": 3, "C": 7, "D": 30]))
    }

    /// A cadence in force on a customer.
    struct Step {
        let days: Int
        /// The scheme and label that gave the days.
        let scheme: SchemeID
        let label: LabelID
        /// Since when all labels that decided are in force.
        let since: Instant

        /// The code of FORMATS.md.
        var reason: String { "cadence:\(scheme):\(label)" }
    }

    /// What `labels` ask for; nil when they ask for nothing.
    func step(for labels: [CurrentLabel]) -> Step? {
        guard let governing = labels.first(where: { $0.scheme == scheme }) else { return nil }
        guard let fallback, fallback.labels.contains(governing.label) else {
            return days[governing.label].map {
                Step(days: $0, scheme: scheme, label: governing.label, since: governing.since)
            }
        }
        guard let other = labels.first(where: { $0.scheme == fallback.scheme }), let days = fallback.days[other.label]
        else { return nil }
        return Step(
            days: days, scheme: fallback.scheme, label: other.label, since: max(governing.since, other.since))
    }
}
