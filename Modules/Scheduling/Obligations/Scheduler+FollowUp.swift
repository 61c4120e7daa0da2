import Classification
import Domain

// The cadence (RULES.md §7).
extension Scheduler {
    func followUp(
        _ subject: borrowing Subject, _ labels: LabelAnswers, by choice: ChannelChoice, _ channel: Channel,
        _ agenda: inout Agenda
    ) {
        let last = subject.facts.validFollowUp
        guard subject.facts.firstFollowUp.isSet, let step = labels.step else { return }
        let contact = calendar.zone.day(of: last.at)
        let start = subject.facts.spellStart.at
        let search = DaySearch(
            contact: contact, target: (last.at >= start ? contact : calendar.zone.day(of: start)) + step.days,
            floor: calendar.firstWorkingDay(onOrAfter: calendar.zone.day(of: step.since)))
        var day = search.day(in: calendar.days) { _ in true }
        var suggested = channel
        if channel == rules.quiet.channel, quietDays != 0 {
            let theirs = zone(of: subject)
            if isQuiet(day, in: theirs) {
                if let other = rules.quiet.instead.first(where: choice.reachable.contains) {
                    suggested = other
                } else {
                    day = search.day(in: calendar.days) { !isQuiet($0, in: theirs) }
                }
            }
        }
        agenda.add(
            .followUp, CompactCause(.event, last.event), due: calendar.closing(of: day), channel: suggested,
            reason: step.reason)
    }

    /// By the weekday in the customer's zone at the due instant, which can be another than the organisation's.
    private func isQuiet(_ day: Day, in zone: ZoneRules) -> Bool {
        quietDays >> UInt8(zone.day(of: calendar.closing(of: day)).weekday.index) & 1 != 0
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
    @inline(__always)
    func day(in days: borrowing WorkingDays, passes: (Day) -> Bool) -> Day {
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
