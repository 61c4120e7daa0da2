import Domain
import Testing

struct RecurrenceTextTests {
    static let canonical: [(text: String, rrule: String)] = [
        ("FREQ=DAILY", "FREQ=DAILY"), ("freq=weekly;byday=fr,mo,fr", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR,2TU,MO", "FREQ=MONTHLY;BYDAY=-1FR,MO,2TU"),
        ("COUNT=3;WKST=MO;INTERVAL=1;FREQ=YEARLY", "FREQ=YEARLY;COUNT=3"),
        ("FREQ=YEARLY;INTERVAL=02;BYDAY=+53MO", "FREQ=YEARLY;INTERVAL=2;BYDAY=53MO"),
        ("FREQ=DAILY;UNTIL=20261231", "FREQ=DAILY;UNTIL=20261231"),
        ("FREQ=DAILY;UNTIL=20261231t160000z", "FREQ=DAILY;UNTIL=20261231T160000Z"),
        ("FREQ=DAILY;INTERVAL=999999999", "FREQ=DAILY;INTERVAL=999999999"),
    ]

    @Test(arguments: canonical)
    func `a rule has one canonical text`(text: String, rrule: String) throws {
        let rule = try Recurrence(rrule: text)
        #expect(rule.rrule == rrule)
        #expect(try Recurrence(rrule: rrule) == rule)
        #expect(Recurrence.parse(text) == rule)
    }

    static let refused: [(text: String, error: RecurrenceError)] = [
        ("", .notAPart("")), ("DAILY", .notAPart("DAILY")), ("FREQ=DAILY;", .notAPart("")),
        ("INTERVAL=2", .noFrequency), ("FREQ=HOURLY", .unknownFrequency("HOURLY")),
        ("FREQ=DAILY;BYMONTH=1", .unknownPart("BYMONTH")), ("FREQ=DAILY;FREQ=DAILY", .partTwice("FREQ")),
        ("FREQ=DAILY;INTERVAL=0", .notANumber("INTERVAL", "0")),
        ("FREQ=DAILY;INTERVAL=-1", .notANumber("INTERVAL", "-1")),
        ("FREQ=DAILY;INTERVAL=1000000000", .notANumber("INTERVAL", "1000000000")),
        ("FREQ=DAILY;COUNT=99999999999999999999", .notANumber("COUNT", "99999999999999999999")),
        ("FREQ=DAILY;COUNT=x", .notANumber("COUNT", "X")), ("FREQ=DAILY;COUNT=", .notANumber("COUNT", "")),
        ("FREQ=WEEKLY;BYDAY=", .unknownWeekday("")), ("FREQ=WEEKLY;BYDAY=MO,XX", .unknownWeekday("XX")),
        ("FREQ=MONTHLY;BYDAY=1.5MO", .unknownWeekday("1.5MO")), ("FREQ=WEEKLY;BYDAY=2TU", .ordinal("2TU", .weekly)),
        ("FREQ=DAILY;BYDAY=1MO", .ordinal("1MO", .daily)), ("FREQ=MONTHLY;BYDAY=6MO", .ordinal("6MO", .monthly)),
        ("FREQ=MONTHLY;BYDAY=0MO", .ordinal("0MO", .monthly)), ("FREQ=YEARLY;BYDAY=-54MO", .ordinal("-54MO", .yearly)),
        ("FREQ=DAILY;UNTIL=2026-12-31", .until("2026-12-31")), ("FREQ=DAILY;UNTIL=20260229", .until("20260229")),
        ("FREQ=DAILY;UNTIL=20261231T160000", .until("20261231T160000")),
        ("FREQ=DAILY;UNTIL=20261231T160060Z", .until("20261231T160060Z")),
        ("FREQ=DAILY;UNTIL=二〇二六", .until("二〇二六")), ("FREQ=DAILY;UNTIL=20261231;COUNT=2", .untilAndCount),
        ("FREQ=WEEKLY;WKST=SU", .weekStart("SU")),
    ]

    @Test(arguments: refused)
    func `what is no rule is refused with what would be right`(text: String, error: RecurrenceError) {
        #expect(throws: error) { try Recurrence(rrule: text) }
        #expect(Recurrence.parse(text) == nil)
    }

    @Test func `a refusal carries the value and what is possible`() {
        #expect(
            RecurrenceError.ordinal("6MO", .monthly).phrase
                == Phrase("recurrence-ordinal", ["value": "6MO", "most": 5]))
        #expect(RecurrenceError.ordinal("2TU", .weekly).phrase == Phrase("recurrence-no-ordinal", ["value": "2TU"]))
        #expect(
            RecurrenceError.unknownFrequency("HOURLY").phrase
                == Phrase(
                    "recurrence-frequency",
                    ["value": "HOURLY", "known": ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]]))
    }

    @Test func `a promise keeps its terms`() throws {
        var details = EventDetails()
        let terms = PromiseTerms(
            due: Instant(milliseconds: 1_773_108_000_000), zone: "Europe/Berlin",
            recurrence: try Recurrence(rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=4"), channel: .phone)
        details.promise = terms
        #expect(details.extra["rrule"] == "FREQ=WEEKLY;BYDAY=TU;COUNT=4")
        #expect(details.promise == terms)
    }
}
