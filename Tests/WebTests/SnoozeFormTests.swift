import Domain
import Foundation
import Testing
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

    @Test func `a warning is no choice`() throws {
        #expect(SnoozeForm(customer: "X", obligations: [try owed(Self.now, "recycle-warning")]) == nil)
    }
}
