import Classification
import Domain

/// Instants at which something may turn unexpectedly: edges, the starts of days, whole days after an event.
struct TimeProbes {
    private var generator: SplitMix64
    private let zone: ZoneRules
    private let known: [Instant]
    private let days: [Day]
    /// How far ahead of an open end is looked.
    private static let horizon = Span.days(1200)

    init(_ random: RandomSubject, seed: UInt64) {
        generator = SplitMix64(seed: seed ^ 0x5DEE_CE66)
        zone = random.subject.moment.zone
        known = random.timeline.map(\.occurredAt)
        days = random.timeline.compactMap(\.details.expectedClose)
    }

    /// Some instants strictly between the two.
    mutating func instants(after start: Instant, before end: Instant) -> [Instant] {
        let last = min(end, start + Self.horizon)
        guard last.milliseconds - start.milliseconds > 1 else { return [] }
        let one = Span(milliseconds: 1)
        var found = [start + one, last + one.negated]
        let today = zone.day(of: start)
        let span = max(1, zone.day(of: last) - today)
        for ahead in [1, span] + (0..<4).map({ _ in Int.random(in: 1...span, using: &generator) }) {
            found += beside(zone.start(of: today + ahead))
        }
        for _ in 0..<6 {
            let ahead = Int64.random(in: 1..<(last.milliseconds - start.milliseconds), using: &generator)
            found.append(start + Span(milliseconds: ahead))
            let count = generator.pick(RandomTimeline.thresholds, else: 0)
            if let event = known.randomElement(using: &generator) { found += beside(event + .days(count)) }
            if let day = days.randomElement(using: &generator) {
                let months = generator.pick([0, 1, 3, 6], else: 0)
                found += beside(zone.start(of: day + (generator.chance(50) ? count : -count)))
                found += beside(zone.start(of: day.firstDayWithin(months: months)))
            }
        }
        return found.filter { $0 > start && $0 < end }
    }

    /// Every start of a day in the next 800 days, and every event's instant some whole days on.
    func candidates(after start: Instant) -> [Instant] {
        let today = zone.day(of: start)
        let starts = (1...800).map { zone.start(of: today + $0) }
        let counts = Array(1...8) + [15, 29, 30, 31, 32, 59, 60, 89, 90, 91, 180, 364, 365, 366, 729, 730, 731]
        let later = known.flatMap { event in counts.map { event + .days($0) } }
        let hours = starts.map { $0 + .hours(13) }
        return Set((starts + later + hours).flatMap(beside)).filter { $0 > start }.sorted()
    }

    private func beside(_ instant: Instant) -> [Instant] {
        (-1...1).map { instant + Span(milliseconds: $0) }
    }
}
