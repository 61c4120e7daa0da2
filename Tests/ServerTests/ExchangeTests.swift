import Domain
import Foundation
import HTTPTypes
import Testing
import Workflows

@testable import Server

/// Requests that are sent again, and changes of what has changed since.
@Suite struct RepeatTests {
    @Test func `no more exports are written at once than leave readers for others`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("root")
        let others = [desk.site.exports.enter(), desk.site.exports.enter()].compactMap { $0 }
        #expect(others.count == 2)
        try await desk.run { caller async throws in
            let root = caller.with(token: token)
            let refused = try await root.get("/v1/exports/labels")
            #expect(refused.status == 503 && refused.headers[.retryAfter] == "2")
            #expect(try await root.get("/v1/today").status == 200)
            others[0].leave()
            for _ in 0..<3 { #expect(try await root.get("/v1/exports/labels").status == 200) }
        }
        #expect(desk.site.exports.now == 1)
    }

    @Test func `a request with a key is done once`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token).with(.idempotencyKey, "k-1")
            let body = #"{"kind":"note","note":"hello"}"#
            let first = try await ann.post("/v1/customers/ANN/events", body)
            #expect(first.status == 201, "\(first.text)")
            let second = try await ann.post("/v1/customers/ANN/events", body)
            #expect(second.status == 201 && second.bytes == first.bytes)
            #expect(
                second.headers[.eTag] == first.headers[.eTag] && second.headers[.location] == first.headers[.location])
            let other = try await ann.post("/v1/customers/ANN/events", #"{"kind":"note","note":"other"}"#)
            #expect(other.brief == "422 receipt-mismatch")
            #expect(try await ann.post("/v1/customers/POOL/claim").brief == "422 receipt-mismatch")
            let page = try await caller.with(token: token).get("/v1/customers/ANN/timeline").text
            #expect(page.components(separatedBy: "hello").count == 2)
        }
    }

    @Test func `a key that is sent again to another address is refused`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("max")
        try await desk.run { caller async throws in
            let max = caller.with(token: token).with(.idempotencyKey, "k-1")
            let body = #"{"kind":"note","note":"hello"}"#
            #expect(try await max.post("/v1/customers/ANN/events", body).status == 201)
            #expect(try await max.post("/v1/customers/AMY/events", body).brief == "422 receipt-mismatch")
        }
    }

    @Test(arguments: ["", "with blank", "k\u{e9}y", String(repeating: "k", count: 201)])
    func `a key is short and plain`(key: String) async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let answer = try await caller.with(token: token).with(.idempotencyKey, key)
                .post("/v1/customers/ANN/events", #"{"kind":"note"}"#)
            #expect(answer.brief == "400 http-key")
        }
    }

    @Test func `a change names the state it changes`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token)
            let tag = try #require(try await ann.get("/v1/customers/ANN").headers[.eTag])
            let changed = try await ann.with(.ifMatch, tag).send(
                .patch, "/v1/customers/ANN", #"{"set":{"industry":"steel"}}"#)
            #expect(changed.status == 200, "\(changed.text)")
            let now = try #require(changed.headers[.eTag])
            #expect(now != tag)
            let late = try await ann.with(.ifMatch, tag).send(
                .patch, "/v1/customers/ANN", #"{"set":{"industry":"glass"}}"#)
            #expect(late.brief == "412 stale")
            let problem = try late.object
            let expected = try #require(problem["expected"] as? String)
            #expect(tag.hasPrefix("\"\(expected)."))
            #expect("\"\(problem["found"] as? String ?? "")\"" == now)
            let seen = try #require(try await ann.get("/v1/customers/ANN").headers[.eTag])
            #expect(Conditional.state(of: seen) == now.dropLast())
            for bad in ["v1", "*", "W/\"v1\"", "\"v1\", \"v2\"", "\"\""] {
                let answer = try await ann.with(.ifMatch, bad).send(
                    .patch, "/v1/customers/ANN", #"{"set":{"industry":"glass"}}"#)
                #expect(answer.brief == "400 http-precondition", "\(bad)")
            }
        }
    }

    @Test func `users, teams and tags are guarded, too`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("root")
        try await desk.run { caller async throws in
            let root = caller.with(token: token)
            _ = try await root.post("/v1/batches", #"{"action":"add-tags","tags":["fair"],"customers":["ANN"]}"#)
            for (path, body) in [
                ("/v1/users/ann", #"{"name":"Ann"}"#), ("/v1/teams/north", #"{"name":"The North"}"#),
                ("/v1/tags/fair", ##"{"colour":"#123456"}"##),
            ] {
                let seen = try await root.get(path)
                #expect(seen.status == 200, "\(path) \(seen.text)")
                let tag = try #require(seen.headers[.eTag])
                #expect(try await root.send(.patch, path, body).status == 428)
                let changed = try await root.with(.ifMatch, tag).send(.patch, path, body)
                #expect(changed.status == 200, "\(path) \(changed.text)")
                #expect(try await root.with(.ifMatch, tag).send(.patch, path, body).brief == "412 stale", "\(path)")
                let after = try #require(try await root.get(path).headers[.eTag])
                #expect("\(Conditional.state(of: after))\"" == changed.headers[.eTag], "\(path)")
            }
        }
    }

    @Test func `a token that is made is shown once, and never again`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token).with(.idempotencyKey, "k")
            let body = #"{"name":"robot","scopes":["read"]}"#
            let first = try await ann.post("/v1/tokens", body)
            #expect(first.status == 201, "\(first.text)")
            let made = try #require(try first.object["token"] as? String)
            #expect(try await caller.with(token: made).get("/v1/me").status == 200)
            #expect(!(try await ann.get("/v1/tokens").text.contains(made)))
        }
    }
}

/// Files that come in and go out.
@Suite struct FileTests {
    @Test func `a file is tried, taken, and exported`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("root")
        try await desk.run { caller async throws in
            let root = caller.with(token: token).with(.contentType, "text/csv")
            let csv = "key,name,country\nC1,One,DE\nC2,Two,Germany\n"
            let tried = try await root.post("/v1/imports/customers?dryRun=true", csv)
            #expect(tried.status == 200, "\(tried.text)")
            #expect(try await root.get("/v1/customers/C1").brief == "404 unknown-customer")
            let taken = try await root.post("/v1/imports/customers", csv)
            let problems = try #require(try taken.object["problems"] as? [[String: Any]])
            #expect(problems.count == 1 && problems.first?["rows"] as? [Int] == [3], "\(taken.text)")
            #expect(try await root.get("/v1/customers/C1").status == 200)
            let labels = try await root.get("/v1/exports/labels")
            #expect(labels.headers[.contentType] == "text/csv; charset=utf-8; header=present")
            #expect(labels.text.hasPrefix("customer,scheme,label,") && labels.text.contains("\nC1,"))
            #expect(labels.headers[.contentLength] == String(labels.bytes.count))
        }
    }

    @Test func `a form brings a file with its mapping`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("root")
        let form = [
            "--b", "Content-Disposition: form-data; name=\"file\"; filename=\"../list.csv\"", "Content-Type: text/csv",
            "",
            "Nr;Tag;Nummer", "7;2026-02-01;a1", "--b",
            "Content-Disposition: form-data; name=\"mapping\"; filename=\"m.yaml\"", "",
            "customer: {key: Nr, create: true}", "events:", "  - {kind: inquiry, at: Tag, ref: Nummer}", "--b--", "",
        ].joined(separator: "\r\n")
        try await desk.run { caller async throws in
            let root = caller.with(token: token).with(.contentType, "multipart/form-data; boundary=b")
            let answer = try await root.post("/v1/imports/timeline", form)
            #expect(answer.brief == "200" && answer.text.contains("\"customersCreated\":1"), "\(answer.text)")
        }
    }

    @Test(arguments: [
        "--b\r\n\r\n", "--b--", "nothing", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\nx\r\n--b--",
    ])
    func `what is no form is refused`(form: String) async throws {
        let desk = try await Desk()
        let token = try await desk.token("root")
        try await desk.run { caller async throws in
            let root = caller.with(token: token).with(.contentType, "multipart/form-data; boundary=b")
            #expect(try await root.post("/v1/imports/customers", form).brief == "400 http-upload")
        }
    }

    /// The empty line is the line end before the boundary: by RFC 2046 what follows the head may be left out with it.
    @Test(arguments: [
        ("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n--b--", ""),
        ("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n\r\n--b--", ""),
        ("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--", "x"),
    ])
    func `a part may be empty`(form: String, content: String) throws {
        let parts = try #require(Multipart.parts(Array(form.utf8), boundary: "b"))
        #expect(parts.map { String(decoding: $0.content, as: UTF8.self) } == [content])
    }

    @Test func `a salesperson imports nothing`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token).with(.contentType, "text/csv")
            #expect(try await ann.post("/v1/imports/customers", "key,name\nC1,One\n").brief == "403 not-allowed")
        }
    }

    @Test(arguments: [
        ("dryRun=maybe", "422 bad-call"), ("encoding=klingon", "422 bad-call"), ("delimiter=x", "422 bad-call"),
        ("hat=1", "422 bad-call"),
    ])
    func `options of an import are checked`(query: String, expected: String) async throws {
        let desk = try await Desk()
        let token = try await desk.token("root")
        try await desk.run { caller async throws in
            let root = caller.with(token: token).with(.contentType, "text/csv")
            #expect(try await root.post("/v1/imports/customers?\(query)", "key,name\nC1,One\n").brief == expected)
        }
    }
}
