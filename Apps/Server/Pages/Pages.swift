import API
import Domain
import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import Web
import Wording
import Workflows

/// The pages for people: what is looked at, and what is told when it cannot be.
struct Pages: Sendable {
    let site: Site

    func add(to router: Router<SiteContext>) {
        for page in PageTable.pages {
            router.get(RouterPath(page.path)) { request, context in try await show(request, context) }
        }
        router.get("/login") { request, context in try await login(request, context) }
        router.get("/setup") { request, context in
            guard try await !site.accounts.isSetUp() else { return Response.see("/login") }
            return try await render(SetUpPage(), nil, request.place, context)
        }
        router.get("/assets/{name}") { request, context in try await asset(request, context) }
        router.get("/favicon.ico") { _, _ in Response.see(Assets.icon.link.text) }
        router.get("/problems/{code}") { request, context in try await problemType(request, context) }
        PageActions(site: site, pages: self).add(to: router)
    }

    // MARK: Showing

    private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        guard let user = context.principal.user else {
            guard try await site.accounts.isSetUp() else { return .see("/setup") }
            return .see(Link("login", query: [("to", request.place.text)]).text)
        }
        let query = try APIRoutes.query(request)
        let session = try site.session(of: context.principal, at: context.now, request: context.requestID)
        let done = try await Done.checked(query, by: user, in: session, at: context.now)
        let customer = try await Done.customer(done, in: session)
        do { return try await show(request.place, query, context, notice: Done.notice(done, about: customer)) } catch {
            // A search that is none: it comes back in its box, with what is wrong.
            guard let search = query.last(where: { $0.name == "q" })?.value, error is RapportError,
                let problem = PageActions.problem(error, site, context), problem.status < 500
            else { throw error }
            let failure = FormFailure(form: "search", message: problem.detail, fields: [:], values: ["q": search])
            return try await show(
                request.place, query.filter { $0.name != "q" && $0.name != "after" }, context, failure: failure,
                status: problem.status)
        }
    }

    /// The page at `place`, with what went wrong on it.
    func show(
        _ place: Link, _ query: [(name: String, value: String)], _ context: SiteContext, failure: FormFailure? = nil,
        status: Int = 200, notice: (@Sendable (Reader) -> Notice?)? = nil
    ) async throws -> Response {
        let page = try request(at: place, query, context)
        guard let load = PageTable.load(page.segments) else { throw Refused.problem(.notFound) }
        return try await render(
            try await load(page), page.session, place, context, failure: failure, status: status, notice: notice)
    }

    /// The page of a form with what went wrong; where it cannot be shown any more, what was written alone.
    func again(
        _ here: Link, _ failure: FormFailure, status: Int, _ context: SiteContext
    ) async throws -> Response {
        let query = here.text.split(separator: "?").dropFirst().first.map { $0.prefix { $0 != "#" } } ?? ""
        do {
            return try await show(here, Percent.pairs(query) ?? [], context, failure: failure, status: status)
        } catch {
            let session = try site.session(of: context.principal, at: context.now, request: context.requestID)
            return try await render(LostPage(), session, here, context, failure: failure, status: status)
        }
    }

    func request(at place: Link, _ query: [(name: String, value: String)], _ context: SiteContext) throws -> PageRequest
    {
        let path = place.text.prefix { $0 != "?" && $0 != "#" }
        let segments = try path.split(separator: "/").map { segment in
            guard let text = Percent.decoded(segment) else { throw Refused.problem(.notFound) }
            return text
        }
        return PageRequest(
            site: site, context: context, segments: segments, query: query,
            session: try site.session(of: context.principal, at: context.now, request: context.requestID))
    }

    /// - `session`: nil for somebody who has not logged in.
    func render(
        _ page: any Page, _ session: Session?, _ place: Link, _ context: SiteContext, failure: FormFailure? = nil,
        status: Int = 200, notice: (@Sendable (Reader) -> Notice?)? = nil
    ) async throws -> Response {
        var user: UserView?
        if let session { user = try await ReadMe().perform(in: session).user }
        let reader = Reader(
            wording: Wording(context.language, namesCommands: false),
            display: try await (session ?? site.houseSession(at: context.now)).display(),
            user: user, now: context.now, here: place, mark: context.requestID, failure: failure)
        let bytes = Frame.render(page, reader, notice: notice?(reader))
        return .html(bytes, status: .init(code: status))
    }

    /// For somebody whose session ended before `form` came.
    func logIn(before form: Form, _ request: Request, _ context: SiteContext) async throws -> Response {
        let next = form["here"].flatMap { Link(local: $0) } ?? Link()
        let kept = try form["by"].flatMap(UserID.init(validating:)).map {
            try site.formSeal.seal(form.withoutSecrets, for: .login, sentTo: request.uri.path, by: $0)
        }
        return try await render(
            LoginPage(next: next, kept: kept), nil, next, context, status: Problem.Kind.unauthenticated.status)
    }

    /// For somebody who has to give the password before what `form` asks for is done.
    func confirm(before form: Form, _ request: Request, _ context: SiteContext) async throws -> Response {
        guard let user = context.principal.user else { throw Refused.late(form) }
        let next = form["here"].flatMap { Link(local: $0) } ?? Link()
        let kept = try site.formSeal.seal(form, for: .confirmation, sentTo: request.uri.path, by: user)
        let session = try site.session(of: context.principal, at: context.now, request: context.requestID)
        return try await render(ConfirmPage(next: next, kept: kept), session, next, context, status: 403)
    }

    private func login(_ request: Request, _ context: SiteContext) async throws -> Response {
        guard try await site.accounts.isSetUp() else { return .see("/setup") }
        let to = try APIRoutes.query(request).last { $0.name == "to" }?.value
        return try await render(LoginPage(next: to.flatMap { Link(local: $0) } ?? Link()), nil, request.place, context)
    }

    private func asset(_ request: Request, _ context: SiteContext) async throws -> Response {
        let name = context.parameters.get("name") ?? ""
        let display = try await site.houseSession(at: context.now).display()
        guard let asset = Assets.named(name, display) else { throw Refused.problem(.notFound) }
        return Response(
            status: .ok,
            headers: [
                .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable",
                .eTag: "\"\(asset.name)\"",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: asset.content)))
    }

    private func problemType(_ request: Request, _ context: SiteContext) async throws -> Response {
        let code = context.parameters.get("code") ?? ""
        guard let sentence = Wording(context.language, namesCommands: false).outline(code) else {
            throw Refused.problem(.notFound)
        }
        return try await render(
            ProblemPage(title: code, detail: sentence, request: nil), nil, request.place, context)
    }

    /// What is told instead of what was asked for.
    func error(_ problem: Problem, _ request: Request, _ context: SiteContext) async -> Response {
        let page = ProblemPage(title: problem.title, detail: problem.detail, request: problem.request)
        do {
            let session =
                context.principal.user == nil
                ? nil : try site.session(of: context.principal, at: context.now, request: context.requestID)
            return try await render(page, session, request.place, context, status: problem.status)
        } catch {
            var response = Response.text("\(problem.title)\n\(problem.detail)\n")
            response.status = .init(code: problem.status)
            return response
        }
    }
}

extension Request {
    /// Where it asks for something, without what was just done there.
    var place: Link {
        let path = uri.path
        let pairs = (uri.query.flatMap { Percent.pairs($0[...]) } ?? []).filter { !Done.names.contains($0.name) }
        let query = pairs.map { "\(Percent.encoded($0.name))=\(Percent.encoded($0.value))" }.joined(separator: "&")
        return Link(local: query.isEmpty ? path : "\(path)?\(query)") ?? Link()
    }
}
