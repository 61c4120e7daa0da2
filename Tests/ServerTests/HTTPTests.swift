import Domain
import HTTPTypes
import Testing
import Workflows

@testable import Server

/// What requests may be, and what comes of those that may not.
@Suite struct HTTPTests {
    @Test func `nobody gets anything without a name`() async throws {
        let desk = try await Desk()
        try await desk.run { caller async throws in
            for path in ["/v1/me", "/v1/customers", "/v1/exports/labels", "/v1/policy"] {
                let answer = try await caller.get(path)
                #expect(answer.brief == "401 http-unauthenticated", "\(path)")
                #expect(answer.headers[.wwwAuthenticate] == "Bearer realm=\"rapport\"")
            }
            #expect(try await caller.get("/healthz").status == 200)
            #expect(try await caller.get("/readyz").status == 200)
            #expect(try await caller.get("/openapi.json").status == 200)
        }
    }

    @Test(arguments: [
        "Bearer nonsense", "Bearer ", "Basic YW5uOmFubg==", "rapport_abc",
        "Bearer rapport_" + String(repeating: "a", count: 49),
    ])
    func `what is no token opens nothing`(header: String) async throws {
        let desk = try await Desk()
        try await desk.run { caller async throws in
            #expect(try await caller.with(.authorization, header).get("/v1/me").brief == "401 http-unauthenticated")
        }
    }

    @Test func `a token does what its owner may, and no more than its scopes`() async throws {
        let desk = try await Desk()
        let whole = try await desk.token("ann")
        let narrow = try await desk.token("ann", [.read])
        try await desk.run { caller async throws in
            let me = try await caller.with(token: whole).get("/v1/me")
            #expect(me.status == 200 && me.text.contains("\"ann\""))
            #expect(try await caller.with(token: whole).get("/v1/customers/SUE").brief == "404 unknown-customer")
            #expect(try await caller.with(token: whole).get("/v1/audit").brief == "403 not-allowed")
            let post = try await caller.with(token: narrow).post("/v1/customers/ANN/events", #"{"kind":"note"}"#)
            #expect(post.brief == "403 out-of-scope")
            #expect(try await caller.with(token: narrow).get("/v1/customers/ANN").status == 200)
        }
    }

    static let wrong: [(HTTPRequest.Method, String, String?, String)] = [
        (.get, "/v1/nothing", nil, "404 http-not-found"), (.get, "/v1", nil, "404 http-not-found"),
        (.get, "/v1/customers/ANN/nothing", nil, "404 http-not-found"),
        (.delete, "/v1/customers", nil, "405 http-method"), (.put, "/v1/me", "{}", "405 http-method"),
        (.get, "/v1/customers/%zz", nil, "404 http-not-found"), (.get, "/v1/customers/%ff", nil, "404 http-not-found"),
        (.get, "/v1/customers/NOBODY", nil, "404 unknown-customer"),
        (.get, "/v1/customers?limit=0", nil, "422 invalid-parameter"),
        (.get, "/v1/customers?limit=x", nil, "422 bad-call"),
        (.get, "/v1/customers?limit=1&limit=2", nil, "422 bad-call"),
        (.get, "/v1/customers?colour=red", nil, "422 bad-call"),
        (.get, "/v1/customers?query=grade%3A", nil, "422 query-ends"),
        (.get, "/v1/customers?query=%ff", nil, "400 http-query"),
        (.post, "/v1/customers/ANN/events", "{", "400 bad-json"),
        (.post, "/v1/customers/ANN/events", "", "422 bad-call"),
        (.post, "/v1/customers/ANN/events", "[]", "422 bad-call"),
        (.post, "/v1/customers/ANN/events", #"{"kind":"note","kind":"note"}"#, "400 bad-json"),
        (.post, "/v1/customers/ANN/events", #"{"kind":"note","hat":1}"#, "422 bad-call"),
        (.post, "/v1/customers/ANN/events", #"{"kind":"party"}"#, "422 bad-call"),
        (.post, "/v1/customers/ANN/events", #"{"kind":"note","customer":"SUE"}"#, "422 bad-call"),
        (.post, "/v1/customers/ANN/events?kind=note", "{}", "422 bad-call"),
        (.post, "/v1/customers/ANN/events", #"{"kind":"contact"}"#, "422 event-missing-column"),
        (.patch, "/v1/customers/ANN", #"{"set":{"industry":"steel"}}"#, "428 http-precondition-missing"),
    ]

    @Test(arguments: wrong)
    func `what is wrong is answered with its problem, and changes nothing`(
        method: HTTPRequest.Method, path: String, body: String?, expected: String
    ) async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let before = try await caller.with(token: token).get("/v1/customers/ANN")
            let answer = try await caller.with(token: token).send(method, path, body)
            #expect(answer.brief == expected, "\(answer.text)")
            #expect(answer.headers[.contentType] == "application/problem+json")
            #expect(try await caller.with(token: token).get("/v1/customers/ANN").text == before.text)
        }
    }

    @Test func `numbers go as far as the document says, and no further`() async throws {
        let desk = try await Desk()
        let root = try await desk.token("root")
        try await desk.run { caller async throws in
            let caller = caller.with(token: root)
            let document = try await caller.get("/openapi.json").object
            let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
            var asked = 0
            for (path, item) in paths {
                for parameter in item["get"]?["parameters"] as? [[String: Any]] ?? [] {
                    guard let name = parameter["name"] as? String, let schema = parameter["schema"] as? [String: Any],
                        let low = schema["minimum"] as? Int, let high = schema["maximum"] as? Int
                    else { continue }
                    asked += 1
                    let path = path.replacing("{customer}", with: "ANN")
                    for value in [low, high] {
                        let answer = try await caller.get("\(path)?\(name)=\(value)")
                        #expect(answer.status == 200, "\(path) \(name) \(value): \(answer.text.prefix(300))")
                    }
                    for value in [low - 1, high + 1] {
                        let answer = try await caller.get("\(path)?\(name)=\(value)")
                        #expect(answer.brief == "422 invalid-parameter", "\(path) \(name) \(value)")
                    }
                }
            }
            #expect(asked >= 12)
        }
    }

    @Test(arguments: [
        ("/v1/customers", "GET, HEAD, POST"), ("/v1/imports/timeline", "POST"), ("/healthz", "GET, HEAD"),
        ("/openapi.json", "GET, HEAD"), ("/customers/ANN", "GET, HEAD"),
    ])
    func `the methods of an address are told`(address: String, allowed: String) async throws {
        let desk = try await Desk()
        try await desk.run { caller async throws in
            let token = try await desk.token("ann")
            let answer = try await caller.with(token: token).send(.delete, address)
            #expect(answer.status == 405 && answer.headers[.allow] == allowed)
        }
    }

    @Test(arguments: [
        (#"{"kind":"contact","channel":"pigeon"}"#, "/channel"), (#"{"kind":"note","hat":1}"#, "/hat"),
        (#"{"kind":"note","parts":{"a":"b"}}"#, "/parts/a"), (#"{"at":"now"}"#, "/kind"),
        (#"{"kind":"note","replaced":["a",7]}"#, "/replaced/1"),
    ])
    func `a problem names the value with its place`(body: String, pointer: String) async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let answer = try await caller.with(token: token).post("/v1/customers/ANN/events", body)
            let errors = try #require(try answer.object["errors"] as? [[String: Any]])
            #expect(errors.compactMap { $0["pointer"] as? String } == [pointer], "\(answer.text)")
        }
    }

    @Test(arguments: [("zh-CN,zh;q=0.9", true), ("en-GB", false), ("fr, zh", true), ("", false)])
    func `problems speak the caller's language`(accept: String, isChinese: Bool) async throws {
        let desk = try await Desk()
        try await desk.run { caller async throws in
            let detail = try #require(
                try await caller.with(.acceptLanguage, accept).get("/v1/me").object["detail"] as? String)
            #expect(detail.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } == isChinese)
        }
    }

    @Test func `answers speak the caller's language, and one that is given again stays as it was`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("max")
        try await desk.run { caller async throws in
            let max = caller.with(token: token).with(.contentType, "text/csv")
            func sent(_ language: String, _ query: String, key: String) async throws -> String {
                try await max.with(.acceptLanguage, language).with(.idempotencyKey, key).post(
                    "/v1/imports/customers" + query, "key,name\nI1,Eins\nI2,\n"
                ).text
            }
            for (query, key) in [("?dryRun=true", "k-1"), ("", "k-2")] {
                let chinese = try await sent("zh", query, key: key)
                #expect(chinese.contains(#""message":"列 name：客户没有名称"#), "\(chinese)")
                #expect(try await sent("en", query, key: key) == chinese)
            }
            #expect(
                try await sent("en", "?dryRun=true", key: "k-3").contains(
                    #""message":"column name: The customer has no name."#))
        }
    }

    @Test func `what is not wanted as JSON is refused`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token)
            #expect(try await ann.with(.accept, "text/html").get("/v1/me").brief == "406 http-not-acceptable")
            for accept in ["application/json", "*/*", "text/html, application/json;q=0.5", "application/*"] {
                #expect(try await ann.with(.accept, accept).get("/v1/me").status == 200, "\(accept)")
            }
            #expect(
                try await ann.with(.contentType, "text/plain").post("/v1/customers/ANN/events", #"{"kind":"note"}"#)
                    .brief
                    == "415 http-media")
        }
    }

    @Test func `a body that is too large is refused`() async throws {
        let desk = try await Desk(["--body-limit", "2048"])
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let long = #"{"kind":"note","note":"\#(String(repeating: "x", count: 3000))"}"#
            #expect(
                try await caller.with(token: token).post("/v1/customers/ANN/events", long).brief == "413 http-too-large"
            )
        }
    }

    @Test func `a body in a coding is refused`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token).with(.contentEncoding, "gzip")
            #expect(try await ann.post("/v1/customers/ANN/events", #"{"kind":"note"}"#).brief == "415 http-encoded")
        }
    }

    @Test func `every answer says what browsers may do with it`() async throws {
        let desk = try await Desk()
        try await desk.run { caller async throws in
            for path in ["/v1/me", "/healthz", "/nothing"] {
                let headers = try await caller.get(path).headers
                #expect(headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
                #expect(headers[.xContentTypeOptions] == "nosniff" && headers[.cacheControl] == "no-store")
                #expect(headers[.xRequestID]?.isEmpty == false)
            }
            #expect(try await caller.with(.xRequestID, "mine-1").get("/v1/me").headers[.xRequestID] == "mine-1")
            #expect(try await caller.with(.xRequestID, "a\"b").get("/v1/me").headers[.xRequestID] != "a\"b")
        }
    }

    @Test func `segments of a path are decoded one by one`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token)
            let made = try await ann.post("/v1/customers", #"{"key":"A/B 客户","name":"Slash","owner":"ann"}"#)
            #expect(made.status == 201, "\(made.text)")
            let place = try #require(made.headers[.location])
            #expect(place == "/v1/customers/A%2FB%20%E5%AE%A2%E6%88%B7")
            #expect(try await ann.get(place).text.contains("\"name\":\"Slash\""))
        }
    }
}
