import Domain

/// What schedules ask of a customer's labels, answered.
struct LabelAnswers {
    /// Whether first contact is.
    var isUrgent = false
    /// Whether an e-mail is confirmed by phone.
    var isConfirmed = false
    /// Whether the label is one that asks to be looked at again.
    var isReclassified = false
    /// The cadence in force; nil for none.
    var step: Step?
    /// How long nobody may follow up; nil when no clock runs.
    var noFollowUp: Span?

    struct Step {
        let days: Int
        /// Since when all labels that decided are in force.
        var since: Instant
        /// A place among the ``OwedReasons``.
        let reason: Int32

        init(_ days: LabelQuestions.Days, since: Instant) {
            self.days = Int(days.count)
            self.since = since
            reason = days.reason
        }
    }
}

/// The questions of a policy about labels, and what the labels of a scheme answer: by name, and where the schemes are
/// known by place, so that nobody compares names for each customer.
struct LabelQuestions: Sendable {
    /// What one label of one scheme answers to all questions at once.
    struct Answer: Sendable {
        var isUrgent = false
        var isConfirmed = false
        var isReclassified = false
        /// Whether the fallback governs in its place.
        var fallsBack = false
        /// As the governing label of the cadence.
        var step = Days()
        /// As a label of the fallback's scheme.
        var fallback = Days()
        /// Milliseconds; −1 when no clock runs.
        var noFollowUp: Int64 = -1
    }

    /// A cadence and the place of its reason; −1 days for none. There are no optionals here, so that it stays small.
    struct Days: Sendable {
        var count: Int32 = -1
        var reason: Int32 = 0
    }

    private let answers: [SchemeID: [LabelID: Answer]]
    private let governing: SchemeID
    private let fallback: SchemeID?

    init(_ rules: ScheduleRules, _ pool: PoolRules, _ reasons: inout OwedReasons) {
        var answers: [SchemeID: [LabelID: Answer]] = [:]
        func set(_ scheme: SchemeID, _ label: LabelID, _ change: (inout Answer) -> Void) {
            change(&answers[scheme, default: [:]][label, default: Answer()])
        }
        for (labels, change) in [
            (rules.firstContact.urgent, { $0.isUrgent = true }),
            (rules.phoneConfirm.labels, { $0.isConfirmed = true }),
            (rules.reclassify.labels, { $0.isReclassified = true }),
        ] as [(LabelSet, (inout Answer) -> Void)] {
            for label in labels.labels { set(labels.scheme, label, change) }
        }
        let cadence = rules.cadence
        for (label, days) in cadence.days.sorted(by: { $0.key.text < $1.key.text }) {
            let reason = reasons.place(of: "cadence:\(cadence.scheme):\(label)")
            set(cadence.scheme, label) { $0.step = Days(count: Int32(clamping: days), reason: reason) }
        }
        if let fallback = cadence.fallback {
            for label in fallback.labels { set(cadence.scheme, label) { $0.fallsBack = true } }
            for (label, days) in fallback.days.sorted(by: { $0.key.text < $1.key.text }) {
                let reason = reasons.place(of: "cadence:\(fallback.scheme):\(label)")
                set(fallback.scheme, label) { $0.fallback = Days(count: Int32(clamping: days), reason: reason) }
            }
        }
        let recycling = pool.recycling
        for (label, span) in recycling.noFollowUp where !recycling.never.contains(label) {
            set(recycling.scheme, label) { $0.noFollowUp = span.milliseconds }
        }
        self.answers = answers
        governing = cadence.scheme
        fallback = cadence.fallback?.scheme
    }

    func answer(_ scheme: SchemeID, _ label: LabelID) -> Answer? { answers[scheme]?[label] }

    /// What `labels` answer.
    func answers(of labels: some Sequence<CurrentLabel>) -> LabelAnswers {
        var sum = LabelSum()
        for label in labels {
            guard let answer = answer(label.scheme, label.label) else { continue }
            sum.add(answer, since: label.since, governs: label.scheme == governing, helps: label.scheme == fallback)
        }
        return sum.answers
    }

    /// The questions for customers whose labels stand in the order of `schemes`.
    func placed(in schemes: [Scheme]) -> PlacedQuestions {
        var placed = PlacedQuestions()
        for (place, scheme) in schemes.enumerated() where answers[scheme.id] != nil {
            placed.tables.append(
                PlacedQuestions.Table(
                    place: place, first: placed.answers.count, governs: scheme.id == governing,
                    helps: scheme.id == fallback))
            placed.answers += scheme.labels.map { answer(scheme.id, $0.id) ?? Answer() }
        }
        return placed
    }
}

/// Adds up what the labels of one customer answer.
struct LabelSum {
    private(set) var answers = LabelAnswers()
    private var fallsBack = false
    private var governingSince = Instant.unset
    private var fallback: LabelAnswers.Step?

    @inline(__always)
    mutating func add(_ answer: LabelQuestions.Answer, since: Instant, governs: Bool, helps: Bool) {
        if answer.isUrgent { answers.isUrgent = true }
        if answer.isConfirmed { answers.isConfirmed = true }
        if answer.isReclassified { answers.isReclassified = true }
        if answer.noFollowUp >= 0 { answers.noFollowUp = Span(milliseconds: answer.noFollowUp) }
        if governs {
            governingSince = since
            fallsBack = answer.fallsBack
            if !fallsBack, answer.step.count >= 0 {
                answers.step = LabelAnswers.Step(answer.step, since: since)
            }
        }
        if helps, answer.fallback.count >= 0 { fallback = LabelAnswers.Step(answer.fallback, since: since) }
        if fallsBack, var step = fallback {
            step.since = max(governingSince, step.since)
            answers.step = step
        }
    }
}

/// The questions of a policy about labels, by the places of schemes and labels.
public struct PlacedQuestions: Sendable {
    struct Table: Sendable {
        let place: Int
        /// Where the answers of its labels begin.
        let first: Int
        let governs: Bool
        let helps: Bool
    }
    /// Only of schemes that are asked about.
    fileprivate(set) var tables: ContiguousArray<Table> = []
    fileprivate(set) var answers: ContiguousArray<LabelQuestions.Answer> = []

    /// `label` gives for the place of a scheme the place of the label in force, and since when it is.
    @inline(__always)
    func answers(_ label: (Int) -> (place: UInt8, since: Instant)) -> LabelAnswers {
        var sum = LabelSum()
        for index in tables.indices {
            let table = tables[index]
            let (place, since) = label(table.place)
            sum.add(answers[table.first + Int(place)], since: since, governs: table.governs, helps: table.helps)
        }
        return sum.answers
    }
}
