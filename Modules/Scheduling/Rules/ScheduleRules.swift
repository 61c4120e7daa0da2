public import Domain

/// The policy's `schedule` section: every number and label that RULES.md §7 decides with. The defaults are those of the
/// policy `foreign-trade`.
public struct ScheduleRules: Hashable, Sendable {
    /// Working time to greet a customer who was seen online.
    public var greetOnline = Span.minutes(15)
    public var reply = ReplyRules()
    public var firstContact = FirstContactRules()
    public var phoneConfirm = LabelledDays(labels: LabelSet("importance", ["important"]), workingDays: 1)
    /// How soon after a call its record must be made for the form to be owed.
    public var recordForm = Span.days(7)
    public var cadence = Cadence()
    public var reclassify = LabelledDays(labels: LabelSet("grade", ["ungraded"]), workingDays: 1)
    public var quiet = QuietRules()
    public var snooze = SnoozeRules()
    public var service = ServiceRules()
    public var care = CareRules()
    public var review = ReviewRules()
    public var worklist = WorklistRules()
    /// What the section says about schemes and labels, with the places where it does.
    public internal(set) var references: [LabelReference] = []

    public init() {}
}

/// Labels of one scheme. An empty set holds for nobody.
public struct LabelSet: Hashable, Sendable {
    public var scheme: SchemeID
    public var labels: [LabelID]

    public init(_ scheme: SchemeID, _ labels: [LabelID]) {
        self.scheme = scheme
        self.labels = labels
    }
}

/// For whom something is owed, and by the closing of which working day.
public struct LabelledDays: Hashable, Sendable {
    public var labels: LabelSet
    public var workingDays: Int

    public init(labels: LabelSet, workingDays: Int) {
        self.labels = labels
        self.workingDays = workingDays
    }
}

/// How long a message may wait (RULES.md §7, `reply`).
public struct ReplyRules: Hashable, Sendable {
    /// What `within` counts.
    public enum Clock: String, CaseIterable, Sendable {
        case elapsed, working
    }
    /// What becomes of a due instant at which nobody works.
    public enum OutsideHours: String, CaseIterable, Sendable {
        case keep, resume
    }
    public var within = Span.hours(24)
    public var clock = Clock.elapsed
    public var outsideHours = OutsideHours.keep
    /// Working time from the opening after a due instant outside hours, for ``OutsideHours/resume``.
    public var resumeWithin = Span.hours(2)

    public init() {}
}

/// When a new owner first gets in touch (RULES.md §7, `first-contact`).
public struct FirstContactRules: Hashable, Sendable {
    public var urgent = LabelSet("priority", ["A"])
    /// Elapsed time for customers with an urgent label.
    public var urgentWithin = Span.hours(24)
    /// For all others the closing of this working day.
    public var workingDays = 2

    public init() {}
}

/// On which days a planned message of one channel is not sent (RULES.md §7).
public struct QuietRules: Hashable, Sendable {
    public var channel = Channel.email
    /// Weekdays in the customer's zone at the due instant; none when nothing is held back.
    public var weekdays: Set<Weekday> = [Weekday(index: 0), Weekday(index: 4)]
    /// What is suggested instead on such a day, the first that is usable.
    public var instead: [Channel] = [.chat, .phone]

    public init() {}
}

/// What orders a worklist (RULES.md §7).
public struct WorklistRules: Hashable, Sendable {
    /// Response clocks due within this much working time lead.
    public var near = Span.hours(2)
    /// The scheme that orders customers inside a section, best label first; nil for none.
    public var priority: SchemeID? = "priority"
    /// The scheme that orders those of one priority; nil for none.
    public var stars: SchemeID? = "stars"

    public init() {}
}
