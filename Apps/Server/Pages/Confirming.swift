import API
import Domain
import HTTPTypes
import Hummingbird
import Markup
import Web
import Workflows

extension AccountActions {
    /// Where somebody who is logged in gives the password again; what waited for it is done at once.
    func addConfirming(to router: Router<SiteContext>) {
        router.get("/confirm") { request, context in
            guard context.principal.user != nil else {
                return Response.see(Link("login", query: [("to", request.place.text)]).text)
            }
            return try await pages.render(ConfirmPage(next: Link()), try session(context), request.place, context)
        }
        router.post("/confirm") { request, context in
            try await confirm(try await Bodies(site: site).form(of: request), request, context)
        }
    }

    private func session(_ context: SiteContext) throws -> Session {
        try site.session(of: context.principal, at: context.now, request: context.requestID)
    }

    private func confirm(_ form: Form, _ request: Request, _ context: SiteContext) async throws -> Response {
        let held = form["kept"].flatMap { site.formSeal.open($0, for: .confirmation) }
        guard case .browser(let login) = context.principal else { throw Refused.late(held?.form ?? form) }
        guard form["kept"] == nil || held?.user == login.user else { throw Refused.problem(.goneForm) }
        let next = Self.next(form)
        let page = ConfirmPage(next: next, kept: form["kept"])
        return try await refusing(form, page, "confirm", in: try session(context), request, context) {
            let renewal = Renewal(login, secret: site.secrets.bytes(32), at: context.now)
            try await site.guessing(login.user.text, request, context) {
                try await site.accounts.confirm(renewal, password: form["password"] ?? "")
            }
            var context = context
            context.principal = .browser(renewal.after.session)
            // Whatever comes of it, the old reference is worth nothing any more.
            var response = await goOn(with: held, to: next, request, context)
            response.headers[.setCookie] = site.cookie(of: renewal.after, at: context.now)
            return response
        }
    }

    private func goOn(
        with held: FormSeal.Held?, to next: Link, _ request: Request, _ context: SiteContext
    ) async -> Response {
        guard let held else { return .see(next.text) }
        do {
            return try await actions.perform(try PageActions.Act(held.path), held.form, request, context)
        } catch { return await Answers(site: site).answer(to: error, request, context) }
    }
}
