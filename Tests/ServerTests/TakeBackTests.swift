import API
import Assembly
import Domain
import Foundation
import HTTPTypes
import Houses
import Testing
import Workflows

@testable import Server

/// A slip is taken back on the pages and over the interface.
@Suite struct TakeBackTests {
    private static let note = "sent=log&here=/&next=/&customer=ANN&kind=note&note=hello"

    /// The number of the entry that a link to it names.
    private func entry(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: /#entry-([0-9]+)"/)?.1))
    }

    @Test(arguments: [
        ("en", "Take it back", ">Take back<span class=\"unseen\">: note, today 09:00</span>", "Taken back."),
        ("zh", "撤回", ">撤回<span class=\"unseen\">：备注，今天 09:00</span>", "已撤回。"),
    ])
    func `a slip on Today is two touches away, and the page tells what moved`(
        language: String, link: String, summary: String, told: String
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, "\(cookie); rapport_language=\(language)")
            let order = "sent=event-ANN&here=/&next=/&customer=ANN&kind=order&amount=12500000"
            _ = try await ann.post("/do/logEvent", Self.note)
            let place = try #require(try await ann.post("/do/logEvent", order).headers[.location])
            let today = try await ann.get(place).text
            let id = try entry(today)
            #expect(today.contains("<a href=\"/customers/ANN#entry-\(id)\">\(link)</a>"), "\(today)")
            let page = try await ann.get("/customers/ANN").text
            #expect(page.contains("<li id=\"entry-\(id)\">") && page.contains("id=\"retract-\(id)\""))
            #expect(page.contains(summary), "\(page)")
            // Neither the making of the customer nor its owner.
            #expect(page.components(separatedBy: "action=\"/do/retractEvent\"").count == 3)

            let form = "sent=retract-\(id)&here=/customers/ANN&next=/customers/ANN&customer=ANN&event=\(id)"
            let empty = try await ann.post("/do/retractEvent", "\(form)&reason=")
            #expect(empty.status == 422 || empty.status == 400, "\(empty.status)")
            #expect(empty.text.contains("<details class=\"quiet\" open>"), "\(empty.text)")
            let done = try await ann.post("/do/retractEvent", "\(form)&once=1&reason=wrong+sum")
            let back = try #require(done.headers[.location])
            #expect(done.status == 303 && back.hasPrefix("/customers/ANN?done=retractEvent&moved="))
            let after = try await ann.get(back).text
            #expect(after.contains(told) && after.contains("wrong sum") && !after.contains("retract-\(id)\""))
            // A step back and once more is the same request; a new one has nothing to take back.
            #expect(try await ann.post("/do/retractEvent", "\(form)&once=1&reason=wrong+sum").status == 303)
            let again = try await ann.post("/do/retractEvent", "\(form)&once=2&reason=wrong+sum")
            #expect(again.status == 409 && again.text.contains("wrong sum"))
            // What is gone is offered no more.
            #expect(!(try await ann.get(place).text.contains("#entry-\(id)")))
        }
    }

    @Test func `no link offers an entry that is not one's own, of just now and there`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let max = desk.site.composition.session(on: desk.site.store, as: user("max"), at: desk.clock.now)
        let others = try #require(try await LogEvent(customer: "ANN", kind: .note).perform(in: max).event)
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, cookie)
            let place = try #require(try await ann.post("/do/logEvent", Self.note).headers[.location])
            let id = try entry(try await ann.get(place).text)
            for (customer, entry) in [
                ("ANN", "\(others)"), ("AMY", id), ("SUE", id), ("NOBODY", id), ("ANN", "1"), ("ANN", "x"),
                ("ANN", "9223372036854775807"), ("ANN%22%3E%3Cscript%3E", id), ("", ""),
            ] {
                let page = try await ann.get("/?done=logEvent&who=\(customer)&entry=\(entry)").text
                #expect(page.contains("Logged.") && !page.contains("Take it back"), "\(customer) \(entry)")
            }
            let told = try await ann.get("/?done=logEvent&who=ANN&entry=\(id)&older=%3Cscript%3E").text
            #expect(told.contains("href=\"/customers/ANN#entry-\(id)\"") && !told.contains("script%3E#"))
            desk.clock.pass(milliseconds: 600_001)
            #expect(!(try await ann.get(place).text.contains("Take it back")))
            // On the customer's page it can be taken back whenever.
            #expect(try await ann.get("/customers/ANN").text.contains("id=\"retract-\(id)\""))
        }
    }

    @Test func `an entry of long ago is on the page that the link leads to`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = PageTests.browser(caller, cookie)
            for number in 0..<30 { _ = try await ann.post("/do/logEvent", "\(Self.note)&once=\(number)") }
            let place = try #require(
                try await ann.post("/do/logEvent", "\(Self.note)&at=2026-01-05T10:00").headers[.location])
            let link = try #require(
                try await ann.get(place).text.firstMatch(of: /href="(\/customers\/ANN\?before=[0-9]+)#(entry-[0-9]+)"/))
            #expect(try await ann.get(String(link.1)).text.contains("<li id=\"\(link.2)\">"))
            #expect(!(try await ann.get("/customers/ANN").text.contains("<li id=\"\(link.2)\">")))
        }
    }

    @Test(arguments: [("ann", 1), ("max", 2), ("root", 2), ("amy", 0)])
    func `each sees what they may take back`(name: String, expected: Int) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie(name)
        for person in ["ann", "max"] {
            let session = desk.site.composition.session(on: desk.site.store, as: user(person), at: desk.clock.now)
            _ = try await LogEvent(customer: "ANN", kind: .note).perform(in: session)
        }
        try await desk.run { caller async throws in
            let page = try await PageTests.browser(caller, cookie).get("/customers/ANN").text
            #expect(page.components(separatedBy: "action=\"/do/retractEvent\"").count == expected + 1)
        }
    }

    @Test(arguments: ["memory:", "sqlite"])
    func `the interface takes an entry back once, and says why it does not`(store: String) async throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "take-back-\(UUID().uuidString).sqlite")
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: place.path + end) } }
        let desk = try await Desk(store: store == "memory:" ? store : "sqlite:\(place.path)")
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token)
            let logged = try await ann.post("/v1/customers/ANN/events", #"{"kind":"order","amount":"12500000"}"#)
            let id = try #require(try logged.object["event"] as? Int)
            let path = "/v1/customers/ANN/events/\(id)/retract"
            for body in [#"{}"#, #"{"reason":""}"#, #"{"reason":7}"#, #"{"reason":"x","more":1}"#] {
                #expect([400, 422].contains(try await ann.post(path, body).status), "\(body)")
            }
            let keyed = ann.with(try #require(HTTPField.Name("Idempotency-Key")), "k-1")
            let reason = #"{"reason":"12,500.00 was meant"}"#
            let done = try await keyed.post(path, reason)
            let told = try done.object, moved = told["moved"] as? [String: String]
            #expect(done.status == 200 && told["event"] as? Int == id && moved?["stage"] == "transaction → unmarked")
            #expect(try await keyed.post(path, reason).bytes == done.bytes)
            for (place, status, code) in [
                (path, 409, "already-taken-back"), ("/v1/customers/ANN/events/999999/retract", 404, "unknown-entry"),
                ("/v1/customers/ANN/events/x/retract", 422, "bad-call"),
                ("/v1/customers/SUE/events/1/retract", 404, "unknown-customer"),
                ("/v1/customers/ANN/events/1/retract", 409, "not-taken-back"),
            ] {
                let answer = try await ann.post(place, reason)
                #expect(answer.status == status, "\(place) \(answer.text)")
                #expect(answer.text.contains(code), "\(place) \(answer.text)")
            }
        }
        try await desk.site.store.close()
    }
}
