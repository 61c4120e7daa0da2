public import Domain
import Foundation
import Synchronization

/// Zone rules from Foundation's time zones, which come with the Swift toolchain: the same on every machine.
///
/// A zone is read when it is first asked for, some milliseconds at most, and kept. Its table reaches from 1900 to 2199,
/// all that instants from outside can be. Only names such as `Asia/Shanghai`, and `UTC`, are known: abbreviations
/// (`EST`, `GMT+3`) mean different zones to different people. Before 1970 a zone may have the clocks of a larger neighbour.
public final class SystemZones: Sendable {
    private let known = Mutex<[String: ZoneRules]>([:])

    public init() {}

    public var source: ZoneSource { ZoneSource { self.rules(of: $0) } }

    /// The rules of an IANA name, in its own capitals; nil when there is no such zone.
    public func rules(of name: String) -> ZoneRules? {
        if name == ZoneRules.utc.name { return .utc }
        if let rules = known.withLock({ $0[name] }) { return rules }
        guard name.utf8.count <= 64, name.utf8.contains(47), let zone = TimeZone(identifier: name) else { return nil }
        let rules = Self.walk(zone, name: name)
        known.withLock { $0[name] = rules }
        return rules
    }

    private static func walk(_ zone: TimeZone, name: String) -> ZoneRules {
        var date = Date(timeIntervalSince1970: Double(Instant.earliest.milliseconds) / 1000)
        let end = Date(timeIntervalSince1970: Double(Instant.latest.milliseconds) / 1000)
        let initial = zone.secondsFromGMT(for: date)
        var offset = initial
        var transitions: [(at: Instant, offset: Int)] = []
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date, next <= end {
            let after = zone.secondsFromGMT(for: next)
            if after != offset {
                let milliseconds = Int64((next.timeIntervalSince1970 * 1000).rounded())
                transitions.append((Instant(milliseconds: milliseconds), after))
                offset = after
            }
            date = next
        }
        return ZoneRules(name: name, initialOffset: initial, transitions: transitions)
    }
}
