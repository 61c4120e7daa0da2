import API
import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage
import Wording
import Workflows

/// Files that are imported: CSV as it is, or with its mapping as the parts of a form.
struct Uploads: Sendable {
    let site: Site

    static let addresses = [("/v1/imports/customers", "POST"), ("/v1/imports/timeline", "POST")]

    static let described = [
        Extra.upload(
            "/v1/imports/customers", id: "importCustomers", "Take customers and their profiles from a file",
            .importCustomers),
        Extra.upload("/v1/imports/timeline", id: "importTimeline", "Take events from a file", .importTimeline),
    ]

    func add(to router: Router<SiteContext>) {
        router.post("/v1/imports/customers") { try await take(.importCustomers, $0, $1) }
        router.post("/v1/imports/timeline") { try await take(.importTimeline, $0, $1) }
    }

    private func take(_ action: Action, _ request: Request, _ context: SiteContext) async throws -> Response {
        guard context.principal.user != nil else { throw Refused.problem(.unauthenticated) }
        try APIRoutes.checkAccept(request)
        let options = try ImportOptions(try APIRoutes.query(request))
        // Who may not import need not send.
        try await site.session(of: context.principal, at: context.now, request: context.requestID).check(action)
        let upload = try await upload(request)
        let receipt = try APIRoutes.receipt(request, Array(upload.digest.utf8))
        let session = try site.session(
            of: context.principal, at: context.now, request: context.requestID, receipt: receipt,
            language: context.language)
        do {
            try await session.checkReceipt(for: action)
            let report = try await run(action, upload, options, session)
            let body = try Reply.json(report, in: session.language)
            if receipt != nil { try await session.keep(receipt: body, status: 200) }
            return .json(body)
        } catch RapportError.replayed(_, let body) { return .json(body) }
    }

    /// Takes the file, or tells what would come of it.
    func run(
        _ action: Action, _ upload: Upload, _ options: ImportOptions, _ session: Session
    ) async throws(RapportError) -> ImportReport {
        try await session.importFile(
            action, name: upload.name, digest: upload.digest, dryRun: options.dryRun, allOrNothing: options.allOrNothing
        ) { context throws(ImportFileError) in
            let source = ImportSource(
                name: upload.name, encoding: options.encoding, delimiter: options.delimiter, bytes: upload.content)
            if let mapping = try upload.mapping?.read() {
                return try ImportRows.mapped(
                    source, by: mapping,
                    with: CompanionFiles { name throws(ImportFileError) in
                        upload.companions[name].map { ImportSource(name: name, bytes: $0) }
                    }, context: context)
            }
            return action == .importCustomers
                ? try ImportRows.customers(source, context: context)
                : try ImportRows.timeline(source, context: context)
        }
    }

    private func upload(_ request: Request) async throws -> Upload {
        switch request.mediaType {
        case "text/csv", "application/octet-stream":
            let limit = site.settings.uploadLimit
            let bodies = Bodies(site: site)
            return Upload(
                name: "upload.csv",
                content: try await bodies.bytes(of: request, limit: limit, within: site.settings.uploadTimeout))
        case "multipart/form-data":
            guard let upload = Upload(try await Bodies(site: site).parts(of: request)) else {
                throw Refused.problem(.badUpload)
            }
            return upload
        default: throw Refused.problem(.unsupportedMedia(expected: "text/csv"))
        }
    }
}

/// A mapping as it came in.
enum WrittenMapping: Sendable {
    case yaml(String)
    /// Columns that were chosen on the page; `text` differs when anything of them does.
    case chosen(Mapping, text: String)

    var text: String {
        switch self {
        case .yaml(let text), .chosen(_, let text): text
        }
    }

    func read() throws(ImportFileError) -> Mapping {
        switch self {
        case .yaml(let text): try Mapping(yaml: text, file: "mapping")
        case .chosen(let mapping, _): mapping
        }
    }
}

/// A file that came in.
struct Upload: Sendable {
    var name: String
    var content: [UInt8]
    var mapping: WrittenMapping?
    /// Files that the mapping joins, by name.
    var companions: [String: [UInt8]] = [:]

    init(name: String, content: [UInt8], mapping: WrittenMapping? = nil) {
        self.name = name
        self.content = content
        self.mapping = mapping
    }

    /// Parts `file`, `mapping` and any number of `companion`; nil without a file, or with a mapping that is no UTF-8.
    init?(_ parts: [Multipart.Part], alsoTaking others: Set<String> = []) {
        guard parts.allSatisfy({ ["file", "mapping", "companion"].contains($0.name) || others.contains($0.name) })
        else {
            return nil
        }
        guard let file = parts.first(where: { $0.name == "file" }) else { return nil }
        name = Self.plain(file.fileName ?? "upload.csv")
        content = file.content
        if let part = parts.first(where: { $0.name == "mapping" && !$0.content.isEmpty }) {
            guard let text = String(validating: part.content, as: UTF8.self) else { return nil }
            mapping = .yaml(text)
        }
        for part in parts where part.name == "companion" {
            if let name = part.fileName { companions[Self.plain(name)] = part.content }
        }
    }

    var digest: String { Digest.of(mapping?.text ?? "", content) }

    /// The last part of what may be a path.
    static func plain(_ name: String) -> String {
        name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? "upload.csv"
    }
}

/// How a file is to be taken.
struct ImportOptions: Sendable {
    var dryRun = false
    var allOrNothing = false
    var encoding: TextEncoding?
    var delimiter: CSVDelimiter?

    init() {}

    init(_ query: [(name: String, value: String)]) throws {
        for (name, value) in query {
            switch name {
            case "dryRun": dryRun = try Self.bool(value, name)
            case "allOrNothing": allOrNothing = try Self.bool(value, name)
            case "encoding":
                do throws(Exchange.EncodingError) { encoding = try TextEncoding(named: value) } catch {
                    throw CallProblem(query: name, error.phrase)
                }
            case "delimiter":
                guard let known = CSVDelimiter(named: value) else {
                    throw CallProblem(
                        query: name, Phrase("call-one-of", ["possible": ["comma", "semicolon", "tab", "pipe"]]))
                }
                delimiter = known
            default:
                throw CallProblem(
                    query: name, Phrase("call-unknown", ["known": ["dryRun", "allOrNothing", "encoding", "delimiter"]]))
            }
        }
    }

    private static func bool(_ text: String, _ name: String) throws -> Bool {
        guard text == "true" || text == "false" else {
            throw CallProblem(query: name, Phrase("call-type", ["type": "boolean"]))
        }
        return text == "true"
    }
}
