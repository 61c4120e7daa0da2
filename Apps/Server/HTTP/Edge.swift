import API
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Wording
import Workflows

/// The outermost of all: numbers requests, keeps their count, turns every error into an answer, and gives every answer
/// its headers.
struct Edge: RouterMiddleware {
    let site: Site
    /// How long a refusal for too much to do is held back; not at all once the server is told to stop.
    private static let pause = Duration.milliseconds(250)

    @concurrent func handle(
        _ request: Request, context: SiteContext, next: @concurrent (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let start = ContinuousClock.now
        context.now = site.clock()
        context.requestID = request.requestID ?? site.secrets.requestID()
        context.language = request.language
        context.logger[metadataKey: "request"] = .string(context.requestID)
        var response: Response
        if let permit = site.load.enter(isProbe: request.isProbe) {
            defer { permit.leave() }
            response = await answer(request, context, next)
        } else {
            // Who is refused at once asks again at once: that would leave little time for those who are worked on.
            do { try await Task.sleep(for: Self.pause) } catch {}
            response = await Answers(site: site).problem(.busy, to: request, context)
        }
        site.guarding.complete(&response, to: request, isConnected: context.isConnected)
        Conditional.settle(&response, to: request)
        if request.method == .head { response.dropBody() }
        response.headers[.xRequestID] = context.requestID
        let duration = ContinuousClock.now - start
        let route = context.endpointPath ?? "none"
        site.metrics.count(method: request.method.rawValue, route: route, status: response.status.code, duration)
        context.logger.info(
            "request",
            metadata: [
                "method": .string(request.method.rawValue), "route": .string(route),
                "status": .stringConvertible(response.status.code),
                "ms": .stringConvertible(duration.milliseconds),
            ])
        return response
    }

    private func answer(
        _ request: Request, _ context: SiteContext, _ next: @concurrent (Request, SiteContext) async throws -> Response
    ) async -> Response {
        do {
            try Guarding.check(request)
            return try await next(request, context)
        } catch { return await Answers(site: site).answer(to: error, request, context) }
    }
}

extension Response {
    /// To a HEAD nothing follows, whatever the answer (RFC 9110, 9.3.2); it tells how long it would have been.
    fileprivate mutating func dropBody() {
        let length = headers[.contentLength] ?? body.contentLength.map(String.init)
        body = .init()
        headers[.contentLength] = length
    }
}

extension Duration {
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}

extension HTTPField.Name {
    static let xRequestID = Self.known("X-Request-Id")
    static let idempotencyKey = Self.known("Idempotency-Key")
    static let secFetchSite = Self.known("Sec-Fetch-Site")
    static let forwardedFor = Self.known("X-Forwarded-For")
    static let permissionsPolicy = Self.known("Permissions-Policy")
    static let referrerPolicy = Self.known("Referrer-Policy")
    static let openerPolicy = Self.known("Cross-Origin-Opener-Policy")
    static let resourcePolicy = Self.known("Cross-Origin-Resource-Policy")

    /// A name that is a token, as all of ours are.
    private static func known(_ name: String) -> Self { Self(name) ?? .server }
}

extension Request {
    /// The caller's own name for it, when it is short and plain.
    var requestID: String? {
        guard let id = headers[.xRequestID], (1...64).contains(id.utf8.count),
            id.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
                    || $0 == 0x5F
            })
        else { return nil }
        return id
    }

    /// The language of `Accept-Language` that is wanted most, of those that Rapport speaks.
    ///
    /// What somebody has chosen on a page comes first.
    var language: Language {
        if !uri.path.hasPrefix("/v1"), let chosen = cookie("rapport_language").flatMap(Language.init(rawValue:)) {
            return chosen
        }
        for name in Accepted.names(headers[.acceptLanguage]) {
            if name.hasPrefix("zh") { return .chinese }
            if name.hasPrefix("en") { return .english }
        }
        return .english
    }

    /// Whether its answer is for programs.
    var wantsJSON: Bool {
        uri.path.hasPrefix("/v1") || uri.path == "/openapi.json"
            || (headers[.accept] ?? "").hasPrefix("application/json")
    }

    /// Whether whoever runs the server asks how it is.
    var isProbe: Bool { ["/healthz", "/readyz", "/metrics"].contains(uri.path) }

    var isUnsafe: Bool { ![.get, .head, .options].contains(method) }
}
