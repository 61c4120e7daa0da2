import Domain
import Foundation
import Markup
import Testing
import Wording
import Workflows

@testable import Web

@Suite struct SnoozeFormTests {
    private static let now = "2026-03-02T01:00:00Z"

    private func owed(_ due: String, _ kind: String = "follow-up") throws -> ObligationView {
        let text = #"{"kind":"\#(kind)","due":"\#(due)","overdue":false,"reason":"x","cause":"x"}"#
        return try JSONDecoder().decode(ObligationView.self, from: Data(text.utf8))
    }

    @Test(arguments: [
        ("2026-03-01T01:00:00Z", 1), ("2026-03-02T01:00:00Z", 1), ("2026-03-03T00:59:59Z", 1),
        ("2026-03-03T01:00:00Z", 2), ("2026-03-20T10:00:00Z", 19),
    ]) func `what is preselected is later than what is due`(due: String, days: Int) throws {
        let now = try #require(Instant(rfc3339: Self.now)), then = try #require(Instant(rfc3339: due))
        let offers = SnoozeForm.days(of: [try owed(due)], at: now)
        #expect(offers.first == days && offers.all.first == days && offers.all.contains(days + 6))
        #expect(now.milliseconds + Int64(offers.first) * 86_400_000 > then.milliseconds)
    }

    @Test func `there are days for everything that is owed`() throws {
        let owed = [try owed("2026-03-01T01:00:00Z"), try owed("2026-03-12T01:00:00Z", "promise")]
        let offers = SnoozeForm.days(of: owed, at: try #require(Instant(rfc3339: Self.now)))
        #expect(offers.first == 1 && offers.all == [1, 2, 3, 7, 11, 13, 14, 17, 30])
    }

    @Test func `no day is offered that the policy does not allow`() throws {
        let now = try #require(Instant(rfc3339: Self.now))
        let owed = [try owed("2026-03-07T02:00:00Z"), try owed(Self.now, "promise")]
        for (longest, days) in [(31, [1, 3, 6, 7, 8, 12, 19]), (7, [1, 3, 6, 7]), (6, [1, 3, 6])] {
            let offers = SnoozeForm.days(of: owed, at: now, longest: longest)
            #expect(offers.first == 6 && offers.all == days)
        }
    }

    /// How far something may be put off, and what is offered.
    static let spans: [(longest: Span, values: [String])] = [
        (.days(7), ["+1d", "+3d", "+6d", "+7d"]), (.hours(6 * 24), ["+1d", "+3d", "+6d"]),
        (.hours(6 * 24 - 1), ["+1d", "+2d", "+3d"]), (.days(1), ["+1d"]), (.hours(23), []),
    ]

    @Test(arguments: spans)
    func `what is due later than anything may be put off to is no choice`(longest: Span, values: [String]) throws {
        let reader = Reader(
            wording: Wording(.english),
            display: Display(
                zone: .utc, currency: try #require(Currency(code: "USD")), schemes: [], longestSnooze: longest),
            user: nil, now: try #require(Instant(rfc3339: Self.now)), here: Link(), mark: "m")
        let owed = [try owed("2026-03-07T02:00:00Z"), try owed(Self.now, "promise")]
        var html = Markup()
        SnoozeForm(customer: "X", obligations: owed, reader)?.write(to: Link(), &html)
        let text = String(decoding: html.bytes, as: UTF8.self)
        #expect(text.matches(of: /value="(\+[0-9]+d)"/).map { String($0.1) } == values, "\(text)")
        #expect(text.contains("value=\"follow-up\"") == (longest >= .days(6)))
    }

    @Test func `a warning is no choice`() throws {
        #expect(
            SnoozeForm(customer: "X", obligations: [try owed(Self.now, "recycle-warning")], try PieceTests.reader())
                == nil)
    }
}
