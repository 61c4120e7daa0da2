import Classification
import Domain

// Birthdays and holidays (RULES.md §7, `care`).
extension Scheduler {
    /// An occasion is there from the start of its notice to the end of its day; a care follow-up in that time does for
    /// it.
    func care(_ subject: borrowing Subject, by channel: Channel, _ agenda: inout Agenda) {
        let zone = calendar.zone
        let now = agenda.now
        let today = zone.day(of: now)
        let latest = subject.facts.care
        var owed: [Obligation] = []
        var changes: [Instant] = []
        func add(_ day: Day, _ cause: Cause, _ reason: String) {
            let start = zone.start(of: day - rules.care.notice)
            let end = zone.start(of: day + 1)
            changes.append(start)
            changes.append(end)
            guard start <= now, now < end, latest < start else { return }
            owed.append(
                Obligation(
                    kind: .care, cause: cause, due: calendar.closing(keeping: day), channel: channel, reason: reason))
        }
        if rules.care.birthdays, subject.traits.hasBirthdays {
            for (contact, person) in subject.profile.contacts.enumerated() {
                guard let birthday = person.birthday else { continue }
                for year in [today.civil.year, today.civil.year + 1] {
                    let day = birthday.anniversary(in: year)
                    if day >= today { add(day, .birthday(contact: contact, day), "birthday") }
                }
            }
        }
        if !careHolidays.isEmpty, subject.traits.hasCountry {
            for holiday in careHolidays[subject.profile.country] where holiday.day >= today {
                add(holiday.day, .holiday(holiday.day), "holiday:\(holiday.name)")
            }
        }
        agenda.add(owed)
        for change in changes { agenda.turn(at: change) }
    }
}

extension Day {
    /// The day of the same date in `year`; 29 February is the 28th where there is none.
    fileprivate func anniversary(in year: Int) -> Day { adding(months: (year - civil.year) * 12) }
}
