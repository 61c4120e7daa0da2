public import Classification
public import Domain
public import Scheduling

/// A policy that is ready to work: all it says, decoded and checked. There is one of each version, shared by all who work
/// with it.
public final class Engine: Sendable {
    public let version: PolicyVersion
    public let fold: FoldRules
    public let need: NeedRules
    public let classifiers: ClassifierSet
    public let scheduler: Scheduler
    /// What `scheduler` asks of labels, by the places of the schemes of `classifiers`.
    let questions: PlacedQuestions
    public let overrides: OverrideRules
    public let zones: ZoneSource
    /// The document's name for itself.
    public let name: String
    let worklist: Worklist
    /// What puts customers in order on worklists.
    let ranking: WorklistRanking
    let crowds: Crowds

    init(
        version: PolicyVersion, fold: FoldRules, need: NeedRules, classifiers: ClassifierSet, scheduler: Scheduler,
        questions: PlacedQuestions, overrides: OverrideRules, zones: ZoneSource, name: String
    ) {
        self.version = version
        self.fold = fold
        self.need = need
        self.classifiers = classifiers
        self.scheduler = scheduler
        self.questions = questions
        self.overrides = overrides
        self.zones = zones
        self.name = name
        let rules = scheduler.rules.worklist
        worklist = Worklist(rules: rules, schemes: classifiers.schemes, calendar: scheduler.calendar)
        ranking = WorklistRanking(rules: rules, schemes: classifiers.schemes)
        crowds = Crowds(classifiers)
    }

    /// The rules of the high seas.
    public var pool: PoolRules { scheduler.pool }

    public func moment(_ now: Instant) -> Moment { Moment(now, in: fold.zone) }

    public func subject(_ customer: Customer, facts: Facts, at now: Instant) -> Subject {
        Subject(customer: customer, facts: facts, moment: moment(now), rates: fold.rates)
    }
}

/// Makes the classifiers of one key under `schemes`.
public struct ClassifierPlugin: Sendable {
    /// The key under `schemes`.
    public let key: String
    let make: @Sendable (inout SectionReader, PolicyContext) -> [any Classifier]

    /// A plugin with one scheme, whose id is its key; `enabled: no` in its section leaves it out.
    public init<C: ConfiguredClassifier>(_ type: C.Type) {
        key = C.id.text
        make = { reader, context in
            let isOn = reader.flag("enabled", default: true)
            let classifier = C(&reader, context: context)
            return isOn ? [classifier] : []
        }
    }

    /// A plugin that makes as many schemes as its section says.
    public init(key: String, make: @escaping @Sendable (inout SectionReader, PolicyContext) -> [any Classifier]) {
        self.key = key
        self.make = make
    }
}
