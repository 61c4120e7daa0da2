public import Classification
public import Domain
public import Scheduling

/// Labels, obligations and next changes of many customers, a batch at a time, in columns that are used again for every
/// batch: what a bulk run costs is the rules, and no allocation for each customer.
///
/// It is the one way in which anything is derived: a write of one customer is a batch of one. `load` puts a customer into
/// the batch, folding facts where they stand; `take` reads what came out.
///
///     var bulk = BulkDerivation(engine, of: directory, at: now, count: 1_000_000)
///     bulk.run(0..<1_000_000) { place, row, _ in
///         row.traits = traits[place]
///         row.facts.refold(timelines[place], rules: engine.fold)
///     } take: { batch in
///         for place in batch.places { … batch.verdict(of: place, in: 3) … batch.owed(to: place) … }
///     }
public struct BulkDerivation {
    /// Customers that are worked on together: enough that no existential call is felt, few enough to stay in cache.
    public static let size = 256

    /// Of the engine what every customer asks for, at hand.
    private let classifiers: ClassifierSet
    private let scheduler: Scheduler
    private let questions: PlacedQuestions
    private let now: Instant
    private let schemes: Int
    private let capacity: Int
    private let subjects: SubjectBatch
    private var columns: [ContiguousArray<Verdict>]
    private var next: ContiguousArray<Instant>
    private var agenda: Agenda
    /// Where the rows of each customer begin; one entry more.
    private var starts: ContiguousArray<Int>
    private var earlier: Earlier
    /// Since when labels are in force: a column for each scheme.
    private var since: ContiguousArray<Instant>
    private var isSinceNow = true
    /// The places of the batch in the whole run.
    public private(set) var places: Range<Int> = 0..<0

    /// - `directory`: looks the customers of the run up by their places, when a rule asks for all of a profile.
    /// - `now`: the instant at which all are derived.
    /// - `count`: how many there will be, or more.
    public init(_ engine: Engine, of directory: CustomerDirectory, at now: Instant, count: Int) {
        classifiers = engine.classifiers
        scheduler = engine.scheduler
        questions = engine.questions
        self.now = now
        schemes = engine.classifiers.schemes.count
        capacity = max(1, min(count, Self.size))
        subjects = SubjectBatch(capacity: capacity, at: engine.moment(now), of: directory)
        columns = engine.classifiers.columns(capacity)
        next = ContiguousArray(repeating: .never, count: capacity)
        agenda = engine.scheduler.agenda(at: now)
        starts = ContiguousArray(repeating: 0, count: capacity + 1)
        earlier = Earlier(capacity: capacity, schemes: schemes)
        since = ContiguousArray(repeating: now, count: capacity * schemes)
    }

    /// Derives the customers at `range`, in batches.
    ///
    /// - `warning`: whether warnings of a recycling that are due are given, which only a write may do.
    /// - `load`: puts the customer at a place into the batch: its traits and facts, and in the last argument what was in
    ///   force before, where there was anything. What a row had of another customer is still in it.
    /// - `take`: reads a batch. It is gone after that.
    public mutating func run(
        _ range: Range<Int>, warning: Bool = false, load: (Int, inout Subject.Row, inout Earlier) throws -> Void,
        take: (borrowing BulkDerivation) throws -> Void
    ) rethrows {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + capacity, range.upperBound)
            places = start..<end
            start = end
            if earlier.isUsed { earlier.removeAll() }
            try subjects.fill(places.count) { index, row in
                row.place = places.lowerBound + index
                earlier.index = index
                try load(row.place, &row, &earlier)
            }
            classifiers.classify(subjects, into: &columns)
            settleLabels()
            schedule(warning: warning)
            try take(self)
        }
    }

    /// A label that is equal keeps its `since`.
    private mutating func settleLabels() {
        for index in 0..<subjects.count { next[index] = .never }
        for scheme in 0..<schemes {
            columns[scheme].withUnsafeBufferPointer { column in
                for index in 0..<subjects.count { next[index] = min(next[index], column[index].until) }
            }
        }
        if earlier.isUsed {
            isSinceNow = false
            for place in 0..<schemes * capacity {
                let label = columns[place / capacity][place % capacity].label
                since[place] = earlier.labels[place] == UInt16(label) ? earlier.since[place] : now
            }
        } else if !isSinceNow {
            isSinceNow = true
            for place in since.indices { since[place] = now }
        }
    }

    private mutating func schedule(warning: Bool) {
        agenda.removeAll()
        let (columns, since, capacity) = (columns, since, capacity)
        for index in 0..<subjects.count {
            starts[index] = agenda.list.rows.count
            scheduler.schedule(subjects[index], questions, into: &agenda) { scheme in
                (columns[scheme][index].label, since[scheme * capacity + index])
            }
            var first = min(next[index], agenda.nextChange)
            if subjects[index].facts.hasCommitments {
                for override in subjects[index].facts.commitments.overrides {
                    if let end = override.until, end > now { first = min(first, end) }
                }
            }
            first = min(first, carryWarning(from: starts[index], of: index, warning: warning))
            // A plugin that answers with the past would be asked for ever.
            next[index] = max(first, Instant(milliseconds: now.milliseconds + 1))
        }
        starts[subjects.count] = agenda.list.rows.count
    }

    /// A warning of a recycling that is the same one keeps when it was given.
    ///
    /// - Returns: when the customer leaves, if it was warned; never otherwise.
    private mutating func carryWarning(from start: Int, of index: Int, warning: Bool) -> Instant {
        guard warning || earlier.isUsed else { return .never }
        guard let place = agenda.list.rows[start...].firstIndex(where: { $0.kind == .recycleWarning }) else {
            return .never
        }
        var row = agenda.list.rows[place]
        // A warning for another reason is another warning: it names another day. One whose day moves on is the same, and was
        // given: warn-once holds on to the identity (RULES.md §7).
        if let before = earlier.warnings[index], agenda.list.isSame(row, as: before) {
            row.warned = before.warned ?? .unset
        }
        if warning, !row.warned.isSet, row.due <= now { row.warned = now }
        agenda.setWarned(row.warned, at: place)
        return scheduler.leaving(due: row.due, warned: row.warned.orNil) ?? .never
    }
}

// What came out.
extension BulkDerivation {
    private func index(_ place: Int) -> Int { place - places.lowerBound }

    public func facts(of place: Int) -> Facts { subjects[index(place)].facts }

    /// Label and score of the customer at `place`, in the scheme at a place of ``ClassifierSet/schemes``.
    public func verdict(of place: Int, in scheme: Int) -> Verdict { columns[scheme][index(place)] }

    /// The column of a scheme; a row for each of ``places``, those behind them are of no use.
    public func verdicts(in scheme: Int) -> ContiguousArray<Verdict> { columns[scheme] }

    /// A row for each of ``places``; those behind them are of no use.
    public var nextChanges: ContiguousArray<Instant> { next }

    /// Since when that label is in force.
    public func since(of place: Int, in scheme: Int) -> Instant { since[scheme * capacity + index(place)] }

    /// The earliest instant at which a label or obligation can change by time alone; never late, perhaps early.
    public func nextChange(of place: Int) -> Instant { next[index(place)] }

    /// What is owed to the customers of the batch.
    public var owed: OwedList { agenda.list }
    /// Where in ``owed`` the obligations of the customer at `place` stand.
    public func owed(to place: Int) -> Range<Int> { starts[index(place)]..<starts[index(place) + 1] }
}

extension BulkDerivation {
    /// What was in force for the customers of a batch before.
    public struct Earlier {
        fileprivate var isUsed = false
        fileprivate var index = 0
        /// A column for each scheme; beyond all places where there was no such label.
        fileprivate var labels: ContiguousArray<UInt16>
        fileprivate var since: ContiguousArray<Instant>
        fileprivate var warnings: ContiguousArray<Obligation?>
        private let capacity: Int

        fileprivate init(capacity: Int, schemes: Int) {
            self.capacity = capacity
            labels = ContiguousArray(repeating: .max, count: capacity * schemes)
            since = ContiguousArray(repeating: .unset, count: capacity * schemes)
            warnings = ContiguousArray(repeating: nil, count: capacity)
        }

        fileprivate mutating func removeAll() {
            isUsed = false
            for place in labels.indices { labels[place] = .max }
            for place in warnings.indices { warnings[place] = nil }
        }

        /// The label at a place of its scheme, in the scheme at a place of ``ClassifierSet/schemes``.
        public mutating func set(_ label: UInt8, since instant: Instant, in scheme: Int) {
            isUsed = true
            labels[scheme * capacity + index] = UInt16(label)
            since[scheme * capacity + index] = instant
        }

        /// The warning of a recycling.
        public mutating func set(warning: Obligation) {
            isUsed = true
            warnings[index] = warning
        }
    }
}
