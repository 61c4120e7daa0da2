public import Classification
import Domain

extension CalendarRules {
    /// Decodes `calendar`. Each key that is not given has the default of RULES.md §1.
    ///
    /// `hours` maps `mon` … `sun` to lists such as `[09:00-12:00, 13:30-18:00]`, days left out being off; `holidays` is
    /// a country or a list of them, `[]` for none; `days_off` lists dates; `make_up_days` lists dates, or mappings
    /// with `day` and `hours`.
    public init(_ reader: inout SectionReader) {
        self.init()
        if let section = reader.section("hours") {
            let days = reader.nested("hours") { hours in
                Weekday.all.map { hours.dayHours($0.name) ?? .off }
            }
            do { week = try WeekHours { days[$0.index] } } catch {
                reader.note(.outOfRange, at: section.position, key: "hours", error.message)
            }
        }
        holidays = reader.texts("holidays", default: holidays).filter { country in
            if HolidayTable.countries.contains(country) { return true }
            let known = HolidayTable.countries.joined(separator: ", ")
            reader.note(.outOfRange, key: "holidays", "has “\(country)”; known: \(known), or [] for none")
            return false
        }
        for item in reader.list("days_off") {
            if let day = reader.day(item, key: "days_off") { daysOff.insert(day) }
        }
        for item in reader.list("make_up_days") {
            guard let (day, hours) = reader.makeUpDay(item) else { continue }
            if daysOff.contains(day) {
                reader.note(
                    .conflict, at: item.position, key: "make_up_days",
                    "has \(day.iso), which days_off has too; keep one")
            } else if makeUpDays.updateValue(hours, forKey: day) != nil {
                reader.note(.conflict, at: item.position, key: "make_up_days", "has \(day.iso) twice; keep one")
            }
        }
    }
}

extension SectionReader {
    /// The ranges under `key`; nil when it is not there or wrong.
    fileprivate mutating func dayHours(_ key: String) -> DayHours? {
        var isSound = true
        let ranges = texts(key).compactMap { text in
            let range = TimeRange(text: text)
            if range == nil {
                note(.wrongType, key: key, "must be ranges such as 09:00-12:00, not “\(text)”")
                isSound = false
            }
            return range
        }
        guard isSound else { return nil }
        do { return try DayHours(ranges) } catch {
            note(.outOfRange, key: key, error.message)
            return nil
        }
    }

    fileprivate mutating func day(_ item: Section, key: String) -> Day? {
        guard case .scalar(let text?) = item.content, let day = Day(iso: text) else {
            note(.wrongType, at: item.position, key: key, "must be dates such as 2026-05-01")
            return nil
        }
        return day
    }

    fileprivate mutating func makeUpDay(_ item: Section) -> (Day, DayHours?)? {
        guard case .map = item.content else { return day(item, key: "make_up_days").map { ($0, nil) } }
        var reader = SectionReader(item, path: path.isEmpty ? "make_up_days" : "\(path).make_up_days")
        let hours = reader.dayHours("hours").flatMap { $0.isOff ? nil : $0 }
        let day = reader.section("day").flatMap { reader.day($0, key: "day") }
        if !reader.keys.contains("day") { reader.note(.missing, at: item.position, key: "day", "must be given") }
        absorb(reader.finish())
        return day.map { ($0, hours) }
    }
}
