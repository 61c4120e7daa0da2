import Crypto
import Domain
import Exchange

/// Two dozen made-up customers and what happened with them, told as times before now so that there is always something
/// to do today: the same two files that an import reads.
struct DemoSample {
    let customers: String
    let timeline: String

    /// - Parameters:
    ///   - now: the instant from which all times are counted.
    ///   - zone: the organisation's.
    init(at now: Instant, in zone: ZoneRules) {
        let times = RelativeTimes(now: now, zone: zone)
        customers = times.resolve(Self.customersTemplate)
        timeline = times.resolve(Self.timelineTemplate)
    }

    func file(_ text: String, _ name: String) -> ImportSource { ImportSource(name: name, bytes: Array(text.utf8)) }

    /// Lower-case hexadecimal SHA-256 of the templates, for the change record.
    static var digest: String {
        SHA256.hash(data: Array((customersTemplate + timelineTemplate).utf8))
            .map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
