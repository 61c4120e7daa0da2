import API
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Workflows

/// News for open pages, as server-sent events.
struct LiveRoutes: Sendable {
    let site: Site

    func add(to router: Router<SiteContext>) {
        router.get("/events") { request, context in
            guard case .browser(let login) = context.principal else { throw Refused.problem(.unauthenticated) }
            let stream = site.live.listen()
            let id = context.requestID
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "retry: 5000\n\n"))
                    for await news in stream {
                        // Whoever has lost the right, or the session, hears nothing more.
                        guard try await site.accounts.login(digest: login.digest) != nil else { break }
                        guard let news else {
                            try await writer.write(ByteBuffer(string: ":\n\n"))
                            continue
                        }
                        guard news.by != login.user, let told = try await heard(news, context.principal, id)
                        else { continue }
                        let data = String(decoding: try Reply.json(told), as: UTF8.self)
                        try await writer.write(ByteBuffer(string: "event: changed\ndata: \(data)\n\n"))
                    }
                    try await writer.finish(nil)
                })
        }
    }

    private func heard(_ news: News, _ principal: Principal, _ id: String) async throws -> HeardNews? {
        try await site.session(of: principal, at: site.clock(), request: id).heard(of: news)
    }
}
