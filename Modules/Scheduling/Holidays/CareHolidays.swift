import Domain

/// The days on which holidays that a policy names begin, by country, read once.
struct CareHolidays: Sendable {
    private let days: [String: [Holiday]]

    /// `names` as in ``CareRules/holidays``.
    init(names: [String]) {
        var days: [String: [Holiday]] = [:]
        for country in names.isEmpty ? [] : HolidayTable.countries {
            let table = HolidayTable(country: country)?.holidays ?? []
            var found: [Day: String] = [:]
            for name in names {
                let all = Set(table.filter { HolidayTable.parts(of: $0.name).contains(name) }.map(\.day))
                // The first of several days is the occasion; of two holidays on one day the policy's first.
                for day in all where !all.contains(day - 1) && found[day] == nil { found[day] = name }
            }
            guard !found.isEmpty else { continue }
            days[country] = found.map { Holiday(day: $0.key, name: $0.value) }.sorted { $0.day < $1.day }
        }
        self.days = days
    }

    /// Whether the policy names no holiday that any country has.
    var isEmpty: Bool { days.isEmpty }

    /// By day.
    subscript(country: String?) -> [Holiday] { country.flatMap { days[$0] } ?? [] }
}
