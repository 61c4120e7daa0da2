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
            let kind = form["kind"] == "timeline" ? "timeline" : "customers"
            let id = site.secrets.requestID() + site.secrets.requestID()
            let sheet = try Self.sheet(upload.content, upload.name)
            site.shelf.put(id, upload.name, upload.content, of: user, at: context.now)
            let targets = kind == "timeline" ? Sheet.timeline : Sheet.customers
            return try await show(
                sheet, upload.name, id, kind, sheet.guesses(targets), report: nil, session, context)
        }
    }

    private func run(_ form: Form, _ context: SiteContext) async throws -> Response {
        guard let user = context.principal.user, let id = form["shelf"],
            let held = site.shelf.get(id, of: user, at: context.now)
        else { throw Refused.problem(.goneUpload) }
        let kind = form["kind"] == "timeline" ? "timeline" : "customers"
        let sheet = try Self.sheet(held.content, held.name)
        let names = sheet.columns.indices.map { form["column-\($0)"] ?? "" }
        let session = try site.session(of: context.principal, at: context.now, request: context.requestID)
        // Nothing is taken but what was looked at: other columns are tried first.
        let isAsked = form["step"] == "take", isTaken = isAsked && form["tried"] == names.joined(separator: ",")
        do {
            return try await take(
                held, id, kind, sheet, names, isTaken: isTaken, hasChanged: isAsked && !isTaken, context)
        } catch {
            // The columns stay as they were chosen.
            guard let problem = PageActions.problem(error, site, context) else { throw error }
            let failure = FormFailure(form: "run", message: problem.detail, fields: [:], values: form.values)
            return try await show(
                sheet, held.name, id, kind, names, report: nil, session, context, failure: failure,
                status: problem.status)
        }
    }

    private func take(
        _ held: Shelf.Held, _ id: String, _ kind: String, _ sheet: Sheet, _ names: [String], isTaken: Bool,
        hasChanged: Bool, _ context: SiteContext
    ) async throws -> Response {
        let content: [UInt8]
        do { content = try Sheet.renamed(held.content, names, keepingRest: kind == "customers") } catch let error
            as CSVError
        {
            throw RapportError.file(.csv(file: held.name, error))
        }
        let upload = Upload(name: held.name, content: content)
        var options = ImportOptions()
        options.dryRun = !isTaken
        let session = try site.session(
            of: context.principal, at: context.now, request: context.requestID,
            receipt: isTaken
                ? ReceiptKey(key: "shelf-\(id)-\(upload.digest.prefix(32))", digest: upload.digest) : nil,
            language: context.language)
        let report: ImportReport
        do {
            report = try await Uploads(site: site).run(
                kind == "timeline" ? .importTimeline : .importCustomers, upload, options, session)
        } catch {
            // Sent twice, it was taken once: the same report again.
            guard case .replayed(_, let body) = error else { throw error }
            report = try JSONDecoder().decode(ImportReport.self, from: Data(body))
        }
        guard isTaken else {
            return try await show(
                sheet, held.name, id, kind, names, report: report, session, context, hasChanged: hasChanged)
        }
        return try await pages.render(ImportPage(upload: nil, report: report), session, Link("import"), context)
    }

    private func show(
        _ sheet: Sheet, _ name: String, _ id: String, _ kind: String, _ names: [String], report: ImportReport?,
        _ session: Session, _ context: SiteContext, hasChanged: Bool = false, failure: FormFailure? = nil,
        status: Int = 200
    ) async throws -> Response {
        let columns = sheet.columns.enumerated().map { index, column in
            UploadView.Column(
                name: column, samples: sheet.samples.map { $0[index] }.filter { !$0.isEmpty },
                target: names.indices.contains(index) ? names[index] : "")
        }
        let page = ImportPage(
            upload: UploadView(shelf: id, name: name, kind: kind, rows: sheet.rows, columns: columns), report: report,
            targets: kind == "timeline" ? Sheet.timeline : Sheet.customers, hasChanged: hasChanged)
        return try await pages.render(page, session, Link("import"), context, failure: failure, status: status)
    }

    private static func sheet(_ bytes: [UInt8], _ name: String) throws -> Sheet {
        do { return try Sheet(bytes) } catch let error as CSVError { throw RapportError.file(.csv(file: name, error)) }
    }
}
