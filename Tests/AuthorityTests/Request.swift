import API
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import Workflows

/// How an attempt of the table is made over HTTP, by anybody who has a token.
struct Request: Sendable {
    let send: @Sendable (Try, Wire) async throws -> Outcome
    /// The routes it uses.
    let routes: Set<String>

    /// By a call, whose answer is judged as that of the workflow is.
    static func call<C: Call>(
        _ make: @escaping @Sendable (Try) throws -> C,
        _ judge: @escaping @Sendable (C.Response) throws -> Outcome = { try Outcome($0) }
    ) -> Request {
        Request(
            send: { attempted, wire in
                let route = try #require(Routes.route(C.id))
                let body = try await wire.send(try route.request(of: try make(attempted)), of: route)
                let judged = try judge(try JSONDecoder().decode(C.Response.self, from: Data(body)))
                return Outcome(text: String(decoding: body, as: UTF8.self), code: judged.code)
            }, routes: [C.id])
    }

    /// By a file that is sent.
    static func file(_ kind: String, dryRun: Bool = false, _ csv: @escaping @Sendable (Try) -> String) -> Request {
        Request(
            send: { attempted, wire in
                let path = "/v1/imports/\(kind)" + (dryRun ? "?dryRun=true" : "")
                let body = try await wire.send(.post, path, type: "text/csv", Array(csv(attempted).utf8))
                let report = try JSONDecoder().decode(ImportReport.self, from: Data(body))
                return Outcome(text: String(decoding: body, as: UTF8.self), code: try Outcome(report).code)
            }, routes: [])
    }

    /// By an address that answers with a file.
    static func export(_ kind: String) -> Request {
        Request(
            send: { _, wire in
                let body = try await wire.send(.get, "/v1/exports/\(kind)", type: nil, nil)
                return Outcome(text: String(decoding: body, as: UTF8.self))
            }, routes: [])
    }
}

/// What was refused, as it came over the wire.
struct Declined: Error {
    let code: String
    let text: String

    /// A code without what HTTP tells apart and the table does not: whose customer it was, and whether the caller or each
    /// customer of a batch was refused.
    static func outcome(_ code: String) -> String {
        if code == "key-taken" { return "customer-exists" }
        return code.hasPrefix("not-allowed") ? "not-allowed" : code
    }
}

/// A connection of somebody's with their token.
struct Wire: Sendable {
    let client: any TestClientProtocol
    let token: String
    /// Of an administrator, for finding out the state that a guarded change names.
    let master: String

    func send(_ call: OutgoingCall, of route: Route) async throws -> [UInt8] {
        var tag: String?
        if route.isGuarded { tag = try await state("/v1\(call.path)") }
        let query = call.query.map { "\($0.name)=\(Percent.encoded($0.value))" }.joined(separator: "&")
        return try await send(
            HTTPRequest.Method(rawValue: call.method.rawValue.uppercased()) ?? .get,
            "/v1\(call.path)" + (query.isEmpty ? "" : "?\(query)"), type: call.body == nil ? nil : "application/json",
            call.body, tag: tag)
    }

    /// - Throws: ``Declined`` for a problem.
    func send(
        _ method: HTTPRequest.Method, _ uri: String, type: String?, _ body: [UInt8]?, tag: String? = nil
    ) async throws -> [UInt8] {
        var headers: HTTPFields = [.authorization: "Bearer \(token)"]
        headers[.contentType] = type
        headers[.ifMatch] = tag
        let response = try await client.executeRequest(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
        let bytes = Array(buffer: response.body)
        guard response.headers[.contentType] == "application/problem+json" else {
            try #require(response.status.code < 300)
            return bytes
        }
        var problem = try JSONDecoder().decode(Problem.self, from: Data(bytes))
        problem.request = nil
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        throw Declined(code: problem.code, text: String(decoding: try encoder.encode(problem), as: UTF8.self))
    }

    /// The state of what stands there; any other name where there is nothing.
    private func state(_ uri: String) async throws -> String {
        let answer = try await client.executeRequest(
            uri: uri, method: .get, headers: [.authorization: "Bearer \(master)"], body: nil)
        return answer.headers[.eTag] ?? "\"none\""
    }
}
