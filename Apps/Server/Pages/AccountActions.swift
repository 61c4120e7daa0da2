import API
import Domain
import HTTPTypes
import Hummingbird
import Markup
import Web
import Wording
import Workflows

/// Coming in, going out, passwords and tokens.
struct AccountActions: Sendable {
    let site: Site
    let pages: Pages
    let actions: PageActions

    func add(to router: Router<SiteContext>) {
        router.post("/login") { request, context in
            let form = try await Bodies(site: site).form(of: request)
            return try await refusing(
                form, LoginPage(next: Self.next(form), kept: form["kept"]), "login", request, context
            ) {
                try await logIn(form, request, context)
            }
        }
        router.post("/setup") { request, context in
            let form = try await Bodies(site: site).form(of: request)
            return try await refusing(form, SetUpPage(), "setup", request, context) {
                try await setUp(form, request, context)
            }
        }
        router.post("/logout") { request, context in
            if case .browser(let login) = context.principal { try await site.accounts.logOut(login) }
            var response = Response.see("/login")
            response.headers[.setCookie] = site.cookie("", age: 0)
            return response
        }
        addConfirming(to: router)
    }

    static func next(_ form: Form) -> Link { form["next"].flatMap { Link(local: $0) } ?? Link() }

    /// Shows the page again with what is wrong.
    ///
    /// - `session`: nil for somebody who has not logged in.
    func refusing(
        _ form: Form, _ page: some Page, _ id: String, in session: Session? = nil, _ request: Request,
        _ context: SiteContext, _ body: () async throws -> Response
    ) async throws -> Response {
        do { return try await body() } catch {
            guard let problem = PageActions.problem(error, site, context) else { throw error }
            var values = form.values
            values["password"] = nil
            let failure = FormFailure(form: id, message: problem.detail, fields: [:], values: values)
            var response = try await pages.render(
                page, session, request.place, context, failure: failure, status: problem.status)
            if case Refused.problem(.tooMany(let seconds)) = error { response.headers[.retryAfter] = String(seconds) }
            return response
        }
    }

    private func logIn(_ form: Form, _ request: Request, _ context: SiteContext) async throws -> Response {
        // What can be no name is nobody's: all of it counts as one account, however long it is.
        let name = UserID(validating: form["user"] ?? "")?.text ?? ""
        let login = try await site.guessing(name, request, context) {
            try await site.accounts.logIn(
                name, password: form["password"] ?? "", secret: site.secrets.bytes(32),
                agent: request.headers[.userAgent])
        }
        site.metrics.add(Metrics.logins)
        // A browser has one session.
        if case .browser(let before) = context.principal { try await site.accounts.logOut(before) }
        var response = try await again(form, login, context) ?? .see(Self.next(form).text)
        response.headers[.setCookie] = site.cookie(of: login, at: context.now)
        let isKnown = site.devices.device(request.cookie(site.deviceCookieName), of: name) != nil
        if !isKnown, let user = UserID(validating: name) {
            response.headers[values: .setCookie].append(
                site.deviceCookie(site.devices.token(of: user, name: site.secrets.requestID())))
        }
        return response
    }

    /// The page on which somebody was when their session ended, with what they wrote; nil for no page of ours, and for what
    /// somebody else wrote.
    private func again(_ logIn: Form, _ login: LogIn, _ context: SiteContext) async throws -> Response? {
        guard let held = logIn["kept"].flatMap({ site.formSeal.open($0, for: .login) }),
            held.user == login.session.user,
            let here = held.form["here"].flatMap({ Link(local: $0) })
        else { return nil }
        var context = context
        context.principal = .browser(login.session)
        let message = Wording(context.language, namesCommands: false)(Phrase("form-kept"))
        let failure = FormFailure(form: held.form["sent"] ?? "", message: message, fields: [:], sent: held.form.pairs)
        return try await pages.again(here, failure, status: 200, context)
    }

    private func setUp(_ form: Form, _ request: Request, _ context: SiteContext) async throws -> Response {
        if let wait = site.throttle.guess(
            account: "set-up", address: site.address(of: request, context), at: context.now)
        {
            throw Refused.problem(.tooMany(seconds: wait))
        }
        guard site.setUp.accepts((form["token"] ?? "").filter { !$0.isWhitespace }, at: context.now) else {
            throw Refused.problem(.badSetUpToken)
        }
        guard let user = UserID(validating: form["user"] ?? "") else {
            throw RapportError.invalid(.parameter("user", Phrase("call-user")), value: form["user"] ?? "")
        }
        let password = form["password"] ?? ""
        try await site.accounts.setUp(user: user, name: form["name"], password: password)
        site.setUp.use()
        let login = try await site.accounts.logIn(
            user.text, password: password, secret: site.secrets.bytes(32), agent: request.headers[.userAgent])
        var response = Response.see(Link().text)
        response.headers[.setCookie] = site.cookie(of: login, at: context.now)
        return response
    }

    func setPassword(_ form: Form, _ request: Request, _ context: SiteContext) async throws -> Response {
        guard case .browser(let login) = context.principal else { throw Refused.problem(.unauthenticated) }
        let session = try site.session(of: context.principal, at: context.now, request: context.requestID)
        let user = form["user"].flatMap(UserID.init(validating:))
        let isOwn = user == nil || user == login.user
        let renewal = isOwn ? Renewal(login, secret: site.secrets.bytes(32), at: context.now) : nil
        func set() async throws(RapportError) -> PasswordReport {
            try await session.setPassword(
                of: user, old: form["old"], to: form["new"] ?? "", hasher: site.hasher, renewing: renewal,
                endsTokens: form["tokens"] == "true")
        }
        let report =
            isOwn ? try await site.guessing(login.user.text, request, context, set) : try await set()
        var response = Response.see(Done.place(Link("settings"), after: "password", report))
        if let renewal { response.headers[.setCookie] = site.cookie(of: renewal.after, at: context.now) }
        return response
    }

    func makeToken(_ form: Form, _ context: SiteContext) async throws -> Response {
        let place = Link("settings")
        let request = try pages.request(at: place, [], context)
        guard let name = Line(form["name"] ?? "") else {
            throw RapportError.invalid(.parameter("name", Phrase("call-line", ["limit": Line.limit])), value: "")
        }
        let scopes = TokenScope.allCases.filter { form[$0.rawValue] == "true" }
        let user = context.principal.user ?? .admin
        try await request.session.check(.makeToken)
        let made: NewToken
        if let again = site.madeTokens.token(of: form["once"] ?? "", by: user, at: context.now) {
            made = again
        } else {
            made = try await MakeToken(name: name, scopes: scopes, days: form["days"].flatMap(Int.init)).perform(
                in: request.session)
            if let once = form["once"] { site.madeTokens.keep(made, of: once, by: user, at: context.now) }
        }
        return try await pages.render(
            try await Loaders.settings(request, made: made), request.session, place, context)
    }
}
