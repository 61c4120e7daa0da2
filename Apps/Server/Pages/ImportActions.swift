import API
import Domain
import Exchange
import Foundation
import Hummingbird
import Markup
import Web
import Wording
import Workflows

/// Files that come in over the page: sent first, looked at, then taken.
struct ImportActions: Sendable {
    let site: Site
    let pages: Pages
    let actions: PageActions

    func add(to router: Router<SiteContext>) {
        router.post("/import") { request, context in try await send(request, context) }
        router.post("/import/run") { request, context in
            let form = try await actions.form(request, context)
            return try await actions.attempt(form, context) { try await run(form, context) }
        }
    }

    private func send(_ request: Request, _ context: SiteContext) async throws -> Response {
        guard let user = context.principal.user else { throw Refused.see("/login") }
        // Who may not import need not send.
        let session = try site.session(of: context.principal, at: context.now, request: context.requestID)
        try await session.check(.importCustomers)
        let parts = try await Bodies(site: site).parts(of: request)
        let form = Form(
            parts.filter { $0.fileName == nil }.map { ($0.name, String(decoding: $0.content, as: UTF8.self)) })
        return try await actions.attempt(form, context) {
            guard let upload = Upload(parts, alsoTaking: ["kind", "sent", "here", "next", "once", "by"]),
                !upload.content.isEmpty
            else { throw Refused.problem(.badUpload) }
            let format: ImportFormat = form["kind"] == "timeline" ? .timeline : .customers
            let id = site.secrets.requestID() + site.secrets.requestID()
            let sheet = try Self.reading(upload.name) {
                try Sheet(upload.content, as: format)
            }
            site.shelf.put(id, upload.name, upload.content, of: user, at: context.now)
            let choices = ImportChoices(format, columns: sheet.targets)
            return try await show(TriedImport(choices, sheet, upload.name, id), session, context)
        }
    }

    private func run(_ form: Form, _ context: SiteContext) async throws -> Response {
        guard let user = context.principal.user, let id = form["shelf"],
            let held = site.shelf.get(id, of: user, at: context.now)
        else { throw Refused.problem(.goneUpload) }
        let session = try site.session(of: context.principal, at: context.now, request: context.requestID)
        let currencies = try await session.display().currencies
        let values = form.values
        let format: ImportFormat = values["kind"] == "timeline" ? .timeline : .customers
        let sheet = try Self.reading(held.name) {
            try Sheet(held.content, as: format, currencies: currencies) { ImportChoices.columns($0, values, format) }
        }
        let choices = ImportChoices(format, columns: sheet.targets, values)
        var tried = TriedImport(choices, sheet, held.name, id, currencies: currencies)
        // Nothing is taken but what was looked at: other choices are tried first.
        let isAsked = form["step"] == "take", isTaken = isAsked && form["tried"] == tried.mark
        tried.hasChanged = isAsked && !isTaken
        do {
            let report = try await take(held.content, tried, isTaken: isTaken, context)
            guard !isTaken else {
                return try await pages.render(ImportPage(upload: nil, report: report), session, Link("import"), context)
            }
            tried.report = report
            return try await show(tried, session, context)
        } catch {
            // The choices stay as they were.
            guard let problem = PageActions.problem(error, site, context) else { throw error }
            let failure = FormFailure(
                form: "run", message: problem.detail, fields: Self.fields(error, context), sent: [])
            return try await show(tried, session, context, failure: failure, status: problem.status)
        }
    }

    private func take(
        _ content: [UInt8], _ tried: TriedImport, isTaken: Bool, _ context: SiteContext
    ) async throws -> ImportReport {
        let mapping = try tried.mapping(skipping: Wording(context.language)(Phrase("row-left-out")))
        let upload = Upload(name: tried.name, content: content, mapping: .chosen(mapping, text: tried.text))
        var options = ImportOptions()
        options.dryRun = !isTaken
        let session = try site.session(
            of: context.principal, at: context.now, request: context.requestID,
            receipt: isTaken
                ? ReceiptKey(key: "shelf-\(tried.shelf)-\(upload.digest.prefix(32))", digest: upload.digest) : nil,
            language: context.language)
        do {
            return try await Uploads(site: site).run(
                tried.choices.format == .timeline ? .importTimeline : .importCustomers, upload, options, session)
        } catch {
            // Sent twice, it was taken once: the same report again.
            guard case .replayed(_, let body) = error else { throw error }
            return try JSONDecoder().decode(ImportReport.self, from: Data(body))
        }
    }

    private func show(
        _ tried: TriedImport, _ session: Session, _ context: SiteContext, failure: FormFailure? = nil, status: Int = 200
    ) async throws -> Response {
        let page = ImportPage(
            upload: tried.view(context.language), report: tried.report, hasChanged: tried.hasChanged)
        return try await pages.render(page, session, Link("import"), context, failure: failure, status: status)
    }

    private static func reading(_ name: String, _ body: () throws -> Sheet) throws -> Sheet {
        do { return try body() } catch let error as CSVError { throw RapportError.file(.csv(file: name, error)) }
    }

    /// What to do about it, at the field where it is done.
    private static func fields(_ error: any Error, _ context: SiteContext) -> [String: String] {
        switch error as? RapportError {
        case .file(.ambiguousDates)?, .file(.contradictoryDates)?:
            ["dates": Wording(context.language)(Phrase("dates-choose"))]
        default: [:]
        }
    }
}
