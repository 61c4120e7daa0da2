import Classification
import ClassifierLaws
import Domain
import Testing
import Urgency

struct UrgencyTests {
    /// Today is 2026-06-15: a month ends with day 30, three months with day 92.
    static let cases: [Case] = [
        Case("nothing", [], "slow"),
        Case("the day has passed", [.need(.obvious, 90, expected: -1)], "urgent"),
        Case("in the grace", [.need(.obvious, 90, expected: -29)], "urgent"),
        Case("after the grace", [.need(.obvious, 90, expected: -30)], "slow"),
        Case("7 days ahead", [.need(.obvious, 90, expected: 7)], "urgent"),
        Case("8 days ahead", [.need(.obvious, 90, expected: 8)], "expedited"),
        Case("a month ahead", [.need(.obvious, 90, expected: 30)], "expedited"),
        Case("a day more", [.need(.obvious, 90, expected: 31)], "unhurried"),
        Case("three months ahead", [.need(.obvious, 90, expected: 92)], "unhurried"),
        Case("a day more", [.need(.obvious, 90, expected: 93)], "slow"),
        Case("an obvious need without a day", [.need(.obvious, 90)], "slow"),
        Case("a need that was spent", [.need(.obvious, 90, expected: 1), .order(90)], "slow"),
        Case("waiting for 24 h", [Past(.inquiry, 1)], "urgent"),
        Case("1 ms less", [Past(.inquiry, 1, ms: 1)], "slow"),
        Case("1 ms before the lapse", [Past(.inquiry, 31, ms: 1)], "urgent"),
        Case("at the lapse", [Past(.inquiry, 31)], "slow"),
        Case("answered", [Past(.inquiry, 2), .contact(.email, .outbound, 1)], "slow"),
        Case("only the first counts", [Past(.inquiry, 31), Past(.inquiry, 30)], "slow"),
        Case("lapsed, and started anew", [Past(.inquiry, 40), Past(.inquiry, 2)], "urgent"),
        Case("waiting, with a day ahead", [Past(.inquiry, 2), .need(.obvious, 1, expected: 20)], "urgent"),
    ]

    @Test(arguments: cases)
    func `urgency turns on days and waiting messages`(_ given: Case) throws {
        #expect(try Given(given.past).asked(UrgencyClassifier.standard()).label == given.label)
    }

    static let turns: [(past: [Past], until: Instant)] = [
        ([.need(.obvious, 90, expected: 20)], Given.rules.zone.start(of: Given.today + 13)),
        ([.need(.obvious, 90, expected: -10)], Given.rules.zone.start(of: Given.today + 20)),
        ([Past(.inquiry)], Given.now + .hours(24)),
        ([Past(.inquiry), .need(.obvious, expected: 20)], Given.now + .hours(24)),
        ([Past(.inquiry), .need(.obvious, expected: 200)], Given.now + .hours(24)),
        ([Past(.inquiry, 2)], Given.now + .days(29)),
        ([Past(.inquiry, 31)], .never),
        ([.need(.obvious)], .never),
    ]

    @Test(arguments: turns)
    func `it tells when it is to be asked again`(past: [Past], until: Instant) throws {
        #expect(try Given(past).asked(UrgencyClassifier.standard()).until == until)
    }

    @Test func `the wait is a value of the policy`() throws {
        let classifier = UrgencyClassifier.configured(["waiting_after": "2h", "urgent_within": "0d"]).classifier
        #expect(try Given([Past(.inquiry, ms: -7_200_000)]).asked(classifier).label == "urgent")
        #expect(try Given([Past(.inquiry, ms: -7_199_999)]).asked(classifier).label == "slow")
        #expect(try Given([.need(.obvious, expected: 1)]).asked(classifier).label == "expedited")
        #expect(UrgencyClassifier.configured(["expedited_months": "4"]).issues.map(\.kind) == [.conflict])
    }

    @Test func `labels stand in the order of the rules`() {
        expectLabels(UrgencyClassifier.standard().scheme, ["urgent", "expedited", "unhurried", "slow"])
    }

    @Test func `it keeps the laws, urgent days beyond months included`() {
        #expect(ClassifierLaws().violations(of: UrgencyClassifier.standard()) == [])
        let wide = UrgencyClassifier.configured(["urgent_within": "60d", "waiting_after": "365d"]).classifier
        #expect(ClassifierLaws(seed: 900).violations(of: wide) == [])
    }
}
