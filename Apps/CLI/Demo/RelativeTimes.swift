import Domain

/// Puts real times in the place of those that a template counts from now.
///
/// A template says `@-8min` and `@-23h` for an instant that long ago, `@-12d 10:15` for a clock time of the day twelve
/// days ago (of the Friday before when that is a weekend), and `@-12d` or `@+12d` for the date. Anything else stays.
struct RelativeTimes {
    let now: Instant
    let zone: ZoneRules

    func resolve(_ template: String) -> String {
        template.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in line.split(separator: ",", omittingEmptySubsequences: false).map(cell).joined(separator: ",")
            }
            .joined(separator: "\n")
    }

    private func cell(_ text: Substring) -> String {
        guard text.hasPrefix("@-") || text.hasPrefix("@+") else { return String(text) }
        let parts = text.dropFirst().split(separator: " ", maxSplits: 1)
        guard let length = parts.first, let count = Int(length.prefix { !$0.isLetter }) else { return String(text) }
        switch length.drop(while: { !$0.isLetter }) {
        case "min": return written(now + .minutes(count))
        case "h": return written(now + .hours(count))
        case "d":
            let day = zone.day(of: now) + count
            guard parts.count == 2, let time = Self.time(parts[1]) else { return day.iso }
            let weekend = max(0, day.weekday.index - 4)
            return written(zone.instant(day - weekend, at: time))
        default: return String(text)
        }
    }

    /// Milliseconds since midnight of `HH:MM`.
    private static func time(_ text: Substring) -> Int64? {
        let numbers = text.split(separator: ":").compactMap { Int64($0) }
        return numbers.count == 2 ? (numbers[0] * 60 + numbers[1]) * 60_000 : nil
    }

    /// RFC 3339 with the zone's offset, to the minute.
    private func written(_ instant: Instant) -> String {
        let offset = zone.offset(at: instant) / 60_000
        let minutes = zone.timeOfDay(at: instant) / 60_000
        return
            "\(zone.day(of: instant).iso)T\(Self.clock(minutes)):00\(offset < 0 ? "-" : "+")\(Self.clock(abs(offset)))"
    }

    private static func clock(_ minutes: Int64) -> String {
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }
}
