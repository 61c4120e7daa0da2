import API
import Domain
import HTTPTypes
import Hummingbird
import Logging
import Synchronization
import Workflows

/// Finds out who asks, and lets nobody in whom another site sends.
struct Door: RouterMiddleware {
    let site: Site

    @concurrent func handle(
        _ request: Request, context: SiteContext, next: @concurrent (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .get, let shown = request.headers[.authorization] ?? cookie(request) else {
            return try await enter(request, context, next)
        }
        let key = Recent.Key(
            credential: shown, address: request.uri.string, accept: request.headers[.accept] ?? "",
            language: context.language)
        let (response, principal, isKnown) = try await site.recent.answer(
            key, revision: site.store.revision, at: context.now
        ) {
            var principal = Principal.nobody
            var response = try await enter(request, context) { request, context in
                principal = context.principal
                return try await next(request, context)
            }
            site.guarding.complete(&response, to: request, isConnected: context.isConnected)
            return (response, principal)
        }
        if isKnown { site.seen.note(principal, at: context.now) }
        return response
    }

    private func enter(
        _ request: Request, _ context: SiteContext, _ next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let header = request.headers[.authorization] {
            // A token stands on its own: cookies are not looked at, so no other site can make use of it.
            guard let text = Self.bearer(header), let token = try await site.accounts.login(accessToken: text) else {
                throw Refused.problem(.unauthenticated)
            }
            context.principal = .token(token)
        } else {
            if request.isUnsafe { try checkOrigin(request) }
            if let text = cookie(request), let login = try await site.accounts.login(token: text) {
                context.principal = .browser(login)
            }
        }
        site.seen.note(context.principal, at: context.now)
        if let user = context.principal.user { context.logger[metadataKey: "user"] = .string(user.text) }
        // Whoever is known is told of errors on a page of theirs.
        do { return try await next(request, context) } catch {
            return await Answers(site: site).answer(to: error, request, context)
        }
    }

    /// A request that changes something comes from our own pages: browsers say where from (Fetch Metadata), older ones in
    /// `Origin`.
    private func checkOrigin(_ request: Request) throws {
        if let place = request.headers[.secFetchSite] {
            guard place == "same-origin" else { throw Refused.problem(.forbiddenOrigin) }
            return
        }
        let own = site.baseURL.withLock { $0.text }
        guard request.headers[.origin] == own else { throw Refused.problem(.forbiddenOrigin) }
    }

    private func cookie(_ request: Request) -> String? { request.cookie(site.cookieName) }

    private static func bearer(_ header: String) -> String? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }
}

extension Site {
    /// Cookies of a secure site are bound to its host; plain http, on this machine alone, cannot have those.
    var cookieName: String { guarding.isSecure ? "__Host-rapport_session" : "rapport_session" }

    /// It names the browser and nobody; what it is good for ends with the server.
    var deviceCookieName: String { guarding.isSecure ? "__Host-rapport_device" : "rapport_device" }

    func deviceCookie(_ value: String) -> String {
        "\(deviceCookieName)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"
            + (guarding.isSecure ? "; Secure" : "")
    }

    func cookie(of login: LogIn, at now: Instant) -> String {
        cookie(login.token, age: Int(max(0, login.session.expires.milliseconds - now.milliseconds) / 1000))
    }

    /// - `age`: seconds; 0 takes it back.
    func cookie(_ value: String, age: Int) -> String {
        "\(cookieName)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(age)" + (guarding.isSecure ? "; Secure" : "")
    }
}

extension Request {
    func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            for part in header.split(separator: ";") {
                let halves = part.split(separator: "=", maxSplits: 1)
                guard halves.count == 2, halves[0].trimmed == name else { continue }
                return halves[1].trimmed
            }
        }
        return nil
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var rest = self
        while rest.first == " " { rest = rest.dropFirst() }
        while rest.last == " " { rest = rest.dropLast() }
        return String(rest)
    }
}
