import API
import AsyncHTTPClient
import Domain
public import Foundation
import NIOCore
import NIOHTTP1
public import Wording
public import Workflows

/// Asks a server for what calls ask of a session: the same calls, the same responses.
///
/// Every write bears an `Idempotency-Key` of its own and is sent again, once, when the connection broke: what was done
/// the first time is not done again.
public struct Client: Sendable {
    public let address: Address
    private let token: String
    private let language: Language
    private let http: HTTPClient
    private let makeKey: @Sendable () -> String

    private static let agent = "rapport"
    /// A relabelling of everybody, or a proof of the whole store, takes its time.
    private static let patience = TimeAmount.minutes(30)
    private static let connectPatience = TimeAmount.seconds(10)
    private static let responseLimit = 1 << 30
    private static let longestPause = 10

    /// Runs `body` with a client, and closes its connections whatever happens.
    ///
    /// - `makeKey`: gives names for writes that never come again.
    /// Throws ``ClientError/badToken``, and what `body` throws.
    public static func with<R>(
        _ address: Address, token: String, language: Language, makeKey: @escaping @Sendable () -> String,
        _ body: (Client) async throws -> R
    ) async throws -> R {
        guard !token.isEmpty, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw ClientError.badToken }
        var settings = HTTPClient.Configuration()
        settings.redirectConfiguration = .disallow
        settings.timeout = .init(connect: connectPatience)
        settings.httpVersion = .http1Only
        settings.connectionPool.retryConnectionEstablishment = false
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
        let client = Client(address: address, token: token, language: language, http: http, makeKey: makeKey)
        do {
            let result = try await body(client)
            try await http.shutdown()
            return result
        } catch {
            // What went wrong first is what is told.
            try? await http.shutdown()
            throw error
        }
    }

    /// Makes `call` at the server.
    ///
    /// One that changes a state which has a name is made of the state that stands there now.
    /// - Throws: ``ClientError``.
    public func perform<C: Call>(_ call: C) async throws -> C.Response {
        guard let route = Routes.route(C.id) else { throw ClientError.notRapport(server: address.base, status: 0) }
        var request = try self.request(try route.request(of: call))
        if route.isGuarded { request.headers.append((name: "If-Match", value: try await state(of: request.url))) }
        let body = try await send(request)
        return try JSONDecoder().decode(C.Response.self, from: body.isEmpty ? Data("{}".utf8) : body)
    }

    /// Sends a file to be imported.
    ///
    /// - `action`: ``Domain/Action/importCustomers`` or ``Domain/Action/importTimeline``.
    /// - `options`: of the query, for example `dryRun`.
    public func upload(
        _ action: Action, _ parts: [Part], options: [(name: String, value: String)]
    ) async throws -> ImportReport {
        let path = action == .importCustomers ? "/imports/customers" : "/imports/timeline"
        var request = Outgoing(method: "POST", url: url(path, options))
        let boundary = "rapport-\(makeKey())"
        request.contentType = "multipart/form-data; boundary=\(boundary)"
        request.body = Part.body(of: parts, boundary: boundary)
        request.headers.append((name: "Idempotency-Key", value: makeKey()))
        return try JSONDecoder().decode(ImportReport.self, from: try await send(request))
    }

    /// What an export is written in.
    public enum ExportFormat: String, Sendable {
        case csv = "text/csv"
        case jsonLines = "application/x-ndjson"
    }

    /// Gives the pieces of an export to `body` as they come.
    ///
    /// - `name`: `labels` or `obligations`.
    public func export(
        _ name: String, as format: ExportFormat = .csv, _ body: (Data) throws -> Void
    ) async throws {
        let request = Outgoing(method: "GET", url: url("/exports/\(name)", []), accept: format.rawValue)
        let response = try await head(request)
        guard response.status.code == 200 else { throw try await refusal(response) }
        do {
            for try await piece in response.body { try body(Data(piece.readableBytesView)) }
        } catch let error as HTTPClientError { throw unreachable(error) }
    }

    // MARK: - One request

    private struct Outgoing {
        var method: String
        var url: String
        var accept = "application/json"
        var contentType: String?
        var body: [UInt8]?
        var headers: [(name: String, value: String)] = []
    }

    private func url(_ path: String, _ query: [(name: String, value: String)]) -> String {
        let pairs = query.map { "\(Percent.encoded($0.name))=\(Percent.encoded($0.value))" }
        return address.base + "/v1" + path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    private func request(_ call: OutgoingCall) throws -> Outgoing {
        var request = Outgoing(method: call.method.rawValue.uppercased(), url: url(call.path, call.query))
        if let body = call.body {
            request.contentType = "application/json"
            request.body = body
        }
        if call.method == .post { request.headers.append((name: "Idempotency-Key", value: makeKey())) }
        return request
    }

    /// The entity tag of what stands at `url` now.
    private func state(of url: String) async throws -> String {
        let response = try await head(Outgoing(method: "GET", url: url))
        guard response.status.code == 200 else { throw try await refusal(response) }
        guard let tag = response.headers.first(name: "ETag") else {
            throw ClientError.notRapport(server: address.base, status: 200)
        }
        _ = try await whole(response)
        return tag
    }

    private func send(_ request: Outgoing) async throws -> Data {
        var isSecond = false
        while true {
            do {
                let response = try await head(request)
                if !isSecond, response.status.code == 503, let pause = pause(response) {
                    isSecond = true
                    try await Task.sleep(for: .seconds(pause))
                    continue
                }
                guard (200..<300).contains(response.status.code) else { throw try await refusal(response) }
                return try await whole(response)
            } catch ClientError.unreachable(let server, let reason) {
                guard !isSecond, request.method != "DELETE", request.method != "PATCH" else {
                    throw ClientError.unreachable(server: server, reason: reason)
                }
                isSecond = true
            }
        }
    }

    /// How long a server that is busy asks to wait, in seconds; nil when that is too long.
    private func pause(_ response: HTTPClientResponse) -> Int? {
        response.headers.first(name: "Retry-After").flatMap { Int($0) }.flatMap {
            (0...Self.longestPause).contains($0) ? $0 : nil
        }
    }

    private func head(_ outgoing: Outgoing) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: outgoing.url)
        request.method = .RAW(value: outgoing.method)
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "User-Agent", value: Self.agent)
        request.headers.add(name: "Accept", value: outgoing.accept)
        request.headers.add(name: "Accept-Language", value: language == .chinese ? "zh-Hans" : "en")
        if let type = outgoing.contentType { request.headers.add(name: "Content-Type", value: type) }
        for header in outgoing.headers { request.headers.add(name: header.name, value: header.value) }
        if let body = outgoing.body { request.body = .bytes(body) }
        do { return try await http.execute(request, timeout: Self.patience) } catch { throw unreachable(error) }
    }

    private func whole(_ response: HTTPClientResponse) async throws -> Data {
        do { return Data(try await response.body.collect(upTo: Self.responseLimit).readableBytesView) } catch {
            throw unreachable(error)
        }
    }

    private func refusal(_ response: HTTPClientResponse) async throws -> ClientError {
        let body = try await whole(response)
        let type = response.headers.first(name: "Content-Type") ?? ""
        guard type.hasPrefix("application/problem+json") else {
            return .notRapport(server: address.base, status: Int(response.status.code))
        }
        do { return .refused(try JSONDecoder().decode(Problem.self, from: body)) } catch {
            return .notRapport(server: address.base, status: Int(response.status.code))
        }
    }

    private func unreachable(_ error: any Error) -> ClientError {
        .unreachable(server: address.base, reason: (error as? HTTPClientError)?.shortDescription ?? "\(error)")
    }
}
