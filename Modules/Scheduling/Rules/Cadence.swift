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
}
