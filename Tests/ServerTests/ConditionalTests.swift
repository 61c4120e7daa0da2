import HTTPTypes
import Testing

@testable import Server

/// What the caller has already is not sent again.
@Suite struct ConditionalTests {
    static let tagged = [
        "/v1/customers/ANN", "/v1/customers/ANN?events=3", "/v1/users/ann", "/v1/teams/north", "/v1/tags/fair",
        "/openapi.json",
    ]

    @Test(arguments: tagged) func `what has not changed is not sent again`(path: String) async throws {
        let desk = try await Desk()
        let token = try await desk.token("root")
        try await desk.run { caller async throws in
            let root = caller.with(token: token)
            _ = try await root.post("/v1/batches", #"{"action":"add-tags","tags":["fair"],"customers":["ANN"]}"#)
            let whole = try await root.get(path)
            let tag = try #require(whole.headers[.eTag])
            for known in [tag, "W/\(tag)", "\"x\", \(tag)", "\(tag),\"y\"", "*"] {
                for method in [HTTPRequest.Method.get, .head] {
                    let answer = try await root.with(.ifNoneMatch, known).send(method, path)
                    #expect(answer.status == 304 && answer.bytes.isEmpty, "\(method) \(known)")
                    #expect(answer.headers[.eTag] == tag && answer.headers[.contentType] == nil)
                    #expect(answer.headers[.contentLength] == "\(whole.bytes.count)")
                    #expect(answer.headers[.contentSecurityPolicy] != nil)
                }
            }
            for other in ["\"x\"", tag.replacing("\"", with: ""), "", "\"\(tag)\"", "\"*\"", "\"x, \(tag)"] {
                let answer = try await root.with(.ifNoneMatch, other).get(path)
                #expect(answer.status == 200 && !answer.bytes.isEmpty, "\(other)")
            }
        }
    }

    @Test func `a tag tells what is shown, by what is asked for and by the time`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(token: token)
            let all = try await ann.get("/v1/customers/ANN?events=9").headers[.eTag]
            #expect(try await ann.get("/v1/customers/ANN?events=0").headers[.eTag] != all)
            _ = try await ann.post(
                "/v1/customers/ANN/promises", #"{"what":"call","due":"2026-03-02T01:00:01Z"}"#)
            let promised = try await ann.get("/v1/customers/ANN")
            desk.clock.pass(milliseconds: 2000)
            let late = try await ann.with(.ifNoneMatch, try #require(promised.headers[.eTag])).get("/v1/customers/ANN")
            #expect(late.status == 200 && late.text.contains("\"overdue\":true"), "\(late.text)")
        }
    }

    @Test func `files of pages that a browser has are not sent again`() async throws {
        let desk = try await Desk()
        try await desk.run { caller async throws in
            let icon = try #require(try await caller.get("/favicon.ico").headers[.location])
            let tag = try #require(try await caller.get(icon).headers[.eTag])
            let answer = try await caller.with(.ifNoneMatch, tag).get(icon)
            #expect(answer.status == 304 && answer.headers[.cacheControl]?.contains("immutable") == true)
        }
    }

    @Test func `nobody learns from a tag what they may not see`() async throws {
        let desk = try await Desk()
        let (ann, sue) = (try await desk.token("ann"), try await desk.token("sue"))
        try await desk.run { caller async throws in
            let tag = try #require(try await caller.with(token: ann).get("/v1/customers/ANN").headers[.eTag])
            for known in [tag, "*"] {
                let answer = try await caller.with(token: sue).with(.ifNoneMatch, known).get("/v1/customers/ANN")
                #expect(answer.brief == "404 unknown-customer")
                #expect(try await caller.with(.ifNoneMatch, known).get("/v1/customers/ANN").status == 401)
            }
        }
    }

    @Test func `an answer without a body says so to the connection, too`() async throws {
        let desk = try await Desk()
        try await desk.run(live: true) { caller async throws in
            let packed = caller.with(.acceptEncoding, "gzip")
            let tag = try #require(try await packed.get("/openapi.json").headers[.eTag])
            let known = packed.with(.ifNoneMatch, tag)
            for _ in 0..<2 { #expect(try await known.get("/openapi.json").status == 304) }
            #expect(try await packed.get("/healthz").text == "alive\n")
        }
    }
}
