import Domain
import Foundation
import Scheduling

/// Rules of real zones for tests, from Foundation's table of transitions between 1970 and 2045.
enum FoundationZones {
    static let shanghai = rules("Asia/Shanghai")
    static let newYork = rules("America/New_York")
    static let berlin = rules("Europe/Berlin")
    static let lordHowe = rules("Australia/Lord_Howe")
    static let adelaide = rules("Australia/Adelaide")
    static let santiago = rules("America/Santiago")
    static let apia = rules("Pacific/Apia")

    static let source = ZoneSource { name in
        if let known = [shanghai, newYork, berlin].first(where: { $0.name == name }) { return known }
        return TimeZone(identifier: name) == nil ? nil : rules(name)
    }

    static func rules(_ name: String) -> ZoneRules {
        guard let zone = TimeZone(identifier: name) else { return .utc }
        let start = Date(timeIntervalSince1970: 0)
        let end = Date(timeIntervalSince1970: 75 * 365.25 * 86_400)
        var transitions: [(at: Instant, offset: Int)] = []
        var date = start
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next < end, next > date {
            let at = Instant(milliseconds: Int64(next.timeIntervalSince1970) * 1000)
            transitions.append((at, zone.secondsFromGMT(for: next)))
            date = next
        }
        return ZoneRules(name: name, initialOffset: zone.secondsFromGMT(for: start), transitions: transitions)
    }
}

/// Calendars that several suites ask. Building one takes a moment, so they are built once.
enum Calendars {
    /// The default: China's holidays, Shanghai.
    static let china = WorkingCalendar(CalendarRules(), zone: FoundationZones.shanghai)
    static let newYork = WorkingCalendar(CalendarRules(holidays: []), zone: FoundationZones.newYork)
    static let berlin = WorkingCalendar(CalendarRules(holidays: ["DE"]), zone: FoundationZones.berlin)
}
