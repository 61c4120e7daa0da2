import Domain
import Testing

struct CauseTests {
    private static let day = Day(number: 20_500)

    @Test(arguments: [
        Cause.event(EventID(7)), .occurrence(EventID(7), Instant(milliseconds: -5)), .service(EventID(7), day),
        .part(EventID(7), day, name: "seal"), .part(EventID(7), day, name: "seal: 2:1"),
        .part(EventID(7), day, name: ""), .birthday(contact: 0, day), .holiday(day), .spell(EventID(7), day),
        .period(day),
    ])
    func `a cause is read as it was written`(cause: Cause) { #expect(Cause(text: cause.text) == cause) }

    @Test(arguments: [
        "", "event", "event:", "event:x", "event:5:junk", "event:5:", "occurrence:5", "occurrence:5:6:7",
        "service:5:2026-02-30", "service:5:2026-02-03:x", "part:5:2026-02-03", "birthday:2026-02-03",
        "holiday:2026-02-03:x", "spell:5", "period", "other:5",
    ])
    func `other texts are none`(text: String) { #expect(Cause(text: text) == nil) }
}
