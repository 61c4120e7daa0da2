import Domain
import Scheduling
import Testing

struct RecordTests {
    static let forms: [(lines: [String], owed: [String])] = [
        (["call 2026-03-10 10:00"], ["2026-03-10 18:00"]), (["visit 2026-03-10 17:59:59.999"], ["2026-03-10 18:00"]),
        (["call 2026-03-10 18:00"], ["2026-03-11 18:00"]), (["call-in 2026-03-10 23:00"], ["2026-03-11 18:00"]),
        (["call 2026-03-10 00:00"], ["2026-03-10 18:00"]), (["call 2026-03-14 10:00"], ["2026-03-16 18:00"]),
        (["call 2026-02-14 10:00"], ["2026-02-14 18:00"]), (["call 2026-02-14 18:00"], ["2026-02-24 18:00"]),
        (["call no-answer 2026-03-10 10:00"], []), (["email 2026-03-10 10:00"], []),
        (["call 2026-03-10 10:00", "form 2026-03-10 10:00"], []),
        (["call 2026-03-10 10:00", "form 2026-03-12 10:00"], []),
        (["form 2026-03-10 09:59", "call 2026-03-10 10:00"], ["2026-03-10 18:00"]),
        (["call 2026-03-10 10:00", "form 2026-03-10 10:01", "call 2026-03-11 10:00"], ["2026-03-11 18:00"]),
        (["call late=10079 2026-03-10 10:00"], ["2026-03-10 18:00"]), (["call late=10080 2026-03-10 10:00"], []),
        (["call marketing 2026-03-10 10:00"], ["2026-03-10 18:00"]),
    ]

    @Test(arguments: forms)
    func `a call is written up by the closing of its working day`(lines: [String], owed: [String]) throws {
        let story = try Story(["owned 2026-02-01 10:00"] + lines)
        let found = try story.answer(at: "2026-03-20 10:00").obligations.filter { $0.kind == .recordForm }
        #expect(found.map { local($0.due) } == owed)
        #expect(found.allSatisfy { $0.channel == nil && $0.reason == "form-missing" })
    }

    static let passings: [(need: String, now: String, due: [String], next: String)] = [
        ("need obvious close=2026-03-12", "2026-03-12 23:59:59.999", [], "2026-03-13 00:00"),
        ("need obvious close=2026-03-12", "2026-03-13 00:00", ["2026-03-13 18:00"], "never"),
        ("need obvious close=2026-03-13", "2026-03-14 00:00", ["2026-03-16 18:00"], "never"),
        ("need obvious close=2026-03-13", "2026-09-14 00:00", ["2026-03-16 18:00"], "never"),
        ("need obvious", "2026-09-14 00:00", [], "never"),
        ("need potential close=2026-03-12", "2026-09-14 00:00", [], "never"),
    ]

    @Test(arguments: passings)
    func `a day that has passed asks for a new class, after the grace as well`(
        need: String, now: String, due: [String], next: String
    ) throws {
        let story = try Story(["owned 2026-03-01 10:00", "\(need) 2026-03-02 10:00"], labels: ["grade:A"])
        let answer = try story.answer(at: now)
        let found = answer.obligations.filter { $0.kind == .reclassify }
        #expect(found.map { local($0.due) } == due && local(answer.nextChange) == next)
        #expect(
            found.allSatisfy { $0.reason == "expected-passed" && $0.cause == .event(EventID(2)) && $0.channel == nil })
    }

    @Test func `an order spends the need and what it asks for`() throws {
        let lines = ["owned 2026-03-01 10:00", "need obvious close=2026-03-12 2026-03-02 10:00"]
        #expect(try Story(lines + ["order 2026-03-02 10:00"], labels: ["grade:A"]).due(.reclassify) == [])
        #expect(try Story(lines, labels: ["grade:A"]).due(.reclassify) == ["2026-03-13 18:00"])
    }

    static let ungraded: [(lines: [String], labels: [String], due: [String])] = [
        (["email 2026-03-10 10:00"], ["grade:ungraded"], ["2026-03-11 18:00"]),
        (["email 2026-03-13 10:00", "email 2026-03-19 10:00"], ["grade:ungraded"], ["2026-03-16 18:00"]),
        (["email 2026-03-10 10:00"], ["grade:D"], []), ([], ["grade:ungraded"], []),
        (["email 2026-03-10 10:00", "order 2026-03-11 10:00"], ["grade:ungraded"], []),
        (
            ["email 2026-03-10 10:00", "order 2026-03-11 10:00", "order-completed 2026-03-12 10:00"],
            ["grade:ungraded"], ["2026-03-11 18:00"]
        ),
        (["email 2026-03-10 10:00", "owned 2026-03-11 10:00"], ["grade:ungraded"], []),
    ]

    @Test(arguments: ungraded)
    func `an ungraded customer is graded after the first follow-up`(lines: [String], labels: [String], due: [String])
        throws
    {
        let story = try Story(["owned 2026-03-01 10:00"] + lines, labels: labels)
        let found = try story.answer(at: "2026-03-20 10:00").obligations.filter { $0.kind == .reclassify }
        #expect(found.map { local($0.due) } == due)
        #expect(found.allSatisfy { $0.reason == "ungraded" && $0.cause == .event(EventID(2)) })
    }
}
