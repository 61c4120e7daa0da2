import API
import Domain
import HTTPTypes
import Hummingbird
import Logging
import Markup
import Web
import Wording
import Workflows

/// What forms ask for. When it is done, the browser is sent to a page; when it is refused, the page comes back as it was
/// sent, with what is wrong.
struct PageActions: Sendable {
    let site: Site
    let pages: Pages

    /// Fields that are about the form and not of the call; no call has one of such a name.
    static let own: Set<String> = ["sent", "here", "next", "once", "by", "state"]

    func add(to router: Router<SiteContext>) {
        for path in ["/do/{call}", "/settings/password", "/settings/tokens"] {
            router.post(RouterPath(path)) { request, context in
                let act = try Act(request.uri.path)
                return try await perform(act, try await form(request, context), request, context)
            }
        }
        router.post("/batch") { request, context in try await preview(try await form(request, context), context) }
        router.post("/language") { request, _ in
            let form = try await Bodies(site: site).form(of: request)
            var response = Response.see(form["next"].flatMap { Link(local: $0) }?.text ?? "/")
            let language = form["language"] == "zh" ? "zh" : "en"
            response.headers[.setCookie] =
                "rapport_language=\(language); Path=/; SameSite=Lax; Max-Age=31536000"
                + (site.guarding.isSecure ? "; Secure" : "")
            return response
        }
        AccountActions(site: site, pages: pages, actions: self).add(to: router)
        ImportActions(site: site, pages: pages, actions: self).add(to: router)
    }

    /// The form of somebody who has logged in.
    func form(_ request: Request, _ context: SiteContext) async throws -> Form {
        guard context.principal.user != nil else {
            // A session that has ended: whoever comes in again is where they were, with what they wrote.
            throw Refused.late(try await Bodies(site: site).form(of: request))
        }
        return try await Bodies(site: site).form(of: request)
    }

    /// What a form asks for, by the address that it is sent to.
    enum Act {
        case call(Route)
        case setPassword
        case makeToken

        /// - Throws: ``Refused`` for what is no deed of a form.
        init(_ path: String) throws {
            switch path.split(separator: "/") {
            case ["settings", "password"]: self = .setPassword
            case ["settings", "tokens"]: self = .makeToken
            case let parts:
                guard parts.count == 2, let route = Routes.route(String(parts[1])), route.isWrite, !route.isSecret
                else { throw Refused.problem(.notFound) }
                self = .call(route)
            }
        }
    }

    func perform(_ act: Act, _ form: Form, _ request: Request, _ context: SiteContext) async throws -> Response {
        let accounts = AccountActions(site: site, pages: pages, actions: self)
        return try await attempt(form, context) {
            switch act {
            case .call(let route): try await perform(route, form, context)
            case .setPassword: try await accounts.setPassword(form, request, context)
            case .makeToken: try await accounts.makeToken(form, context)
            }
        }
    }

    /// Does it, or shows the page again with what is wrong; whoever has to give the password first is asked for it.
    func attempt(
        _ form: Form, _ context: SiteContext, _ body: () async throws -> Response
    ) async throws -> Response {
        do { return try await body() } catch RapportError.passwordNeeded { throw Refused.unconfirmed(form) } catch {
            guard let problem = Self.problem(error, site, context), let here = form["here"].flatMap({ Link(local: $0) })
            else { throw error }
            if problem.status >= 500 { context.logger.error("refused", metadata: ["error": .string("\(error)")]) }
            let failure = FormFailure(
                form: form["sent"] ?? "", message: problem.detail, fields: Self.fields(problem, error, context),
                sent: form.pairs)
            return try await pages.again(here, failure, status: problem.status, context)
        }
    }

    private func perform(_ route: Route, _ form: Form, _ context: SiteContext) async throws -> Response {
        var receipt: ReceiptKey?
        if let once = form["once"] {
            // The same form with other words, after a step back, is another request.
            let said = form.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
            let digest = Digest.of(route.id, Array(said.utf8))
            receipt = ReceiptKey(key: "form-\(once.prefix(100))-\(digest.prefix(32))", digest: digest)
        }
        let session = try site.session(
            of: context.principal, at: context.now, request: context.requestID, receipt: receipt,
            expecting: route.isGuarded ? form["state"] ?? "" : nil, language: context.language)
        let to = form["next"].flatMap { Link(local: $0) } ?? Link()
        do {
            try await session.checkReceipt(for: route.action)
            let reply = try await route.perform(form: Self.fields(of: form), in: session)
            if receipt != nil { try await session.keep(receipt: reply.body, status: 200) }
            return .see(Done.place(to, after: route.id, reply.value, about: Self.customer(form)))
        } catch RapportError.replayed(_, let body) {
            // The same form sent twice.
            return .see(Done.place(to, after: route.id, try route.revive(body).value, about: Self.customer(form)))
        }
    }

    /// The one whom a form is about.
    private static func customer(_ form: Form) -> String? { form["customer"] ?? form["key"] }

    /// The fields of the call: what was left empty was not said, but a member of an object that is empty is cleared.
    /// A field of several names, with commas between, brings a value for each.
    private static func fields(of form: Form) -> [(name: String, value: String)] {
        form.pairs.flatMap { pair in
            let names = pair.name.split(separator: ",")
            guard names.count > 1 else { return [pair] }
            return zip(names, pair.value.split(separator: ",", maxSplits: names.count - 1)).map {
                (name: String($0), value: String($1))
            }
        }.filter { !own.contains($0.name) && (!$0.value.isEmpty || $0.name.contains(".")) }
            .map { ($0.name, $0.value.replacing("\r\n", with: "\n")) }
    }

    // MARK: Batches

    /// Tells what a batch would do; the page has the button that does it.
    private func preview(_ form: Form, _ context: SiteContext) async throws -> Response {
        try await attempt(form, context) {
            var fields: [(String, String)] = [("action", form["action"] ?? "")]
            if form["whom"] == "all" {
                fields += [("query", form["query"] ?? ""), ("all", "true")]
            } else {
                let chosen = form.all("customers")
                guard !chosen.isEmpty else {
                    throw RapportError.invalid(.parameter("customers", Phrase("call-chosen")), value: "")
                }
                fields += chosen.map { ("customers", $0) }
            }
            switch form["action"] {
            case "add-tags", "remove-tags":
                fields += (form["tags"] ?? "").split(whereSeparator: { $0 == "," || $0 == "，" }).map {
                    ("tags", $0.split(separator: " ").joined(separator: " "))
                }
            case "assign": fields.append(("owner", form["owner"] ?? ""))
            default: fields.append(("reason", form["reason"] ?? ""))
            }
            fields.removeAll { $0.1.isEmpty && $0.0 != "query" }
            guard let route = Routes.route(RunBatch.id) else { throw Refused.problem(.notFound) }
            let session = try site.session(of: context.principal, at: context.now, request: context.requestID)
            let reply = try await route.perform(form: fields + [("dryRun", "true")], in: session)
            guard let report = reply.value as? BatchReport else { throw Refused.problem(.failed) }
            let back = form["here"].flatMap { Link(local: $0) } ?? Link("customers")
            let request = try pages.request(at: back, [], context)
            return try await pages.render(
                try await Loaders.batch(report, fields: fields, back: back, request), session, back, context)
        }
    }

    // MARK: What is wrong

    /// What is told of an error on a page; nil for one that is none of the form's.
    static func problem(_ error: any Error, _ site: Site, _ context: SiteContext) -> Problem? {
        let wording = Wording(context.language, namesCommands: false)
        switch error {
        case let error as RapportError:
            var problem = Problem(error, wording: wording, clock: site.houseClock)
            // Names of parameters are for programs.
            if case .invalid(.parameter(let name, let fault), _) = error {
                problem.detail = wording.fault(fault, of: name)
            }
            if case .refused(.missing(let kind, let columns)) = error {
                problem.detail = wording.missing(columns, of: kind)
            }
            return problem
        case let error as CallProblem:
            var problem = Problem(error, wording: wording)
            problem.detail = wording(Phrase("form-faults", ["faults": PhraseList(error.faults.map(\.phrase))]))
            return problem
        case Refused.problem(let kind): return Problem(kind, wording: wording)
        default: return nil
        }
    }

    private static func fields(
        _ problem: Problem, _ error: any Error, _ context: SiteContext
    ) -> [String: String] {
        var fields: [String: String] = [:]
        for fault in problem.errors ?? [] {
            let pointer = fault.pointer.map { String($0.dropFirst()).replacing("/", with: ".") }
            if let name = fault.parameter ?? pointer { fields[name] = fault.detail }
        }
        let wording = Wording(context.language, namesCommands: false)
        switch error as? RapportError {
        case .invalid(.parameter(let name, let fault), _)?: fields[name] = wording(fault)
        case .refused(.missing(_, let columns))?:
            for column in columns { fields[column] = wording(Phrase("call-missing")) }
        default: break
        }
        return fields
    }
}
