import Classification
import Domain

// The cadence (RULES.md §7).
extension Scheduler {
    func followUp(
        _ spell: Spell, _ subject: Subject, _ labels: [CurrentLabel], by choice: ChannelChoice, _ channel: Channel
    ) -> Obligation? {
        let last = subject.facts.validFollowUp
        guard spell.firstFollowUp.isSet, let step = rules.cadence.step(for: labels) else { return nil }
        let zone = calendar.zone
        let search = DaySearch(
            contact: zone.day(of: last.at), target: zone.day(of: max(last.at, spell.start.at)) + step.days,
            floor: calendar.firstWorkingDay(onOrAfter: zone.day(of: step.since)))
        var day = search.day(in: calendar.days) { _ in true }
        var suggested = channel
        if channel == rules.quiet.channel, !rules.quiet.weekdays.isEmpty {
            let theirs = self.zone(of: subject.profile)
            if isQuiet(day, in: theirs) {
                if let other = rules.quiet.instead.first(where: choice.reachable.contains) {
                    suggested = other
                } else {
                    day = search.day(in: calendar.days) { !isQuiet($0, in: theirs) }
                }
            }
        }
        return Obligation(
            kind: .followUp, cause: .event(last.event), due: calendar.closing(of: day), channel: suggested,
            reason: step.reason)
    }

    /// By the weekday in the customer's zone at the due instant, which can be another than the organisation's.
    private func isQuiet(_ day: Day, in zone: ZoneRules) -> Bool {
        rules.quiet.weekdays.contains(zone.day(of: calendar.closing(of: day)).weekday)
    }
}

/// The search for the day of a follow-up: the nearest at or before the target, after the last contact and not before the
/// floor; if there is none, the first after it.
struct DaySearch {
    let contact: Day
    let target: Day
    /// A working day.
    let floor: Day

    /// How many working days after the earliest possible one are tried. In a week there is hardly one that passes when
    /// none of so many does; the first is taken then.
    private static let patience = 400

    /// The working day that is looked for among those that `passes`.
    func day(in days: WorkingDays, passes: (Day) -> Bool) -> Day {
        let earliest = max(days.rank(through: contact), days.rank(before: floor))
        for ordinal in stride(from: days.rank(through: target) - 1, through: earliest, by: -1) {
            let day = days.day(at: ordinal)
            if passes(day) { return day }
        }
        let first = max(earliest, days.rank(through: target))
        for ordinal in first..<(first + Self.patience) {
            let day = days.day(at: ordinal)
            if passes(day) { return day }
        }
        return days.day(at: first)
    }
}
