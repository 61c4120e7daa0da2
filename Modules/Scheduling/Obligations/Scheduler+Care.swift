import Classification
import Domain

// Birthdays and holidays (RULES.md §7, `care`).
extension Scheduler {
    /// What is owed at `now`, and the later instants at which that changes.
    ///
    /// An occasion is there from the start of its notice to the end of its day; a care follow-up in that time does for
    /// it.
    func care(_ subject: Subject, by channel: Channel, at now: Instant) -> (owed: [Obligation], changes: [Instant]) {
        let zone = calendar.zone
        let today = zone.day(of: now)
        var owed: [Obligation] = []
        var changes: [Instant] = []
        func add(_ day: Day, _ cause: Cause, _ reason: String) {
            let start = zone.start(of: day - rules.care.notice)
            let end = zone.start(of: day + 1)
            changes.append(start)
            changes.append(end)
            guard start <= now, now < end, subject.facts.care < start else { return }
            owed.append(
                Obligation(
                    kind: .care, cause: cause, due: calendar.closing(keeping: day), channel: channel, reason: reason))
        }
        if rules.care.birthdays {
            for (contact, person) in subject.profile.contacts.enumerated() {
                guard let birthday = person.birthday else { continue }
                for year in [today.civil.year, today.civil.year + 1] {
                    let day = birthday.anniversary(in: year)
                    if day >= today { add(day, .birthday(contact: contact, day), "birthday") }
                }
            }
        }
        for holiday in careHolidays[subject.profile.country] where holiday.day >= today {
            add(holiday.day, .holiday(holiday.day), "holiday:\(holiday.name)")
        }
        return (owed, changes)
    }
}

extension Day {
    /// The day of the same date in `year`; 29 February is the 28th where there is none.
    fileprivate func anniversary(in year: Int) -> Day { adding(months: (year - civil.year) * 12) }
}
