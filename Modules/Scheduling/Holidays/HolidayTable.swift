public import Domain

/// A day on which a country is at rest.
public struct Holiday: Hashable, Sendable {
    public let day: Day
    /// In Chinese for China, in English for all others.
    public let name: String

    public init(day: Day, name: String) {
        self.day = day
        self.name = name
    }
}

/// Days off and make-up working days of one country, as published, for 2024 to 2027; years that were not announced
/// when the data were made are empty.
///
/// China's are those of the State Council's notices, weekends inside a holiday included. Of other countries the list
/// has the nationwide days only, and of some also days that not every employer gives: a policy that needs it exactly
/// lists its own `days_off`. Half days are left out.
///
/// The data are a line for each name, `name|dates`, a date being `yymmdd`, `yymmdd-yymmdd` or, for a make-up working
/// day, `+yymmdd`. They are read when a country is asked for and not before.
public struct HolidayTable: Hashable, Sendable {
    /// ISO 3166-1 alpha-2, capitals.
    public let country: String
    /// By day.
    public let holidays: [Holiday]
    /// Weekend days that are worked in exchange, ascending.
    public let makeUpDays: [Day]

    /// Nil for a country that has no table.
    public init?(country: String) {
        guard let text = Self.text(of: country) else { return nil }
        self.init(country: country, text: text)
    }

    /// Reads data in the form above; what does not fit it is left out.
    init(country: String, text: String) {
        var holidays: [Holiday] = []
        var makeUpDays: [Day] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: "|"))
            guard parts.count == 2 else { continue }
            let name = String(Substring(parts[0]))
            for token in parts[1].split(separator: UInt8(ascii: " ")) {
                if token.first == UInt8(ascii: "+") {
                    if let day = Self.day(token.dropFirst()) { makeUpDays.append(day) }
                    continue
                }
                let ends = token.split(separator: UInt8(ascii: "-"))
                guard let first = ends.first.flatMap(Self.day), let last = ends.last.flatMap(Self.day) else { continue }
                for number in stride(from: first.number, through: last.number, by: 1) {
                    holidays.append(Holiday(day: Day(number: number), name: name))
                }
            }
        }
        self.country = country
        self.holidays = holidays.sorted { $0.day < $1.day }
        self.makeUpDays = makeUpDays.sorted()
    }

    /// The name of the holiday on `day`, or nil.
    public func name(of day: Day) -> String? { holidays.first { $0.day == day }?.name }

    private static func day(_ digits: Substring.UTF8View) -> Day? {
        guard digits.count == 6, let number = Int(Substring(digits)) else { return nil }
        return Day(year: 2000 + number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
