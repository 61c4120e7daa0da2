import API
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Wording
import Workflows

/// Every call of ``API/Routes`` at its address.
struct APIRoutes: Sendable {
    let site: Site

    func add(to router: Router<SiteContext>) {
        for route in Routes.all {
            router.on(RouterPath("/v1" + route.path), method: route.method.http) { request, context in
                try await answer(route, request, context)
            }
        }
    }

    private func answer(_ route: Route, _ request: Request, _ context: SiteContext) async throws -> Response {
        guard context.principal.user != nil else { throw Refused.problem(.unauthenticated) }
        try Self.checkAccept(request)
        let body = route.hasBody ? try await Bodies(site: site).json(of: request) : nil
        let call = CallRequest(
            path: try Self.path(route.pathParameters, context), query: try Self.query(request), body: body)
        let receipt = route.method == .post && !route.isSecret ? try Self.receipt(request, body ?? []) : nil
        let session = try site.session(
            of: context.principal, at: context.now, request: context.requestID, receipt: receipt,
            expecting: route.isGuarded ? try Self.entity(request) : nil, language: context.language)
        do {
            try await session.checkReceipt(for: route.action)
            let reply = try await route.perform(call, in: session)
            if receipt != nil { try await session.keep(receipt: reply.body, status: 200) }
            return response(to: route, reply)
        } catch RapportError.replayed(_, let body) {
            return response(to: route, try route.revive(body))
        }
    }

    private func response(to route: Route, _ reply: Reply) -> Response {
        var response = Response.json(reply.body, status: route.outcome == .made ? .created : .ok)
        if let entity = reply.entity {
            // What a write tells of is not what is read there later.
            response.headers[.eTag] = route.isWrite ? "\"\(entity)\"" : Conditional.tag(entity, reply.body)
        }
        if let place = reply.place {
            response.headers[.location] = "/v1/" + place.map(Percent.encoded).joined(separator: "/")
        }
        return response
    }

    static func checkAccept(_ request: Request) throws {
        guard let accept = request.headers[.accept] else { return }
        let fits = Accepted.names(accept).contains { ["application/json", "application/*", "*/*"].contains($0) }
        guard fits else { throw Refused.problem(.notAcceptable) }
    }

    /// Segments as they were meant: what is encoded in one stays in it.
    static func path(_ names: [String], _ context: SiteContext) throws -> [String: String] {
        var path: [String: String] = [:]
        for name in names {
            guard let raw = context.parameters.get(name), let text = Percent.decoded(raw[...]), !text.isEmpty else {
                throw Refused.problem(.notFound)
            }
            path[name] = text
        }
        return path
    }

    static func query(_ request: Request) throws -> [(name: String, value: String)] {
        guard let query = request.uri.query else { return [] }
        guard let pairs = Percent.pairs(query[...]) else { throw Refused.problem(.badQuery) }
        return pairs
    }

    /// The state that the caller has seen: one strong entity tag.
    private static func entity(_ request: Request) throws -> String {
        guard let header = request.headers[.ifMatch] else { throw Refused.problem(.missingPrecondition) }
        guard header.count > 2, header.hasPrefix("\""), header.hasSuffix("\""),
            !header.dropFirst().dropLast().contains("\"")
        else { throw Refused.problem(.badPrecondition) }
        return Conditional.state(of: header.dropFirst().dropLast())
    }

    static func receipt(_ request: Request, _ body: [UInt8]) throws -> ReceiptKey? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Refused.problem(.badIdempotencyKey)
        }
        return ReceiptKey(key: key, digest: Digest.of(request.uri.string, body))
    }
}

extension Route.Method {
    var http: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        }
    }
}
