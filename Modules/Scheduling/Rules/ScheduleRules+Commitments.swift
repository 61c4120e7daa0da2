import Classification
public import Domain

/// How obligations may be put off (RULES.md §7, "Snooze").
public struct SnoozeRules: Hashable, Sendable {
    /// How often in a row one may be put off by its owner; more needs a manager.
    public var max = 3
    /// How far ahead.
    public var longest = Span.days(31)

    public init() {}

    init(_ reader: inout SectionReader) {
        max = reader.integer("max", default: max, in: 0...100)
        longest = reader.span("longest", default: longest, in: Span.hours(1)...Span.days(366))
    }
}

/// When the service of a machine is owed (RULES.md §7, `service`).
public struct ServiceRules: Hashable, Sendable {
    /// From how many days before its day.
    public var notice: Int

    public init(notice: Int = 14) { self.notice = notice }
}

/// On which occasions a customer is thought of (RULES.md §7, `care`).
public struct CareRules: Hashable, Sendable {
    public var birthdays = true
    /// From how many days before the day.
    public var notice = 3
    /// Names of holidays as in ``HolidayTable``, whatever the country; of a name that joins several, one of them.
    public var holidays: [String] = []

    public init() {}

    init(_ reader: inout SectionReader) {
        birthdays = reader.flag("birthdays", default: birthdays)
        notice = reader.days("notice", default: notice, in: 0...60)
        let given = reader.texts("holidays", default: holidays)
        guard !given.isEmpty else { return }
        let known = HolidayTable.allNames
        holidays = given.filter { name in
            if known.contains(name) { return true }
            let near = HolidayTable.names(like: name, in: known).map { "“\($0)”" }.joined(separator: ", ")
            reader.note(
                .outOfRange, key: "holidays", "has “\(name)”, which is no holiday of any country; like it: \(near)")
            return false
        }
    }
}

/// What users owe by the calendar (RULES.md §7, `weekly-review`, `policy-review`).
public struct ReviewRules: Hashable, Sendable {
    public var weekly = Span.days(7)
    /// Calendar months between looks at the policy.
    public var policyMonths = 1
    /// Calendar months between looks at all of it.
    public var fullPolicyMonths = 3

    public init() {}

    init(_ reader: inout SectionReader) {
        weekly = reader.span("weekly", default: weekly, in: Span.days(1)...Span.days(366))
        policyMonths = reader.integer("policy_months", default: policyMonths, in: 1...60)
        fullPolicyMonths = reader.integer("full_policy_months", default: fullPolicyMonths, in: 1...60)
    }

    /// When the next review of a salesperson's week is due, with the latest and when the user was created.
    public func weekly(last: Instant?, created: Instant) -> Instant { (last ?? created) + weekly }

    /// When the next review of the policy is due, and whether it is of all of it: a small one each month, a full one when the
    /// months since the last full one have passed, whatever small ones there were meanwhile. A full one does for a small one
    /// too; what never was counts from `created`.
    public func policy(
        last: Instant?, lastFull: Instant?, created: Instant, calendar: WorkingCalendar
    ) -> (due: Instant, isFull: Bool) {
        let latest = Swift.max(last ?? .unset, lastFull ?? .unset)
        let base = latest.isSet ? latest : created
        let day = calendar.zone.day(of: base).adding(months: policyMonths)
        let full = calendar.zone.day(of: lastFull ?? created).adding(months: fullPolicyMonths)
        return (calendar.closing(keeping: min(day, full)), day >= full)
    }
}
