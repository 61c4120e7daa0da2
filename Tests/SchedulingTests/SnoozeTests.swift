import Classification
import Domain
import Scheduling
import Testing

struct SnoozeTests {
    static let promise = "promised due=2026-03-12T10:00 2026-03-10 10:00"

    /// The promise is event 2, its time of 2026-03-12 10:00 in Shanghai.
    static let snoozes: [(words: String, owed: String)] = [
        ("cause=occurrence:2:1773280800000 until=2026-03-14T10:00", "2026-03-14 10:00 was 2026-03-12 10:00"),
        ("cause=occurrence:2:1773280800000 until=2026-03-12T10:00", "2026-03-12 10:00"),
        (
            "cause=occurrence:2:1773280800000 until=2026-03-12T10:00:00.001",
            "2026-03-12 10:00:00.001 was 2026-03-12 10:00"
        ),
        ("cause=occurrence:2:1773280800000 until=2026-03-11T10:00", "2026-03-12 10:00"),
        ("cause=occurrence:2:1773280800001 until=2026-03-14T10:00", "2026-03-12 10:00"),
        ("cause=event:2 until=2026-03-14T10:00", "2026-03-12 10:00"),
    ]

    @Test(arguments: snoozes)
    func `what was put off is due then, if it is the same`(words: String, owed: String) throws {
        let story = try Story([
            "owned 2026-03-01 10:00", Self.promise, "obligation-snoozed kind=planned \(words) 2026-03-10 12:00",
        ])
        let found = try story.owed(at: "2026-03-20 10:00", .planned)
        #expect(
            found.map { $0.replacing("email occurrence:2:1773280800000 promise", with: "") } == [
                owed.contains(" was ") ? "planned \(owed.replacing(" was", with: "  was"))" : "planned \(owed) "
            ])
    }

    @Test func `the latest put-off counts, and others stay`() throws {
        let snooze = "obligation-snoozed kind=planned cause=occurrence:2:1773280800000"
        let story = try Story([
            "owned 2026-03-01 10:00", Self.promise, "promised due=2026-03-13T10:00 2026-03-10 10:00",
            "\(snooze) until=2026-03-20T10:00 2026-03-10 12:00", "\(snooze) until=2026-03-15T10:00 2026-03-11 12:00",
        ])
        #expect(try story.due(.planned) == ["2026-03-13 10:00", "2026-03-15 10:00"])
        #expect(try story.due(.firstContact) == ["2026-03-03 18:00"])
    }

    @Test func `a put-off ends with what it was about`() throws {
        let story = try Story([
            "owned 2026-03-01 10:00", "inquiry 2026-03-10 10:00",
            "obligation-snoozed kind=reply cause=event:2 until=2026-03-15T10:00 2026-03-10 12:00",
        ])
        #expect(try story.due(.reply, at: "2026-03-12 10:00") == ["2026-03-15 10:00"])
        var answered = story
        try answered.add("email 2026-03-12 10:00")
        try answered.add("inquiry 2026-03-13 10:00")
        #expect(try answered.due(.reply, at: "2026-03-13 10:00") == ["2026-03-14 10:00"])
    }

    @Test func `a recycle-warning is not put off`() throws {
        var story = try Story(
            [
                "owned 2026-03-01 10:00",
                "obligation-snoozed kind=recycle-warning cause=spell:1:2026-03-01 until=2026-06-01T10:00 2026-03-02 12:00",
            ], labels: ["stage:inquiry"])
        story.pool = PoolRules()
        let warning = try story.answer(at: "2026-03-10 10:00").obligations.filter { $0.kind == .recycleWarning }
        #expect(warning.map { local($0.due) } == ["2026-03-13 10:00"] && warning.first?.dueBefore == nil)
        #expect(story.events.count == 2 && warning.first?.cause.text == "spell:1:2026-03-01")
    }

    @Test func `the set is ordered by kind and due, as snoozed`() throws {
        var story = try Story(
            [
                "owned 2026-03-01 10:00", "inquiry 2026-03-10 10:00", Self.promise,
                "promised due=2026-03-13T10:00 2026-03-10 10:00", "installed days=10 part.x=5 2026-03-01 10:00",
                "call 2026-03-09 10:00", "online 2026-03-10 11:00",
            ], labels: ["stage:inquiry", "grade:ungraded", "priority:A"])
        story.pool = PoolRules()
        let found = try story.answer(at: "2026-04-01 10:00").obligations
        let keys = found.map { "\($0.kind.rawValue) \($0.due.rfc3339)" }
        #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(
            Set(found.map(\.kind)) == [
                .followUp, .greetOnline, .planned, .reclassify, .recordForm, .recycleWarning, .reply, .service,
            ])
        #expect(Set(found.map { "\($0.kind) \($0.cause.text)" }).count == found.count)
    }
}
