import API
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Storage
import Synchronization

/// All that the server answers to.
struct SiteRoutes: Sendable {
    let site: Site

    func router() throws -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Edge(site: site))
        addHealth(to: router)
        router.add(middleware: Door(site: site))
        router.add(middleware: Unknown(methods: methods))
        let document = try OpenAPI.tree(version: Site.version, extra: Uploads.described + Exporting.described)
        let text = document.json
        let tag = Conditional.tag(Site.version, text)
        router.get("/openapi.json") { _, _ in
            var response = Response.json(text)
            response.headers[.eTag] = tag
            return response
        }
        Reference(document).add(to: router, site.pages)
        APIRoutes(site: site).add(to: router)
        Uploads(site: site).add(to: router)
        Exporting(site: site).add(to: router)
        LiveRoutes(site: site).add(to: router)
        site.pages.add(to: router)
        return router
    }

    /// The methods of each address, for telling an address that is not there from a method that is not.
    private var methods: [(path: [Substring], method: String)] {
        let looked =
            PageTable.pages.map(\.path) + ["/api", "/events", "/healthz", "/metrics", "/openapi.json", "/readyz"]
        return
            (Routes.all.map { ("/v1" + $0.path, $0.method.rawValue.uppercased()) }
            + Uploads.addresses + Exporting.addresses + looked.map { ($0, "GET") })
            .map { ($0.0.split(separator: "/"), $0.1) }
    }

    private func addHealth(to router: Router<SiteContext>) {
        router.get("/healthz") { _, _ in Response.text("alive\n") }
        router.get("/readyz") { _, _ -> Response in
            guard site.isReady.load(ordering: .acquiring) else { return Self.notReady("starting or stopping") }
            do throws(StorageError) {
                _ = try await site.store.read { try $0.changes.processedTo() }
            } catch { return Self.notReady("the store does not answer: \(error)") }
            let least = site.settings.minFreeSpace
            if let free = site.freeSpace, free < least {
                return Self.notReady("\(free) bytes are free where the store lies, and --min-free-space is \(least)")
            }
            return .text("ready\n")
        }
        router.get("/metrics") { _, _ -> Response in
            var gauges = [
                ("rapport_http_requests_in_flight", "Requests that are worked on.", site.load.now),
                ("rapport_http_bodies_awaited", "Requests whose body still arrives.", site.load.aside),
                ("rapport_live_pages", "Connections that wait for news.", site.live.count),
            ]
            if let free = site.freeSpace {
                gauges.append(("rapport_store_free_bytes", "Bytes of room where the store lies.", Int(free)))
            }
            return Response.text(
                site.metrics.text(gauges: gauges), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    private static func notReady(_ why: String) -> Response {
        var response = Response.text("not ready: \(why)\n")
        response.status = .serviceUnavailable
        response.headers[.retryAfter] = "2"
        return response
    }
}

/// Answers what no route does: another method at an address that is there, or an address that is not.
private struct Unknown: RouterMiddleware {
    let methods: [(path: [Substring], method: String)]

    @concurrent func handle(
        _ request: Request, context: SiteContext, next: @concurrent (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch let error as HTTPError where error.status == .notFound {
            let path = request.uri.path.split(separator: "/")
            let known = methods.filter { candidate in
                candidate.path.count == path.count
                    && zip(candidate.path, path).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
            }.map(\.method)
            // What can be got can be asked for without its body.
            let heads = known.contains("GET") ? ["HEAD"] : []
            guard known.isEmpty else { throw Refused.methods(Set(known + heads).sorted()) }
            throw Refused.problem(.notFound)
        }
    }
}
