public import Domain

extension FoldRules {
    /// Rules for trying things out, with the values of RULES.md.
    ///
    /// Unless another `zone` is given, clocks change at midnight twice a year, so that some day has no midnight and some
    /// days have 23 or 25 hours.
    public static func sample(zone: ZoneRules = .shiftingAtMidnight) -> FoldRules {
        let dollar = Currency(code: "USD").map { [$0: Int64(7_000_000_000)] } ?? [:]
        return FoldRules(
            zone: zone, rates: ExchangeRates(base: .cny, billionths: dollar), replyLapse: .days(31),
            followUpPurposes: [.business, .care], conversationChannels: [.phone, .visit])
    }
}

extension ZoneRules {
    /// Eight hours ahead of UTC, without clock changes.
    public static let eightHoursAhead = ZoneRules(name: "Test/East", initialOffset: 8 * 3600, transitions: [])

    /// Two hours ahead of UTC, and three from the first midnight of April to that of October, 2010 to 2045.
    public static let shiftingAtMidnight = ZoneRules(
        name: "Test/Shifting", initialOffset: 7200,
        transitions: (2010...2045).flatMap { year -> [(at: Instant, offset: Int)] in
            [(4, 7200, 10800), (10, 10800, 7200)].compactMap { month, before, after in
                Day(year: year, month: month, day: 1).map { day in
                    (at: Instant(milliseconds: (Int64(day.number) * 86_400 - Int64(before)) * 1000), offset: after)
                }
            }
        })
}
